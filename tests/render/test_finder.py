"""The finder as it is rendered: what each card fits, what can be chosen with how many cards, and a page for each choice."""

from __future__ import annotations

import json

import pytest

from generator.pipeline import Edition
from generator.wording import languages, words
from tests.pages import fragment
from tests.pages import words as words_of
from tests.site_markdown import converted


def html(editions: dict[str, Edition], language: str, path: str) -> str:
    """The HTML of a page."""
    (page,) = [page for page in editions[language].pages if page.path == path]
    return converted(str(page.content))


def marks(text: str) -> dict[str, dict[str, str]]:
    """By card: what the script filters by."""
    found = {}
    for part in fragment(text).iter():
        data = {name.removeprefix("data-"): value for name, value in part.attrib.items() if name.startswith("data-")}
        if str(part.tag).endswith("}li") and "id" in data:
            found[data.pop("id")] = data
    return found


def test_what_a_card_fits(editions: dict[str, Edition]) -> None:
    """Times and group as numbers; of rising words also the later ones; what a card does not say, it does not ask."""
    found = marks(html(editions, "nl", "kies/index.md"))
    assert set(found) == {
        "rondje", "straatkaart", "jaar-in-de-straat", "vaste-dag", "buurtnetwerk", "drempel",
    }  # fmt: skip
    assert found["straatkaart"] == {
        "kind": "tool",
        "goal": "explore",
        "phase": "discover define",
        "trust": "acquaintance encounter",
        "level": "1 2",
        "setting": "live online",
        "audience": "staff board",
        "time": "20 30 45 15",
        "group": "2 8",
    }
    assert found["drempel"] == {"kind": "concept"}
    assert found["vaste-dag"] == {"kind": "factor"}
    assert "time" not in found["jaar-in-de-straat"]
    assert found["jaar-in-de-straat"]["setting"] == "live online"


@pytest.mark.parametrize("language", languages())
def test_choices_and_their_pages(language: str, editions: dict[str, Edition]) -> None:
    """Each choice that some card fits has its question, its explanation, its number of cards, and a page with just those cards."""
    here = words(language)
    path = here["paths.finder"]
    page = fragment(html(editions, language, f"{path}/index.md"))
    cards = marks(html(editions, language, f"{path}/index.md"))
    boxes = [part for part in page.iter() if part.attrib.get("type") == "checkbox"]
    assert {(box.attrib["name"], box.attrib["value"]) for box in boxes} >= {
        ("doel", "explore"), ("fase", "discover"), ("vertrouwen", "encounter"), ("waar", "online"), ("soort", "factor"),
    }  # fmt: skip
    assert ("fase", "deliver") not in {(box.attrib["name"], box.attrib["value"]) for box in boxes}
    text = words_of(page)
    for box in boxes:
        group, word = box.attrib["data-group"], box.attrib["value"]
        fitting = {id_ for id_, data in cards.items() if word in data.get(group, "").split()}
        assert fitting
        address = f"{path}/{here[f'finder.groups.{group}.path']}/{word}/index.md"
        if group == "kind":
            address = f"{here[f'kinds.{word}.path']}/index.md"
        listed = fragment(html(editions, language, address))
        titles = [part for part in listed.iter() if part.attrib.get("class") == "title"]
        assert len(titles) == len(fitting), address
    assert {"nl": "Ideeën ophalen", "en": "Gather ideas"}[language] in text
    assert {"nl": "Kijken wat er speelt.", "en": "Seeing what is going on."}[language] in text


def test_pages_of_numbers(editions: dict[str, Edition]) -> None:
    """A number of minutes lists what fits, and what only fits in its short version apart."""
    page = html(editions, "nl", "kies/minuten/15/index.md")
    before, _, short = page.partition('id="short"')
    assert "straatkaart" in short
    assert "straatkaart" not in before
    assert "straatkaart" in html(editions, "nl", "kies/minuten/30/index.md")
    assert "drempel" not in page
    assert "straatkaart" not in html(editions, "nl", "kies/mensen/14/index.md")


def test_choices_are_not_search_results(editions: dict[str, Edition]) -> None:
    """The finder is found by the search; the pages of its choices only repeat what is found as itself."""
    locations = {document["location"] for document in editions["nl"].search}
    assert "kies/" in locations
    assert not any(location.startswith("kies/") and location != "kies/" for location in locations)


@pytest.mark.parametrize("language", languages())
def test_data_of_the_selection(language: str, editions: dict[str, Edition]) -> None:
    """The list and the comparison get every card as plain text, in a script that holds data only."""
    path = f"{words(language)['paths.mine']}/cards.js"
    (page,) = [page for page in editions[language].pages if page.path == path]
    before, _, text = str(page.content).partition("= ")
    assert before == "globalThis.methodCards "
    cards = {card["id"]: card for card in json.loads(text.removesuffix(";\n"))}
    assert set(cards) >= {"rondje", "drempel"}
    card = cards["straatkaart"]
    assert card["when"] == [
        {"nl": "jullie de straat nog niet kennen", "en": "you do not know the street yet"}[language]
    ]
    assert card["not_when"] == [{"nl": "er ruzie is", "en": "there is a quarrel"}[language]]
    assert card["href"] == f"{words(language)['kinds.tool.path']}/straatkaart/"
    assert card["facts"][0] == [words(language)["facts.time"], "30 min (20–45)"]


def test_ways_on_from_the_selection(editions: dict[str, Edition]) -> None:
    """The list of kept cards leads to printing and planning."""
    text = html(editions, "nl", f"{words('nl')['paths.mine']}/index.md")
    assert text.count("data-start") == 2
    for name in ("print", "planner"):
        assert f'href="../{words("nl")[f"paths.{name}"]}/"' in text
