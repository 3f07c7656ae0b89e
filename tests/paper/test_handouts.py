"""Handouts: everything on the card, accessible."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest

from generator.model.card import Method
from generator.model.texts import texts
from generator.paper import Document, Press
from generator.paper.handouts import handout, handouts
from generator.prose import plain
from generator.render import Book
from generator.wording import languages
from tests.paper.sheets import letters, sheets, whole_text


@pytest.mark.parametrize("language", languages())
def test_every_text_of_every_card(printed: dict[str, Book], press: Press, language: str) -> None:
    """A handout drops nothing that the page says: each text stands on it, inside the margins."""
    book = printed[language]
    titles = {id_: book.title(id_) for id_ in book.catalogue.cards}
    for loaded in book.catalogue.cards.values():
        made = press.pdf(Document("", "handout", handout(book, loaded), accessible=True))
        there = letters(whole_text(made))
        for place, text, mark in texts(loaded.card):
            if place[-1] == language and not {"worksheet", "also", "heard", "figure"} & set(place):
                for line in re.split(r"\n| *\[@[a-z0-9-]+\]", text):
                    words = re.sub(r"^ *(\d+\.|-) ", "", line)
                    assert letters(plain(words, titles) if mark else line) in there, (loaded.id, place)
        for sheet in sheets(made):
            assert (round(sheet.width), round(sheet.height)) == (210, 297)
            assert [p for p in sheet.pieces if not p.is_within(18, 12, 192, 291)] == [], loaded.id


@pytest.mark.parametrize("language", languages())
def test_accessible(printed: dict[str, Book], press: Press, language: str) -> None:
    """Each says that it is PDF/UA-1, and has tags, a language, a title, bookmarks, and words for each picture."""
    for document in handouts(printed[language]):
        made = press.pdf(document)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in made
        reader = pypdf.PdfReader(io.BytesIO(made))
        root: Any = reader.root_object
        assert root["/Lang"].startswith(f"{language}-")
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata
        assert reader.metadata.title == document.data["name"]
        bookmarks = [item.title for item in _flat(reader.outline)]
        assert bookmarks[0] == document.data["heading"]
        assert bookmarks[-1] == document.data["labels"]["about"]
        kinds = [kind for kind, _ in _elements(root["/StructTreeRoot"])]
        assert kinds.count("/H1") == 1
        alts = [alt for kind, alt in _elements(root["/StructTreeRoot"]) if kind in ("/Figure", "/Formula")]
        assert alts
        assert all(alts)


def test_participants_get_no_notes_for_facilitators(printed: dict[str, Book], press: Press) -> None:
    """The handout for participants has what to do and what to ask, but not what the facilitator does, watches for and lays ready."""
    book = printed["nl"]
    loaded = book.catalogue.cards["rondje"]
    card = loaded.card
    assert isinstance(card, Method)
    assert card.facilitator
    made = press.pdf(Document("", "handout", handout(book, loaded, facilitator=False), accessible=True))
    there = letters(whole_text(made))
    assert all(letters(step.title["nl"]) in there for step in card.steps)
    hidden = [card.facilitator, *card.tips, *card.pitfalls, *card.variations]
    assert [text["nl"] for text in hidden if letters(plain(text["nl"])) in there] == []


def _flat(outline: Any) -> list[pypdf.generic.Destination]:
    found: list[pypdf.generic.Destination] = []
    for item in outline:
        found += _flat(item) if isinstance(item, list) else [item]
    return found


def _elements(element: Any) -> list[tuple[str, str]]:
    """Every element of the structure below this one: its type, and its words for those who cannot see it."""
    found: list[tuple[str, str]] = []
    left: list[Any] = [element]
    while left:
        one = left.pop()
        one = one.get_object() if isinstance(one, pypdf.generic.IndirectObject) else one
        if isinstance(one, pypdf.generic.ArrayObject):
            left += one
        elif isinstance(one, pypdf.generic.DictionaryObject):
            if "/S" in one:
                found.append((str(one["/S"]), str(one.get("/Alt", ""))))
            if "/K" in one:
                left.append(one["/K"])
    return found
