"""Concepts in; a finder of their names in running text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.link import Catalogue
from generator.model.concept import Concept
from generator.wording import Words

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
SHORTEST = 6
"""Letters of a title; a shorter one is too often something else."""

SHORTEST_SYNONYM = 12
"""Letters of a synonym of one word: `vertrouwen` is a word to search by, but too common to link."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept's name in a text."""

    card: str
    start: int
    end: int


class Terms:
    """Finds names of concepts, plural and inflected forms included, in time that grows with the text and not with their number."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self.endings = tuple(str(ending) for ending in words.tables("language")["plurals"])
        self.by_first_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for loaded in catalogue.of_kind("concept"):
            card = loaded.card
            if not isinstance(card, Concept):
                continue
            title = card.title.get(words.language, "")
            for name in (title, *card.also.get(words.language, ())):
                parts = tuple(word.casefold() for word in _WORD.findall(name))
                shortest = SHORTEST if name == title or len(parts) > 1 else SHORTEST_SYNONYM
                if parts and len(name) >= shortest:
                    self.by_first_word.setdefault(parts[0], []).append((parts, loaded.id))
        for names_ in self.by_first_word.values():
            names_.sort(key=lambda entry: (-len(entry[0]), entry[1]))
        self.beginning: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        """The names that a word of a text may begin, its inflection taken off; filled as words are met."""

    def find(self, text: str, taken: set[str]) -> Iterator[Found]:
        """Each concept's first mention in a text, but for the ones in `taken`; these are added to it."""
        words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
        position = 0
        while position < len(words):
            found = self._at(words, position)
            if found:
                parts, card = found
                if card not in taken:
                    taken.add(card)
                    yield Found(card, words[position][1], words[position + parts - 1][2])
                position += parts
            else:
                position += 1

    def _at(self, words: list[tuple[str, int, int]], position: int) -> tuple[int, str] | None:
        first = words[position][0]
        names = self.beginning.get(first)
        if names is None:
            names = [name for stem in self._stems(first) for name in self.by_first_word.get(stem, ())]
            self.beginning[first] = names
        for parts, card in names:
            following = words[position + 1 : position + len(parts)]
            if len(following) == len(parts) - 1 and all(
                part in self._stems(word) for part, (word, _, _) in zip(parts[1:], following, strict=True)
            ):
                return len(parts), card
        return None

    def _stems(self, word: str) -> Iterator[str]:
        yield word
        for ending in self.endings:
            if word.endswith(ending):
                yield word[: -len(ending)]
