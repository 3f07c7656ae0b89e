"""A tool: a service-design method, often with a worksheet."""

from __future__ import annotations

from pydantic import Field

from generator.model.card import Method
from generator.model.values import Goal, Phase
from generator.model.worksheet import Worksheet


class Tool(Method):
    """A service-design method."""

    phase: tuple[Phase, ...] = Field(min_length=1)
    """Where in the double diamond it belongs; the first is the main one."""

    goal: tuple[Goal, ...] = ()
    """What it is for."""

    worksheet: Worksheet | None = None
    """A sheet to work it out on."""
