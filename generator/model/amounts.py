"""The amounts of a card as its file gives them: how long, and with how many."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.values import Minutes, Record, WholeNumber


class Figures(Record):
    """Two or three whole numbers that must not go down from left to right."""

    def in_order(self) -> bool:
        """True when the numbers that are given rise or stay equal."""
        given = [number for number in self.model_dump().values() if number is not None]
        return given == sorted(given)


class Duration(Figures):
    """How long it takes, in minutes."""

    min: Minutes
    """The least, when you hurry."""

    usual: Minutes
    """As the steps describe it."""

    max: Minutes
    """The most that makes sense."""


class GroupSize(Figures):
    """With how many people, the facilitator not counted."""

    min: Annotated[WholeNumber, Field(ge=1, le=9999)]
    """The fewest."""

    max: Annotated[WholeNumber, Field(ge=1, le=9999)] | None = None
    """The most; absent when there is no upper limit."""
