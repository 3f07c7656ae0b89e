"""JSON Schemas for editors: current, understood by draft-07, described in Dutch, and of one mind with the check."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from generator.load import vocabulary
from generator.model import KINDS
from generator.schema import schemas
from generator.wording import words
from tests.project import CARDS, ROOT

MADE = {name: json.loads(text) for name, text in schemas(vocabulary(CARDS / "vocabulary.yml")[0], words("nl")).items()}

DRAFT_07 = {
    "$schema", "$ref", "definitions", "type", "enum", "anyOf", "properties", "required", "additionalProperties", "items", "minItems",
    "maxItems", "minLength", "maxLength", "pattern", "minimum", "maximum", "format", "title", "description", "propertyNames",
    "enumDescriptions", "markdownDescription",  # of VS Code; others pass over them
}  # fmt: skip
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def mistakes(value: Any, rules: Any, root: Any, place: str = "") -> list[str]:
    """What an editor underlines: the part of draft-07 that our schemas use."""
    if rules is True:
        return []
    if "$ref" in rules:
        return mistakes(value, root["definitions"][rules["$ref"].removeprefix("#/definitions/")], root, place)
    found = []
    if "type" in rules and (
        not isinstance(value, TYPES[rules["type"]]) or (rules["type"] == "integer" and value is True)
    ):
        found = [f"{place} is not {rules['type']}"]
    elif "enum" in rules and value not in rules["enum"]:
        found = [f"{place} is not one of {rules['enum']}"]
    elif "anyOf" in rules and all(mistakes(value, one, root, place) for one in rules["anyOf"]):
        found = [f"{place} is none of the forms"]
    elif isinstance(value, int) and not rules.get("minimum", value) <= value <= rules.get("maximum", value):
        found = [f"{place} is out of range"]
    return found or _inside(value, rules, root, place)


def _inside(value: Any, rules: Any, root: Any, place: str) -> list[str]:
    match value:
        case str():
            return _in_text(value, rules, place)
        case list():
            return _in_list(value, rules, root, place)
        case dict():
            return _in_mapping(value, rules, root, place)
        case _:
            return []


def _in_text(value: str, rules: Any, place: str) -> list[str]:
    if not rules.get("minLength", 0) <= len(value) <= rules.get("maxLength", 10_000):
        return [f"{place} has {len(value)} characters"]
    return [] if re.search(rules.get("pattern", ""), value) else [f"{place} has another form"]


def _in_list(value: list[Any], rules: Any, root: Any, place: str) -> list[str]:
    items = rules.get("items", True)
    found = (
        []
        if rules.get("minItems", 0) <= len(value) <= rules.get("maxItems", 10_000)
        else [f"{place} has {len(value)} items"]
    )
    for number, item in enumerate(value):
        found += mistakes(item, items[number] if isinstance(items, list) else items, root, f"{place}[{number}]")
    return found


def _in_mapping(value: dict[str, Any], rules: Any, root: Any, place: str) -> list[str]:
    found = [f"{place} lacks {name}" for name in rules.get("required", []) if name not in value]
    for name, item in value.items():
        inner = rules.get("properties", {}).get(name, rules.get("additionalProperties", True))
        found += [f"{place}.{name} is not known"] if inner is False else mistakes(item, inner, root, f"{place}.{name}")
    return found


def card(text: str) -> Any:
    """A card as an editor reads it: numbers are numbers, dates are texts."""

    class Loader(yaml.CSafeLoader):
        """YAML 1.2, as far as cards can show the difference."""

    Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))
    return yaml.load(text, Loader)  # noqa: S506 a safe loader


def keywords(rules: Any) -> set[str]:
    """Every keyword of a schema, whatever the fields are called."""
    if isinstance(rules, list):
        return {word for item in rules for word in keywords(item)}
    if not isinstance(rules, dict):
        return set()
    found = set(rules)
    for word, inner in rules.items():
        for item in inner.values() if word in ("properties", "definitions") else [inner]:
            found |= keywords(item)
    return found


def test_one_schema_a_kind() -> None:
    """Each kind of card has its schema, and each says which draft it is."""
    assert list(MADE) == [f"{kind}.schema.json" for kind in KINDS]
    assert {made["$schema"] for made in MADE.values()} == {"http://json-schema.org/draft-07/schema#"}


@pytest.mark.parametrize("kind", KINDS)
def test_only_words_of_draft_07(kind: str) -> None:
    """A schema uses nothing but keywords that every editor knows."""
    assert keywords(MADE[f"{kind}.schema.json"]) - DRAFT_07 == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: str) -> None:
    """Each field, also inside records, says in Dutch what to fill in; a reference that leads nowhere would hide one."""

    def described(rules: Any, place: str) -> list[str]:
        if not isinstance(rules, dict):
            return []
        missing = []
        for name, field in rules.get("properties", {}).items():
            if name not in ("nl", "en") and not field.get("description", "").endswith((".", "?", ")")):
                missing.append(f"{place}.{name}")
            missing += described(field, f"{place}.{name}")
        for word in ("items", "additionalProperties"):
            missing += described(rules.get(word), place)
        return missing

    made = MADE[f"{kind}.schema.json"]
    assert described(made, kind) == []
    for name, rules in made["definitions"].items():
        assert described(rules, name) == []
    for reference in re.findall(r'"\$ref": "([^"]*)"', json.dumps(made)):
        assert reference.removeprefix("#/definitions/") in made["definitions"]


def test_schemas_of_the_project_are_current() -> None:
    """The committed schemas are what the model and the vocabulary say now; `methodekaarten schema` makes them anew."""
    made = schemas(vocabulary(ROOT / "methods/vocabulary.yml")[0], words("nl"))
    assert {file.name: file.read_text("utf-8") for file in (ROOT / "methods/.schema").iterdir()} == made


@pytest.mark.parametrize("folder", [ROOT / "methods", CARDS], ids=["real", "made up"])
def test_right_cards_are_right_in_an_editor(folder: Any) -> None:
    """An editor underlines nothing in a card that the check finds right."""
    made = schemas(vocabulary(folder / "vocabulary.yml")[0], words("nl"))
    found = []
    for kind in KINDS:
        rules = json.loads(made[f"{kind}.schema.json"])
        for file in sorted((folder / f"{kind}s").glob("*.yml")):
            found += mistakes(card(file.read_text("utf-8")), rules, rules, file.stem)
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("status: published", "status: klaar", ["x.status is not one of ['draft', 'published', 'reviewed']"]),
        ("version: 1", "versie: 1", ["x lacks version", "x.versie is not known"]),
        ("version: 1", "version: een", ["x.version is not integer"]),
        ("version: 1", "version: 0", ["x.version is out of range"]),
        ("level: 1", "level: 3", ["x.level is not one of [1, '1', 2, '2']"]),
        ("min: 20, usual", "min: 0, usual", ["x.duration.min is out of range"]),
        ("title: {nl: Straatkaart, en: Street map}", "title: {en: Street map}", ["x.title is none of the forms"]),
        (
            "title: {nl: Straatkaart, en: Street map}",
            "title: {nl: Straatkaart, fr: Rue}",
            ["x.title is none of the forms"],
        ),
        ("title: {nl: Straatkaart, en: Street map}", f"title: {'x' * 121}", ["x.title is none of the forms"]),
        ("title: {nl: Straatkaart, en: Street map}", "title: ''", ["x.title is none of the forms"]),
        ("before: [rondje]", "before: [Rondje]", ["x.before[0] has another form"]),
        ("before: [rondje]", "before: rondje", ["x.before is not array"]),
        ("setting: [live, online]", "setting: []", ["x.setting has 0 items"]),
        ("translated: {en: 1}", "translated: {en: een}", ["x.translated.en is not integer"]),
    ],
)
def test_mistakes_that_an_editor_shows(old: str, new: str, expected: list[str]) -> None:
    """What the check would refuse is underlined while typing, as far as a schema can tell."""
    text = (CARDS / "tools/straatkaart.yml").read_text("utf-8")
    assert old in text
    rules = MADE["tool.schema.json"]
    assert sorted(mistakes(card(text.replace(old, new)), rules, rules, "x")) == sorted(expected)
