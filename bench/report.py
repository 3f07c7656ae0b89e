"""What was measured in; a table and, for each expectation, whether it is met, out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from contestants import COLD, HUGO, STOCK, WARM
from measure import Measured
from paper import CARDS, Paper

KB = 1000
COLDEST, WARMEST = 1.10, 0.60
"""Processor time of our build, as a share of MkDocs' alone on the same Markdown."""

MOST_GROWTH = 1.15
"""Seconds a page with the most cards, over those with the fewest."""

QUICKEST_CHECK, SHORT_CARD = 1500, 2.9 * KB
"""Cards a second. The number was chosen for cards of this many bytes; real ones are longer."""

FRAME, MOST_CHOICES = 1000 / 60, 300
"""Milliseconds within which the finder shows a choice, with up to so many cards."""

LARGEST_PAGE = 45 * KB
MOST_PAGE_GROWTH = 1.05

QUICKER = 10
"""Seconds for a deck by others, over ours."""

SAME_LETTERS = 0.005
"""So much of the letters may be elsewhere: the end of a page is not read the same by all."""

_LABEL, _CELL = 46, 11


def report(found: Sequence[Measured]) -> str:
    """The report on sites; `found` has the fewest cards first."""
    rows = [_row(label, [show(one) for one in found]) for label, show in _ROWS.items()]
    head = _row("cards", [f"{one.number:,}" for one in found])
    return "\n".join([head, *rows, "", *_told(_expectations(found))])


def paper_report(found: Paper) -> str:
    """The report on paper."""
    cold, edited, same = (one.whole for one in (found.cold, found.edited, found.same))
    setting = found.cold.setting
    rows = [
        _row(f"a deck of {CARDS} cards, {found.pages} pages", ["seconds", "/ set", "/ all"]),
        _row("ours, setting cards that are dealt", [f"{setting:.1f}"]),
        _row("ours, all: dealing them first", [f"{cold:.1f}"]),
        _row("ours, all, one card edited since", [f"{edited:.1f}"]),
        _row("ours, all, nothing changed since", [f"{same:.1f}"]),
        *(
            _row(f"{name}, setting cards that are dealt", [f"{one:.1f}", f"{one / setting:.1f}", f"{one / cold:.1f}"])
            for name, one in found.others.items()
        ),
        *(_row(f"start of {name}, not counted", [f"{one:.1f}"]) for name, one in found.starts.items()),
        _row("PDFs of the preview, the first time", [f"{found.again.first:.1f}"]),
        _row("PDFs of the preview, after an edit / first", ["", f"{found.again.edited / found.again.first:.2f}"]),
    ]
    missing = [f"{name} is missing: {needed}" for name, needed in found.missing.items()]
    return "\n".join([*rows, "", *missing, *_told(_paper_expectations(found))])


def _told(expectations: Iterator[tuple[bool, str]]) -> list[str]:
    return [f"{'met' if met else 'MISSED':8}{text}" for met, text in expectations]


def _row(label: str, cells: Sequence[str]) -> str:
    return label.ljust(_LABEL) + "".join(cell.rjust(_CELL) for cell in cells)


def _ratio(one: Measured, name: str, other: str) -> float:
    return one.costs[name].processor / one.costs[other].processor


def _beside(name: str, other: str) -> Callable[[Measured], str]:
    return lambda one: f"{_ratio(one, name, other):.2f}" if other in one.costs else "-"


def _memory(name: str) -> Callable[[Measured], str]:
    return lambda one: f"{one.costs[name].memory:.0f}" if name in one.costs else "-"


def _clock(name: str) -> Callable[[Measured], str]:
    return lambda one: f"{one.costs[name].clock:.1f}" if name in one.costs else "-"


def _a_page(one: Measured) -> float:
    return one.costs[COLD].processor / one.weight.pages


def _a_second(one: Measured) -> float:
    return one.checking.cards / one.checking.cold


_ROWS: dict[str, Callable[[Measured], str]] = {
    "processor time, ours cold / MkDocs alone": _beside(COLD, STOCK),
    "processor time, ours warm / MkDocs alone": _beside(WARM, STOCK),
    "processor time, ours cold / Hugo": _beside(COLD, HUGO),
    "processor time, ours warm / Hugo": _beside(WARM, HUGO),
    "seconds on the clock, ours cold": _clock(COLD),
    "seconds on the clock, ours warm": _clock(WARM),
    "seconds on the clock, MkDocs alone": _clock(STOCK),
    "seconds on the clock, Hugo": _clock(HUGO),
    "ms of processor a page, ours cold": lambda one: f"{_a_page(one) * 1000:.1f}",
    "pages": lambda one: f"{one.weight.pages:,}",
    "peak memory in MiB, ours cold": _memory(COLD),
    "peak memory in MiB, MkDocs alone": _memory(STOCK),
    "peak memory in MiB, Hugo": _memory(HUGO),
    "kB of HTML a card page, average": lambda one: f"{one.weight.card / KB:.1f}",
    "kB of HTML a card page, largest": lambda one: f"{one.weight.largest[0] / KB:.1f}",
    "kB of search index, gzipped, by language": lambda one: " / ".join(
        f"{size / KB:.0f}" for size in one.weight.index.values()
    ),
    "check, cards a second": lambda one: f"{_a_second(one):,.0f}",
    "check, MB of YAML a second": lambda one: f"{one.checking.size / one.checking.cold / KB**2:.1f}",
    "check as a command, seconds on the clock": lambda one: f"{one.command.clock:.1f}",
    "check after one edit / cold": lambda one: f"{one.checking.edited / one.checking.cold:.2f}",
    "ms from a choice in the finder to its list": lambda one: f"{one.chosen:.0f}" if one.chosen else "-",
    "seconds from edit to served, both languages": lambda one: f"{one.served:.1f}" if one.served else "-",
    "edit to served / cold build": lambda one: f"{one.served / one.costs[COLD].clock:.2f}" if one.served else "-",
}


def _expectations(found: Sequence[Measured]) -> Iterator[tuple[bool, str]]:
    """What is expected, judged with the most cards: there the fixed cost of a start weighs least."""
    few, many = found[0], found[-1]
    with_ = f"with {many.number:,} cards"
    cold, warm = _ratio(many, COLD, STOCK), _ratio(many, WARM, STOCK)
    yield cold <= COLDEST, f"a cold build takes at most {COLDEST:.2f} of MkDocs alone: {cold:.2f} {with_}"
    yield warm <= WARMEST, f"a warm build takes at most {WARMEST:.2f} of MkDocs alone: {warm:.2f} {with_}"
    if few is not many:
        growth = _a_page(many) / _a_page(few)
        yield (
            growth <= MOST_GROWTH,
            f"a page takes at most {MOST_GROWTH:.2f} of that with {few.number:,}: {growth:.2f} {with_}",
        )
        wider = many.weight.card / few.weight.card
        yield wider <= MOST_PAGE_GROWTH, f"a card page does not grow with the number of cards: {wider:.2f} {with_}"
    size, card = max(one.weight.largest for one in found)
    yield size < LARGEST_PAGE, f"a card page has less than {LARGEST_PAGE / KB:.0f} kB of HTML: {size / KB:.1f}, {card}"
    speed, each = _a_second(many), many.checking.size / many.checking.cards / KB
    told = f"{speed:,.0f}, of {each:.1f} kB each, {with_}"
    short = f"in cards of {SHORT_CARD / KB:.1f} kB that would be {many.checking.size / many.checking.cold / SHORT_CARD:,.0f}"
    yield speed >= QUICKEST_CHECK, f"check does at least {QUICKEST_CHECK:,} cards a second: {told} ({short})"
    slowest = max(
        ((one.chosen, one.number) for one in found if one.chosen and one.number <= MOST_CHOICES), default=None
    )
    if slowest:
        yield (
            slowest[0] <= FRAME,
            f"the finder shows a choice within a frame of {FRAME:.0f} ms: {slowest[0]:.0f} with {slowest[1]:,} cards",
        )
    shown = [one.served for one in found if one.served]
    if shown:
        yield max(shown) < math.inf, f"an edit shows in both languages of the preview: after {max(shown):.1f} s at most"
    again = many.checking.cards - many.checking.kept
    yield again == 1, f"after an edit of one card only that one is read again: {again} of {many.checking.cards:,}"


def _paper_expectations(found: Paper) -> Iterator[tuple[bool, str]]:
    """The others are given the cards dealt over faces, so that setting them is the same work for all."""
    for name, seconds in found.others.items():
        ratio, whole = seconds / found.cold.setting, seconds / found.cold.whole
        all_of_it = f"({whole:.1f} when ours has to deal them first, which {name} is spared)"
        yield ratio >= QUICKER, f"a deck takes {name} at least {QUICKER} times as long: {ratio:.1f} {all_of_it}"
    for name, one in found.printed.items():
        same = one.pages == found.pages and one.left_out <= SAME_LETTERS
        letters = f"{1 - one.left_out:.1%} of our letters"
        yield same, f"{name} prints the same: {letters}, on {one.pages} pages beside {found.pages}"
    again = found.again
    told = f"{again.anew} of {again.made}, and {again.own} are its own"
    yield 0 < again.anew == again.own, f"after an edit of one card only its own PDFs are made again: {told}"
