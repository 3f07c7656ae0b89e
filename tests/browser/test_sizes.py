"""Pages stay small however many cards there are: sizes in bytes, which no busy machine can change."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.wording import words
from tests.browser.conftest import MANY
from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.visit import Visit

MOST_HTML = 45_000
"""Bytes of a card page's HTML."""

MOST_VISIT = 350_000
"""Bytes over the wire of a first visit to a card."""

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}
"""What servers compress; GitHub Pages does."""


def _sent(file: Path) -> int:
    data = file.read_bytes()
    return len(gzip.compress(data, 6)) if file.suffix in _COMPRESSED else len(data)


def _cards(folder: Path) -> list[Path]:
    """The card pages of a site, in all languages."""
    found = []
    for language in LANGUAGES:
        root = folder if language == LANGUAGES[0] else folder / language
        for kind in ("concept", "tool", "conversation", "factor", "programme"):
            found += sorted((root / words(language)[f"kinds.{kind}.path"]).glob("*/index.html"))
    return found


@pytest.mark.parametrize("site_folder", ["built", "built_many"])
def test_card_page(request: pytest.FixtureRequest, site_folder: str) -> None:
    """No card page is larger than 45 kB, nor the page of a session."""
    cards = _cards(request.getfixturevalue(site_folder))
    number = MANY if site_folder == "built_many" else len(catalogue().cards)
    assert len(cards) == number * len(LANGUAGES)
    sessions = [page for card in cards for page in card.parent.glob("*/index.html")]
    assert sessions
    assert [f"{page}: {page.stat().st_size}" for page in cards + sessions if page.stat().st_size >= MOST_HTML] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_visit(built_many: Path, site_of_many: str, visit: Visit, language: str) -> None:
    """Who opens a card for the first time loads less than 350 kB, fonts and search index included, with 150 cards."""
    page = visit.page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(site_of_many + where(language).card("incidentmethode"), wait_until="networkidle")
    page.locator("header button[data-open-search]").click()
    page.keyboard.type("intervis")
    page.locator(".md-search-result__item").first.wait_for()
    files = [urlsplit(url).path.removeprefix(urlsplit(site_of_many).path) for url in dict.fromkeys(asked)]
    files = [f"{file}index.html" if not file or file.endswith("/") else file for file in files]
    sizes = {file: _sent(built_many / file) for file in files}
    assert any(file.endswith("search_index.json") for file in sizes)
    assert any(file.endswith(".woff2") for file in sizes)
    print(language, sum(sizes.values()), sizes)  # noqa: T201
    assert sum(sizes.values()) < MOST_VISIT, sizes


def test_nothing_grows_with_the_number_of_cards(built: Path, built_many: Path) -> None:
    """A card's page is as large among 150 cards as among 26, but for its address."""
    for page in _cards(built):
        among_few, among_many = page, built_many / page.relative_to(built)
        difference = among_many.stat().st_size - among_few.stat().st_size
        assert abs(difference) < 2_000, f"{page.parent.name}: {difference}"
