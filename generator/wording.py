"""Every fixed word of pages, paper and messages, by language: words/*.toml in, `Words` out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"

DEFAULT_LANGUAGE = "nl"
"""The language in which every card is complete; its pages are at the root of the site."""


class Words:
    """The words of one language, asked for by a dotted key such as `card.steps`; a missing key is a bug and raises KeyError."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        self.language = language
        self.table = table
        self.known: dict[str, str] = {}
        """What was asked for before: pages ask for the same few words thousands of times."""

    def __getitem__(self, key: str) -> str:
        if key not in self.known:
            found = self._find(key)
            if not isinstance(found, str):
                raise KeyError(f"{self.language}: {key}")
            self.known[key] = found
        return self.known[key]

    def __contains__(self, key: str) -> bool:
        try:
            self._find(key)
        except KeyError:
            return False
        return True

    def tables(self, key: str) -> Mapping[str, Any]:
        """A whole table of words."""
        found = self._find(key)
        if not isinstance(found, Mapping):
            raise KeyError(f"{self.language}: {key}")
        return found

    def fill(self, key: str, facts: Mapping[str, object]) -> str:
        """The words with `{name}` replaced by facts. The words are ours, the facts may hold anything."""
        return self[key].format_map(facts)

    def _find(self, key: str) -> object:
        found: object = self.table
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise KeyError(f"{self.language}: {key}")
            found = found[part]
        return found


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a word file, the default one first."""
    codes = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return tuple(sorted(codes, key=lambda code: code != DEFAULT_LANGUAGE))


@cache
def words(language: str) -> Words:
    """The words of a language, read once; FileNotFoundError for one that has no word file."""
    return Words(language, tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")))


def keys(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """The dotted keys of all words in a table; two languages are complete when these are equal."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from keys(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
