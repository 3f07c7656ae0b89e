"""A command in; what it took out: seconds on the clock, seconds of processor, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SET_BY_OWNERS = ("SITE_URL", "REPO_URL", "REPO_BRANCH", "CACHE")
MIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took, or the median of several."""

    clock: float
    """Seconds that a person waits."""

    processor: float
    """Seconds that all processors worked for it. Ratios use these: other work on the machine changes them least."""

    memory: float
    """MiB at its largest."""

    @classmethod
    def median(cls, costs: Sequence[Cost]) -> Cost:
        """The median of each."""
        return cls(
            statistics.median(cost.clock for cost in costs),
            statistics.median(cost.processor for cost in costs),
            statistics.median(cost.memory for cost in costs),
        )


def environment() -> dict[str, str]:
    """The environment of a maintainer who set nothing; without PDFs, which the others do not make."""
    kept = {name: value for name, value in os.environ.items() if name not in _SET_BY_OWNERS}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PAPER": "false"}


def program(name: str) -> str:
    """A command that was installed beside Python."""
    return str(Path(sys.executable).with_name(name))


def run(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command in a folder.

    Raises RuntimeError with what it said when it fails.
    """
    with (folder / "said.txt").open("w+b") as said:
        before = os.times().elapsed
        started = subprocess.Popen(command, cwd=folder, env=environment(), stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(started.pid, 0)  # unlike `wait`, tells what this one command used
        clock = os.times().elapsed - before
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} in {folder}:\n{said.read().decode('utf-8', 'replace')}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)
