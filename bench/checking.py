"""The folder `methods/` in; how long a check takes, cold and after one edit, out. As a script it prints that as JSON.

A process of its own, so that nothing of the benchmark is in its memory.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from cost import environment

from generator.pipeline import check

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Checking:
    """Seconds of processor, the median of a few."""

    cards: int
    size: int
    """Bytes of all cards."""

    cold: float
    edited: float
    """After the edit of one card, with the earlier library at hand, as in the preview."""

    kept: int
    """Cards that were then not read again."""


def checking(methods: Path) -> Checking:
    """Measures in a process of its own."""
    command = [sys.executable, __file__, str(methods)]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    return Checking(**json.loads(done.stdout))


def _measured(methods: Path) -> Checking:
    cold, edited, kept = [], [], 0
    files = list(methods.glob("*/*.yml"))
    for _ in range(_ROUNDS):
        start = time.process_time()
        first = check(methods)
        cold.append(time.process_time() - start)
        files[0].write_bytes(files[0].read_bytes() + b"\n")
        start = time.process_time()
        second = check(methods, first.library)
        edited.append(time.process_time() - start)
        kept = sum(second.library.cards[id_] is card for id_, card in first.library.cards.items())
    size = sum(file.stat().st_size for file in files)
    return Checking(len(files), size, statistics.median(cold), statistics.median(edited), kept)


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(Path(sys.argv[1])))))
