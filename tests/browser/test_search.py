"""The search finds the right card first: what people type, in the real search field, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.visit import Visit, searched

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))
MOST = 40
"""Titles or synonyms that are tried, evenly chosen, when there are many."""

_COPY = re.compile(r"^([bdfgklmnprstvz][aeiou]){2}-")
"""What the id of a copied card begins with, in the site of many cards."""


@dataclass(frozen=True, slots=True)
class Query:
    """What someone typed, and the cards that may come first."""

    text: str
    cards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How far down the right card was; 1 is first, 0 is not found."""

    ranks: Sequence[int]

    @property
    def first(self) -> float:
        """The part of queries whose right card came first."""
        return sum(rank == 1 for rank in self.ranks) / len(self.ranks)

    @property
    def among_three(self) -> float:
        """… or second or third."""
        return sum(rank in (1, 2, 3) for rank in self.ranks) / len(self.ranks)

    @property
    def mean_reciprocal(self) -> float:
        """The mean of 1 / rank."""
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)

    def __str__(self) -> str:
        return f"first {self.first:.3f}, in three {self.among_three:.3f}, MRR {self.mean_reciprocal:.3f}"


def scored(page: Page, queries: Sequence[Query], known: Collection[str] = ()) -> Score:
    """Types each query; prints what did not come first. With `known`, other cards in the results are passed over."""
    page.locator("header button[data-open-search]").click()
    ranks = []
    for query in queries:
        links = searched(page, query.text).locator("a.md-search-result__link")
        found = links.evaluate_all("all => all.map(one => new URL(one.href).pathname.split('/').at(-2))")
        copied = [_COPY.sub("", card) for card in dict.fromkeys(found)]
        cards = [card for card in copied if card in known or card not in catalogue().cards or not known]
        rank = next((number for number, card in enumerate(cards, 1) if card in query.cards), 0)
        if rank != 1:
            print(f"{query.text!r}: {rank or 'not found'}, first came {', '.join(cards[:3]) or 'nothing'}")  # noqa: T201
        ranks.append(rank)
    return Score(ranks)


def table(language: str) -> list[Query]:
    """The queries of queries.toml."""
    return [Query(row["type"], frozenset(row["cards"])) for group in QUERIES[language].values() for row in group]


def names(language: str) -> tuple[list[Query], list[Query]]:
    """The cards' own titles, and their synonyms; a synonym that two cards share may find either."""
    titles: list[Query] = []
    synonyms: dict[str, set[str]] = {}
    for id_, loaded in catalogue().cards.items():
        titles.append(Query(loaded.card.title[language], frozenset({id_})))
        for name in loaded.card.also.get(language, ()):
            synonyms.setdefault(name.casefold(), set()).add(id_)
    titled = {query.text.casefold(): query.cards for query in titles}
    return titles, [Query(name, frozenset(ids) | titled.get(name, frozenset())) for name, ids in synonyms.items()]


def test_table_is_large_enough() -> None:
    """The table has at least 60 Dutch and 30 English queries, and each names cards that exist."""
    for language, least in (("nl", 60), ("en", 30)):
        queries = table(language)
        assert len({query.text for query in queries}) == len(queries) >= least
        assert frozenset.union(*(query.cards for query in queries)) <= catalogue().cards.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_type(site: str, visit: Visit, language: str) -> None:
    """Nine of ten times the card that is wanted comes first, and nearly always among the first three."""
    score = scored(visit.page(site + where(language).root), table(language), QUERIES["known"])
    print(language, score)  # noqa: T201
    assert score.first >= 0.9
    assert score.among_three >= 0.97


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_synonyms(site: str, visit: Visit, language: str) -> None:
    """A title finds its card first, always; so does a synonym, but where another card's title says the same."""
    page = visit.page(site + where(language).root)
    titles, synonyms = names(language)
    assert scored(page, titles[:: len(titles) // MOST + 1]).first == 1
    page.keyboard.press("Escape")
    score = scored(page, synonyms[:: len(synonyms) // MOST + 1])
    assert score.first >= 0.95
    assert score.among_three >= 0.98


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_cards(site_of_many: str, visit: Visit, language: str) -> None:
    """With many more cards, whose made-up words compete, titles still come first and the rest stays near."""
    page = visit.page(site_of_many + where(language).root)
    titles, _ = names(language)
    assert scored(page, titles[:: len(titles) // MOST + 1]).first == 1
    page.keyboard.press("Escape")
    score = scored(page, table(language), QUERIES["known"])
    print(language, score)  # noqa: T201
    assert score.first >= 0.8
    assert score.among_three >= 0.9


def test_results_are_to_read(site: str, visit: Visit) -> None:
    """A result is a title and some lines, with the words that fit marked; what has no result says so."""
    page = visit.page(site)
    page.locator("header button[data-open-search]").click()
    assert searched(page, "kleine tafels").first.locator("mark").all_inner_texts() == ["kleine", "tafels"]
    assert all(len(text) < 700 for text in searched(page, "kaart").locator("article").all_inner_texts())
    assert searched(page, "xyzzyqwv").count() == 0
    assert page.locator(".md-search-result__meta").inner_text() != ""


def test_odd_queries(site: str, visit: Visit) -> None:
    """Signs that mean something to programs mean nothing here, and harm nothing."""
    page = visit.page(site)
    page.locator("header button[data-open-search]").click()
    for text in ("+", "-netwerk", "titel:x", '"', "*", "\\", "(", "<b>", "&amp;", "a" * 500, "🙂", "persona^2~1"):
        searched(page, text)
    assert searched(page, "  PERSONA  ").first.locator("h1").inner_text() == "Persona"


def test_our_worker_searches(site: str, visit: Visit) -> None:
    """Pages load our search worker and not Material's: its name, which holds a hash, is still the one that the theme replaces."""
    page = visit.page()
    with page.expect_worker() as found:
        page.goto(site)
    assert found.value.url == f"{site}assets/javascripts/search.js"
