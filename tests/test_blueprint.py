"""What scripts know of the fields of a card: the same as the layout and the model, with a name and a help text for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.blueprint import blueprint
from generator.layout import field_order
from generator.model import KINDS
from generator.wording import languages, words


def every(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All fields, however deep."""
    for field in fields:
        yield field
        inner = field
        while "of" in inner:
            inner = inner["of"]
        yield from every(inner.get("fields", []))


@pytest.mark.parametrize("kind", KINDS)
def test_order_is_that_of_the_layout(kind: str) -> None:
    """Fields stand as they do in the file, and those that the model asks for are marked."""
    made = blueprint(kind)
    assert [field["name"] for field in made] == list(field_order(kind))
    required = {field.alias or name for name, field in KINDS[kind].model_fields.items() if field.is_required()}
    assert {field["name"] for field in made if field.get("must")} == required


def test_types_and_limits() -> None:
    """Each type of the model has its own form, with the limits that the model sets."""
    fields = {field["name"]: field for field in blueprint("tool")}
    assert fields["title"] == {
        "name": "title",
        "type": "text",
        "most": 120,
        "prose": False,
        "must": True,
        "begin": True,
    }
    assert fields["room"] == {"name": "room", "type": "text", "most": 4000, "prose": True, "begin": True}
    assert fields["preparation"] == {"name": "preparation", "type": "number", "least": 0, "most": 2880}
    assert fields["setting"] == {
        "name": "setting",
        "type": "list",
        "least": 1,
        "of": {"type": "word", "group": "setting"},
        "must": True,
    }
    assert fields["before"]["of"] == {"type": "card", "kinds": ["tool", "conversation"]}
    assert fields["sources"]["of"] == {"type": "source"}
    assert fields["also"]["of"] == {"type": "list", "of": {"type": "line", "most": 120}}
    assert fields["translated"]["of"] == {"type": "number", "least": 1, "most": 999}
    assert fields["formerly"]["of"] == {"type": "id"}
    duration = fields["duration"]
    assert (duration["flow"], [field["name"] for field in duration["fields"]]) == (True, ["min", "usual", "max"])
    deep = {field["name"]: field for field in every(blueprint("concept"))}
    assert deep["at"]["least"] == deep["at"]["most"] == 2
    assert deep["form"]["words"] == ["network", "circle", "phases", "diamonds", "layers"]
    assert deep["quote"]["type"] == "truth"
    deep = {field["name"]: field for field in every(blueprint("programme"))}
    assert (deep["date"]["type"], deep["start"]["type"], "break" in deep) == ("day", "clock", True)


@pytest.mark.parametrize("language", languages())
def test_every_field_has_a_name_and_help(language: str) -> None:
    """On the form no field is without words, and no word is without a field."""
    here = words(language)
    nameless = [
        (kind, field["name"])
        for kind in KINDS
        for field in every(blueprint(kind, here))
        if not (field["label"] and field["help"])
    ]
    assert nameless == []
    models = {parent.__name__: parent for kind in KINDS.values() for parent in kind.__mro__}
    for table in ("labels", "explain"):
        for model, said in here.tables("form")[table].items():
            known = models.get(model)
            names = {f.alias or n for n, f in known.model_fields.items()} if known else None  # type: ignore[attr-defined]
            assert names is None or said.keys() <= names, model
