"""What every card has, and what every method (tool or conversation) has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.amounts import Duration, GroupSize
from generator.model.values import (
    Audience,
    CardId,
    ConceptId,
    Id,
    Language,
    Level,
    Licence,
    Line,
    MethodId,
    Minutes,
    Per,
    Record,
    Setting,
    SourceId,
    Status,
    Summary,
    Synonyms,
    Text,
    Texts,
    WholeNumber,
)

Version = Annotated[WholeNumber, Field(ge=1, le=999)]


class Card(Record):
    """The fields that all kinds share. The id and the kind are not fields: they are the file's name and folder."""

    status: Status
    """How far the card is; shown to readers."""

    version: Version
    """Raised when the meaning changes; printed on paper so that old paper can be recognised."""

    translated: dict[Language, Version] = Field(default_factory=dict)
    """By language: the version that the translation follows."""

    formerly: tuple[Id, ...] = ()
    """Ids that this card had before; their addresses lead here."""

    related: tuple[CardId, ...] = ()
    """Cards that a reader may want next."""

    sources: tuple[SourceId, ...] = ()
    """Works on which the card rests."""

    licence: Licence
    """Licence of this card's text."""

    title: Line
    """The name of the card."""

    also: Synonyms = Field(default_factory=dict)
    """By language: other names, for search and glossary."""

    heard: Synonyms = Field(default_factory=dict)
    """By language: what people say who need this card, for the search."""

    summary: Summary
    """What it is and what it gives you, in one or two sentences."""

    credit: Text | None = None
    """Where it comes from and whose idea it is."""


class Step(Record):
    """One step of a method."""

    minutes: Minutes
    """How long it takes."""

    title: Line
    """Two or three words."""

    text: Text
    """What to do, so that someone with only the card can do it."""


class Material(Record):
    """One thing to lay ready."""

    text: Summary
    """What it is."""

    per: Per
    """For whom one set is needed; printed lists multiply by it."""

    quantity: Annotated[WholeNumber, Field(ge=1, le=999)] = 1
    """How many for each."""


class ShortVersion(Record):
    """The version for a board meeting."""

    minutes: Minutes
    """How long it takes."""

    text: Text
    """What to do and what to leave out."""


class Method(Card):
    """What tools and conversations share: a way of working that takes a group through steps."""

    duration: Duration
    """How long it takes, in minutes."""

    preparation: Annotated[WholeNumber, Field(ge=0, le=2880)] | None = None
    """Minutes that the facilitator needs beforehand."""

    group: GroupSize
    """How many people."""

    level: Level
    """What the facilitator needs to be able to do."""

    setting: tuple[Setting, ...] = Field(min_length=1)
    """Where it works."""

    audience: tuple[Audience, ...] = ()
    """For whom it is meant."""

    concepts: tuple[ConceptId, ...] = ()
    """The theory behind it."""

    before: tuple[MethodId, ...] = ()
    """Methods that usually come before."""

    after: tuple[MethodId, ...] = ()
    """Methods that usually come after."""

    when: Texts = Field(min_length=1)
    """Reasons to choose it."""

    not_when: Texts = ()
    """Reasons not to."""

    room: Text | None = None
    """How the room is arranged."""

    materials: tuple[Material, ...] = ()
    """What to lay ready."""

    steps: tuple[Step, ...] = Field(min_length=1)
    """What to do; the minutes add up to `duration.usual`."""

    questions: Texts = ()
    """Questions to use as they are."""

    result: Text | None = None
    """What the group has afterwards."""

    facilitator: Text | None = None
    """What the facilitator does."""

    tips: Texts = ()
    """What helps."""

    pitfalls: Texts = ()
    """What goes wrong."""

    variations: Texts = ()
    """Other ways to do it."""

    safety: Text | None = None
    """What stays in the room, emotional load, differences in power, professional secrecy."""

    online: Text | None = None
    """How to do it online."""

    short: ShortVersion | None = None
    """A version for when there is little time."""

    network: Text | None = None
    """What changes when several organisations sit at the table."""

    example: Text | None = None
    """A fictional example."""
