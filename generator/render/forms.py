"""Items of a figure in; SVG of a circle, phases, two diamonds or layers out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from markupsafe import Markup

from generator.model.figure import Figure
from generator.render.armour import armoured
from generator.render.book import Book

_LETTER, _SMALL = 8.2, 7.2
"""Widths of a usual letter at 15 and 13 units, Atkinson Hyperlegible Next."""

_LINE = 18

Item = tuple[str, str]
"""Label and smaller text."""


def drawn(book: Book, figure: Figure, name: str) -> Markup:
    """The whole SVG, named by the figure's title."""
    items = [(book.say(item.label), book.say(item.text) if item.text else "") for item in figure.items]
    draw: dict[str, Callable[[Sequence[Item]], tuple[int, int, Markup]]] = {
        "circle": _circle,
        "phases": _phases,
        "diamonds": _diamonds,
        "layers": _layers,
    }
    width, height, shapes = draw[figure.form](items)
    return Markup('<svg role="img" aria-labelledby="{}" viewBox="0 0 {} {}"><title id="{}">{}</title>{}</svg>').format(
        name, width, height, name, armoured(book.say(figure.title)), shapes
    )


def wrapped(text: str, room: float, letter: float) -> list[str]:
    """The words of a text in lines that fit; SVG has no line breaks of its own. `letter` is the width of a usual letter."""
    lines: list[str] = []
    for word in text.split():
        if lines and (len(lines[-1]) + 1 + len(word)) * letter <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _words(item: Item, x: float, y: float, room: float) -> Markup:
    """A label with its text below, in the middle of a place."""
    lines = [("label", line) for line in wrapped(item[0], room, _LETTER)]
    lines += [("note", line) for line in wrapped(item[1], room, _SMALL)]
    top = y - _LINE * (len(lines) - 1) / 2 + 5
    return Markup().join(
        Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(
            style, round(x, 1), round(top + _LINE * number, 1), armoured(line)
        )
        for number, (style, line) in enumerate(lines)
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> Markup:
    """A line with a head at its end."""
    angle = math.atan2(y2 - y1, x2 - x1)
    sides = [(x2 - 11 * math.cos(angle + turn), y2 - 11 * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    head = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in [(x2, y2), *sides])
    return Markup(
        '<line class="tie" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/><polygon class="head" points="{}"/>'
    ).format(round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), head)


def _circle(items: Sequence[Item]) -> tuple[int, int, Markup]:
    """Boxes around a circle with arrows clockwise from one to the next."""
    size, box, tall, radius = 440, 136, 84, 150
    angles = [2 * math.pi * number / len(items) - math.pi / 2 for number in range(len(items))]
    places = [(size / 2 + radius * math.cos(a), size / 2 + radius * 0.98 * math.sin(a)) for a in angles]
    shapes: list[Markup] = []
    for start, end in zip(places, [*places[1:], places[0]], strict=True):
        shapes.append(_between(start, end, box, tall))
    for item, (x, y) in zip(items, places, strict=True):
        shapes += [_box(x - box / 2, y - tall / 2, box, tall), _words(item, x, y, box - 12)]
    return size, size, Markup().join(shapes)


def _between(start: tuple[float, float], end: tuple[float, float], box: float, tall: float) -> Markup:
    """An arrow from the edge of one box to the edge of another."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    share = min(box / 2 / abs(dx) if abs(dx) > 1 else 9, tall / 2 / abs(dy) if abs(dy) > 1 else 9) + 0.03
    return _arrow(x1 + dx * share, y1 + dy * share, x2 - dx * share, y2 - dy * share)


def _box(x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="area" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="10"/>').format(
        round(x, 1), round(y, 1), width, height
    )


def _phases(items: Sequence[Item]) -> tuple[int, int, Markup]:
    """Boxes in a row, three at most, with arrows to the next; a longer row goes on below."""
    across, box, tall, gap = min(3, len(items)), 132, 96, 34
    shapes: list[Markup] = []
    for number, item in enumerate(items):
        row, column = divmod(number, across)
        x, y = 4 + column * (box + gap), 4 + row * (tall + gap)
        shapes += [_box(x, y, box, tall), _words(item, x + box / 2, y + tall / 2, box - 12)]
        if number + 1 < len(items):
            if column + 1 < across:
                shapes.append(_arrow(x + box + 4, y + tall / 2, x + box + gap - 4, y + tall / 2))
            else:
                below = y + tall + gap / 2
                shapes.append(
                    Markup('<polyline class="tie" points="{:g},{:g} {:g},{:g} {:g},{:g}"/>').format(
                        x + box / 2, y + tall + 3, x + box / 2, below, 4 + box / 2, below
                    )
                )
                shapes.append(_arrow(4 + box / 2, below, 4 + box / 2, y + tall + gap - 3))
    rows = math.ceil(len(items) / across)
    return across * (box + gap) - gap + 8, rows * (tall + gap) - gap + 8, Markup().join(shapes)


def _diamonds(items: Sequence[Item]) -> tuple[int, int, Markup]:
    """Two diamonds side by side: out, in, out, in."""
    half, tall = 132, 236
    shapes: list[Markup] = []
    for number in range(2):
        left = 4 + number * 2 * half
        shapes.append(
            Markup(
                '<polygon class="area" points="{},{} {},{} {},{} {},{}"/><line class="tie" x1="{}" y1="{}" x2="{}" y2="{}"/>'
            ).format(
                left,
                tall / 2,
                left + half,
                4,
                left + 2 * half,
                tall / 2,
                left + half,
                tall - 4,
                left + half,
                4,
                left + half,
                tall - 4,
            )
        )
    for number, item in enumerate(items):
        inward = 0.62 if number % 2 == 0 else 0.38
        shapes.append(_words(item, 4 + (number + inward) * half, tall / 2, half * 0.86))
    return 4 * half + 8, tall, Markup().join(shapes)


def _layers(items: Sequence[Item]) -> tuple[int, int, Markup]:
    """Boxes inside each other, the first outermost."""
    width, step, core = 400, 58, 92
    height = core + 2 * step * (len(items) - 1) * 0.62
    shapes: list[Markup] = []
    for number, item in enumerate(items):
        inset, down = number * 26, number * step
        inside = height - down - number * step * 0.24
        shapes.append(_box(4 + inset, 4 + down, width - 2 * inset, inside))
        last = number == len(items) - 1
        shapes.append(
            _words(item, 4 + width / 2, 4 + down + (inside / 2 if last else step / 2 + 2), width - 2 * inset - 20)
        )
    return width + 8, math.ceil(height) + 8, Markup().join(shapes)
