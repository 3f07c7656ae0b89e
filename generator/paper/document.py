"""A book and one of its cards in; what every document says of it out: names, colours, address, version, QR code."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.load import LoadedCard
from generator.render.book import Book
from generator.render.environment import ICONS
from generator.wording import capital


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF to be: a template and the data for it. Card text is in the data only."""

    path: str
    """Where it will stand, relative to the root of its language."""

    template: str
    data: Mapping[str, Any]
    source: str = ""
    """The card's file, relative to the project; empty when it is of several cards."""

    cut: tuple[float, float] | None = None
    """For a print shop: millimetres from the edges of the page to where the ink ends and to where to cut."""

    accessible: bool = False
    """True to have Typst hold it to PDF/UA-1; sheets to cut up have no order to be read in."""


def shared(book: Book, title: str) -> dict[str, Any]:
    """What every document begins with."""
    return {"title": title, "lang": book.language, "site": book.words["site.name"]}


def of_card(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    """What every document about a card says of it."""
    card = loaded.card
    address = full_address(book, book.addresses.short(loaded.id))
    version = book.words.fill("card.version", {"version": card.version})
    return {
        "id": loaded.id,
        "kind": loaded.kind,
        "kind_label": capital(book.label("kind", loaded.kind)),
        "icon": ICONS[loaded.kind],
        "name": book.say(card.title),
        "version": f"{version} · {month(book)}" if book.site.paper else version,
        "licence": book.say(book.term("licence", card.licence).label),
        "address": shown(address),
        "qr": qr(address) if address.startswith("http") else None,
        "words": {"qr": book.words.fill("paper.qr", {"address": shown(address)})},
    }


def full_address(book: Book, address: str) -> str:
    """An address as it works from paper; without its host when nobody said where the site will stand."""
    return f"{book.site.site_url.rstrip('/')}/{address}" if book.site.site_url else f"/{address}"


def shown(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def month(book: Book) -> str:
    """The month in which it was made."""
    day = book.site.paper
    assert day is not None  # asked for when there is paper
    return f"{book.words.tables('language')['months'][day.month - 1]} {day.year}"


@cache  # to find the best of its eight masks takes longer than to read the card, and every format asks for it
def qr(address: str) -> str:
    """A QR code as SVG, black on nothing."""
    import segno  # noqa: PLC0415 of the extra `paper`; the rest of the program works without it

    made = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(made, kind="svg", border=0, dark="#000", xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return made.getvalue().decode("utf-8")
