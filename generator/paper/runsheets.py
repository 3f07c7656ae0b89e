"""A book in; a run sheet with its list of materials out, for each session of each programme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import LoadedCard
from generator.model.card import Material, Method
from generator.model.programme import AgendaItem, Programme, Session
from generator.paper.document import Document, of_card, shared
from generator.paper.text import blocks, line
from generator.render.book import Book
from generator.wording import capital


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
    about = [words.fill("facts.minutes_plain", {"minutes": session.minutes})]
    about += [line(book, session.when)] if session.when else []
    about += [book.day(session.date)] if session.date else []
    about += [line(book, session.place)] if session.place else []
    people = loaded.card.group.max or loaded.card.group.min if loaded.card.group else 0
    return {
        **own,
        **shared(book, f"{own['name']}: {title}"),
        "heading": title,
        "about": " · ".join(about),
        "question": blocks(book, session.question),
        "goal": blocks(book, session.goal),
        "agenda": list(_agenda(book, session)),
        "end": session.clock(session.minutes),
        "prepare": [
            {"when": line(book, item.when), "what": blocks(book, item.what), "who": line(book, item.who)}
            for item in session.prepare
        ],
        "materials": list(_materials(book, session, people)),
        "people": words.fill("paper.for_people", {"number": people}) if people else "",
        "labels": {
            name: words[key]
            for name, key in {
                "goal": "card.goal", "time": "paper.agenda_time", "minutes": "paper.agenda_minutes",
                "what": "paper.agenda_what", "prepare": "card.prepare", "materials": "card.materials",
                "runsheet": "paper.runsheet", "notes": "paper.notes", "end": "paper.end", "page": "paper.page",
            }.items()
        } | {"min": words.fill("card.minutes", {"minutes": ""}).strip()},
    }  # fmt: skip


def _agenda(book: Book, session: Session) -> Iterator[dict[str, Any]]:
    now = 0
    for item in session.agenda:
        method = _method(book, item)
        yield {
            "start": session.clock(now),
            "minutes": item.minutes,
            "what": book.title(item.card) if item.card else line(book, item.break_ or item.title),
            "blocks": blocks(book, item.text),
            "steps": [{"minutes": step.minutes, "title": line(book, step.title)} for step in method.steps]
            if method and item.minutes >= method.duration.min
            else [],
            "break": item.break_ is not None,
        }
        now += item.minutes


def _materials(book: Book, session: Session, people: int) -> Iterator[dict[str, Any]]:
    """What to lay ready for each card of the agenda; what each person needs is multiplied."""
    seen = set()
    for item in session.agenda:
        method = _method(book, item)
        if method and item.card not in seen and method.materials:
            seen.add(item.card)
            lines = [_material(book, one, people) for one in method.materials]
            yield {"card": book.title(item.card or ""), "items": lines}


def _material(book: Book, item: Material, people: int) -> str:
    if item.per == "person" and people:
        return f"{item.quantity * people} × {line(book, item.text)}"
    times = f"{item.quantity} × " if item.quantity > 1 else ""
    per = f" ({book.label('per', item.per)})" if item.per != "room" else ""
    return capital(f"{times}{line(book, item.text)}{per}")


def _method(book: Book, item: AgendaItem) -> Method | None:
    loaded = book.catalogue.cards.get(item.card or "")
    return loaded.card if loaded and isinstance(loaded.card, Method) else None
