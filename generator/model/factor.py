"""A factor: what makes a learning network succeed, with its evidence and a self-check."""

from __future__ import annotations

from pydantic import Field

from generator.model.card import Card
from generator.model.values import ConceptId, MethodId, Record, SourceId, Strength, Text, Texts


class Evidence(Record):
    """One finding, and how near it is to learning networks of organisations."""

    text: Text
    """What was found, in our words."""

    strength: Strength
    """Where it was studied."""

    sources: tuple[SourceId, ...] = ()
    """The works that found it."""


class Factor(Card):
    """A success factor."""

    concepts: tuple[ConceptId, ...] = ()
    """The theory behind it."""

    what: Text
    """What it is and what it looks like."""

    recognise: Texts = ()
    """What you see when it is in order."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """What it rests on."""

    cautions: Texts = ()
    """What the evidence does not say."""

    selfcheck: Texts = Field(min_length=1)
    """Statements that a group scores together."""

    questions: Texts = ()
    """Questions to ask at the table."""

    pitfalls: Texts = ()
    """What goes wrong."""

    example: Text | None = None
    """A fictional example."""

    methods: tuple[MethodId, ...] = ()
    """Methods that build it."""
