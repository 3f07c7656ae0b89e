"""The real cards, varied to 100, 300 and 1,000, in; ratios to other makers of sites and of PDFs, and the expectations met, out.

All figures come from one run, in which the contestants take turns: what else the machine does strikes them alike.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from measure import measured
from paper import CARDS, paper
from report import paper_report, report

SIZES = (100, 300, 1000)

PRINTS = 3
"""Times that each contestant prints a deck."""


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help=f"{SIZES[0]} cards only")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="other numbers of cards")
    parser.add_argument("--paper", action="store_true", help="what is printed only, not the site")
    options = parser.parse_args()
    sizes = [] if options.paper else sorted(SIZES[:1] if options.quick else options.sizes)
    with tempfile.TemporaryDirectory(prefix="methodekaarten-bench-") as folder:
        found = [measured(Path(folder) / str(number), number, partial(_progress, number)) for number in sizes]
        printed = paper(Path(folder) / "paper", 1 if options.quick else PRINTS, partial(_progress, CARDS))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    print("\n\n".join([*([report(found)] if found else []), paper_report(printed)]))


def _progress(number: int, doing: str) -> None:
    """What is being done, on one line of a terminal; nothing where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r\033[K{number:,} cards: {doing}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
