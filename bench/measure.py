"""A number of cards in; everything that is measured with it out."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checking import Checking, checking
from choosing import choosing
from contestants import contest
from cost import Cost, program, run
from serving import edit_to_served
from weight import Weight, weight

SERVED = (100, 1000)
"""Numbers of cards with which the preview is timed."""

TURNS = {200: 3, 500: 2}
"""Up to this number of cards, each contestant builds so many times; with more cards once, which then takes minutes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured with one number of cards."""

    number: int
    costs: dict[str, Cost]
    """The median cost of a build, by contestant."""

    weight: Weight
    checking: Checking
    command: Cost
    """`methodekaarten check`."""

    chosen: float | None
    """Milliseconds from a choice in the finder until its list is laid out; None without a browser."""

    served: float | None
    """Seconds from an edit until both languages show it, the median of a few; None when not asked, infinite when they do not."""


def measured(folder: Path, number: int, progress: Callable[[str], None]) -> Measured:
    """Builds, checks and serves `number` cards in a folder, the contestants taking turns."""
    progress("writing the cards")
    made = contest(folder, number)
    costs: dict[str, list[Cost]] = {name: [] for name in made.builds}
    turns = next((times for most, times in TURNS.items() if number <= most), 1)
    for turn in range(1, turns + 1):
        for name, build in made.builds.items():
            progress(f"{name}, turn {turn}")
            costs[name].append(build())
    weighed = weight(made.project / "site", {file.stem for file in made.project.glob("methods/*/*.yml")})
    progress("check")
    checked = checking(made.project / "methods")
    command = run([program("methodekaarten"), "check"], made.project)
    progress("the finder")
    chosen = choosing(made.project / "site")
    served = None
    if number in SERVED:
        progress("serve")
        served = statistics.median(edit_to_served(made.project, turns + 1) or [math.inf])
    medians = {name: Cost.median(runs) for name, runs in costs.items()}
    return Measured(number, medians, weighed, checked, command, chosen, served)
