"""What people need, typed in the header's search and in the finder: both find it, and both put the same card first."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.test_search import Query, Score
from tests.browser.visit import Visit, searched

TABLES = {
    name: tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8")) for name in ("needs", "unseen")
}
LEAST = {"needs": (0.92, 0.97), "unseen": (0.8, 0.92)}
"""Of a table: the part of its queries whose card must come first, and first, second or third."""

OFTEN = {"needs": 12, "unseen": 3}
"""Of a table: every how many queries are typed in the header too, where each takes its time."""

_TYPED = """async (texts) => {
  await ranked();
  const box = document.querySelector('#woorden');
  return texts.map((text) => {
    box.value = text;
    box.dispatchEvent(new Event('input', {bubbles: true}));
    return [...document.querySelectorAll('[data-tier]:not([hidden]) > .cards > li')].map((one) => one.dataset.id);
  });
}"""


def in_header(page: Page, queries: Sequence[Query]) -> list[list[str]]:
    """The cards that the header's search gives for each query, the best first."""
    page.locator("header button[data-open-search]").click()
    found = []
    for query in queries:
        links = searched(page, query.text).locator("a.md-search-result__link")
        ids = links.evaluate_all("all => all.map(one => new URL(one.href).pathname.split('/').at(-2))")
        found.append([id_ for id_ in dict.fromkeys(ids) if id_ in catalogue().cards])
    return found


def in_finder(page: Page, queries: Sequence[Query]) -> list[list[str]]:
    """The cards that the finder gives for each query, the best first."""
    page.locator("#woorden").fill(queries[-1].text)
    page.locator("[data-tier] > .cards > li").first.wait_for()
    found: list[list[str]] = page.evaluate(_TYPED, [query.text for query in queries])
    return found


def score(found: Sequence[Sequence[str]], queries: Sequence[Query], name: str) -> Score:
    """Where the right cards came; prints what did not come first."""
    ranks = []
    for cards, query in zip(found, queries, strict=True):
        rank = next((number for number, card in enumerate(cards, 1) if card in query.cards), 0)
        if rank != 1:
            print(f"{name}, {query.text!r}: {rank or 'not found'}, first {', '.join(cards[:3]) or 'nothing'}")  # noqa: T201
        ranks.append(rank)
    return Score(ranks)


def needs(name: str, language: str) -> list[Query]:
    """The queries of a table."""
    return [Query(row["type"], frozenset(row["cards"])) for group in TABLES[name][language].values() for row in group]


def test_tables_are_large_enough() -> None:
    """Each table has at least 80 Dutch and 40 English queries, each names cards that exist, and no query stands in both."""
    for language, least in (("nl", 80), ("en", 40)):
        asked = [query for name in TABLES for query in needs(name, language)]
        assert all(len(needs(name, language)) >= least for name in TABLES)
        assert len({query.text.casefold() for query in asked}) == len(asked)
        assert frozenset.union(*(query.cards for query in asked)) <= catalogue().cards.keys()


def test_what_cards_say_was_not_made_for_the_check() -> None:
    """No query of the unseen table stands letter for letter among what people say on a card."""
    for language in LANGUAGES:
        said = {
            text.casefold().replace("’", "'")
            for loaded in catalogue().cards.values()
            for text in loaded.card.heard.get(language, ())
        }
        assert [query.text for query in needs("unseen", language) if query.text.casefold().strip("? ") in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_needs_are_found_and_alike(site: str, visit: Visit, language: str) -> None:
    """The card that is wanted comes first, or nearly; the header and the finder put the same cards in the same order."""
    every = {name: needs(name, language) for name in TABLES}
    finder = in_finder(
        visit.page(site + where(language).page("finder")), [query for some in every.values() for query in some]
    )
    found = {name: [finder.pop(0) for _ in queries] for name, queries in every.items()}
    typed = [pair for name in TABLES for pair in list(zip(every[name], found[name], strict=True))[:: OFTEN[name]]]
    header = in_header(visit.page(site + where(language).root), [query for query, _ in typed])
    assert header == [cards[: len(shown)] for shown, (_, cards) in zip(header, typed, strict=True)]
    assert all(shown or not cards for shown, (_, cards) in zip(header, typed, strict=True))
    for name, queries in every.items():
        result = score(found[name], queries, f"{language}, {name}")
        print(language, name, result)  # noqa: T201
        first, among_three = LEAST[name]
        assert result.first >= first
        assert result.among_three >= among_three
