"""A session of a programme in; the parts that its run sheet and the handout of its programme show out, as plain data."""

from __future__ import annotations

from typing import Any

from generator.model.programme import Programme, Session
from generator.paper.text import blocks, breakable, line
from generator.render import materials, run_sheets
from generator.render.book import Book

Part = dict[str, Any]


def about(book: Book, session: Session) -> str:
    """How long, when and where, as one line."""
    found = [book.words.fill("facts.minutes_plain", {"minutes": session.minutes})]
    found += [line(book, session.when)] if session.when else []
    found += [book.day(session.date)] if session.date else []
    found += [line(book, session.place)] if session.place else []
    return " · ".join(found)


def agenda(book: Book, session: Session) -> list[Part]:
    """The lines of the agenda with the times on the clock."""
    return [
        {
            "start": session.clock(at),
            "minutes": item.minutes,
            "what": book.title(item.card) if item.card else line(book, item.break_ or item.title),
            "note": book.words["card.agenda_short"] if run_sheets.is_short(book, session, item) else "",
            "blocks": blocks(book, item.text),
            "steps": [
                {"minutes": step.minutes, "title": line(book, step.title)} for step in run_sheets.steps(book, item)
            ],
            "break": item.break_ is not None,
        }
        for at, item in session.timed()
    ]


def preparation(book: Book, session: Session) -> list[Part]:
    """What to do beforehand."""
    return [
        {"when": line(book, item.when), "what": blocks(book, item.what), "who": line(book, item.who)}
        for item in session.prepare
    ]


def to_lay_ready(book: Book, programme: Programme, session: Session) -> list[Part]:
    """The materials: for everyone, for each small group, once."""
    return [
        {"title": part.label, "items": [breakable(f"{item.amount} {item.text}") for item in part.items]}
        for part in run_sheets.to_lay_ready(book, programme, [(1, session)])
    ]


def counted_for(book: Book, programme: Programme) -> str:
    """For how many people the materials are; empty when the programme does not say."""
    people = materials.people(book, programme.group)
    return book.words.fill("session.for_people", {"people": people}) if people else ""


def report(book: Book, session: Session) -> list[Part]:
    """What the group wrote down afterwards, by its heading."""
    if not session.report:
        return []
    words = book.words
    held = f"{words['session.report']} ({book.day(session.report.date)})"
    return [
        {"title": held, "blocks": blocks(book, session.report.text)},
        *({"title": words["session.takeaways"], "blocks": blocks(book, text)} for text in session.report.takeaways),
    ]
