"""A folder of cards in; how long we take to print them, and what is printed again after an edit, out.

As a script it prints that as JSON: a process of its own, as Typst remembers what it set earlier in the same one.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cost import environment
from deck_page import deck_page

from generator import render
from generator.paper import Press, papers
from generator.paper.decks import document
from generator.pipeline import check
from generator.render.decks import Deck
from generator.store import FolderStore
from generator.wording import DEFAULT_LANGUAGE

FORM = "a6"
"""Four cards of A6 on each side of a sheet of A4: the first of the formats."""

_SITE = render.Site(site_url="https://kaarten.example/", paper=dt.date(2027, 1, 15), decks=False)
"""As the preview has it: without decks."""

_SUMMARY = re.compile(r"^(summary:\s+nl: (?:>-\s+|[\"'])?)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Printing:
    """Seconds on the clock for one deck, from cards that are read and linked to its PDF."""

    dealing: float
    """To put the text of each card in pieces and deal these over as many faces as they need, in type that fits."""

    setting: float
    """From cards that are dealt to the PDF."""

    @property
    def whole(self) -> float:
        """The deck."""
        return self.dealing + self.setting


@dataclass(frozen=True, slots=True)
class Again:
    """The PDFs that the preview makes, first and after the edit of one card."""

    first: float
    """Seconds on the clock."""

    edited: float
    made: int
    """How many there are."""

    own: int
    """Those about the edited card only."""

    anew: int
    """Those that were made again."""


class _Counting(FolderStore):
    """Counts what is put in it."""

    put_in = 0

    def put(self, key: str, data: bytes) -> None:
        """Keeps it."""
        self.put_in += 1
        super().put(key, data)


def printing(methods: Path, kept: Path, target: Path) -> Printing:
    """Prints the deck to `target`.pdf, and the same as a page to `target`.html; `kept` is the folder of what was made before."""
    return Printing(**_asked("deck", methods, kept, target))


def again(methods: Path, kept: Path) -> Again:
    """Prints what the preview has, edits a card, and prints again."""
    return Again(**_asked("again", methods, kept))


def edit(card: Path) -> None:
    """One more word in what a card is about, in the default language."""
    card.write_text(_SUMMARY.sub(r"\1Nieuw. ", card.read_text("utf-8"), count=1), "utf-8")


def _asked(*what: str | Path) -> dict[str, Any]:
    command = [sys.executable, __file__, *map(str, what)]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _printing(methods: Path, kept: Path, target: Path) -> Printing:
    store = FolderStore(kept)
    book = render.book(check(methods).catalogue, DEFAULT_LANGUAGE, _SITE, store)
    deck = Deck("kind", "bench", "Kaarten", list(book.catalogue.cards.values()))
    start = time.perf_counter()
    press = Press(store)
    dealt = document(book, press, deck, FORM)
    middle = time.perf_counter()
    pdf = press.pdf(dealt)
    end = time.perf_counter()
    target.with_suffix(".pdf").write_bytes(pdf)
    target.with_suffix(".html").write_text(deck_page(dict(dealt.data)), "utf-8")
    return Printing(middle - start, end - middle)


def _again(methods: Path, kept: Path) -> Again:
    references, store = FolderStore(kept), _Counting(kept)
    card = min((methods / "conversations").glob("*.yml"))
    checked = check(methods)
    taken, put_in = [], [0]
    for _ in range(2):
        book = render.book(checked.catalogue, DEFAULT_LANGUAGE, _SITE, references)
        start = time.perf_counter()
        made = papers(book, store)
        taken.append(time.perf_counter() - start)
        put_in.append(store.put_in)
        edit(card)
        checked = check(methods, checked.library)
    own = sum(file.source.endswith(f"/{card.name}") for file in made)
    return Again(taken[0], taken[1], len(made), own, put_in[2] - put_in[1])


if __name__ == "__main__":
    _kind, *_paths = sys.argv[1:]
    _made = _printing(*map(Path, _paths)) if _kind == "deck" else _again(*map(Path, _paths))
    print(json.dumps(asdict(_made)))
