"""Every mistake that the cards can have: for each code a folder of bad cards, and the report that a maintainer reads.

A case is named after its code: `methods/` with the bad cards, `make.py` for what git cannot hold, and the report in
each language. Run with ACCEPT=1 to write the reports anew, and read them by eye before you commit.
"""

from __future__ import annotations

import ast
import os
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import generator
from generator import pipeline, wording
from generator.problems import Problem, report

CASES = Path(__file__).parent / "problems"
SHARED = CASES / "_shared"
FOLDERS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir() and not folder.name.startswith("_"))
LANGUAGES = wording.languages()
WORDS = {language: wording.words(language) for language in LANGUAGES}

POSITIONS = {
    "Problem": 2,
    "problem": 1,
    "problem_at": 1,
    "_at": 2,
    "_problem": 1,
    "_Refused": 0,
    "Cause": 0,
    "Fault": 0,
    "PydanticCustomError": 0,
}
"""Callable → which of its arguments is a problem code."""


@pytest.mark.parametrize("code", FOLDERS)
def test_each_case_gives_its_report(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bad cards of a code give that code, no other, and the expected report in each language."""
    problems = _problems(CASES / code, tmp_path, monkeypatch)
    assert {problem.code for problem in problems} == {code}
    for language in LANGUAGES:
        expected = CASES / code / f"expected.{language}.txt"
        text = report(problems, "text", WORDS[language])
        if os.environ.get("ACCEPT"):
            expected.write_text(text, "utf-8")
        assert text == expected.read_text("utf-8")


@pytest.mark.parametrize("code", FOLDERS)
def test_each_case_gives_an_annotation(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub gets one line for each problem, and a closing line; nothing in a card can begin another."""
    problems = _problems(CASES / code, tmp_path, monkeypatch)
    lines = report(problems, "github", WORDS["nl"]).splitlines()
    assert len(lines) == len(problems) + 1
    assert all(line.startswith(("::error file=methods", "::warning file=methods")) for line in lines[:-1])


def test_shared_cards_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cards that the cases change are right before the change, so that a case shows its own mistake only."""
    shutil.copytree(SHARED / "cards", tmp_path / "methods")
    assert _problems(SHARED, tmp_path, monkeypatch) == []


def test_every_code_has_words_and_a_case() -> None:
    """The codes in the program, the codes that have words and the folders here are the same."""
    words = set(WORDS["nl"].tables("problems"))
    assert set(_codes()) == words
    assert set(FOLDERS) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_explained(language: str) -> None:
    """A problem has a message, a hint and an explanation, each of whole sentences; a variant names its fact."""
    needed, variants = {"message", "hint", "explain"}, {"message_inside": "inside", "hint_near": "near"}
    for code, table in WORDS[language].tables("problems").items():
        assert needed <= table.keys() <= needed | variants.keys(), code
        assert all(sentence.endswith((".", "?")) for sentence in table.values()), code
        assert all(fact in _facts(table[name]) for name, fact in variants.items() if name in table), code


def test_languages_have_the_same_words() -> None:
    """Every language has the same keys, and its sentences ask for the same facts."""
    first, *others = LANGUAGES
    keys = sorted(wording.keys(WORDS[first].table))
    problems = WORDS[first].tables("problems")
    for language in others:
        assert sorted(wording.keys(WORDS[language].table)) == keys
        for code, table in WORDS[language].tables("problems").items():
            for name in table.keys() - {"explain"}:
                assert _facts(table[name]) == _facts(problems[code][name]), (language, code, name)


def _problems(case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What the check says about a case, laid out in a folder of its own."""
    methods = folder / "methods"
    methods.mkdir(exist_ok=True)
    for shared in ("vocabulary.yml", "bibliography.yml"):
        shutil.copy(SHARED / shared, methods)
    if (case / "methods").is_dir():
        shutil.copytree(case / "methods", methods, dirs_exist_ok=True)
    if (case / "make.py").is_file():
        runpy.run_path(str(case / "make.py"))["make"](methods)
    monkeypatch.chdir(folder)
    checked = pipeline.check(Path("methods"))
    return [*checked.problems, *checked.warnings] or pipeline.check_paper(checked)


def _facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _codes() -> Iterator[str]:
    """Every problem code that stands in the program, found where codes stand."""
    for file in Path(generator.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            yield from _texts(_code_in(node))


def _code_in(node: ast.AST) -> ast.AST | None:
    """The part of a piece of program that gives a code, if any."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
            return dict(enumerate(arguments)).get(POSITIONS.get(name, -1))
        case ast.Assign(targets=[ast.Name(id="code")], value=value):
            return value if isinstance(value, (ast.Constant, ast.IfExp)) else None
        case ast.Assign(targets=[ast.Name(id="_CODES")], value=ast.Dict(values=values)):
            return ast.Tuple(values)
        case ast.Assign(targets=[ast.Name(id="_CAUSES")], value=ast.Tuple(elts=causes)):
            return ast.Tuple([cause.elts[1] for cause in causes if isinstance(cause, ast.Tuple)])
        case ast.FunctionDef(name="_code" | "_nearer" | "_seen", body=body):
            returns = [part for statement in body for part in ast.walk(statement) if isinstance(part, ast.Return)]
            return ast.Tuple([part.value for part in returns if part.value])
    return None


def _texts(node: ast.AST | None) -> Iterator[str]:
    """The strings that a piece of program can give: its own, and those of both ends of a choice."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.Tuple(elts=parts):
            for part in parts:
                yield from _texts(part)
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
