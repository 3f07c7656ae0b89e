"""A book in; a run sheet with its list of materials out, for each session of each programme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import LoadedCard
from generator.model.programme import Programme, Session
from generator.paper import sessions
from generator.paper.document import Document, of_card, shared
from generator.paper.text import blocks, line
from generator.render.book import Book


def runsheets(book: Book) -> Iterator[Document]:
    """A document a session."""
    for loaded in book.catalogue.of_kind("programme"):
        assert isinstance(loaded.card, Programme)
        for session in loaded.card.sessions:
            path = book.addresses.runsheet(loaded.id, session.id)
            source = f"methods/programmes/{loaded.id}.yml"
            yield Document(path, "runsheet", runsheet(book, loaded, session), source, accessible=True)


def runsheet(book: Book, loaded: LoadedCard, session: Session) -> dict[str, Any]:
    """The data of a run sheet."""
    words = book.words
    assert isinstance(loaded.card, Programme)
    own = of_card(book, loaded)
    title = line(book, session.title)
    return {
        **own,
        **shared(book, f"{own['name']}: {title}"),
        "heading": title,
        "about": sessions.about(book, session),
        "question": blocks(book, session.question),
        "goal": blocks(book, session.goal),
        "agenda": sessions.agenda(book, session),
        "end": session.clock(session.minutes),
        "prepare": sessions.preparation(book, session),
        "materials": sessions.to_lay_ready(book, loaded.card, session),
        "people": sessions.counted_for(book, loaded.card),
        "labels": {
            name: words[key]
            for name, key in {
                "goal": "card.goal", "time": "paper.agenda_time", "minutes": "paper.agenda_minutes",
                "what": "paper.agenda_what", "prepare": "card.prepare", "materials": "card.materials",
                "runsheet": "paper.runsheet", "notes": "paper.notes", "end": "paper.end", "page": "paper.page",
            }.items()
        } | {"min": words.fill("card.minutes", {"minutes": ""}).strip()},
    }  # fmt: skip
