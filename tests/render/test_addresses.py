"""Addresses: where the pages of each language stand, and how one leads to another."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import Book
from generator.render.addresses import markdown_path, relative


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["", "gesprekken/rondje/", "gesprekken/", "woordenlijst/", "k/rondje/"]),
        ("en", ["en/", "en/conversations/rondje/", "en/conversations/", "en/glossary/", "en/k/rondje/"]),
    ],
)
def test_addresses_of_a_language(language: str, expected: list[str], books: dict[str, Book]) -> None:
    """The default language stands at the root, others in a folder; a card keeps its name in every language."""
    made = books[language].addresses
    assert [
        made.root,
        made.card("rondje"),
        made.kind("conversation"),
        made.page("glossary"),
        made.short("rondje"),
    ] == expected


def test_addresses_in_the_other_language(books: dict[str, Book]) -> None:
    """Each book knows the addresses of the other languages, for the language switch."""
    assert [other.card("rondje") for other in books["nl"].others] == ["en/conversations/rondje/"]
    assert [other.card("rondje") for other in books["en"].others] == ["gesprekken/rondje/"]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("", "", "./"),
        ("", "a/", "a/"),
        ("a/", "", "../"),
        ("a/", "a/", "./"),
        ("a/b/", "c/d/", "../../c/d/"),
        ("a/b/", "a/", "../"),
        ("a/b/", "c/#d", "../../c/#d"),
        ("a/", "a/#d", "./#d"),
        ("en/a/b/", "", "../../../"),
    ],
)
def test_relative(here: str, there: str, expected: str) -> None:
    """A link works from any host and folder, and keeps its anchor."""
    assert relative(here, there) == expected


PATHS = st.lists(st.sampled_from(["a", "b", "en", "k"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(PATHS, PATHS)
def test_relative_leads_there(here: str, there: str) -> None:
    """Followed from one page, a link leads to the other."""
    assert posixpath.normpath(posixpath.join("/", here, relative(here, there))) == posixpath.normpath(f"/{there}")


@pytest.mark.parametrize(
    ("address", "root", "expected"),
    [("", "", "index.md"), ("a/b/", "", "a/b/index.md"), ("en/", "en/", "index.md"), ("en/a/", "en/", "a/index.md")],
)
def test_markdown_paths(address: str, root: str, expected: str) -> None:
    """A page's source stands within its own language's tree."""
    assert markdown_path(address, root) == expected
