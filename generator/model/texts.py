"""A card in; every text in it out, with its place in the file and whether it is printed letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.model.values import LANGUAGES, Prose, Record

Place = tuple[int | str, ...]
"""Keys and list positions from the top of a file to a value."""


def texts(model: BaseModel, place: Place = ()) -> Iterator[tuple[Place, str, Prose | None]]:
    """Every text by language: (place of its language, text, `Prose()` where markup may stand)."""
    for name, alias, prose in _plan(type(model)):
        value = getattr(model, name)
        if value:
            yield from _texts(value, (*place, alias), prose)


def is_listed(place: Place) -> bool:
    """Whether a text stands in a list by language, as synonyms do: it needs no equal in another language."""
    return isinstance(place[-1], int)


def _texts(value: Any, place: Place, prose: Prose | None) -> Iterator[tuple[Place, str, Prose | None]]:
    if isinstance(value, Record):
        yield from texts(value, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if not isinstance(item, str):
                yield from _texts(item, (*place, index), prose)
            elif place[-1] in LANGUAGES:
                yield (*place, index), item, None
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, str):
                yield (*place, key), item, prose
            elif not isinstance(item, int):
                yield from _texts(item, (*place, key), prose)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, Prose | None], ...]:
    """The fields of a class that can hold texts: (attribute, key in the file, markup allowed)."""
    return tuple(
        (name, field.alias or name, _prose(field.annotation, field.metadata))
        for name, field in model.model_fields.items()
        if _holds_text(field.annotation)
    )


def _holds_text(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    if annotation is dict or getattr(annotation, "__origin__", None) is dict:
        return True
    return any(_holds_text(part) for part in get_args(annotation))


def _prose(annotation: Any, metadata: Any = ()) -> Prose | None:
    """The `Prose` mark in a type, however deep: in `Text`, `Text | None` and `tuple[Text, …]` alike."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Prose):
            return mark
    for part in get_args(annotation):
        found = _prose(part)
        if found:
            return found
    return None
