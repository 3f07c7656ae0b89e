"""A session of a programme and its book in; what its line in the overview and its run sheet show out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from generator.model.card import Material, Method, Step
from generator.model.programme import AgendaItem, Programme, Session
from generator.render import drawing, materials
from generator.render.book import Book
from generator.render.calendar import file_name
from generator.render.facts import Fact, explained
from generator.render.writer import Writer


def outline(book: Book, write: Writer, id_: str, programme: Programme, number: int) -> dict[str, Any]:
    """What both a line of the overview and a run sheet say of a session."""
    session = programme.sessions[number]
    return {
        "id": session.id,
        "href": write.href(book.addresses.session(id_, session.id)),
        "title": write.line(session.title),
        "when": write.line(session.when),
        "date": book.day(session.date) if session.date else "",
        "minutes": session.minutes,
        "audience": book.joined([book.label("audience", word) for word in session.audience], "facts.and")
        if session.audience and set(session.audience) != set(programme.audience)
        else "",
        "question": session.question,
        "goal": session.goal,
        "cards": _cards(write, session),
        "prepare": session.prepare,
    }


def print_href(book: Book, write: Writer, sessions: Iterable[Session]) -> Markup | str:
    """A link to the page that prints the cards of sessions, each once; empty when they use none."""
    ids = dict.fromkeys(item.card for session in sessions for item in session.agenda if item.card)
    there = [id_ for id_ in ids if id_ in book.addresses.kinds]
    return write.query(book.addresses.page("print"), kaarten=",".join(there)) if there else ""


def _cards(write: Writer, session: Session) -> list[tuple[str, Any]]:
    """The cards that are used, each once, with the minutes of every time: `20 + 10`."""
    minutes: dict[str, list[str]] = {}
    for item in session.agenda:
        if item.card:
            minutes.setdefault(item.card, []).append(str(item.minutes))
    return [(" + ".join(times), write.link(card)) for card, times in minutes.items()]


def run_sheet(book: Book, write: Writer, id_: str, programme: Programme, number: int) -> dict[str, Any]:
    """All that a run sheet shows."""
    session = programme.sessions[number]
    return outline(book, write, id_, programme, number) | {
        "facts": _facts(book, session, programme),
        "start": f"{session.starts:%H:%M}",
        "is_set": session.start is not None or session.date is not None,
        "bar": bar(book, session, session.minutes),
        "agenda": list(_agenda(book, write, session)),
        "end": session.clock(session.minutes),
        "materials": to_lay_ready(book, programme, [(number, session)]),
        "report": session.report,
        "reported": book.day(session.report.date) if session.report else "",
        "plan_href": write.query(book.addresses.page("planner"), traject=id_, bijeenkomst=session.id),
        "print_href": print_href(book, write, [session]),
        "calendar_href": file_name(id_, session) if session.date else "",
    }


def _facts(book: Book, session: Session, programme: Programme) -> list[Fact]:
    words = book.words
    found = []
    if session.date:
        found.append(Fact(words["facts.date"], book.day(session.date)))
    elif session.when:
        found.append(Fact(words["session.when"], book.say(session.when)))
    if session.date or session.start:
        times = {
            "start": f"{session.starts:%H:%M}",
            "end": session.clock(session.minutes),
            "minutes": session.minutes,
        }
        found.append(Fact(words["facts.time"], words.fill("session.times", times)))
    elif len(programme.sessions) > 1:  # else it is among the facts of the programme
        found.append(Fact(words["facts.time"], words.fill("facts.minutes_plain", {"minutes": session.minutes})))
    if session.place:
        found.append(Fact(words["session.where"], book.say(session.place)))
    if session.audience and not (len(programme.sessions) == 1 and set(session.audience) <= set(programme.audience)):
        found.append(explained(book, "audience", "audience", session.audience, "facts.and"))
    return found


def _agenda(book: Book, write: Writer, session: Session) -> Iterator[dict[str, Any]]:
    """Each line of a run sheet: when it begins, what it is, and for a card in its usual length the moments of its steps."""
    for at, item in session.timed():
        method = _method(book, item)
        yield {
            "at": at,
            "clock": session.clock(at),
            "minutes": item.minutes,
            "kind": _kind(book, item),
            "is_break": item.break_ is not None,
            "what": write.link(item.card) if item.card else write.line(item.break_ or item.title),
            "short": is_short(book, session, item),
            "is_own": item.text is not None,  # then it may differ from the steps of the card
            "text": write.block(item.text) if item.text else "",
            "summary": write.line(method.summary) if method and not item.text else "",
            "steps": list(_moments(write, session, steps(book, item), at)),
        }


def steps(book: Book, item: AgendaItem) -> tuple[Step, ...]:
    """The steps of the card on a line of the agenda; none when it does not take the card's usual time, as they would not add up."""
    method = _method(book, item)
    return method.steps if method and item.minutes == sum(step.minutes for step in method.steps) else ()


def is_short(book: Book, session: Session, item: AgendaItem) -> bool:
    """True when a card gets less than its shortest time; it may come in parts."""
    method = _method(book, item)
    spent = sum(other.minutes for other in session.agenda if other.card == item.card)
    return method is not None and spent < method.duration.min


def _moments(write: Writer, session: Session, steps: Iterable[Step], at: int) -> Iterator[dict[str, Any]]:
    for step in steps:
        yield {"at": at, "clock": session.clock(at), "title": write.line(step.title)}
        at += step.minutes


def _method(book: Book, item: AgendaItem) -> Method | None:
    loaded = book.catalogue.cards.get(item.card or "")
    return loaded.card if loaded and isinstance(loaded.card, Method) else None


def _kind(book: Book, item: AgendaItem) -> str:
    """What gives an agenda item its colour: the kind of its card, a break, or the programme itself."""
    loaded = book.catalogue.cards.get(item.card or "")
    return loaded.kind if loaded else "break" if item.break_ else "programme"


def bar(book: Book, session: Session, total: int) -> Markup:
    """The session as a bar; `total` is the minutes of the longest that it stands beside."""
    return drawing.agenda_bar([(item.minutes, _kind(book, item)) for item in session.agenda], total)


def to_lay_ready(book: Book, programme: Programme, sessions: Iterable[tuple[int, Session]]) -> list[materials.Part]:
    """One list for these sessions, each with its number."""
    used: list[tuple[int, Material]] = [
        (number, material)
        for number, session in sessions
        for item in session.agenda
        if (method := _method(book, item))
        for material in method.materials
    ]
    return materials.listed(book, used, programme.group)
