"""Numbers of a card that must agree with one another."""

from __future__ import annotations

import pytest

from generator import pipeline
from tests.project import Project

TOOL = "methods/tools/straatkaart.yml"
PROGRAMME = "methods/programmes/jaar-in-de-straat.yml"
CONCEPT = "methods/concepts/buurtnetwerk.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (TOOL, "usual: 30, max: 45", "usual: 31, max: 45", [("minuten-kloppen-niet", {"total": "30", "usual": "31"})]),
        (TOOL, "minutes: 15\n", "minutes: 30\n", [("kort-te-lang", {"minutes": "30", "usual": "30"})]),
        (TOOL, "column: 2, row: 1}", "column: 1, row: 1}", [("vak-past-niet", {"columns": "2"})]),
        (TOOL, "width: 2, height: 1", "width: 3, height: 1", [("vak-past-niet", {"columns": "2"})]),
        (PROGRAMME, "minutes: 60", "minutes: 61", [("agenda-klopt-niet", {"total": "60", "minutes": "61"})]),
        (
            PROGRAMME,
            "{minutes: 30, card: straatkaart}\n      - {minutes: 10,",
            "{minutes: 14, card: straatkaart}\n      - {minutes: 26,",
            [("agenda-buiten-bereik", {"card": "straatkaart", "minutes": "14", "least": "15", "most": "45"})],
        ),
        (
            PROGRAMME,
            "agenda:\n      - {minutes: 10, card: rondje}",
            "agenda:\n      - {minutes: 4, card: rondje}\n      - {minutes: 6, title: x}",
            [("agenda-buiten-bereik", {"card": "rondje", "minutes": "4", "least": "5", "most": "10"})],
        ),
        (PROGRAMME, "{minutes: 10, card: rondje}", "{minutes: 10, card: rondje, title: x}", [("agenda-een-ding", {})]),
        (PROGRAMME, "{minutes: 10, card: rondje}", "{minutes: 10}", [("agenda-een-ding", {})]),
        (PROGRAMME, "id: avond-twee", "id: avond-een", [("dubbele-naam", {"name": "avond-een"})]),
        (PROGRAMME, "formerly: [startavond]", "formerly: [avond-twee]", [("dubbele-naam", {"name": "avond-twee"})]),
        (PROGRAMME, "formerly: [startavond]", "formerly: [x, x]", [("dubbele-naam", {"name": "x"})]),
        (PROGRAMME, "date: 2027-03-18\n    start", "date: 2027-03-19\n    start",
         [("verslag-te-vroeg", {"reported": "2027-03-18", "date": "2027-03-19"})]),
        (CONCEPT, "{id: b,", "{id: a,", [("dubbele-naam", {"name": "a"}), ("onbekende-stip", {"name": "b", "known": "a, a, c"})]),
        (CONCEPT, "ties: [[h, k]]", "ties: [[h, x]]", [("onbekende-stip", {"name": "x", "known": "h, k"})]),
        (CONCEPT, "nodes: [a, b]", "nodes: [a, z]", [("onbekende-stip", {"name": "z", "known": "a, b, c"})]),
        (CONCEPT, "form: network", "form: layers", [("tekening-onvolledig", {"form": "layers"})]),
    ],
)  # fmt: skip
def test_sums(path: str, old: str, new: str, expected: list[tuple[str, dict[str, str]]], project: Project) -> None:
    """Each sum that does not come out is told once for each thing that is wrong, with the numbers that disagree."""
    project.edit(path, old, new)
    problems = pipeline.check(project.methods).problems
    assert list(dict.fromkeys((problem.code, *sorted(problem.facts.items())) for problem in problems)) == [
        (code, *sorted(facts.items())) for code, facts in expected
    ]


def test_agenda_with_a_card_that_is_broken(project: Project) -> None:
    """An agenda is not held against a card that could not be read."""
    project.edit(TOOL, "level: 1", "level: 9")
    project.edit(
        PROGRAMME,
        "{minutes: 30, card: straatkaart}\n      - {minutes: 10,",
        "{minutes: 1, card: straatkaart}\n      - {minutes: 39,",
    )
    assert [problem.code for problem in pipeline.check(project.methods).problems] == ["onbekend-woord"]
