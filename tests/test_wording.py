"""The fixed words: complete in every language, and every word that the program asks for is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import generator
from generator.model import KINDS
from generator.wording import DEFAULT_LANGUAGE, Words, keys, languages, words

PACKAGE = Path(generator.__file__).parent
HERE = {language: words(language) for language in languages()}


def test_default_language_comes_first() -> None:
    """Dutch is the default, and each word file is a language."""
    assert languages() == ("nl", "en")
    assert DEFAULT_LANGUAGE == "nl"
    assert sorted(path.name for path in (PACKAGE / "words").iterdir()) == ["en.toml", "nl.toml"]


def test_asking_for_words() -> None:
    """A key gives its words, a table its words by name, and a sentence takes facts; what is not there is a mistake of ours."""
    here = Words("nl", {"a": {"b": "Dag {naam}", "c": {"d": "x"}}})
    assert here["a.b"] == "Dag {naam}"
    assert here.tables("a.c") == {"d": "x"}
    assert here.fill("a.b", {"naam": "{0} & <b>", "meer": 1}) == "Dag {0} & <b>"
    assert ("a.b" in here, "a.x" in here, "a.b.c" in here) == (True, False, False)
    for key in ("a", "a.x", "a.b.c", ""):
        with pytest.raises(KeyError, match=f"nl: {re.escape(key)}"):
            here[key]
    with pytest.raises(KeyError):
        here.tables("a.b")
    with pytest.raises(FileNotFoundError):
        words("fr")


def test_keys_of_a_table() -> None:
    """All dotted keys, in order."""
    assert list(keys({"a": {"b": "x", "c": {"d": ["y"]}}, "e": "z"})) == ["a.b", "a.c.d", "e"]


@pytest.mark.parametrize("language", languages()[1:])
def test_languages_are_complete(language: str) -> None:
    """Every language has the same keys, and its sentences ask for the same facts."""
    first = HERE[DEFAULT_LANGUAGE]
    assert sorted(keys(HERE[language].table)) == sorted(keys(first.table))
    for key in keys(first.table):
        if not key.startswith(("problems.", "fields.")):  # test_problems.py looks at these
            theirs, ours = texts(HERE[language], key), texts(first, key)
            if key != "language.plurals" and not key.startswith("search."):
                assert [facts(text) for text in theirs] == [facts(text) for text in ours], key


def texts(here: Words, key: str) -> list[str]:
    """The words under a key: most are one text, some a list."""
    table, _, name = key.rpartition(".")
    found = here.tables(table)[name]
    return found if isinstance(found, list) else [found]


def facts(sentence: str) -> set[str]:
    """The names that a sentence asks for."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", languages())
def test_no_word_is_empty_or_untidy(language: str) -> None:
    """Words have no space around them, no straight apostrophe where a curly one belongs, and no empty place."""
    for key in keys(HERE[language].table):
        if key.startswith("fields."):
            continue
        for text in texts(HERE[language], key):
            assert text == text.strip() != "", key
            assert "  " not in text, key
            assert not re.search(r"\w'\w", text) or key.startswith("language."), key


@pytest.mark.parametrize("language", languages())
def test_hand_written_pages_pair_up(language: str) -> None:
    """The pages of the `about` section are as many in each language: they are translations of one another, in order."""
    assert len(HERE[language].tables("nav")["pages"]) == len(HERE[DEFAULT_LANGUAGE].tables("nav")["pages"])


@pytest.mark.parametrize("language", languages())
def test_addresses_are_different_and_plain(language: str) -> None:
    """No two kinds or pages have one address, and an address has no letter that a mail program would break."""
    here = HERE[language]
    paths = [here[f"kinds.{kind}.path"] for kind in KINDS] + list(here.tables("paths").values())
    assert len(set(paths)) == len(paths)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", path) for path in paths)
    assert not {"k", "assets", "search", *languages()} & set(paths)


def asked_in_python() -> Iterator[tuple[str, str]]:
    """Every whole key that stands between the brackets of `words[…]` or in a call of `fill`: (file, key)."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Subscript(
                    value=ast.Name(id="here" | "words") | ast.Attribute(attr="words"),
                    slice=ast.Constant(value=str() as key),
                ):
                    yield file.name, key
                case ast.Call(func=ast.Attribute(attr="fill"), args=[ast.Constant(value=str() as key), *_]):
                    yield file.name, key


def asked_in_templates() -> Iterator[tuple[str, str]]:
    """Every whole key that a template asks for: (file, key)."""
    for file in sorted((PACKAGE / "templates").rglob("*.j2")):
        text = file.read_text("utf-8")
        for key in re.findall(r"""w\[["']([\w.]+)["']\]""", text) + re.findall(r"""w\.fill\("([\w.]+)\"""", text):
            yield file.name, key
        for key in re.findall(r"""parts\.(?:heading|list_section|text_section|beside)\("(\w+)\"""", text):
            yield file.name, f"card.{key}"
    for file in sorted((PACKAGE / "theme").rglob("*.html")):
        for key in re.findall(r"""lang\.t\(["'](\w+)["']\)""", file.read_text("utf-8")):
            yield file.name, f"theme.{key}"


@pytest.mark.parametrize("language", languages())
def test_every_word_that_is_asked_for_is_there(language: str) -> None:
    """The program, its templates and its theme ask for no word that a word file lacks."""
    asked = [*asked_in_python(), *asked_in_templates()]
    assert len(asked) > 100
    assert [(file, key) for file, key in asked if key not in HERE[language]] == []
