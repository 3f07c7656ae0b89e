"""A programme: sessions over a longer time, each with an agenda of cards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.amounts import GroupSize
from generator.model.card import Card
from generator.model.values import (
    Audience,
    CardId,
    ConceptId,
    FactorId,
    Goal,
    Id,
    Level,
    Line,
    Minutes,
    Record,
    Text,
    Texts,
)

DEFAULT_START = dt.time(9, 30)
"""When a session begins that does not say so."""

CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"


def _date(value: object) -> object:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise PydanticCustomError("geen-datum", "date", {"value": str(value)[:40]}) from None


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(CLOCK, value):
        raise PydanticCustomError("geen-uur", "time", {"value": value[:40]})
    return dt.time.fromisoformat(value)


Day = Annotated[dt.date, BeforeValidator(_date)]
Clock = Annotated[
    dt.time,
    BeforeValidator(_clock),
    PlainSerializer(lambda time: f"{time:%H:%M}", when_used="json"),
    WithJsonSchema({"type": "string", "pattern": f"^{CLOCK}$"}),
]


class AgendaItem(Record):
    """One line of a session's agenda: a card, a break, or words of its own."""

    minutes: Minutes
    """How long it takes."""

    card: CardId | None = None
    """The card that is used."""

    break_: Line | None = Field(None, alias="break")
    """The name of a break."""

    title: Line | None = None
    """What happens, when there is no card for it."""

    text: Text | None = None
    """How it is done here."""


class Preparation(Record):
    """One thing to do before a session."""

    when: Line
    """How long before."""

    what: Text
    """What to do."""

    who: Line
    """Who does it."""


class Report(Record):
    """What a group wants to keep of a session, afterwards."""

    date: Day
    """The day on which the session was held."""

    text: Text
    """What we did, without names."""

    takeaways: Texts = ()
    """What we take along."""


class Session(Record):
    """One meeting of a programme."""

    id: Id
    """Its name within the programme, for addresses."""

    formerly: tuple[Id, ...] = ()
    """Names that this session had before; their addresses lead here."""

    title: Line
    """Its name."""

    when: Line | None = None
    """When in the year or the programme."""

    date: Day | None = None
    """The day, when it is known: 2027-03-18."""

    start: Clock | None = None
    """When it begins, `"HH:MM"`; `DEFAULT_START` when absent."""

    place: Line | None = None
    """Where it is held."""

    minutes: Minutes
    """How long it takes, breaks included."""

    audience: tuple[Audience, ...] = ()
    """For whom."""

    question: Text | None = None
    """The question that the session is about."""

    goal: Text
    """What the group has afterwards."""

    agenda: tuple[AgendaItem, ...] = Field(min_length=1)
    """What happens; the minutes add up."""

    prepare: tuple[Preparation, ...] = ()
    """What to do beforehand, in order of time."""

    report: Report | None = None
    """What the group wrote down afterwards."""

    @property
    def starts(self) -> dt.time:
        """When its run sheet begins."""
        return self.start or DEFAULT_START

    def clock(self, minutes: int) -> str:
        """The time on the clock, so many minutes after the start: `10:05`."""
        return f"{dt.datetime.combine(dt.date.min, self.starts) + dt.timedelta(minutes=minutes):%H:%M}"

    def timed(self) -> Iterator[tuple[int, AgendaItem]]:
        """Each line of the agenda after the minutes from the start at which it begins."""
        at = 0
        for item in self.agenda:
            yield at, item
            at += item.minutes


class Programme(Card):
    """A series of sessions."""

    goal: tuple[Goal, ...] = ()
    """What it is for."""

    group: GroupSize | None = None
    """How many people."""

    level: Level | None = None
    """What the facilitator needs to be able to do."""

    audience: tuple[Audience, ...] = ()
    """For whom."""

    concepts: tuple[ConceptId, ...] = ()
    """The theory behind it."""

    factors: tuple[FactorId, ...] = ()
    """The success factors that it builds."""

    rhythm: Text | None = None
    """How often the group meets."""

    what: Text
    """What it is and for whom."""

    history: Text | None = None
    """What really happened, from the sources."""

    design: Text | None = None
    """What is our own proposal."""

    facilitator: Text | None = None
    """What the process facilitator does."""

    tips: Texts = ()
    """What helps."""

    pitfalls: Texts = ()
    """What goes wrong."""

    sessions: tuple[Session, ...] = Field(min_length=1)
    """The meetings, in order."""
