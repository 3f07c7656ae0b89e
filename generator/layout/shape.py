"""A kind of card in; the shape of its file out: the order of its fields, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import StringConstraints

from generator.model import KINDS
from generator.model.amounts import Figures
from generator.model.card import Card
from generator.model.values import Prose, Record

Hint = tuple[Any, tuple[Any, ...]]
"""A type, and the marks on it."""

_BEGIN = {
    "concept": {"title", "definition", "why"},
    "tool": {"title", "when", "room", "steps", "questions"},
    "conversation": {"title", "when", "room", "steps", "questions"},
    "factor": {"title", "what"},
    "programme": {"title", "rhythm", "sessions"},
}
"""By kind: the fields at the top of a card that an empty line stands before."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a place of a file holds."""

    fields: tuple[tuple[str, Hint], ...] = ()
    """Of a record: names in the file, in order."""

    item: Hint | None = None
    """Of a list."""

    words: bool = False
    """True for words for people, which no reader of YAML may take for a number or a date."""

    text: bool = False
    """True for words by language."""

    prose: bool = False
    """True for words in which paragraphs may stand."""

    flow: bool = False
    """True for a record of figures, which stands on one line."""


def top(kind: str) -> Shape:
    """The shape of a whole card."""
    return Shape(tuple((name, _hint(KINDS[kind], name)) for name in field_order(kind)))


@cache
def field_order(kind: str) -> tuple[str, ...]:
    """The fields of a card: facts and names first, those of the kind itself before what methods share, then its texts."""
    model = KINDS[kind]
    own = [cls for cls in model.__mro__ if issubclass(cls, Card) and cls is not Card]
    mine = {name for cls in own for name in vars(cls).get("__annotations__", {})}
    shared = [name for name in model.model_fields if name not in mine]
    facts = [name for cls in own for name in _declared(cls) if not _holds_text(model, name)]
    texts = [name for cls in reversed(own) for name in _declared(cls) if _holds_text(model, name)]
    cut = shared.index("formerly") + 1
    return (*shared[:cut], *facts, *shared[cut:], *texts)


def begins(kind: str, name: str) -> bool:
    """True for a field that an empty line stands before."""
    return name in _BEGIN[kind]


def _declared(model: type[Record]) -> list[str]:
    return [name for name in vars(model).get("__annotations__", {}) if name in model.model_fields]


def _hint(model: type[Record], name: str) -> Hint:
    field = model.model_fields[name]
    return field.annotation, tuple(field.metadata)


def _holds_text(model: type[Record], name: str) -> bool:
    def inside(hint: Hint) -> bool:
        found = shape(hint)
        return found.text or bool(found.fields and not found.flow) or bool(found.item and inside(found.item))

    return inside(_hint(model, name))


@cache
def _record(model: type[Record]) -> Shape:
    fields = tuple((field.alias or name, _hint(model, name)) for name, field in model.model_fields.items())
    return Shape(fields, flow=issubclass(model, Figures))


def shape(hint: Hint | None) -> Shape:  # noqa: PLR0911 a case a type
    """The shape of a type; nothing special for one that is not known."""
    if hint is None:
        return Shape()
    annotation, marks = hint
    origin: Any = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return shape((inner, (*marks, *more)))
    if origin in (Union, UnionType):
        return shape((next(part for part in get_args(annotation) if part is not type(None)), marks))
    if origin is dict:
        value = get_args(annotation)[1]
        is_text = _bare(value) is str
        return Shape(
            item=(value, ()), words=is_text, text=is_text, prose=is_text and any(isinstance(m, Prose) for m in marks)
        )
    if origin is tuple:
        return Shape(item=(get_args(annotation)[0], ()))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation)
    return Shape(words=any(isinstance(mark, StringConstraints) for mark in marks))


def _bare(annotation: Any) -> Any:
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation
