"""A book in; its worksheets out, on A3 and A4, empty and filled in with the example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import LoadedCard
from generator.model.tool import Tool
from generator.model.worksheet import Area, Worksheet
from generator.paper.document import Document, of_card, shared
from generator.paper.text import blocks, line
from generator.render.book import Book
from generator.render.sheets import with_arrow


def worksheets(book: Book) -> Iterator[Document]:
    """A document a worksheet, size and state."""
    for loaded in book.catalogue.cards.values():
        if isinstance(loaded.card, Tool) and loaded.card.worksheet:
            data = _data(book, loaded, loaded.card.worksheet)
            for sheet in book.addresses.worksheets(loaded.id, filled=loaded.card.worksheet.is_filled_in):
                special = {"paper": sheet.paper, "filled": sheet.filled, "case": data["case"] if sheet.filled else None}
                yield Document(
                    sheet.path, "worksheet", data | special, f"methods/tools/{loaded.id}.yml", accessible=True
                )


def _data(book: Book, loaded: LoadedCard, sheet: Worksheet) -> dict[str, Any]:
    own = of_card(book, loaded)
    heading = line(book, sheet.title)
    case = book.words.fill("card.worksheet_example", {"case": book.say(sheet.case)}) if sheet.case else None
    return {
        **own,
        **shared(book, f"{own['name']}: {heading}"),
        "tool": own["name"],
        "heading": heading,
        "instruction": blocks(book, sheet.instruction),
        "case": case,
        "form": sheet.form,
        "columns": sheet.columns,
        "across": with_arrow(line(book, sheet.across)) if sheet.across else None,
        "up": with_arrow(line(book, sheet.up)) if sheet.up else None,
        "heads": [line(book, head) for head in sheet.heads],
        "areas": [_area(book, area) for area in sheet.areas],
    }


def _area(book: Book, area: Area) -> dict[str, Any]:
    return {
        "title": line(book, area.title),
        "prompt": blocks(book, area.prompt) or None,
        "column": area.column,
        "row": area.row,
        "width": area.width,
        "height": area.height,
        "example": [line(book, note) for note in area.example],
    }
