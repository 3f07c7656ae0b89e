"""A pydantic error in; problems at lines of the file out. pydantic's English goes no further than here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from generator.document import Document
from generator.model.texts import Place
from generator.model.values import LANGUAGES, near
from generator.problems import Problem

_CODES = {
    "missing": "veld-ontbreekt",
    "extra_forbidden": "onbekend-veld",
    "string_type": "geen-tekst",
    "dict_type": "geen-talen",
    "tuple_type": "geen-lijst",
    "model_type": "geen-velden",
    "model_attributes_type": "geen-velden",
    "string_too_long": "te-lang",
    "string_too_short": "leeg",
    "too_short": "te-weinig",
    "too_long": "te-veel-regels",
    "greater_than_equal": "buiten-bereik",
    "less_than_equal": "buiten-bereik",
    "int_type": "geen-getal",
    "date_type": "geen-datum",
    "time_type": "geen-uur",
    "literal_error": "onbekend-woord",
}
"""pydantic's error types → our codes; our own validators use our codes as their type."""

GROUP_DEPTH = 2
"""Of the vocabulary: `groups`, and each group in it; what lies deeper is a term with texts by language."""

_AT_KEY = {
    "onbekend-veld",
    "onbekende-taal",
    "geen-velden",
    "geen-lijst",
    "te-weinig",
    "tekst-werd-veld",
    "komma-splitst",
    "taal-ontbreekt",
}
"""Problems that point at the key: it is the key that is wrong, or there is no value to point at."""


def problems_of(
    error: ValidationError, model: type[BaseModel], document: Document, kind: str, at: Place = ()
) -> list[Problem]:
    """Every mistake in one mapping of a file. `at` is where the mapping stands in the file."""
    found = []
    for detail in error.errors(include_url=False, include_input=True):
        if _is_echo(detail):
            continue
        place = _place(detail["loc"], document, at)
        code = _code(detail, kind)
        facts = _facts(code, detail, model, place, kind)
        if code in ("tekst-werd-veld", "komma-splitst"):
            place = (*place, facts["field"])
        problem = document.problem(place, code, key=code in _AT_KEY, **facts)
        found.append(replace(problem, code=_seen(code, problem)))
    return found


def _seen(code: str, problem: Problem) -> str:
    """The code, or a nearer one where the line shows what pydantic cannot see: no comma, or a comment."""
    column = problem.mark.column
    if code == "komma-splitst" and not problem.source[:column].rstrip().endswith(","):
        return "tekst-werd-veld"
    if code == "leeg" and problem.source[column:].lstrip().startswith("#"):
        return "tekst-afgekapt"
    return code


def _is_echo(detail: Any) -> bool:
    """True for a list that is too short only because pydantic left out the items that are wrong."""
    return bool(detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"])


def _code(detail: Any, kind: str) -> str:
    """Our code for a pydantic error. Where nothing is typed, that is the mistake, whatever was asked for."""
    found: str = detail["type"]
    if found == "missing" and isinstance(detail["loc"][-1], int):
        return "te-weinig"
    if detail["input"] == "" and found != "extra_forbidden":
        return "leeg"
    if found == "dict_type" and kind == "vocabulary" and len(detail["loc"]) <= GROUP_DEPTH:
        return "geen-velden"
    return _CODES.get(found, found)


def _place(loc: tuple[int | str, ...], document: Document, at: Place) -> Place:
    """Pydantic's location without its marks for dictionary keys and union members that are not in the file."""
    place: Place = at
    tree: Any = document.tree
    for step in at:
        tree = tree[step]
    for part in loc:
        if part == "[key]":
            continue
        inside = _inside(tree, part)
        if inside is not None:
            tree = inside
        elif part is not loc[-1] or not isinstance(tree, (dict, list)):
            continue
        place = (*place, part)
    return place


def _inside(tree: Any, part: int | str) -> Any:
    """What stands under a key or at a place in a list; None when there is nothing."""
    if isinstance(tree, dict):
        return tree.get(part)
    return tree[part] if isinstance(tree, list) and isinstance(part, int) and part < len(tree) else None


def _facts(code: str, detail: Any, model: type[BaseModel], place: Place, kind: str) -> dict[str, str]:
    context = {key: str(value) for key, value in (detail.get("ctx") or {}).items()}
    field = str(place[-1]) if place else ""
    facts = {"field": _field_name(place) or kind, "kind": kind, **context}
    match code:
        case "onbekend-veld":
            known = _fields_at(model, detail["loc"][:-1])
            facts["field"] = field
            facts["near"] = near(field, known)
            facts["known"] = ", ".join(known)
            facts["inside"] = next((part for part in reversed(place[:-1]) if isinstance(part, str)), "")
        case "veld-ontbreekt":
            facts["field"] = str(detail["loc"][-1])
        case "te-lang" | "te-veel-regels":
            facts["limit"] = context.get("max_length", "")
            facts["length"] = str(len(detail["input"])) if isinstance(detail["input"], (str, list)) else ""
        case "te-weinig":
            facts["limit"] = context.get("min_length") or str(int(detail["loc"][-1]) + 1)
        case "buiten-bereik":
            facts["limit"] = context.get("ge") or context.get("le", "")
            facts["value"] = str(detail["input"])[:20]
            facts["side"] = "≥" if "ge" in context else "≤"
        case "onbekend-woord" if "expected" in context:
            facts["known"] = context["expected"].replace("'", "").replace(" or ", ", ")
            facts["value"] = str(detail["input"])[:60]
            facts["near"] = near(facts["value"], facts["known"].split(", "))
        case "geen-velden":
            facts["known"] = ", ".join(_fields_at(model, detail["loc"]))
        case "geen-datum" | "geen-uur":
            facts.setdefault("value", "…")
    return facts


def _field_name(place: Place) -> str:
    """What a maintainer calls a place: the last name on the way to it, with the language behind it."""
    names = [part for part in place if isinstance(part, str)]
    return ".".join(names[-2:] if names and names[-1] in LANGUAGES else names[-1:])


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The field names that are known at a place inside a model."""
    current: Any = model
    for part in loc:
        fields = {field.alias or name: field for name, field in current.model_fields.items()}
        if isinstance(part, str) and part in fields:
            inner = _model_in(fields[part].annotation)
            if inner is None:
                return list(fields)
            current = inner
    return [field.alias or name for name, field in current.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
