"""A book in; a handout a card out: all that is on the page, accessible, on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from generator import prose
from generator.load import LoadedCard
from generator.model.card import Method
from generator.model.texts import texts
from generator.paper.document import Document, of_card, shared
from generator.paper.sections import cited, sections
from generator.paper.text import blocks, line
from generator.render.book import Book
from generator.render.facts import facts, kind_line

_TAG = re.compile(r"<(/?)(i|a)(?: href=\"([^\"]*)\")?[^>]*>")


def handouts(book: Book) -> Iterator[Document]:
    """A document a card, and for a method one without the notes for who leads it."""
    for loaded in book.catalogue.cards.values():
        path = book.addresses.handout(loaded.id)
        yield Document(path, "handout", handout(book, loaded), _source(loaded), accessible=True)
        if isinstance(loaded.card, Method):
            path = book.addresses.participants(loaded.id)
            yield Document(path, "handout", handout(book, loaded, facilitator=False), _source(loaded), accessible=True)


def _source(loaded: LoadedCard) -> str:
    return f"methods/{loaded.kind}s/{loaded.id}.yml"


def handout(book: Book, loaded: LoadedCard, *, facilitator: bool = True) -> dict[str, Any]:
    """The data of a handout; without `facilitator` for those who take part."""
    card, words = loaded.card, book.words
    own = of_card(book, loaded)
    licence = book.term("licence", card.licence)
    status = book.say(book.term("status", card.status).label)
    return {
        **own,
        **shared(book, own["name"]),
        "kind_line": kind_line(book, card),
        "heading": line(book, card.title),
        "summary": line(book, card.summary),
        "facts": [{"label": fact.label, "value": fact.value} for fact in facts(book, card)],
        "sections": sections(book, loaded, facilitator=facilitator),
        "sources": _sources(book, loaded),
        "credit": blocks(book, card.credit, cites=True),
        "about": f"{own['version']}, {status}. {book.say(licence.label)}: {book.say(licence.explanation)}",
        "labels": {
            "sources": words["card.sources"],
            "credit": words["card.credit"],
            "about": words["card.about"],
            "goal": words["card.goal"],
            "agenda": words["card.agenda"],
            "time": words["paper.agenda_time"],
            "minutes": words["paper.agenda_minutes"],
            "what": words["paper.agenda_what"],
            "prepare": words["card.prepare"],
            "min": words.fill("card.minutes", {"minutes": ""}).strip(),
            "page": words["paper.page"],
        },
    }


def _sources(book: Book, loaded: LoadedCard) -> list[list[dict[str, str]]]:
    """The works that a card rests on and that its text cites, as lines of a list."""
    names = cited(loaded.card)
    for _, text, mark in texts(loaded.card):
        if mark:
            names |= {one.source for one in prose.references(text) if isinstance(one, prose.Citation)}
    entries = (book.references[name].entry for name in names if name in book.references)
    return [_entry(entry) for entry in sorted(entries, key=str.casefold)]


def _entry(html: str) -> list[dict[str, str]]:
    """A line of the list of sources: its HTML has nothing but titles in `<i>` and links."""
    made: list[dict[str, str]] = []
    style: dict[str, str] = {}
    end = 0
    for tag in _TAG.finditer(html):
        made.append({"t": unescape(html[end : tag.start()])} | style)
        end = tag.end()
        style = {} if tag[1] else {"s": "em"} if tag[2] == "i" else {"to": unescape(tag[3] or "")}
    made.append({"t": unescape(html[end:])})
    return [run for run in made if run["t"]]
