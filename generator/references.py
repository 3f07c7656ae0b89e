"""A card in; every id of another card or work that it names, with its place and the kinds it may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator import prose
from generator.load import LoadedCard
from generator.model.texts import Place
from generator.model.values import Record, Reference, Source


@dataclass(frozen=True, slots=True)
class Named:
    """An id that a card names."""

    id: str
    place: Place
    field: str
    """The field at the top of the card, or `text` for a link in running text."""

    kinds: tuple[str, ...] | None
    """The kinds it may be, none meaning any; None for a work in the bibliography."""


def named(loaded: LoadedCard) -> Iterator[Named]:
    """All ids that a card names: in fields first, then in its texts."""
    yield from _in_model(loaded.card, ())
    for place, text, mark in loaded.texts:
        for reference in prose.references(text) if mark else ():
            if isinstance(reference, prose.CardLink):
                yield Named(reference.card, place, "text", ())
            else:
                yield Named(reference.source, place, "text", None)


def _in_model(model: BaseModel, place: Place) -> Iterator[Named]:
    for name, alias, mark in _plan(type(model)):
        value = getattr(model, name)
        if value:
            yield from _in_value(value, (*place, alias), mark)


def _in_value(value: Any, place: Place, mark: Reference | Source | None) -> Iterator[Named]:
    if isinstance(value, str):
        if mark:
            yield Named(value, place, str(place[0]), mark.kinds if isinstance(mark, Reference) else None)
    elif isinstance(value, Record):
        yield from _in_model(value, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(item, (*place, index), mark)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, Reference | Source | None], ...]:
    """The fields of a class that can hold ids: (attribute, key in the file, what the id refers to)."""
    plan = []
    for name, field in model.model_fields.items():
        mark = _mark(field.annotation, field.metadata)
        if mark or _holds_records(field.annotation):
            plan.append((name, field.alias or name, mark))
    return tuple(plan)


def _mark(annotation: Any, metadata: Any = ()) -> Reference | Source | None:
    """The mark of a type; the outermost wins, as a narrower type wraps a wider one."""
    for mark in (*reversed(metadata), *reversed(getattr(annotation, "__metadata__", ()))):
        if isinstance(mark, (Reference, Source)):
            return mark
    return next((mark for part in get_args(annotation) if (mark := _mark(part))), None)


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_holds_records(part) for part in get_args(annotation))
