"""A drawing made of data: small networks of nodes and ties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.values import Id, Line, Record, Text, WholeNumber

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


class Figure(Record):
    """A drawn network, with words for those who cannot see it."""

    title: Line
    """What the drawing shows, in a few words."""

    description: Text
    """The same as the drawing, in words."""

    parts: tuple[Part, ...] = Field(min_length=1, max_length=4)
    """The drawings."""
