"""Worksheets as SVG: empty and filled in, each word within its frame, and named for a screen reader."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest

from generator.model.worksheet import Worksheet
from generator.render import Book
from generator.render.sheets import drawn
from tests.pages import fragment, words

LONG = "Een lange vraag die niet op een enkele regel van dit vak past, zo lang is ze."
GRID: dict[str, Any] = {
    "title": "Blad",
    "instruction": "x",
    "case": "Rosa",
    "columns": "3",
    "up": "weinig naar veel effect",
    "across": "weinig naar veel moeite",
    "areas": [
        {"title": "Links", "prompt": LONG, "column": "1", "row": "1", "example": ["een & twee", LONG]},
        {"title": "Rechts", "column": "2", "row": "1", "width": "2", "height": "2"},
        {"title": "Onder", "column": "1", "row": "2"},
    ],
}
LANES: dict[str, Any] = {
    "title": "Blad",
    "instruction": "x",
    "case": "Rosa",
    "form": "lanes",
    "columns": "4",
    "heads": ["Voor", "Tijdens", "Na het gesprek met de huisarts", "Later"],
    "areas": [
        {"title": "Stappen", "prompt": LONG, "example": ["bellen", "–", LONG]},
        {"title": "Beleving", "height": "3"},
    ],
}
RINGS: dict[str, Any] = {
    "title": "Blad",
    "instruction": "x",
    "case": "Jozef",
    "form": "rings",
    "areas": [
        {"title": "Midden", "prompt": LONG, "example": ["Jozef"]},
        {"title": "Dichtbij", "example": ["buur", "bakker", LONG]},
        {"title": "Verder", "prompt": LONG},
    ],
}
ALL = {"grid": GRID, "lanes": LANES, "rings": RINGS}


def shapes(html: str, *names: str) -> list[dict[str, str]]:
    """The attributes of the elements with one of these names."""
    return [dict(part.attrib) for part in fragment(html).iter() if str(part.tag).rpartition("}")[2] in names]


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("form", ALL)
def test_everything_lies_within_the_frame(form: str, filled: bool, books: dict[str, Book]) -> None:  # noqa: FBT001 a case
    """No box over another, all words inside the frame, coordinates short, and one name: title and, filled in, the story."""
    html = drawn(books["nl"], Worksheet.model_validate(ALL[form]), "x", filled=filled)
    (svg,) = shapes(html, "svg")
    width, height = map(float, svg["viewBox"].split()[2:])
    (title,) = shapes(html, "title")
    assert svg["aria-labelledby"] == title["id"] == ("x-example" if filled else "x-worksheet")
    boxes = [tuple(float(part[name]) for name in ("x", "y", "width", "height")) for part in shapes(html, "rect")]
    for x, y, w, h in boxes:
        assert 0 <= x <= x + w <= width
        assert 0 <= y <= y + h <= height
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert x >= x2 + w2 or x2 >= x + w or y >= y2 + h2 or y2 >= y + h
    for part in shapes(html, "circle"):
        assert float(part["r"]) <= float(part["cx"])
        assert float(part["cy"]) + float(part["r"]) <= height
    for part in shapes(html, "text"):
        assert float(part.get("y", 0)) <= height
        assert 0 <= float(part.get("x", 0)) <= width
    assert re.findall(r'="[\d.]*\.\d{3,}"', html) == []


@pytest.mark.parametrize("form", ALL)
def test_empty_shows_prompts_and_filled_in_shows_notes(form: str, books: dict[str, Book]) -> None:
    """The empty sheet has titles and prompts and no note; the filled-in one titles and notes and no prompt."""
    sheet = Worksheet.model_validate(ALL[form])
    for filled in (False, True):
        html = drawn(books["nl"], sheet, "x", filled=filled)
        shown = "".join(words(fragment(html)).split())
        for area in ALL[form]["areas"]:
            assert area["title"] in shown
        styles = {part["class"] for part in shapes(html, "text")}
        assert ("written" in styles, "prompt" in styles) == (filled, not filled)
        assert LONG.replace(" ", "") in shown.replace("–", "") or form == "rings"


def test_boxes_of_each_form(books: dict[str, Book]) -> None:
    """A grid has a box for each area, lanes one for each cell, rings a circle for each ring."""
    count = {
        form: len(shapes(drawn(books["nl"], Worksheet.model_validate(sheet), "x"), "rect", "circle"))
        for form, sheet in ALL.items()
    }
    assert count == {"grid": 3, "lanes": 8, "rings": 3}
