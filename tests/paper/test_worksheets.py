"""Worksheets: one page of A3 or A4 with everything on it, and room to write."""

from __future__ import annotations

from typing import Any

import pytest

from generator.paper import Document, Press
from generator.paper.worksheets import worksheets
from generator.render import Book
from generator.wording import languages
from tests.paper.sheets import Sheet, letters, sheets, whole_text

SIZES = {"a3": (420, 297), "a4": (297, 210)}

LONG = "Een lange aantekening van zestig tekens die er net nog in past"


def data(form: str, columns: int, areas: int, notes: int) -> dict[str, Any]:
    """A made-up worksheet, as full as asked."""
    return {
        "form": form,
        "columns": columns,
        "up": "klein → groot" if form == "grid" else None,
        "across": "weinig → veel" if form == "grid" else None,
        "heads": [f"Kop nummer {number}" for number in range(columns)] if form == "lanes" else [],
        "areas": [
            {
                "title": f"Samenwerkingsvak {number}",
                "prompt": [{"runs": [{"t": "Wat doet de persoon hier, en wie helpt daarbij?"}]}],
                "column": number % columns + 1,
                "row": number // columns + 1,
                "width": 1,
                "height": 1,
                "example": [f"{LONG} {number}.{note}" for note in range(columns if form == "lanes" else notes)],
            }
            for number in range(areas)
        ],
    }


def everything(document: Document) -> list[str]:
    """Every text that must be on the sheet."""
    d = document.data
    own = [d["tool"], d["heading"], d["address"], d["version"], d["site"], d["up"], d["across"], *d["heads"], d["case"]]
    for area in d["areas"]:
        own.append(area["title"])
        if d["filled"]:
            own += area["example"]
        elif area["prompt"]:
            own += [run["t"] for block in area["prompt"] for run in block["runs"]]
    return [text for text in own if text]


def is_whole(document: Document, made: bytes) -> Sheet:
    """One page of the right size, on which every text stands inside the margins."""
    (sheet,) = sheets(made)
    assert (round(sheet.width), round(sheet.height)) == SIZES[document.data["paper"]]
    there = letters(whole_text(made))
    assert [text for text in everything(document) if letters(text) not in there] == []
    assert [piece for piece in sheet.pieces if not piece.is_within(7, 6, sheet.width - 7, sheet.height - 3)] == []
    return sheet


@pytest.mark.parametrize("language", languages())
def test_worksheets_of_the_cards(printed: dict[str, Book], press: Press, language: str) -> None:
    """Each tool with a worksheet has it on A3 and A4, and filled in when it has an example."""
    made = list(worksheets(printed[language]))
    names = {"nl": ("werkblad", "voorbeeld"), "en": ("worksheet", "example")}[language]
    tools = {"nl": "ontwerpen", "en": "tools"}[language]
    assert [document.path for document in made] == [
        f"{tools}/straatkaart/straatkaart-{name}-{paper}.pdf" for name in names for paper in ("a3", "a4")
    ]
    for document in made:
        is_whole(document, press.pdf(document))


@pytest.mark.parametrize("state", ["empty", "filled"])
@pytest.mark.parametrize(
    ("form", "columns", "areas", "notes"),
    [
        ("grid", 1, 1, 3),
        ("grid", 3, 9, 4),
        ("grid", 6, 18, 2),
        ("lanes", 6, 8, 6),
        ("lanes", 1, 1, 1),
        ("lanes", 4, 5, 4),
        ("rings", 1, 5, 4),
        ("rings", 1, 2, 8),
    ],
)
def test_full_worksheets(
    printed: dict[str, Book], press: Press, form: str, columns: int, areas: int, notes: int, state: str
) -> None:
    """However full it is, all of it is on the page, on A4 too."""
    document = next(iter(worksheets(printed["nl"])))
    full = {
        **document.data,
        **data(form, columns, areas, notes),
        "paper": "a4",
        "filled": state == "filled",
        "case": "Voorbeeld: Els",
    }
    is_whole(Document("x.pdf", "worksheet", full), press.pdf(Document("x.pdf", "worksheet", full)))
