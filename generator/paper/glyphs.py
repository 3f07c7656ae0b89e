"""Cards in; which characters in their text no font of ours has out, as problems at their place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.load import LoadedCard
from generator.model.texts import texts
from generator.paper.press import INSTEAD, Press
from generator.problems import Problem


def unprintable(cards: Iterable[LoadedCard], press: Press) -> list[Problem]:
    """A warning for each text with a character, such as a smiley, for which paper gets an empty box."""
    said = [(loaded, place, text) for loaded in cards for place, text, _ in texts(loaded.card)]
    missing = press.without_glyph({char for _, _, text in said for char in text if not char.isascii()})
    found = []
    for loaded, place, text in said:
        if chars := [char for char in dict.fromkeys(text) if char in missing]:
            problem = loaded.document.problem(place, "teken-niet-op-papier", text=" ".join(chars), box=INSTEAD)
            found.append(replace(problem, severity="warning"))
    return found
