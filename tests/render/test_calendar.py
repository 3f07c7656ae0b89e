"""Calendar files: what a calendar reads in them, and the same bytes every time."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest

from generator import pipeline
from generator.pipeline import Edition
from generator.render import Site
from generator.store import FolderStore
from tests.project import Project

PROGRAMME = "methods/programmes/jaar-in-de-straat.yml"
ONE = "trajecten/jaar-in-de-straat/avond-een/jaar-in-de-straat-avond-een.ics"
ALL = "trajecten/jaar-in-de-straat/jaar-in-de-straat.ics"


def made(edition: Edition) -> dict[str, bytes]:
    """The calendar files of an edition."""
    return {page.path: page.data() for page in edition.pages if page.path.endswith(".ics")}


def events(data: bytes) -> list[icalendar.Component]:
    """The events, as another program reads them."""
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_event(editions: dict[str, Edition]) -> None:
    """A dated session is an event at its own time in Brussels, with its place, agenda and page."""
    (event,) = events(made(editions["nl"])[ONE])
    brussels = ZoneInfo("Europe/Brussels")
    assert event.decoded("DTSTART") == dt.datetime(2027, 3, 18, 19, 30, tzinfo=brussels)
    assert event.decoded("DTEND") == dt.datetime(2027, 3, 18, 20, 30, tzinfo=brussels)
    assert {name: str(event[name]) for name in ("UID", "SUMMARY", "LOCATION", "URL", "SEQUENCE", "DESCRIPTION")} == {
        "UID": "jaar-in-de-straat.avond-een@kaarten.example",
        "SUMMARY": "De eerste avond (Een jaar in de straat)",
        "LOCATION": "Zaal De Linde",
        "URL": "https://kaarten.example/straat/trajecten/jaar-in-de-straat/avond-een/",
        "SEQUENCE": "1",
        "DESCRIPTION": "Wie wonen hier?\nJullie kennen elkaar.\n\n19:30 Rondje\n19:35 Straatkaart\n20:05 Koffie\n20:15 Afspreken",
    }


def test_only_dated_sessions_are_in_a_calendar(editions: dict[str, Edition]) -> None:
    """The calendar of a programme has its dated sessions; in another language the same events and names, and so under a former id."""
    nl, en = made(editions["nl"]), made(editions["en"])
    formers = {path: path.replace("jaar-in-de-straat", "straatjaar") for path in (ONE, ALL)}
    assert set(nl) == {ONE, ALL, *formers.values()}
    assert all(nl[path] == nl[former] for path, former in formers.items())
    assert [str(event["UID"]) for event in events(nl[ALL])] == ["jaar-in-de-straat.avond-een@kaarten.example"]
    (english,) = [event for path, data in en.items() for event in events(data) if path.endswith("straat-avond-een.ics")]
    assert (str(english["SUMMARY"]), str(english["UID"])) == (
        "The first evening (A year in the street)",
        "jaar-in-de-straat.avond-een@kaarten.example",
    )


def test_without_dates_no_calendar(project: Project, store: FolderStore) -> None:
    """A programme without dates has no calendar file, and no page speaks of one."""
    project.edit(PROGRAMME, "    date: 2027-03-18\n    start", "    start")
    edition = pipeline.edition(pipeline.check(project.methods).catalogue, "nl", Site(), store)
    assert made(edition) == {}
    spoken = [page.path for page in edition.pages if ".ics" in str(page.content)]
    assert spoken == ["plan/index.md"]  # the planner makes one of the reader's own plan


@pytest.mark.parametrize(
    ("date", "start", "utc"),
    [
        ("2027-01-14", "13:30", 12),
        ("2027-07-15", "13:30", 11),
        ("2027-03-28", "13:30", 11),
        ("2027-10-31", "13:30", 12),
    ],
)
def test_summer_and_winter(date: str, start: str, utc: int, project: Project, store: FolderStore) -> None:
    """The time zone in the file itself says when it is summer time; on the days of the change as well."""
    project.edit(PROGRAMME, '    date: 2027-03-18\n    start: "19:30"', f'    date: {date}\n    start: "{start}"')
    project.edit(PROGRAMME, "      date: 2027-03-18\n      text", "      date: 2027-12-31\n      text")
    edition = pipeline.edition(pipeline.check(project.methods).catalogue, "nl", Site(), store)
    (zone,) = icalendar.Calendar.from_ical(made(edition)[ONE]).walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    own = zone.to_tz(lookup_tzid=False)
    (event,) = events(made(edition)[ONE])
    local = event.decoded("DTSTART").replace(tzinfo=own)
    assert local.astimezone(dt.UTC).hour == utc
    assert str(event["UID"]).endswith("@methodekaarten.invalid")


def test_text_of_any_kind(project: Project, store: FolderStore) -> None:
    """Signs with a meaning are escaped and long lines folded at 75 octets, no letter in two; a calendar reads back what was written."""
    title = "Één, twee; drie: \\n en veel ‘langere’ woorden met ë’s, die samen niet op één regel passen…"
    project.edit(PROGRAMME, "{nl: De eerste avond, en", f"{{nl: '{title.replace(chr(39), chr(39) * 2)}', en")
    data = made(pipeline.edition(pipeline.check(project.methods).catalogue, "nl", Site(), store))[ONE]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(line.decode() for line in data.split(b"\r\n")[:-1])
    assert str(events(data)[0]["SUMMARY"]) == f"{title} (Een jaar in de straat)"


def test_a_session_past_midnight(project: Project, store: FolderStore) -> None:
    """A session that begins late ends on the next day."""
    project.edit(PROGRAMME, 'start: "19:30"', 'start: "23:30"')
    catalogue = pipeline.check(project.methods).catalogue
    (event,) = events(made(pipeline.edition(catalogue, "nl", Site(), store))[ONE])
    assert event.decoded("DTEND").replace(tzinfo=None) == dt.datetime(2027, 3, 19, 0, 30)  # noqa: DTZ001 local time
