"""The dated sessions of a programme in; calendar files (RFC 5545) out: the same bytes for the same cards, whatever the clock says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from generator.load import LoadedCard
from generator.model.programme import Programme, Session
from generator.prose import plain
from generator.render.book import Book

ZONE = "Europe/Brussels"
"""Where the sessions are held."""

_MOST_OCTETS = 75
"""Of a line, its line break not counted (RFC 5545, 3.1)."""

_NO_CLOCK = "20260101T000000Z"
"""When an event was made. A real time would make every build different, and nothing here needs it: `SEQUENCE` says what is newer."""

BRUSSELS = f"""BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE"""
"""Summer time as it has been in Belgium since 1996."""


def dated(programme: Programme) -> list[Session]:
    """The sessions that can stand in a calendar, earliest first."""
    return sorted(
        (session for session in programme.sessions if session.date), key=lambda session: (session.date, session.starts)
    )


def file_name(programme: str, session: Session) -> str:
    """The name of a session's calendar file, which says what it is once it has been saved elsewhere."""
    return f"{programme}-{session.id}.ics"


def calendar(book: Book, loaded: LoadedCard, sessions: Iterable[Session]) -> bytes:
    """One calendar with an event for each of these sessions, all of which have a date."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//methodekaarten//{book.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(book.say(loaded.card.title))}",
        f"X-WR-TIMEZONE:{ZONE}",
        *BRUSSELS.splitlines(),
        *(line for session in sessions for line in _event(book, loaded, session)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(book: Book, loaded: LoadedCard, session: Session) -> Iterator[str]:
    assert session.date  # `dated` gives no other
    begin = dt.datetime.combine(session.date, session.starts)
    end = begin + dt.timedelta(minutes=session.minutes)
    host = re.match(r"https?://([^/:?#]+)", book.site.site_url)
    title, whole = book.say(session.title), book.say(loaded.card.title)
    yield "BEGIN:VEVENT"
    yield f"UID:{loaded.id}.{session.id}@{host[1] if host else 'methodekaarten.invalid'}"
    yield f"DTSTAMP:{_NO_CLOCK}"
    yield f"SEQUENCE:{loaded.card.version}"
    yield f"DTSTART;TZID={ZONE}:{begin:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={ZONE}:{end:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_text(title if title == whole else f'{title} ({whole})')}"
    if session.place:
        yield f"LOCATION:{_text(book.say(session.place))}"
    yield f"DESCRIPTION:{_text(_description(book, session))}"
    if book.site.site_url:
        yield f"URL:{book.site.site_url.rstrip('/')}/{book.addresses.session(loaded.id, session.id)}"
    yield "END:VEVENT"


def _description(book: Book, session: Session) -> str:
    """Question, goal and agenda, as plain lines."""
    titles = {id_: book.say(other.card.title) for id_, other in book.catalogue.cards.items()}
    lines = [plain(book.say(text), titles) for text in (session.question, session.goal) if text]
    lines.append("")
    for at, item in session.timed():
        words = item.break_ or item.title
        lines.append(f"{session.clock(at)} {book.title(item.card) if item.card else book.say(words) if words else ''}")
    return "\n".join(lines)


def _text(text: str) -> str:
    """A text as a value: what has a meaning there is escaped (RFC 5545, 3.3.11)."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return "\\n".join(" ".join(line.split()) for line in text.split("\n"))


def _folded(line: str) -> str:
    """A long line on several, each but the first after a space, and no letter cut in two."""
    parts, octets = [""], 0
    for char in line:
        size = len(char.encode())
        if octets + size > _MOST_OCTETS:
            parts.append("")
            octets = 1  # the space
        parts[-1] += char
        octets += size
    return "\r\n ".join(parts)
