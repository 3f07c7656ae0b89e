"""A concept: a word of the shared language, explained for use at the table."""

from __future__ import annotations

from pydantic import Field

from generator.model.card import Card
from generator.model.figure import Figure
from generator.model.values import ConceptGroup, MethodId, Record, SourceId, Text, Texts, YesNo


class Definition(Record):
    """One sentence that says what the concept is: a quotation, a paraphrase with its source, or our own."""

    text: Text
    """The sentence."""

    source: SourceId | None = None
    """The work it comes from; absent when the definition is our own."""

    quote: YesNo = False
    """True for a literal quotation."""

    note: Text | None = None
    """A remark, for instance that a translation is ours."""


class Concept(Card):
    """A word of the shared language."""

    group: ConceptGroup
    """The part of the shared language it belongs to."""

    definition: Definition
    """What it is."""

    plain: Text
    """Said otherwise, in one homely sentence."""

    why: Text
    """Why it matters in a network of organisations."""

    recognise: Texts = Field(min_length=1)
    """How you recognise it."""

    questions: Texts = ()
    """Questions to ask at the table."""

    cautions: Texts = ()
    """What the concept does not say, and what is disputed."""

    example: Text | None = None
    """A fictional example."""

    methods: tuple[MethodId, ...] = ()
    """Methods to work on it."""

    figure: Figure | None = None
    """A drawing of it."""
