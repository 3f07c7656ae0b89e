"""A programme: sessions over a longer time, each with an agenda of cards."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.card import Card
from generator.model.values import (
    Audience,
    CardId,
    ConceptId,
    FactorId,
    Goal,
    GroupSize,
    Id,
    Level,
    Line,
    Minutes,
    Record,
    Text,
    Texts,
)


def _date(value: object) -> object:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise PydanticCustomError("geen-datum", "date", {"value": str(value)[:40]}) from None


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


class Session(Record):
    """One meeting of a programme."""

    id: Id
    """Its name within the programme, for addresses."""

    title: Line
    """Its name."""

    when: Line | None = None
    """When in the year or the programme."""

    date: Annotated[dt.date, BeforeValidator(_date)] | None = None
    """The day, when it is known: 2027-03-18."""

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
