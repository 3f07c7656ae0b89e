"""Concepts and how they relate in; a picture of all of them by group, and a small one of a card's neighbours, out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.link import Catalogue
from generator.load import LoadedCard
from generator.model.concept import Concept
from generator.render.armour import armoured
from generator.render.book import Book
from generator.render.forms import wrapped
from generator.render.writer import Writer

COLUMNS = 3
_WIDTH, _GAP, _ROW, _HEAD, _BETWEEN = 312, 84, 36, 44, 26

MOST_NEIGHBOURS = 6
_LETTER = 7.0
_LONG = 36
"""Letters of a title that fit a box of the map; a longer one is written smaller."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a concept's box stands: its left and top."""

    x: float
    y: float


def related(catalogue: Catalogue, id_: str) -> list[str]:
    """The concepts that a concept names as related or that name it so, by title as in the catalogue."""
    card = catalogue.cards[id_].card
    named = set(card.related) | {link.card for link in catalogue.backlinks[id_] if link.field == "related"}
    return [other for other, loaded in catalogue.cards.items() if other in named and loaded.kind == "concept"]


def groups(book: Book) -> list[dict[str, Any]]:
    """The groups that have concepts, in the order of the vocabulary, each with its concepts by title."""
    found = []
    for word, term in book.catalogue.vocabulary.groups.get("concept-group", {}).items():
        inside = [card.id for card in book.catalogue.of_kind("concept") if _group(card) == word]
        if inside:
            found.append({"word": word, "title": book.say(term.label), "ids": inside})
    return found


def picture(book: Book, write: Writer) -> Markup:
    """The map: a box a group, in columns; a link a concept; a line for each relation."""
    placed: dict[str, _Place] = {}
    shapes: list[Markup] = []
    heights = [0.0] * COLUMNS
    for column, group in _in_columns(groups(book)):
        x, y = column * (_WIDTH + _GAP), heights[column]
        tall = _HEAD + _ROW * len(group["ids"]) + 10
        shapes.append(
            Markup(
                '<rect class="group" x="{}" y="{}" width="{}" height="{}" rx="14"/><text class="label label-group" x="{}" y="{}">{}</text>'
            ).format(x, y + 1, _WIDTH, tall, x + 14, y + 28, armoured(group["title"]))
        )
        placed |= {id_: _Place(x + 10, y + _HEAD + _ROW * number) for number, id_ in enumerate(group["ids"])}
        heights[column] = y + tall + _BETWEEN
    lines = [_line(placed, one, other) for one, other in _pairs(book.catalogue)]
    boxes = [_concept(book, write, id_, place) for id_, place in placed.items()]
    width, height = COLUMNS * (_WIDTH + _GAP) - _GAP // 2, max(heights) - _BETWEEN + 2
    return Markup(
        '<svg class="map" role="group" aria-labelledby="map-title" viewBox="-1 0 {} {:g}"><title id="map-title">{}</title>{}</svg>'
    ).format(width + 2, height, armoured(book.words["map.title"]), Markup().join([*shapes, *lines, *boxes]))


def neighbours(book: Book, write: Writer, loaded: LoadedCard) -> Markup:
    """A card's concept with the concepts around it. The lists beside it say the same, so it is for the eye only."""
    own = list(loaded.card.related)
    found = related(book.catalogue, loaded.id)
    around = sorted(found, key=lambda id_: own.index(id_) if id_ in own else len(own))[:MOST_NEIGHBOURS]
    if len(around) < 2:  # noqa: PLR2004 one neighbour is no picture
        return Markup()
    wide, tall = 320, 380
    shapes: list[Markup] = []
    words: list[Markup] = []
    for number, id_ in enumerate(around):
        angle = 2 * math.pi * number / len(around) - math.pi / 2
        x, y = wide / 2 + 110 * math.cos(angle), tall / 2 + 148 * math.sin(angle)
        shapes.append(
            Markup('<line class="tie" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>').format(
                wide / 2, tall / 2, round(x, 1), round(y, 1)
            )
        )
        label = _label(book.title(id_), x, y, "label")
        words.append(Markup('<a href="{}" tabindex="-1">{}</a>').format(write.href(book.addresses.card(id_)), label))
    words.append(_label(book.title(loaded.id), wide / 2, tall / 2, "label here"))
    return Markup('<svg class="neighbours" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>').format(
        wide, tall, Markup().join([*shapes, *words])
    )


def _group(loaded: LoadedCard) -> str:
    return loaded.card.group if isinstance(loaded.card, Concept) else ""


def _in_columns(found: list[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each group in the column that is shortest so far."""
    heights = [0] * COLUMNS
    for group in found:
        column = heights.index(min(heights))
        heights[column] += len(group["ids"]) + 2
        yield column, group


def _pairs(catalogue: Catalogue) -> list[tuple[str, str]]:
    return sorted(
        {
            (min(one.id, other), max(one.id, other))
            for one in catalogue.of_kind("concept")
            for other in related(catalogue, one.id)
        }
    )


def _line(placed: dict[str, _Place], one: str, other: str) -> Markup:
    """A curve from the side of one box to the near side of another; within a column it bows out."""
    first, second = sorted((placed[one], placed[other]), key=lambda place: (place.x, place.y))
    inner = _WIDTH - 20
    x1, y1, y2 = first.x + inner, first.y + 14, second.y + 14
    if first.x == second.x:
        bow = x1 + min(_GAP / 2 - 2, 14 + abs(y2 - y1) / 6)
        path = f"M{x1} {y1} C{bow:g} {y1} {bow:g} {y2} {x1} {y2}"
    else:
        x2 = second.x
        middle = (x1 + x2) / 2
        path = f"M{x1} {y1} C{middle:g} {y1} {middle:g} {y2} {x2} {y2}"
    return Markup('<path class="tie" d="{}" data-ends="{} {}"/>').format(path, one, other)


def _concept(book: Book, write: Writer, id_: str, place: _Place) -> Markup:
    return Markup(
        '<a href="{}" data-concept="{}"><rect class="area" x="{}" y="{}" width="{}" height="28" rx="7"/>'
        '<text class="label{}" x="{}" y="{}">{}</text></a>'
    ).format(
        write.href(book.addresses.card(id_)),
        id_,
        place.x,
        place.y,
        _WIDTH - 20,
        " long" if len(book.title(id_)) > _LONG else "",
        place.x + 10,
        place.y + 19,
        armoured(book.title(id_)),
    )


def _label(title: str, x: float, y: float, style: str) -> Markup:
    """A title in lines on a box of its own size."""
    lines = wrapped(title, 104, _LETTER)
    wide = max(len(line) for line in lines) * _LETTER + 12
    tall = 17 * len(lines) + 8
    x = min(max(x, wide / 2 + 1), 319 - wide / 2)
    box = Markup('<rect class="area{}" x="{:g}" y="{:g}" width="{:g}" height="{}" rx="6"/>').format(
        " here" if "here" in style else "", round(x - wide / 2, 1), round(y - tall / 2, 1), round(wide, 1), tall
    )
    rows = [
        Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(
            style, round(x, 1), round(y - tall / 2 + 17 * (number + 1) - 1, 1), armoured(line)
        )
        for number, line in enumerate(lines)
    ]
    return box + Markup().join(rows)
