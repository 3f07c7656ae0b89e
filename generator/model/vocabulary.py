"""The controlled words: every word with a label and a one-sentence explanation in each language."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from generator.model.values import Line, Record, Summary, YesNo

GROUPS = (
    "kind",
    "status",
    "goal",
    "phase",
    "trust",
    "level",
    "setting",
    "audience",
    "concept-group",
    "strength",
    "per",
    "licence",
)
"""The groups that `vocabulary.yml` must have; the order of words in a group is the order on the site."""


class Term(Record):
    """One controlled word."""

    label: Line
    """As it is shown."""

    explanation: Summary
    """One sentence, shown wherever the word is used."""

    question: Line | None = None
    """The same as a question or wish in the reader's own words, for the ways in."""

    reuse: YesNo = True
    """For a licence: whether others may use and change the text."""

    address: str | None = None
    """For a licence: where its text stands."""


class Vocabulary(Record):
    """All groups of controlled words."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    groups: dict[str, dict[str, Term]] = Field(default_factory=dict)
    """Group → word → term."""

    def words(self) -> dict[str, tuple[str, ...]]:
        """Group → its words in order, as the validation of cards wants it."""
        return {group: tuple(terms) for group, terms in self.groups.items()}

    def term(self, group: str, word: str) -> Term:
        """A controlled word; by its own name when the preview has no vocabulary that can be read."""
        return self.groups.get(group, {}).get(word) or Term.model_validate({"label": word, "explanation": word})
