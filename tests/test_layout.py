"""One layout for all cards: nothing that a card says changes, no comment is lost, and laid out again it is the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import reader
from generator.document import Document, YamlMapping
from generator.layout import field_order, laid_out
from generator.layout.scalars import scalar
from generator.layout.shape import Shape
from generator.model import KINDS
from tests.project import CARDS, ROOT

EVERY_CARD = sorted([*CARDS.glob("*/*.yml"), *(ROOT / "methods").glob("*/*.yml")])

UNTIDY = """\
# yaml-language-server: $schema=../.schema/tool.schema.json
# Over dit bestand

# boven de titel
title: {en: "Street map", nl: "Straat: de kaart"}   # achter de titel
version: 2
status: published
steps:   # achter steps
  - text: |
      Teken.

      - een huis
      - nog een
    # binnenin
    minutes: 5  # kort
    title: {nl: Teken, en: Draw}
  # boven de tweede stap
  - {minutes: 10, title: Kijk, text: {nl: "Kijk: wie ontbreekt er?", en: 'Who''s "missing" #1?'}}
group: {max: 8,
  min: 2} # achter group
when:
  - jullie *samen* kijken
vreemd: [1, {a: b}]
setting:
- live
- online
summary: >-
  Een heel lange samenvatting die niet op één regel past, omdat ze zo lang is dat ze over de rand van elk scherm en elk blad zou lopen.
also: {en: ["no", plan], nl: [ja]}
# aan het einde
"""

TIDY = """\
# yaml-language-server: $schema=../.schema/tool.schema.json
# Over dit bestand

status: published
version: 2
group: {min: 2, max: 8}  # achter group
setting: [live, online]

# boven de titel
title: {nl: "Straat: de kaart", en: Street map}  # achter de titel
also:
  nl: [ja]
  en: ["no", plan]
summary: >-
  Een heel lange samenvatting die niet op één regel past, omdat ze zo lang is dat ze over de rand van elk scherm en elk blad zou lopen.

when:
  - jullie *samen* kijken

# achter steps
steps:
  # binnenin
  - minutes: 5  # kort
    title: {nl: Teken, en: Draw}
    text: |
      Teken.

      - een huis
      - nog een
  # boven de tweede stap
  - minutes: 10
    title: Kijk
    text:
      nl: "Kijk: wie ontbreekt er?"
      en: "Who's \\"missing\\" #1?"
vreemd:
  - 1
  - a: b
# aan het einde
"""


def document(text: str) -> Document:
    """A text as the reader sees it."""
    found, problems = reader.read("x.yml", text.encode("utf-8"))
    assert found is not None, problems
    return found


def tidy(text: str, kind: str) -> str:
    """A text in the layout."""
    made = laid_out(document(text), kind)
    assert made is not None
    return made


@pytest.mark.parametrize("clock", ["09:00", "13:00", "23:59"])
def test_a_time_of_day_stays_a_text(clock: str) -> None:
    """YAML 1.1 reads 13:00 as the number 780, so a time stands between quotes."""
    line = f"start: {scalar(clock, Shape())}"
    assert yaml.safe_load(line) == {"start": clock}


def test_untidy_card() -> None:
    """Fields come in order, known ones first; quotes stand where YAML needs them, and each comment stays with its value."""
    assert tidy(UNTIDY, "tool") == TIDY


@pytest.mark.parametrize("file", EVERY_CARD, ids=lambda file: file.stem)
def test_every_card(file: Path) -> None:
    """Every card of the project says the same in the layout, keeps its comments, and laid out again it is the same."""
    kind = file.parent.name.removesuffix("s")
    text = file.read_text("utf-8")
    made = tidy(text, kind)
    assert KINDS[kind].model_validate(document(made).tree) == KINDS[kind].model_validate(document(text).tree)
    assert tidy(made, kind) == made
    assert list(document(made).tree) == [name for name in field_order(kind) if name in document(text).tree]
    assert made.count("#") >= text.count("\n#")
    assert not re.search(r"[ \t]\n", made)


WORDS = st.text(
    st.sampled_from("abé ’\"'#:,-?[]{}&*!|>%@`~\\=<\n 0123.\u00a0"), min_size=1, max_size=60
) | st.sampled_from(["null", "~", "no", "1:30", "2027-01-01", "0x1f", "- a", "a: b", "a #b", "---", "...", "#", "<<"])
LONG = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def by_language(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """A text, or one in both languages."""
    return texts | st.fixed_dictionaries({"nl": texts}, optional={"en": texts})


LINES = by_language(WORDS)
TEXTS = by_language(WORDS | LONG)
IDS = st.from_regex(r"[a-z]{1,9}(-[a-z0-9]{1,30})?", fullmatch=True)
CARD = st.fixed_dictionaries(
    {"title": LINES},
    optional={
        "status": st.sampled_from(["draft", "null", "no", ""]),
        "version": st.integers(0, 9).map(str) | WORDS,
        "translated": st.dictionaries(st.sampled_from(["en", "nl", "fr"]), st.just("1")),
        "related": st.lists(IDS, max_size=20),
        "duration": st.fixed_dictionaries({"max": st.just("9"), "min": WORDS | st.just("1")}) | WORDS,
        "heard": st.dictionaries(st.sampled_from(["en", "nl"]), st.lists(WORDS, max_size=3)),
        "also": st.dictionaries(st.sampled_from(["en", "nl"]), st.lists(WORDS, max_size=3)),
        "summary": TEXTS,
        "when": st.lists(TEXTS, max_size=3),
        "materials": st.lists(st.fixed_dictionaries({"per": IDS, "text": LINES}), max_size=2),
        "steps": st.lists(st.fixed_dictionaries({"text": TEXTS, "title": LINES, "minutes": st.just("5")}), max_size=3),
        "short": st.fixed_dictionaries({"text": TEXTS}) | WORDS | st.just([]) | st.just({}),
        "worksheet": st.recursive(
            WORDS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(IDS, inner, max_size=2), max_leaves=6
        ),
        "vreemd": st.recursive(
            WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(IDS, inner, max_size=3), max_leaves=9
        ),
    },
)


@settings(max_examples=400, deadline=None)
@given(
    card=CARD,
    style=st.sampled_from([None, '"', "'"]),
    flow=st.sampled_from([True, False, None]),
    width=st.integers(20, 200),
    remarks=st.lists(st.tuples(st.integers(0, 40), st.text('ab: #-"{', max_size=9)), max_size=4),
)
def test_any_card(card: Any, style: str | None, flow: bool | None, width: int, remarks: list[tuple[int, str]]) -> None:  # noqa: FBT001 drawn
    """Whatever a card says, however it was written: it says the same in the layout, which is the same the second time."""
    text = yaml.safe_dump(
        card, default_style=style, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=True
    )
    found, _ = reader.read("x.yml", remarked(text, remarks).encode("utf-8"))
    if found is None or not isinstance(found.tree, YamlMapping):
        return
    made = laid_out(found, "tool")
    assert made is not None, found.text
    assert tidy(made, "tool") == made
    assert said(document(made).tree) == said(found.tree)


def remarked(text: str, remarks: list[tuple[int, str]]) -> str:
    """The text with comment lines put between its lines."""
    lines = text.split("\n")
    for number, words in remarks:
        lines.insert(min(number, len(lines)), f"# {words}".rstrip())
    return "\n".join(lines)


def said(value: Any) -> Any:
    """A value with the white space of its texts as one space: how much there is, says nothing to the model of a line."""
    if isinstance(value, dict):
        return {key: said(item) for key, item in value.items()}
    return [said(item) for item in value] if isinstance(value, list) else " ".join(value.split())
