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
        places = list(_WORD.finditer(text))
        words = [place[0].casefold() for place in places]
        end = 0
        for position, word in enumerate(words):
            names = self.beginning.get(word)
            if names is None:
                names = self._beginning_with(word)
            if names and position >= end and (found := self._at(names, words, position)):
                length, card = found
                end = position + length
                if card not in taken:
                    taken.add(card)
                    yield Found(card, places[position].start(), places[end - 1].end())

    def _beginning_with(self, word: str) -> list[tuple[tuple[str, ...], str]]:
        found = [name for stem in self._stems(word) for name in self.by_first_word.get(stem, ())]
        self.beginning[word] = found
        return found

    def _at(self, names: list[tuple[tuple[str, ...], str]], words: list[str], position: int) -> tuple[int, str] | None:
        """The first of these names that stands here: its length in words, and its concept."""
        following = words[position + 1 : position + 1 + len(names[0][0])]
        for parts, card in names:
            if len(parts) - 1 <= len(following) and all(map(self._is_form_of, following, parts[1:])):
                return len(parts), card
        return None

    def _is_form_of(self, word: str, name: str) -> bool:
        """True when a word is a part of a name, or an inflection of it."""
        return word.startswith(name) and (word == name or word[len(name) :] in self.endings)

    def _stems(self, word: str) -> Iterator[str]:
        yield word
        for ending in self.endings:
            if word.endswith(ending):
                yield word[: -len(ending)]
