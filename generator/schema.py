"""The card model in; JSON Schemas (draft-07) with the words of the vocabulary out, for editors and for the published cards."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from generator.blueprint import description
from generator.model import KINDS
from generator.model.values import Record
from generator.model.vocabulary import Vocabulary
from generator.wording import Words

_DRAFT_07 = {"prefixItems": "items", "ge": "minimum", "le": "maximum"}
"""What pydantic writes for a pair, and for the limits of a number that our own code reads first."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas(vocabulary: Vocabulary, words: Words) -> dict[str, str]:
    """File name → text of its schema, one for each kind."""
    return {
        f"{kind}.schema.json": json.dumps(_schema(model, vocabulary, words), ensure_ascii=False, indent=2) + "\n"
        for kind, model in KINDS.items()
    }


def collection(vocabulary: Vocabulary, words: Words) -> str:
    """The schema of all published cards in one file: the fields of each kind, and what the file adds to a card."""
    definitions: dict[str, Any] = {}
    for kind, model in KINDS.items():
        made = _schema(model, vocabulary, words, defaults=True)
        definitions |= made.pop("definitions")
        del made["$schema"]
        made["properties"] = _added(kind, words) | made["properties"]
        made["required"] = ["id", "kind", "addresses", *made["required"]]
        definitions[model.__name__] = made
    names = {"type": "object", "additionalProperties": {"type": "string"}}
    licences = {"type": "object", "additionalProperties": {"type": ["string", "null"]}}
    cards = [{"$ref": f"#/definitions/{model.__name__}"} for model in KINDS.values()]
    rules = {
        "$schema": _DRAFT,
        "type": "object",
        "properties": {
            "name": names,
            "source": {"type": "string"},
            "licences": licences,
            "schema": {"type": "string"},
            "cards": {"type": "array", "items": {"anyOf": cards}},
        },
        "required": ["name", "licences", "schema", "cards"],
        "definitions": definitions,
    }
    return json.dumps(rules, ensure_ascii=False, indent=1) + "\n"


def _added(kind: str, words: Words) -> dict[str, Any]:
    addresses = {"type": "object", "additionalProperties": {"type": "string"}}
    types: dict[str, dict[str, Any]] = {"id": {"type": "string"}, "kind": {"enum": [kind]}, "addresses": addresses}
    return {name: rules | {"description": words[f"data.{name}"]} for name, rules in types.items()}


def _schema(model: type[BaseModel], vocabulary: Vocabulary, words: Words, *, defaults: bool = False) -> dict[str, Any]:
    """The schema of a kind. What a field is when it is left out, only for who reads cards: an editor would write it."""
    made = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    models = {one.__name__: one for one in _records(Record)}
    for name, part in [(model.__name__, made), *definitions.items()]:
        for field, rules in part.get("properties", {}).items():
            rules.pop("title", None)
            default = rules.pop("default", None)
            if defaults and default:
                rules["default"] = default
            text = description(models[name], field, words)
            rules["description"] = text
        part.pop("description", None)
    finished = _draft_07({"$schema": _DRAFT, **made, "definitions": definitions}, vocabulary, words)
    assert isinstance(finished, dict)
    return finished


def _draft_07(value: Any, vocabulary: Vocabulary, words: Words) -> Any:
    """The schema in the words of draft-07, with vocabulary words filled in."""
    if isinstance(value, list):
        return [_draft_07(item, vocabulary, words) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _draft_07(item, vocabulary, words) for key, item in value.items()}
    for ours, theirs in _DRAFT_07.items():
        if ours in made:
            made[theirs] = made.pop(ours)
    if "x-word" in made:
        terms = vocabulary.groups.get(made.pop("x-word"), {})
        made.pop("type", None)
        made["enum"] = [form for word in terms for form in ((int(word), word) if word.isdigit() else (word,))]
        made["enumDescriptions"] = [
            term.explanation.get(words.language, "")
            for word, term in terms.items()
            for _ in range(2 if word.isdigit() else 1)
        ]
    return made


def _records(parent: type[BaseModel]) -> list[type[BaseModel]]:
    return [one for child in parent.__subclasses__() for one in (child, *_records(child))]
