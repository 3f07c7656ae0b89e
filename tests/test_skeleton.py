"""Skeletons of new cards: every field of the kind, with what it is for, ready to be filled in."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator import reader
from generator.layout import field_order
from generator.load import vocabulary
from generator.model import KINDS
from generator.problems import Mark
from generator.skeleton import is_id, skeleton
from generator.wording import languages, words
from tests.project import CARDS

VOCABULARY = vocabulary(CARDS / "vocabulary.yml")[0]


def tree(text: str) -> Any:
    """A skeleton as the reader sees it."""
    document, problems = reader.read("x.yml", text.encode("utf-8"))
    assert problems == []
    assert document is not None
    return document.tree


def uncommented(text: str) -> str:
    """A skeleton of which someone took away the `#` before every field, and left the sentences."""
    lines = text.split("\n")
    plain = [line for line in lines if not line.startswith("#")]
    assert plain
    fields = re.compile(r"# (?:[a-z_]+:(?: [\[{\"\w-].*)?$|  )")
    return "\n".join(line[2:] if fields.match(line) else line for line in lines[1:])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_skeleton(kind: str, language: str) -> None:
    """A skeleton can be read; it holds the fields that a card must have, names its schema, and explains every field."""
    text = skeleton(kind, VOCABULARY, words(language))
    fields = KINDS[kind].model_fields
    assert text.startswith(f"# yaml-language-server: $schema=../.schema/{kind}.schema.json\n\n")
    assert list(tree(text)) == [name for name in field_order(kind) if fields[name].is_required()]
    for name, field in fields.items():
        assert re.search(rf"^# [A-Z“‘].+\n(# .+\n)*(# )?{field.alias or name}:", text, re.MULTILINE), name
    assert "  \n" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("kind", KINDS)
def test_skeleton_in_full(kind: str) -> None:
    """With every `#` before a field taken away, all fields of the kind are there, and no other."""
    found = tree(uncommented(skeleton(kind, VOCABULARY, words("nl"))))
    assert list(found) == list(field_order(kind))
    assert sorted(found) == sorted(KINDS[kind].model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_skeleton_is_told_to_be_empty(kind: str, tmp_path: Any) -> None:
    """The check of a fresh skeleton says what is still empty and nothing stranger: no field is unknown, no word is wrong."""
    from generator.pipeline import check  # noqa: PLC0415 only here

    for name in ("vocabulary.yml", "bibliography.yml"):
        (tmp_path / name).write_bytes((CARDS / name).read_bytes())
    (tmp_path / f"{kind}s").mkdir()
    (tmp_path / f"{kind}s" / "nieuw.yml").write_text(skeleton(kind, VOCABULARY, words("nl")), "utf-8")
    problems = check(tmp_path).problems
    assert {problem.code for problem in problems} - {"geen-id"} == {"leeg"}  # an empty name is no name
    assert all(problem.mark > Mark() for problem in problems)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("rondje", True), ("een-twee-vier", True), ("a1-b2", True), ("a" * 64, True), ("a" * 65, False), ("", False), ("Rondje", False),
        ("een--twee", False), ("-a", False), ("a-", False), ("1a", False), ("a.b", False), ("../a", False), ("a/b", False), ("é", False),
        ("con", False), ("index", False), ("lpt9", False), ("a\n", False),
    ],
)  # fmt: skip
def test_names_of_cards(text: str, *, good: bool) -> None:
    """A name is one that every computer and address can hold."""
    assert is_id(text) is good
