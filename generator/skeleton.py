"""A kind of card in; a YAML file to fill in out, made from the model, with what each field is for."""

from __future__ import annotations

import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import reader
from generator.blueprint import description
from generator.files import RESERVED
from generator.layout import field_order, laid_out
from generator.model import KINDS
from generator.model.values import ID, LANGUAGES, MOST_ID, Record, Word
from generator.model.vocabulary import Vocabulary
from generator.wording import Words


def is_id(text: str) -> bool:
    """True for a name that a card may have."""
    return len(text) <= MOST_ID and bool(re.fullmatch(ID, text)) and text not in RESERVED


def skeleton(kind: str, vocabulary: Vocabulary, words: Words) -> str:
    """The file, as `fmt` lays it out. Fields that a card must have are there, empty; the others are there as comments."""
    model = KINDS[kind]
    lines = [f"# yaml-language-server: $schema=../.schema/{kind}.schema.json", ""]
    for name in field_order(kind):
        field = model.model_fields[name]
        lines += [f"# {line}" for line in _comment(model, name, field, vocabulary, words)]
        written = _written(name, field, vocabulary)
        lines += written if field.is_required() else [f"# {line}" for line in written]
        lines.append("")
    document, _ = reader.read(kind, "\n".join(lines).encode("utf-8"))
    return laid_out(document, kind) or "" if document else ""


def _comment(model: type[BaseModel], name: str, field: FieldInfo, vocabulary: Vocabulary, words: Words) -> list[str]:
    lines = [description(model, field.alias or name, words)]
    group = _group(field.annotation, field.metadata)
    if group:
        lines.append(f"{words['new.choose']} {', '.join(vocabulary.groups.get(group, {}))}")
    return lines


def _written(name: str, field: FieldInfo, vocabulary: Vocabulary) -> list[str]:
    """A field as lines of YAML: a value behind its name, or a block below it."""
    key = f"{field.alias or name}:"
    value = _value(field.annotation, field.metadata, vocabulary)
    return [f"{key} {value}".rstrip()] if isinstance(value, str) else [key, *(f"  {line}" for line in value)]


def _value(annotation: Any, metadata: Any, vocabulary: Vocabulary) -> str | list[str]:  # noqa: PLR0911 a case a type
    """An example of a value of this type: a text for behind a name, or the lines of a block."""
    group = next((mark.group for mark in metadata if isinstance(mark, Word)), "")
    if group:
        return next(iter(vocabulary.groups.get(group, {})), "")
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _value(inner, marks, vocabulary)
    if origin in (Union, UnionType):
        return _value(next(part for part in get_args(annotation) if part is not type(None)), (), vocabulary)
    if origin is Literal:
        return str(get_args(annotation)[0])
    if origin is dict:
        return _by_language(get_args(annotation)[1])
    if origin is tuple:
        item = _value(get_args(annotation)[0], (), vocabulary)
        if isinstance(item, str):
            return [f"- {item}"] * 2 if item.startswith("{") else f"[{item}]"
        return [f"- {item[0]}", *(f"  {line}" for line in item[1:])]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        fields = annotation.model_fields.items()
        return [line for name, field in fields if field.is_required() for line in _written(name, field, vocabulary)]
    return {int: "1", bool: "false"}.get(annotation, "")


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _by_language(value: Any) -> str:
    """A text in every language; for versions of translations a number, for synonyms a list."""
    bare = _bare(value)
    empty = "1" if bare is int else "[]" if get_origin(bare) is tuple else '""'
    codes = LANGUAGES[1:] if bare is int else LANGUAGES
    return "{" + ", ".join(f"{code}: {empty}" for code in codes) + "}"


def _group(annotation: Any, metadata: Any = ()) -> str:
    """The vocabulary group of a type, however deep."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Word):
            return mark.group
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return ""
    return next((group for part in get_args(annotation) if (group := _group(part))), "")
