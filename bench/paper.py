"""The real cards in; how long a deck of a hundred of them takes us, WeasyPrint and Chromium, and whether all print the same, out.

The others get the deck as one page of HTML, its cards dealt over faces already. The start of a program counts for nobody.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from contestants import ROOT
from cost import run
from many import vary
from printing import Again, Printing, again, edit, printing

CARDS = 100

WEASYPRINT, CHROMIUM = "WeasyPrint", "Chromium"

_NEEDED = {
    WEASYPRINT: "make dev installs it, and it needs Debian's libpango-1.0-0 and libpangoft2-1.0-0",
    CHROMIUM: "install Debian's chromium, or say in CHROMIUM where it is",
}
_EMPTY = "<!doctype html>\n<title>Empty</title>\n<p>.\n"


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF holds."""

    pages: int
    left_out: float
    """The share of the letters of our PDF that is not on the same page of this one."""


@dataclass(frozen=True, slots=True)
class Paper:
    """All that was measured about paper."""

    cold: Printing
    """Nothing was made before."""

    edited: Printing
    """One card changed since."""

    same: Printing
    """Nothing changed since."""

    others: Mapping[str, float]
    """Seconds for the same deck, by contestant; the median of the turns, as for ours."""

    starts: Mapping[str, float]
    """Seconds for an empty page, already taken off."""

    printed: Mapping[str, Printed]
    missing: Mapping[str, str]
    """What to install for a contestant that cannot run here."""

    pages: int
    again: Again


def paper(folder: Path, turns: int, progress: Callable[[str], None]) -> Paper:
    """Prints the deck in a folder, the contestants taking turns."""
    progress("writing the cards")
    methods = folder / "methods"
    folder.mkdir(parents=True)
    vary(ROOT / "methods", methods, CARDS)
    (folder / "empty.html").write_text(_EMPTY, "utf-8")
    commands = {name: command for name, command in _commands(folder).items() if _runs(command, folder)}
    ours: list[tuple[Printing, Printing, Printing]] = []
    others: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(1, turns + 1):
        progress(f"ours, turn {turn}")
        ours.append(_ours(methods, folder))
        for name, command in commands.items():
            progress(f"{name}, turn {turn}")
            start, whole = (run(command(page), folder).clock for page in ("empty", "deck"))
            others[name].append((start, whole - start))
    progress("again")
    letters = _letters(folder / "deck.pdf")
    cold, edited, same = (_median(runs) for runs in zip(*ours, strict=True))
    return Paper(
        cold=cold,
        edited=edited,
        same=same,
        others={name: statistics.median(whole for _, whole in runs) for name, runs in others.items()},
        starts={name: statistics.median(start for start, _ in runs) for name, runs in others.items()},
        printed={name: _beside(letters, _letters(_made(folder, name, "deck"))) for name in commands},
        missing={name: needed for name, needed in _NEEDED.items() if name not in commands},
        pages=len(letters),
        again=again(methods, folder / "preview"),
    )


def _ours(methods: Path, folder: Path) -> tuple[Printing, Printing, Printing]:
    """The deck from nothing, after the edit of one card, and unchanged. What the others print is made last, and so the same."""
    kept = folder / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    cold = printing(methods, kept, folder / "deck")
    edit(min(methods.glob("conversations/*.yml")))
    edited = printing(methods, kept, folder / "deck")
    return cold, edited, printing(methods, kept, folder / "deck")


def _median(runs: Sequence[Printing]) -> Printing:
    return Printing(statistics.median(one.dealing for one in runs), statistics.median(one.setting for one in runs))


Command = Callable[[str], list[str]]


def _commands(folder: Path) -> dict[str, Command]:
    """How each of the others prints a page of the folder."""
    browser = os.environ.get("CHROMIUM") or "chromium"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")

    def weasyprint(page: str) -> list[str]:
        return [sys.executable, "-m", "weasyprint", f"{folder / page}.html", str(_made(folder, WEASYPRINT, page))]

    def chromium(page: str) -> list[str]:
        profile = f"--user-data-dir={folder / 'profile'}"
        to = f"--print-to-pdf={_made(folder, CHROMIUM, page)}"
        return [browser, *quiet, profile, "--no-pdf-header-footer", to, (folder / f"{page}.html").as_uri()]

    return {WEASYPRINT: weasyprint, CHROMIUM: chromium}


def _made(folder: Path, name: str, page: str) -> Path:
    return folder / f"{page}-{name}.pdf"


def _runs(command: Command, folder: Path) -> bool:
    """True when it prints an empty page. The first start, which may set up a profile, so counts for nobody."""
    try:
        run(command("empty"), folder)
    except (OSError, RuntimeError):
        return False
    return True


def _letters(pdf: Path) -> list[Counter[str]]:
    """The letters and digits of each page. Where lines and words break does not matter to them."""
    with pdfium.PdfDocument(pdf) as document:
        return [Counter(filter(str.isalnum, text)) for text in _texts(document)]


def _texts(document: pdfium.PdfDocument) -> Iterator[str]:
    for page in document:
        text = page.get_textpage()
        yield text.get_text_range()
        text.close()


def _beside(ours: Sequence[Counter[str]], theirs: Sequence[Counter[str]]) -> Printed:
    missing = sum((mine - other).total() for mine, other in zip(ours, theirs, strict=False))
    missing += sum(mine.total() for mine in ours[len(theirs) :])
    return Printed(len(theirs), missing / sum(mine.total() for mine in ours))
