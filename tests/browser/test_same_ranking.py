"""What people need, typed in the header's search and in the finder: both find it, and both put the same card first."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.test_search import Query, Score, table
from tests.browser.visit import Visit, searched

NEEDS = tomllib.loads(Path(__file__).with_name("needs.toml").read_text("utf-8"))

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
        known = [card for card in cards if card in NEEDS["known"]]
        rank = next((number for number, card in enumerate(known, 1) if card in query.cards), 0)
        if rank != 1:
            print(f"{name}, {query.text!r}: {rank or 'not found'}, first {', '.join(known[:3]) or 'nothing'}")  # noqa: T201
        ranks.append(rank)
    return Score(ranks)


def needs(language: str) -> list[Query]:
    """The queries of needs.toml."""
    return [Query(row["type"], frozenset(row["cards"])) for group in NEEDS[language].values() for row in group]


def test_table_is_large_enough() -> None:
    """The table has at least 80 Dutch and 40 English queries of its own, and each names cards that exist."""
    for language, least in (("nl", 80), ("en", 40)):
        queries = needs(language)
        assert len({query.text for query in queries}) == len(queries) >= least
        assert frozenset.union(*(query.cards for query in queries)) <= catalogue().cards.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_needs_are_found_and_alike(site: str, visit: Visit, language: str) -> None:
    """The card that is wanted comes first in more than 85 of 100, among three in 97, and first in both places or in neither."""
    queries = needs(language)
    both = [*queries, *table(language)]
    header = in_header(visit.page(site + where(language).root), both)
    finder = in_finder(visit.page(site + where(language).page("finder")), both)
    assert [cards[:1] for cards in header] == [cards[:1] for cards in finder]
    for name, found in (("header", header), ("finder", finder)):
        result = score(found[: len(queries)], queries, name)
        print(language, name, result)  # noqa: T201
        assert result.first >= 0.85
        assert result.among_three >= 0.97
