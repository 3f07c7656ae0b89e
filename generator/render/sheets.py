"""A worksheet in; its SVG out, empty or filled in with the example: boxes on a grid, lanes, or rings with a key beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from markupsafe import Markup

from generator.model.worksheet import Area, Worksheet
from generator.render.armour import armoured
from generator.render.book import Book
from generator.render.forms import wrapped

_WIDE = 760
_LINE, _PAD = 18, 12
_TITLE, _TEXT = 8.4, 7.0
"""Widths of a usual letter of a title and of other text."""

_TO_WRITE = 48
"""Least height that stays free below a prompt."""

_NAMES, _AXIS = 170, 26
"""Width of the lanes' names; room for an axis."""

_RADIUS = 190

Lines = list[tuple[str, str]]
"""Style and words of each line."""


def drawn(book: Book, sheet: Worksheet, id_: str, *, filled: bool = False) -> Markup:
    """The whole SVG, named by its title. `filled` draws the notes of the example instead of the prompts."""
    sheets: dict[str, Callable[[Book, Worksheet, bool], tuple[float, list[Markup]]]] = {
        "grid": _grid,
        "lanes": _lanes,
        "rings": _rings,
    }
    height, shapes = sheets[sheet.form](book, sheet, filled)
    name = f"{id_}-example" if filled else f"{id_}-worksheet"
    title = f"{book.say(sheet.title)}: {book.say(sheet.case)}" if filled and sheet.case else book.say(sheet.title)
    return Markup(
        '<svg role="img" aria-labelledby="{}" viewBox="0 0 {} {:g}"><title id="{}">{}</title>{}</svg>'
    ).format(name, _WIDE, round(height, 1), name, armoured(title), Markup().join(shapes))


def _content(book: Book, area: Area, room: float, *, filled: bool) -> Lines:
    """The title of an area, and its prompt or the notes of its example, in lines that fit."""
    lines = [("area-title", line) for line in wrapped(book.say(area.title), room, _TITLE)]
    if filled:
        return lines + [line for note in area.example for line in _note(book.say(note), room)]
    return lines + [("prompt", line) for line in (wrapped(book.say(area.prompt), room, _TEXT) if area.prompt else [])]


def _note(text: str, room: float) -> Lines:
    first, *rest = wrapped(text, room - 2 * _TEXT, _TEXT)
    return [("written", f"– {first}"), *(("written", line) for line in rest)]


def _written(lines: Lines, x: float, y: float) -> Markup:
    """Lines below each other, from the top left corner of a box."""
    return Markup().join(
        Markup('<text class="{}" x="{:g}" y="{:g}">{}</text>').format(
            style, round(x + _PAD, 1), round(y + _PAD + 12 + _LINE * number, 1), armoured(line)
        )
        for number, (style, line) in enumerate(lines)
    )


def _box(x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="area" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="6"/>').format(
        *(round(number, 1) for number in (x + 3, y + 3, width - 6, height - 6))
    )


def _grid(book: Book, sheet: Worksheet, filled: bool) -> tuple[float, list[Markup]]:  # noqa: FBT001 one of a table of functions
    """Boxes; all rows are as high as the fullest box needs, with room to write. Axes stand at the left and below."""
    left = _AXIS if sheet.up else 0
    across = (_WIDE - left) / sheet.columns
    texts = [_content(book, area, area.width * across - 2 * _PAD - 6, filled=filled) for area in sheet.areas]
    spare = _PAD if filled else _TO_WRITE
    down = max(
        (_LINE * len(lines) + 2 * _PAD + spare) / area.height for area, lines in zip(sheet.areas, texts, strict=True)
    )
    height = max(area.row + area.height - 1 for area in sheet.areas) * down
    shapes: list[Markup] = []
    for area, lines in zip(sheet.areas, texts, strict=True):
        x, y = left + (area.column - 1) * across, (area.row - 1) * down
        shapes += [_box(x, y, area.width * across, area.height * down), _written(lines, x + 3, y)]
    if sheet.up:
        shapes.append(
            Markup(
                '<text class="axis" transform="translate(16 {:g}) rotate(-90)" text-anchor="middle">{}</text>'
            ).format(round(height / 2, 1), armoured(with_arrow(book.say(sheet.up))))
        )
    if sheet.across:
        shapes.append(
            Markup('<text class="axis" x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(
                round((left + _WIDE) / 2, 1), round(height + 18, 1), armoured(with_arrow(book.say(sheet.across)))
            )
        )
    return height + (_AXIS if sheet.across else 0), shapes


def with_arrow(axis: str) -> str:
    """The name of an axis with an arrow, when it has none of its own."""
    return axis if "→" in axis else f"{axis} →"


def _lanes(book: Book, sheet: Worksheet, filled: bool) -> tuple[float, list[Markup]]:  # noqa: FBT001 as above
    """Lanes below each other: a name with its prompt at the left, cells to the right."""
    cell = (_WIDE - _NAMES) / sheet.columns
    shapes: list[Markup] = []
    y = 0.0
    if sheet.heads:
        heads = [wrapped(book.say(head), cell - 2 * _PAD, _TITLE) for head in sheet.heads]
        most = max(map(len, heads))
        shapes += [
            _written(
                [("area-title", line) for line in lines], _NAMES + number * cell + 2, _LINE * (most - len(lines)) - 8
            )
            for number, lines in enumerate(heads)
        ]
        y = float(_LINE * most + _PAD)
    for area in sheet.areas:
        names = _content(book, area.model_copy(update={"example": ()}), _NAMES - 2 * _PAD, filled=filled)
        notes = [
            [("written", line) for line in wrapped(book.say(note), cell - 2 * _PAD - 4, _TEXT)] if filled else []
            for note in area.example
        ]
        height = max(area.height * 64, _LINE * max(map(len, [names, *notes])) + 2 * _PAD + 6)
        shapes.append(_written(names, -6, y))
        shapes += [_box(_NAMES + number * cell, y, cell, height) for number in range(sheet.columns)]
        shapes += [_written(lines, _NAMES + number * cell + 2, y) for number, lines in enumerate(notes)]
        y += height
    return y, shapes


def _rings(book: Book, sheet: Worksheet, filled: bool) -> tuple[float, list[Markup]]:  # noqa: FBT001 as above
    """Rings from the middle outwards; beside them a key with the prompts or, numbered as in the rings, the notes."""
    count, middle = len(sheet.areas), _RADIUS + 4
    radii = [_RADIUS * (number + 1.3) / (count + 0.3) for number in range(count)]
    shapes = [
        Markup('<circle class="area" cx="{0}" cy="{0}" r="{1:g}"/>').format(middle, round(radius, 1))
        for radius in reversed(radii)
    ]
    x, y, numbers = 2 * middle + 14, 0.0, 0
    room = _WIDE - x - 2 * _PAD
    for number, (area, radius) in enumerate(zip(sheet.areas, radii, strict=True)):
        mark = chr(ord("A") + number)
        inner = radii[number - 1] if number else 0
        top = middle - (radius + inner) / 2 if number else middle
        if number or not (filled and area.example):
            shapes.append(_point("area-title", middle, top, mark))
        lines = [("area-title", line) for line in wrapped(f"{mark}  {book.say(area.title)}", room, _TITLE)]
        if filled:
            for place, note in zip(_around(len(area.example), inner, radius), area.example, strict=True):
                numbers += 1
                shapes.append(_point("written", middle + place[0], middle + place[1], str(numbers)))
                first, *rest = wrapped(book.say(note), room - 3 * _TEXT, _TEXT)
                lines += [("written", f"{numbers}  {first}"), *(("written", line) for line in rest)]
        else:
            lines += _content(book, area, room, filled=False)[len(wrapped(book.say(area.title), room, _TITLE)) :]
        shapes.append(_written(lines, x, y))
        y += _LINE * len(lines) + 10
    return max(2 * middle, y + _PAD), shapes


def _around(count: int, inner: float, outer: float) -> Iterator[tuple[float, float]]:
    """Places for notes in a ring, starting beside its letter at the top; in the middle on a small circle."""
    radius = (inner + outer) / 2 if inner else (outer / 2 if count > 1 else 0)
    for number in range(count):
        angle = 2 * math.pi * (number + (1 if inner else 0)) / (count + (1 if inner else 0)) - math.pi / 2
        yield radius * math.cos(angle), radius * math.sin(angle)


def _point(style: str, x: float, y: float, text: str) -> Markup:
    return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(
        style, round(x, 1), round(y + 5, 1), armoured(text)
    )
