"""A kind of card in; out, as data for scripts: every field of its file in order, what it holds, within which limits, and what it is for."""

from __future__ import annotations

import datetime as dt
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.layout.shape import begins, field_order
from generator.model import KINDS
from generator.model.amounts import Figures
from generator.model.values import Prose, Record, Reference, Source, Word
from generator.wording import Words

Plan = dict[str, Any]
"""What a place of a file holds: `type`, and what goes with that type."""

_LIMITS = {"ge": "least", "min_length": "least", "le": "most", "max_length": "most"}
"""What pydantic calls a limit, and what scripts do."""


def description(model: type[BaseModel], name: str, words: Words) -> str:
    """What to fill in for a field, from the class that defines it or the nearest one above."""
    table = words.tables("fields")
    found = (table.get(f"{parent.__name__}.{name}") for parent in model.__mro__)
    return str(next((text for text in found if text), ""))


def _on_form(model: type[BaseModel], name: str, words: Words) -> Plan:
    """A field's name on the form, and its help there."""
    tables = words.tables("form")

    def said(table: str) -> str:
        found = (tables[table].get(parent.__name__, {}).get(name) for parent in model.__mro__)
        return str(next((text for text in found if text), ""))

    return {"label": said("labels"), "help": said("explain") or description(model, name, words)}


def blueprint(kind: str, words: Words | None = None) -> list[Plan]:
    """The fields of a kind of card in the order of the file; with words also their names and what they are for."""
    model = KINDS[kind]
    return [_field(model, name, words) | ({"begin": True} if begins(kind, name) else {}) for name in field_order(kind)]


def _field(model: type[BaseModel], name: str, words: Words | None) -> Plan:
    field = model.model_fields[name]
    shown = field.alias or name
    made = {"name": shown, **_plan(field.annotation, tuple(field.metadata), words)}
    if field.is_required():
        made["must"] = True
    return made | (_on_form(model, shown, words) if words else {})


def _plan(annotation: Any, marks: tuple[Any, ...], words: Words | None) -> Plan:  # noqa: PLR0911 a case a type
    origin: Any = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _plan(inner, (*more, *marks), words)
    if origin in (Union, UnionType):
        return _plan(next(part for part in get_args(annotation) if part is not type(None)), marks, words)
    if origin is Literal:
        return {"type": "word", "words": list(get_args(annotation))}
    if origin is dict:
        inside = _plan(get_args(annotation)[1], (), words)
        if inside["type"] != "line":
            return {"type": "languages", "of": inside}
        return {"type": "text", "most": inside["most"], "prose": any(isinstance(mark, Prose) for mark in marks)}
    if origin is tuple:
        item, *others = get_args(annotation)
        exactly = {} if Ellipsis in others else {"least": 1 + len(others), "most": 1 + len(others)}
        return {"type": "list", "of": _plan(item, (), words), **exactly, **_limits(marks)}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        fields = [_field(annotation, name, words) for name in annotation.model_fields]
        return {
            "type": "record",
            "model": annotation.__name__,
            "flow": issubclass(annotation, Figures),
            "fields": fields,
        }
    simple = {int: "number", bool: "truth", dt.date: "day", dt.time: "clock"}.get(annotation)
    return {"type": simple, **_limits(marks)} if simple else _word(marks)


def _word(marks: tuple[Any, ...]) -> Plan:
    """What a single word is: free, controlled, or the name of something. The outermost mark wins, as a narrower type wraps a wider one."""
    for mark in reversed(marks):
        match mark:
            case Word(group):
                return {"type": "word", "group": group}
            case Reference(kinds):
                return {"type": "card", "kinds": list(kinds)}
            case Source():
                return {"type": "source"}
            case StringConstraints():
                return {"type": "line", "most": mark.max_length}
    return {"type": "id"}


def _limits(marks: tuple[Any, ...]) -> Plan:
    inside = [one for mark in marks for one in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]
    found = {
        name: getattr(mark, theirs, None)
        for mark in inside
        for theirs, name in _LIMITS.items()
        if hasattr(mark, theirs)
    }
    return {name: limit for name, limit in found.items() if limit is not None}
