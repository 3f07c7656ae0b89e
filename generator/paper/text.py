"""Card text in; runs of words for the templates out: plain data, which Typst can take for nothing but text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator import prose
from generator.render.book import Book
from generator.wording import DEFAULT_LANGUAGE

Runs = list[dict[str, str]]
Blocks = list[dict[str, Any]]

_LONG = re.compile(r"\S{30,}")
_ANY_TWELVE = re.compile(r"(.{12})")
_MAY_BREAK = "\u200b"


def line(book: Book, text: dict[str, str] | None) -> str:
    """A short text, letter for letter."""
    return breakable(book.say(text)) if text else ""


def blocks(book: Book, text: dict[str, str] | None, *, cites: bool = False) -> Blocks:
    """A text as paragraphs and lists. `cites` keeps citations, for documents that list their sources."""
    if not text:
        return []
    writer = _Runs(book, "" if book.language in text else DEFAULT_LANGUAGE, cites=cites)
    made: Blocks = []
    for block in prose.parse(book.say(text)):
        if isinstance(block, prose.Paragraph):
            made.append({"runs": writer.of(block.children)})
        else:
            items = [writer.of(item) for item in block.items]
            made.append({"list": "ordered" if block.ordered else "plain", "items": items})
    return made


def breakable(text: str) -> str:
    """The text, with places to break in words that no line may be wide enough for, such as web addresses."""
    return _LONG.sub(lambda found: _ANY_TWELVE.sub(rf"\1{_MAY_BREAK}", found[0]), " ".join(text.split()))


class _Runs:
    """Turns words of one text into runs, nothing more."""

    def __init__(self, book: Book, language: str, *, cites: bool) -> None:
        self.book = book
        self.language = language
        self.cites = cites

    def of(self, children: Sequence[prose.Inline]) -> Runs:
        """The runs; the ends are trimmed, as a citation may have stood there."""
        made = [run for child in children for run in self._one(child)]
        if made:
            made[0]["t"] = made[0]["t"].lstrip()
            made[-1]["t"] = made[-1]["t"].rstrip()
        return made

    def _one(self, child: prose.Inline) -> Runs:
        match child:
            case prose.Words(text):
                return [self._run(text)]
            case prose.Emphasis(inner, strong):
                return [run | {"s": "strong" if strong else "em"} for run in self._inner(inner)]
            case prose.WebLink(address, inner):
                return [run | {"to": address} for run in self._inner(inner)]
            case prose.CardLink(card, text):
                return [self._run(text or self.book.title(card))]
            case prose.Citation(source):
                return [self._run(f"({self.citation(source)})")] if self.cites else []

    def _inner(self, children: Sequence[prose.Inline]) -> Runs:
        return [run for child in children for run in self._one(child)]

    def citation(self, source: str) -> str:
        """A work as it is cited in running text."""
        found = self.book.references.get(source)
        return re.sub(r"</?i>", "", found.citation) if found else source

    def _run(self, text: str) -> dict[str, str]:
        spaced = re.sub(r"\s+", " ", text)
        run = {"t": _LONG.sub(lambda found: _ANY_TWELVE.sub(rf"\1{_MAY_BREAK}", found[0]), spaced)}
        return run | {"l": self.language} if self.language else run
