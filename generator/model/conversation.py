"""A conversation method."""

from __future__ import annotations

from pydantic import Field

from generator.model.card import Method
from generator.model.values import Goal, Trust


class Conversation(Method):
    """A way of talking that gives a group structure."""

    goal: tuple[Goal, ...] = Field(min_length=1)
    """What it is for; the first is the main one."""

    trust: Trust
    """The phase that a group should have reached."""
