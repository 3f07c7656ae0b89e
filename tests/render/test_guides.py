"""Pages that lead from where a group is to cards: the phases of trust, and the way from question to solution."""

from __future__ import annotations

import re

import pytest

from generator import pipeline, prose
from generator.faults import faults
from generator.pipeline import Edition
from generator.render.guides import PHASES, STAGES
from generator.wording import languages, words
from tests.pages import fragment
from tests.project import ROOT
from tests.site_markdown import converted


def page(edition: Edition, language: str, name: str) -> str:
    """The HTML of a guide."""
    path = f"{words(language)[f'paths.{name}']}/index.md"
    (found,) = [made for made in edition.pages if made.path == path]
    return converted(str(found.content))


@pytest.mark.parametrize("language", languages())
def test_conversations_by_trust(language: str, editions: dict[str, Edition]) -> None:
    """A conversation stands as a card on the page of its phase, as a link on those of later phases, and not on earlier ones."""
    found = {phase: page(editions[language], language, phase) for phase in PHASES}
    hrefs = {phase: re.findall(r'<a( class="title")? href="([^"]*/rondje/)"', text) for phase, text in found.items()}
    there = f"../{words(language)['kinds.conversation.path']}/rondje/"
    assert hrefs == {
        "acquaintance": [(' class="title"', there)],
        "encounter": [("", there)],
        "trust": [("", there)],
    }


@pytest.mark.parametrize("language", languages())
def test_phases_lead_to_each_other(language: str, editions: dict[str, Edition]) -> None:
    """Each page of a phase names all three, and links the other two."""
    here = words(language)
    for phase in PHASES:
        text = page(editions[language], language, phase)
        steps = re.search(r'<nav class="phases".*?</nav>', text, re.DOTALL)
        assert steps
        assert [here[f"{one}.title"] in steps[0] for one in PHASES] == [True] * len(PHASES)
        assert re.findall(r'href="([^"]*)"', steps[0]) == [
            f"../{here[f'paths.{one}']}/" for one in PHASES if one != phase
        ]


@pytest.mark.parametrize("language", languages())
def test_situation_comes_before_the_jargon(language: str, editions: dict[str, Edition]) -> None:
    """The page on designing names each situation in plain words, before its phase, and lists the tools of the phase."""
    text = page(editions[language], language, "design")
    headings = [part.attrib.get("id") for part in fragment(text).iter() if str(part.tag).endswith("}h2")]
    assert [name for name in headings if name in STAGES] == list(STAGES)
    assert text.index('href="#discover"') < text.index('id="diamond"') < text.index('id="discover"')
    assert f'<a class="title" href="../{words(language)["kinds.tool.path"]}/straatkaart/">' in text


@pytest.mark.parametrize("language", languages())
def test_cards_and_sources_in_our_own_words_exist(language: str) -> None:
    """Every card that the guides name is a card of the project, and every work they cite is one that cards cite as well."""
    catalogue = pipeline.check(ROOT / "methods").catalogue
    named: list[prose.CardLink | prose.Citation] = []
    for table in (*PHASES, "phases", "design"):
        for value in words(language).tables(table).values():
            for text in value if isinstance(value, list) else [value] if isinstance(value, str) else []:
                assert faults(text) == ()
                named += prose.references(text)
    cards = {one.card for one in named if isinstance(one, prose.CardLink)}
    works = {one.source for one in named if isinstance(one, prose.Citation)}
    assert cards
    assert cards <= catalogue.cards.keys()
    assert works <= catalogue.cited.keys()
