"""A book in; the page on which a reader prints cards of their own choice out, with the faces of each card as a script.

The cards, their order and the way of printing stand in the address: `?kaarten=id,id&formaat=a5&omslaan=kort`. The page loads
the scripts of those cards only, and deals their text over faces in the browser as templates/paper/faces.typ does for the
decks that are ready: scripts/print/. It needs no PDFs, and not the extra `paper`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generator.load import LoadedCard
from generator.outputs import OutputFile
from generator.paper.decks import FORMATS
from generator.paper.faces import pieces
from generator.paper.text import line
from generator.render.addresses import relative
from generator.render.book import Book
from generator.render.environment import ICONS, environment
from generator.render.facts import kind_line
from generator.render.list_page import ListPage
from generator.render.scripts import bundled, compact, data_script
from generator.wording import capital

FORMS = {"a6": "a6", "a5": "a5", "a4": "groot"}
"""What a reader may choose, by how the address says it, and which format of the decks it is."""

_MEASURES = ("width", "height", "sheet", "columns", "rows", "size", "least", "pad")


def selection_print(book: Book) -> Iterator[OutputFile]:
    """The page, its data and its script, and a script for each card."""
    addresses, words = book.addresses, book.words
    here = addresses.page("print")
    folder = here.removeprefix(addresses.root)
    page = ListPage(book, environment())
    yield page.made(
        "print",
        *page.named("print", "print.title"),
        lead=words["print.lead"],
        data=relative(here, f"{here}data.js").removesuffix("/"),
        scripts=[f"{folder}print.js"],
        styles=[f"assets/stylesheets/{name}.css" for name in ("leaves", "page-a5", "page-a4")],
        forms=list(FORMS),
        languages=[
            {"name": other.words["language.name"], "code": other.words.language, "href": other.page("print")}
            for other in book.others
        ],
        mine_href=addresses.page("mine"),
        finder_href=addresses.page("finder"),
        ready_href=addresses.page("paper" if book.site.paper else "cards"),
    )
    yield OutputFile(book.language, f"{folder}data.js", data_script("printData", _data(book)))
    script = bundled("element", "qr", *(f"print/{name}" for name in ("card", "deal", "page")))
    yield OutputFile(book.language, f"{folder}print.js", script)
    for loaded in book.catalogue.cards.values():
        text = f"(globalThis.printCards ??= {{}})[{compact(loaded.id)}] = {compact(_card(book, loaded))};\n"
        yield OutputFile(book.language, f"{folder}cards/{loaded.id}.js", text)


def _data(book: Book) -> dict[str, Any]:
    """What the script knows of all cards, of formats and of words."""
    addresses, site = book.addresses, book.site
    cards = book.catalogue.cards.values()
    return {
        "said": dict(book.words.tables("print")["said"]),
        "locale": book.words["language.locale"],
        "site": f"{site.site_url.rstrip('/')}/" if site.site_url else "",
        "top": relative(addresses.page("print"), ""),
        "kinds": {kind: {"label": capital(book.label("kind", kind)), "icon": icon} for kind, icon in ICONS.items()},
        "cards": [loaded.id for loaded in cards],
        "renamed": {old: loaded.id for loaded in cards for old in loaded.card.formerly},
        "forms": {
            name: {measure: asdict(FORMATS[form])[measure] for measure in _MEASURES} for name, form in FORMS.items()
        },
    }


def _card(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    """A card in pieces, with what stands at its head and foot."""
    card = loaded.card
    return {
        "kind": loaded.kind,
        "kindLine": kind_line(book, card),
        "title": line(book, card.title),
        "short": book.addresses.short(loaded.id),
        "version": book.words.fill("card.version", {"version": card.version}),
        "licence": book.say(book.term("licence", card.licence).label),
        "pieces": pieces(book, loaded),
    }
