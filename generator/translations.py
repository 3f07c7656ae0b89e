"""A library in; out what is behind: translations of an earlier version than the card is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.load import LoadedCard
from generator.problems import Problem
from generator.wording import DEFAULT_LANGUAGE


def behind(loaded: LoadedCard) -> dict[str, int]:
    """Language → the version that its translation follows, for those that follow an earlier one."""
    card = loaded.card
    return {code: v for code, v in card.translated.items() if code != DEFAULT_LANGUAGE and v < card.version}


def warnings(cards: Mapping[str, LoadedCard]) -> Iterator[Problem]:
    """A warning for each translation that is behind: it waits for its translator and ends no build."""
    for loaded in cards.values():
        for language in behind(loaded):
            mark = loaded.document.mark(("translated", language))
            facts = {"language": language, "version": str(loaded.card.version)}
            late = loaded.document.problem_at(mark, "vertaling-achter", **facts)
            yield replace(late, severity="warning")
