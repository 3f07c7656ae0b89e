"""The page on which the benchmark gives a deck to other printers: nobody is quicker for having less to print."""

from __future__ import annotations

import runpy

import html5lib
import pytest

from generator.model import KINDS
from generator.paper import Press
from generator.paper.decks import document
from generator.render import Book
from generator.render.decks import decks
from tests.paper.sheets import letters, said
from tests.project import ROOT

SHEET = 4
"""Cards on a side."""

deck_page = runpy.run_path(str(ROOT / "bench" / "deck_page.py"))["deck_page"]
"""The benchmark's scripts are no package."""


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_every_word_is_on_its_face(printed: dict[str, Book], press: Press, number: int) -> None:
    """The page is valid HTML without scripts; each face, the fronts of a sheet before its backs, has the words of ours."""
    deck = [one for one in decks(printed["en"]) if one.group == "kind"][number]
    data = document(printed["en"], press, deck, "a6").data
    sides = [(card, part) for card in data["cards"] for part in range(card["dealt"]["parts"])]
    sheets = [sides[start : start + SHEET] for start in range(0, len(sides), SHEET)]
    wanted = [(card, 2 * part + back) for sheet in sheets for back in (0, 1) for card, part in sheet]
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(deck_page(data))
    assert not list(page.iter("script"))
    assert len(list(page.iter("section"))) == 2 * len(sheets)
    found = list(page.iter("article"))
    for face, (card, side) in zip(found, wanted, strict=True):
        text = letters("".join(face.itertext()))
        pieces = card["dealt"]["faces"][side : side + 1]
        foot = [card["kind_label"], card["address"], card["licence"]] if side == 0 else []
        for words in (card["heading"], *said(pieces), *foot):
            assert letters(words) in text
