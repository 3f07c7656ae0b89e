"""Glossary terms: the names of concepts, found in running text at their first mention."""

from __future__ import annotations

import pytest

from generator.render import Book
from generator.render.terms import Found


def found(book: Book, text: str, *taken: str) -> list[tuple[str, str]]:
    """The pieces of a text that are terms, each with its concept."""
    return [(text[one.start : one.end], one.card) for one in book.terms.find(text, set(taken))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een buurtnetwerk is fijn.", [("buurtnetwerk", "buurtnetwerk")]),
        ("Buurtnetwerken zijn er veel.", [("Buurtnetwerken", "buurtnetwerk")]),
        ("BUURTNETWERK", [("BUURTNETWERK", "buurtnetwerk")]),
        ("Een buurtnetwerk en nog een buurtnetwerk.", [("buurtnetwerk", "buurtnetwerk")]),
        ("De drempel van het buurtnetwerk", [("drempel", "drempel"), ("buurtnetwerk", "buurtnetwerk")]),
        ("drempels", [("drempels", "drempel")]),
        ("Buren onder elkaar helpen.", [("Buren onder elkaar", "buurtnetwerk")]),
        ("Buren onder", []),
        ("Buren onder wie elkaar", []),
        ("wijkverband", []),  # a synonym of one short word is to search by, not to link
        ("buurtnetwerker", []),
        ("superbuurtnetwerk", []),
        ("buurtnetwerk-overleg", []),
        ("(buurtnetwerk)", [("buurtnetwerk", "buurtnetwerk")]),
        ("", []),
    ],
)
def test_terms_in_a_text(text: str, expected: list[tuple[str, str]], books: dict[str, Book]) -> None:
    """A name is found as a word of its own, in its plural too, at its first mention."""
    assert found(books["nl"], text) == expected


def test_terms_of_another_language(books: dict[str, Book]) -> None:
    """In English, English names are found; a concept without an English name is not."""
    text = "Neighbourhood networks and a drempel in the buurtnetwerk"
    assert found(books["en"], text) == [("Neighbourhood networks", "buurtnetwerk")]


def test_first_mention_on_a_page(books: dict[str, Book]) -> None:
    """What a page mentioned before, or is about, is not found again; what is found is remembered."""
    taken = {"drempel"}
    text = "drempel buurtnetwerk"
    assert list(books["nl"].terms.find(text, taken)) == [Found("buurtnetwerk", 8, 20)]
    assert taken == {"drempel", "buurtnetwerk"}
    assert list(books["nl"].terms.find(text, taken)) == []
