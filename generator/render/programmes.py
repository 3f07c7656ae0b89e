"""A programme and its book in; what its page shows, the pages of its sessions with their run sheets, and its calendars out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from generator.load import LoadedCard
from generator.model.card import Material, Method
from generator.model.programme import AgendaItem, Programme, Session
from generator.outputs import OutputFile
from generator.render import drawing, materials
from generator.render.addresses import markdown_path, relative
from generator.render.book import Book
from generator.render.calendar import calendar, dated
from generator.render.environment import filled
from generator.render.facts import Fact, explained
from generator.render.front import front_matter
from generator.render.writer import Writer

SCRIPTS = ["assets/javascripts/programme.js"]
"""What its pages load, besides what all pages do."""

MOST_REPORTS = 5
"""Reports that stand in full on the page of a programme; older ones are on the pages of their sessions."""


def overview(book: Book, write: Writer, id_: str, programme: Programme) -> dict[str, Any]:
    """What the page of a programme shows besides what all cards do. One session is shown whole; several get a page each."""
    longest = max(session.minutes for session in programme.sessions)
    is_single = len(programme.sessions) == 1
    return {
        "single": _whole(book, write, id_, programme, 0) if is_single else None,
        "sessions": [
            _session(book, write, id_, programme, number) | {"bar": _bar(book, session, longest)}
            for number, session in enumerate(programme.sessions)
        ],
        "materials": [] if is_single else _materials(book, programme, enumerate(programme.sessions, 1)),
        "people": materials.people(book, programme.group),
        "reports": _reports(book, write, id_, programme),
        "in_full": MOST_REPORTS,
        "feed_href": "" if is_single or not dated(programme) else f"{id_}.ics",
    }


def session_files(book: Book, loaded: LoadedCard, environment: Environment) -> Iterator[OutputFile]:
    """The page of each session, its calendar file when it has a date, and the calendar of the whole programme."""
    programme = loaded.card
    if not isinstance(programme, Programme):
        return
    folder = book.addresses.card(loaded.id).removeprefix(book.addresses.root)
    seen: set[str] = set()  # in the preview two may have one name
    for number, session in enumerate(programme.sessions):
        if session.id in seen:
            continue
        seen.add(session.id)
        if len(programme.sessions) > 1:
            yield _page(book, loaded, programme, number, environment)
        if session.date:
            here = book.addresses.session(loaded.id, session.id).removeprefix(book.addresses.root)
            name = _file(loaded.id, session)
            yield OutputFile(book.language, f"{here}{name}", calendar(book, loaded, [session]))
    if len(programme.sessions) > 1 and (sessions := dated(programme)):
        yield OutputFile(book.language, f"{folder}{loaded.id}.ics", calendar(book, loaded, sessions))


def _page(book: Book, loaded: LoadedCard, programme: Programme, number: int, environment: Environment) -> OutputFile:
    session = programme.sessions[number]
    here = book.addresses.session(loaded.id, session.id)
    write = Writer(book, here, loaded.id)
    title = book.say(session.title)
    source = f"methods/programmes/{loaded.id}.yml"
    around = [
        (key, other.id, write.line(other.title), write.href(book.addresses.session(loaded.id, other.id)))
        for key, place in (("session.previous", number - 1), ("session.next", number + 1))
        if 0 <= place < len(programme.sessions)
        for other in (programme.sessions[place],)
    ]
    values = {
        "w": book.words,
        "book": book,
        "write": write,
        "title": title,
        "front": front_matter(
            {
                "title": f"{title} · {book.say(loaded.card.title)}",
                "description": f"{book.say(loaded.card.title)}: {title}",
                "lang": book.language,
                "layout": "card",
                "kind": "programme",
                "card": loaded.id,
                "alternate": {
                    other.words.language: relative(here, other.session(loaded.id, session.id)) for other in book.others
                },
                "scripts": SCRIPTS,
                "hide": ["navigation", "toc"],
            }
        ),
        "trail": [
            (book.words["card.start"], write.href(book.addresses.root)),
            (book.words["kinds.programme.many"], write.href(book.addresses.kind("programme"))),
            (book.say(loaded.card.title), write.href(book.addresses.card(loaded.id))),
        ],
        "programme": write.link(loaded.id),
        "place": book.words.fill("session.place", {"number": number + 1, "count": len(programme.sessions)}),
        "session": _whole(book, write, loaded.id, programme, number),
        "people": materials.people(book, programme.group),
        "around": around,
        "edit_url": book.site.edit_url(source),
    }
    return OutputFile(
        book.language, markdown_path(here, book.addresses.root), filled(environment, "session", values), source
    )


def _session(book: Book, write: Writer, id_: str, programme: Programme, number: int) -> dict[str, Any]:
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


def _cards(write: Writer, session: Session) -> list[tuple[str, Any]]:
    """The cards that are used, each once, with the minutes of every time: `20 + 10`."""
    minutes: dict[str, list[str]] = {}
    for item in session.agenda:
        if item.card:
            minutes.setdefault(item.card, []).append(str(item.minutes))
    return [(" + ".join(times), write.link(card)) for card, times in minutes.items()]


def _whole(book: Book, write: Writer, id_: str, programme: Programme, number: int) -> dict[str, Any]:
    """All that a run sheet shows."""
    session = programme.sessions[number]
    return _session(book, write, id_, programme, number) | {
        "facts": _facts(book, session, programme),
        "start": f"{session.starts:%H:%M}",
        "is_set": session.start is not None or session.date is not None,
        "bar": _bar(book, session, session.minutes),
        "agenda": list(_agenda(book, write, session)),
        "end": _clock(session, session.minutes),
        "materials": _materials(book, programme, [(number, session)]),
        "report": session.report,
        "reported": book.day(session.report.date) if session.report else "",
        "plan_href": write.query(book.addresses.page("planner"), traject=id_, bijeenkomst=session.id),
        "calendar_href": _file(id_, session) if session.date else "",
    }


def _file(id_: str, session: Session) -> str:
    """The name of a session's calendar file, which says what it is once it has been saved elsewhere."""
    return f"{id_}-{session.id}.ics"


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
            "end": _clock(session, session.minutes),
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
    at = 0
    for item in session.agenda:
        method = _method(book, item)
        is_usual = method is not None and item.minutes == sum(step.minutes for step in method.steps)
        yield {
            "at": at,
            "clock": _clock(session, at),
            "minutes": item.minutes,
            "kind": _kind(book, item),
            "is_break": item.break_ is not None,
            "what": write.link(item.card) if item.card else write.line(item.break_ or item.title),
            "short": method is not None and item.minutes < method.duration.min,
            "is_own": item.text is not None,  # then it may differ from the steps of the card
            "text": write.block(item.text) if item.text else write.line(method.summary) if method else "",
            "steps": list(_steps(write, session, method, at)) if method and is_usual else [],
        }
        at += item.minutes


def _steps(write: Writer, session: Session, method: Method, at: int) -> Iterator[dict[str, Any]]:
    for step in method.steps:
        yield {"at": at, "clock": _clock(session, at), "title": write.line(step.title)}
        at += step.minutes


def _clock(session: Session, minutes: int) -> str:
    """The time, so many minutes after the start."""
    return f"{dt.datetime.combine(dt.date.min, session.starts) + dt.timedelta(minutes=minutes):%H:%M}"


def _method(book: Book, item: AgendaItem) -> Method | None:
    loaded = book.catalogue.cards.get(item.card or "")
    return loaded.card if loaded and isinstance(loaded.card, Method) else None


def _kind(book: Book, item: AgendaItem) -> str:
    """What gives an agenda item its colour: the kind of its card, a break, or the programme itself."""
    loaded = book.catalogue.cards.get(item.card or "")
    return loaded.kind if loaded else "break" if item.break_ else "programme"


def _bar(book: Book, session: Session, total: int) -> Any:
    return drawing.agenda_bar([(item.minutes, _kind(book, item)) for item in session.agenda], total)


def _materials(book: Book, programme: Programme, sessions: Any) -> list[materials.Part]:
    used: list[tuple[int, Material]] = [
        (number, material)
        for number, session in sessions
        for item in session.agenda
        if (method := _method(book, item))
        for material in method.materials
    ]
    return materials.listed(book, used, programme.group)


def _reports(book: Book, write: Writer, id_: str, programme: Programme) -> list[dict[str, Any]]:
    """The log: the newest report first."""
    held = [session for session in programme.sessions if session.report]
    held.sort(key=lambda session: session.report.date if session.report else dt.date.min, reverse=True)
    return [
        {
            "title": write.line(session.title),
            "href": write.href(book.addresses.session(id_, session.id)),
            "day": book.day(session.report.date),
            "report": session.report,
        }
        for session in held
        if session.report
    ]
