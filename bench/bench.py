"""The real cards, varied to 100, 300 and 1,000, in; ratios to MkDocs alone and to Hugo, and the expectations met, out.

All figures come from one run, in which the contestants take turns: what else the machine does strikes them alike.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from measure import measured
from report import report

SIZES = (100, 300, 1000)


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help=f"{SIZES[0]} cards only")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="other numbers of cards")
    options = parser.parse_args()
    sizes = sorted(SIZES[:1] if options.quick else options.sizes)
    with tempfile.TemporaryDirectory(prefix="methodekaarten-bench-") as folder:
        found = [measured(Path(folder) / str(number), number, partial(_progress, number)) for number in sizes]
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    print(report(found))


def _progress(number: int, doing: str) -> None:
    """What is being done, on one line of a terminal; nothing where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r\033[K{number:,} cards: {doing}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
