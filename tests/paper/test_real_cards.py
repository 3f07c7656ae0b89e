"""The project's own cards on paper: measured, every one, in every size and language."""

from __future__ import annotations

import datetime as dt

import pytest

from generator import pipeline, render
from generator.paper import Press
from generator.paper.decks import FORMATS, document
from generator.pipeline import Checked
from generator.render.decks import decks
from generator.store import FolderStore
from generator.wording import languages
from tests.paper.sheets import sheets
from tests.project import ROOT

SITE = render.Site(site_url="https://kaarten.example/een-lange-map/", paper=dt.date(2027, 9, 15))


@pytest.fixture(scope="module")
def real() -> Checked:
    """The cards that the project publishes."""
    return pipeline.check(ROOT / "methods")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["a6", "poker", "a5", "groot"])
def test_no_card_overflows(real: Checked, store: FolderStore, press: Press, name: str, language: str) -> None:
    """No line of any card comes nearer to the edge of its paper card than the format allows. The other formats deal as A6 does."""
    form = FORMATS[name]
    left, top = (form.sheet[0] - form.columns * form.width) / 2, (form.sheet[1] - form.rows * form.height) / 2
    room = form.pad * 0.8
    book = render.book(real.catalogue, language, SITE, store)
    for deck in decks(book):
        if deck.group == "kind":
            for number, sheet in enumerate(sheets(press.pdf(document(book, press, deck, name))), 1):
                outside = []
                for piece in sheet.pieces:
                    column, row = int((piece.left - left) // form.width), int((piece.top - top) // form.height)
                    x, y = left + column * form.width, top + row * form.height
                    if not piece.is_within(x + room, y + room, x + form.width - room, y + form.height - room):
                        outside.append(piece.text)
                assert outside == [], f"{deck.name}, {name}, {language}, page {number}"
