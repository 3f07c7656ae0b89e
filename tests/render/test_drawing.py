"""Drawings: the time bar, networks and other forms as SVG that a screen reader can name."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.model.card import Step
from generator.model.figure import Figure
from generator.render import Book
from generator.render.drawing import figure, time_bar
from tests.pages import fragment, words


def steps(*minutes: int) -> list[Step]:
    """Steps that take so long."""
    return [Step.model_validate({"minutes": str(number), "title": "x", "text": "x"}) for number in minutes]


def parts(html: str, *names: str) -> list[dict[str, str]]:
    """The attributes of the elements with one of these names."""
    return [dict(part.attrib) for part in fragment(html).iter() if str(part.tag).rpartition("}")[2] in names]


@pytest.mark.parametrize("minutes", [(10,), (5, 10, 15), (1, 239), tuple([1] * 60)])
def test_time_bar(minutes: tuple[int, ...]) -> None:
    """Each step has a piece of the bar, as wide as it is long, next to the one before, within the bar, and hidden from screen readers."""
    html = time_bar(steps(*minutes))
    (svg,) = parts(html, "svg")
    assert svg["aria-hidden"] == "true"
    assert svg["viewBox"] == f"0 0 {sum(minutes)} 2"
    rects = [(float(rect["x"]), float(rect["width"])) for rect in parts(html, "rect")]
    assert len(rects) == len(minutes)
    start = 0.0
    for (x, width), length in zip(rects, minutes, strict=True):
        assert start <= x
        assert x + width <= start + length + 0.001
        assert width > 0
        start += length


NETWORK: dict[str, Any] = {
    "title": "Netwerk",
    "description": "x",
    "parts": [
        {
            "title": "Een & twee",
            "nodes": [
                {"id": "a", "label": "A", "kind": "lead"},
                {"id": "b", "label": "Buurthuis", "kind": "office", "at": ["0", "0"]},
                {"id": "c", "label": "C", "kind": "person", "at": ["100", "100"]},
                {"id": "d", "label": "D"},
            ],
            "ties": [["a", "b"], ["c", "d"]],
            "groups": [{"label": "samen", "nodes": ["a", "d"]}],
        }
    ],
}


def test_network(books: dict[str, Book]) -> None:
    """A network has a shape for each dot and a line for each tie, all within its frame, and a name that is its title."""
    html = figure(books["nl"], Figure.model_validate(NETWORK), "x")
    (svg,) = parts(html, "svg")
    assert svg["role"] == "img"
    assert [part["id"] for part in parts(html, "title")] == [svg["aria-labelledby"]]
    assert [part["class"] for part in parts(html, "circle", "rect")] == [
        "group", "node node-lead", "node node-office", "node node-person", "node node-member",
    ]  # fmt: skip
    assert len(parts(html, "line")) == 2
    assert {"Een & twee", "Buurthuis", "samen"} <= {words(part) for part in fragment(html).iter()}
    width, height = map(float, svg["viewBox"].split()[2:])
    for part in parts(html, "circle"):
        assert 0 <= float(part["cx"]) <= width
        assert 0 <= float(part["cy"]) <= height
    for part in parts(html, "text"):
        assert 0 <= float(part["y"]) <= height + 1


@pytest.mark.parametrize(
    ("form", "count"),
    [("circle", 2), ("circle", 8), ("phases", 2), ("phases", 6), ("diamonds", 4), ("layers", 2), ("layers", 6)],
)
def test_other_forms(form: str, count: int, books: dict[str, Book]) -> None:
    """A circle, phases, diamonds and layers show every item with its smaller text, within the frame, under one name."""
    items = [{"label": f"Ding {number}", "text": f"tekst {number}"} for number in range(count)]
    html = figure(
        books["nl"], Figure.model_validate({"title": "Naam", "description": "x", "form": form, "items": items}), "x"
    )
    (svg,) = parts(html, "svg")
    assert [part["id"] for part in parts(html, "title")] == [svg["aria-labelledby"]]
    shown = "".join(words(fragment(html)).split())
    for item in items:
        assert item["label"].replace(" ", "") in shown
        assert item["text"].replace(" ", "") in shown
    width, height = map(float, svg["viewBox"].split()[2:])
    for part in parts(html, "text"):
        assert 0 <= float(part["x"]) <= width
        assert 0 <= float(part["y"]) <= height


@pytest.mark.parametrize("text", ["<script>", "*a* `b` {{ c }} [d](e)", "&amp;", '"x" onload="y'])
def test_hostile_labels(text: str, books: dict[str, Book]) -> None:
    """A label with signs of HTML or Markdown is a label."""
    drawing = {"title": text, "description": "x", "parts": [{"title": text, "nodes": [{"id": "a", "label": text}]}]}
    html = figure(books["nl"], Figure.model_validate(drawing), "x")
    found = fragment(html)
    assert {re.sub(r"^\{.*\}", "", str(part.tag)) for part in found.iter()} <= {
        "DOCUMENT_FRAGMENT", "div", "svg", "title", "text", "circle", "p",
    }  # fmt: skip
    assert " ".join(text.split()) in " ".join(words(found).split())
    assert not any(key.startswith("on") for part in found.iter() for key in part.attrib)


def test_numbers_are_short(books: dict[str, Book]) -> None:
    """Coordinates have two decimals at most: a drawing is as small as it can be, and the same on every computer."""
    html = figure(books["nl"], Figure.model_validate(NETWORK), "x")
    assert re.findall(r'="[\d.]*\.\d{3,}"', html) == []
