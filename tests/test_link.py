"""Linking: cards that know who refers to them, who cites what, and how much of them is translated."""

from __future__ import annotations

from generator.link import Backlink, link
from generator.load import load
from generator.pipeline import Checked
from tests.project import Project


def test_order_of_the_site(checked: Checked) -> None:
    """Cards stand by kind and then by title."""
    assert [(loaded.kind, id_) for id_, loaded in checked.catalogue.cards.items()] == [
        ("concept", "buurtnetwerk"),
        ("concept", "drempel"),
        ("tool", "straatkaart"),
        ("conversation", "rondje"),
        ("factor", "vaste-dag"),
        ("programme", "jaar-in-de-straat"),
    ]
    assert [loaded.id for loaded in checked.catalogue.of_kind("concept")] == ["buurtnetwerk", "drempel"]


def test_backlinks(checked: Checked) -> None:
    """Each card knows who names it, each once, and a field goes before a link in running text."""
    assert checked.catalogue.backlinks == {
        "buurtnetwerk": (
            Backlink("straatkaart", "concepts"),
            Backlink("rondje", "concepts"),
            Backlink("vaste-dag", "concepts"),
            Backlink("jaar-in-de-straat", "related"),
        ),
        "drempel": (),
        "straatkaart": (
            Backlink("buurtnetwerk", "methods"),
            Backlink("rondje", "before"),
            Backlink("jaar-in-de-straat", "sessions"),
        ),
        "rondje": (
            Backlink("buurtnetwerk", "methods"),
            Backlink("straatkaart", "before"),
            Backlink("vaste-dag", "methods"),
            Backlink("jaar-in-de-straat", "sessions"),
        ),
        "vaste-dag": (
            Backlink("buurtnetwerk", "related"),
            Backlink("straatkaart", "related"),
            Backlink("jaar-in-de-straat", "factors"),
        ),
        "jaar-in-de-straat": (Backlink("rondje", "related"), Backlink("vaste-dag", "related")),
    }


def test_citations(checked: Checked) -> None:
    """Each work knows the cards that cite it, in a field or in a text."""
    assert checked.catalogue.cited == {
        "janssens-2018": ("buurtnetwerk", "vaste-dag"),
        "peeters-2021": ("buurtnetwerk", "straatkaart", "vaste-dag", "jaar-in-de-straat"),
        "vereniging-zonder-jaar": ("rondje",),
    }


def test_reference_by_a_former_name(project: Project) -> None:
    """Who names a card as it was called before is told what it is called now."""
    project.edit("methods/tools/straatkaart.yml", "before: [rondje]", "before: [rondje-namen]")
    (problem,) = link(load(project.methods)[0])[1]
    assert (problem.code, problem.facts) == ("onbekende-kaart", {"id": "rondje-namen", "near": "rondje"})


def test_coverage(checked: Checked) -> None:
    """How much of a card is translated is the share of its texts that are; synonyms need no equal."""
    coverage = checked.catalogue.coverage
    assert coverage["rondje"] == {"nl": 1.0, "en": 1.0}
    assert coverage["drempel"] == {"nl": 1.0}
    assert 0.8 < coverage["buurtnetwerk"]["en"] < 1.0


def test_drafts(project: Project) -> None:
    """A draft is checked but not shown, and what refers to it is right; the preview shows it."""
    project.edit("methods/conversations/rondje.yml", "status: published", "status: draft")
    library, _ = load(project.methods)
    shown, problems = link(library)
    assert problems == []
    assert "rondje" not in shown.cards
    assert shown.hidden == {"rondje": {"nl": "Rondje", "en": "Round"}}
    assert "vereniging-zonder-jaar" not in shown.cited
    assert Backlink("rondje", "concepts") not in shown.backlinks["buurtnetwerk"]
    assert "rondje" in link(library, drafts=True)[0].cards


def test_problem_in_a_draft(project: Project) -> None:
    """A mistake in a draft is told like any other: drafts become cards."""
    project.edit("methods/concepts/drempel.yml", "status: published", "status: draft\nrelated: [drempl]")
    _, problems = link(load(project.methods)[0])
    assert [(problem.code, problem.facts["near"]) for problem in problems] == [("onbekende-kaart", "drempel")]


def test_broken_card_hides_nothing(project: Project) -> None:
    """Cards that refer to a card with mistakes are not blamed for it; their own mistakes are told."""
    project.edit("methods/conversations/rondje.yml", "level: 2", "level: 7")
    project.edit("methods/tools/straatkaart.yml", "related: [vaste-dag]", "related: [vaste-avond]")
    catalogue, problems = link(load(project.methods)[0])
    assert [(problem.code, problem.facts["id"]) for problem in problems] == [("onbekende-kaart", "vaste-avond")]
    assert "rondje" not in catalogue.cards


def test_broken_work_hides_nothing(project: Project) -> None:
    """Cards that cite a work with a mistake in it are not blamed for it."""
    project.edit("methods/bibliography.yml", "978-90-5875-123-2", "978-90-5875-123-3")
    library, problems = load(project.methods)
    assert [problem.code for problem in problems] == ["foute-isbn"]
    assert link(library)[1] == []
