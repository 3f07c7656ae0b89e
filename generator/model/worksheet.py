"""A worksheet: what is printed for a group to write on, as boxes on a grid, rings around a middle or lanes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.values import Line, Record, Text, WholeNumber

Track = Annotated[WholeNumber, Field(ge=1, le=12)]


class Area(Record):
    """A place on a worksheet to write in: a box, a ring or a lane."""

    title: Line
    """What is written in its corner."""

    prompt: Text | None = None
    """The question to answer in it."""

    column: Track = 1
    """First column, from 1."""

    row: Track = 1
    """First row, from 1."""

    width: Track = 1
    """How many columns."""

    height: Track = 1
    """How many rows."""

    example: tuple[Line, ...] = Field((), max_length=12)
    """Notes that stand in it in the filled-in example; in a lane one for each cell."""


class Worksheet(Record):
    """A sheet to write on."""

    title: Line
    """What is written above it."""

    instruction: Text
    """What to do with it, in one line."""

    case: Line | None = None
    """Whose story the filled-in example tells; fictional."""

    form: Literal["grid", "rings", "lanes"] = "grid"
    """How the areas lie: boxes on a grid, rings from the middle outwards, or lanes from top to bottom."""

    columns: Track = 1
    """How many columns the grid has, or how many cells a lane."""

    across: Line | None = None
    """What grows from left to right, when the grid is a field with axes."""

    up: Line | None = None
    """What grows from bottom to top."""

    heads: tuple[Line, ...] = ()
    """Headings above the cells of the lanes."""

    areas: tuple[Area, ...] = Field(min_length=1, max_length=24)
    """The places to write in, in the order in which they are read."""

    @property
    def is_filled_in(self) -> bool:
        """True when it has a filled-in example."""
        return any(area.example for area in self.areas)
