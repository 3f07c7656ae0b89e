"""A programme and its book in; what its page shows, the pages of its sessions with their run sheets, and its calendars out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from generator.load import LoadedCard
from generator.model.programme import Programme
from generator.outputs import OutputFile
from generator.render import materials
from generator.render.addresses import markdown_path, relative
from generator.render.book import Book
from generator.render.calendar import calendar, dated, file_name
from generator.render.environment import filled
from generator.render.front import front_matter
from generator.render.run_sheets import bar, outline, print_href, run_sheet, to_lay_ready
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
        "single": run_sheet(book, write, id_, programme, 0) if is_single else None,
        "sessions": [
            outline(book, write, id_, programme, number) | {"bar": bar(book, session, longest)}
            for number, session in enumerate(programme.sessions)
        ],
        "materials": [] if is_single else to_lay_ready(book, programme, enumerate(programme.sessions, 1)),
        "people": materials.people(book, programme.group),
        "print_href": print_href(book, write, programme.sessions),
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
            name = file_name(loaded.id, session)
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
        for other in [programme.sessions[place]]
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
        "session": run_sheet(book, write, loaded.id, programme, number),
        "people": materials.people(book, programme.group),
        "around": around,
        "edit_url": book.site.edit_url(source),
    }
    return OutputFile(
        book.language, markdown_path(here, book.addresses.root), filled(environment, "session", values), source
    )


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
