"""A tool: a service-design method, often with a worksheet."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.card import Method
from generator.model.values import Goal, Line, Phase, Record, Text, WholeNumber

Track = Annotated[WholeNumber, Field(ge=1, le=12)]


class Area(Record):
    """A box of a worksheet."""

    title: Line
    """What is written in its corner."""

    prompt: Text | None = None
    """The question to answer in it."""

    column: Track
    """First column, from 1."""

    row: Track
    """First row, from 1."""

    width: Track = 1
    """How many columns."""

    height: Track = 1
    """How many rows."""


class Worksheet(Record):
    """A sheet to write on: areas on a grid."""

    title: Line
    """What is written above it."""

    instruction: Text
    """What to do with it, in one line."""

    columns: Track
    """How many columns the grid has."""

    areas: tuple[Area, ...] = Field(min_length=1)
    """The boxes; they do not overlap."""


class Tool(Method):
    """A service-design method."""

    phase: tuple[Phase, ...] = Field(min_length=1)
    """Where in the double diamond it belongs; the first is the main one."""

    goal: tuple[Goal, ...] = ()
    """What it is for."""

    worksheet: Worksheet | None = None
    """A sheet to work it out on."""
