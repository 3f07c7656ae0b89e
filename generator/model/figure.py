"""A drawing made of data: small networks of nodes and ties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.values import Id, Line, Record, Text, WholeNumber

DIAMOND_PHASES = 4
"""Discover, define, develop, deliver."""

Coordinate = Annotated[WholeNumber, Field(ge=0, le=100)]


class Node(Record):
    """A dot in a drawn network."""

    id: Id
    """Its name within this drawing."""

    label: Line
    """What is written in or beside it."""

    at: tuple[Coordinate, Coordinate] | None = None
    """Where it stands: x to the right, y downwards, 0 to 100. Without it, nodes stand on a circle."""

    kind: Literal["member", "lead", "office", "person"] = "member"
    """How it is drawn."""


class DrawnGroup(Record):
    """A line around nodes that belong together."""

    label: Line
    """What is written beside it."""

    nodes: tuple[Id, ...]
    """The nodes inside it."""


class Part(Record):
    """One drawing of a figure; a figure may lay several side by side."""

    title: Line
    """What is written above it."""

    nodes: tuple[Node, ...] = Field(min_length=1)
    """The dots."""

    ties: tuple[tuple[Id, Id], ...] = ()
    """Which dots are linked."""

    groups: tuple[DrawnGroup, ...] = ()
    """Lines around dots."""


class Item(Record):
    """One thing in a drawing that is not a network."""

    label: Line
    """A few words."""

    text: Line | None = None
    """A few more, smaller, below."""


class Figure(Record):
    """A drawing, with words for those who cannot see it."""

    title: Line
    """What the drawing shows, in a few words."""

    description: Text
    """The same as the drawing, in words."""

    form: Literal["network", "circle", "phases", "diamonds", "layers"] = "network"
    """Networks of dots, or a form with items: a circle that keeps turning, phases in a row, two diamonds, layers around each other."""

    parts: tuple[Part, ...] = Field((), max_length=4)
    """The networks, side by side."""

    items: tuple[Item, ...] = Field((), max_length=8)
    """The things in any other form, in order: clockwise, from left to right, from the outside in."""

    def is_complete(self) -> bool:
        """True when the form has what it draws: networks, four phases for two diamonds, at least two items else."""
        if self.form == "network":
            return bool(self.parts) and not self.items
        if self.parts:
            return False
        return len(self.items) == DIAMOND_PHASES if self.form == "diamonds" else len(self.items) > 1
