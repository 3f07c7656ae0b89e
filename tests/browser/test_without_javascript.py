"""Without JavaScript nothing is missing: pages are whole, and every page can be reached."""

from __future__ import annotations

import pytest

from generator.model import KINDS
from generator.wording import words
from tests.browser.places import LANGUAGES, all_cards, one_of, places, where
from tests.browser.visit import PHONE, Visit

_HIDDEN = """() => [...document.querySelectorAll('article h2, article h3, article p, article li, article td')]
  .filter(one => !one.closest('details, .js, .address') && !one.checkVisibility())
  .map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sort_of_page_is_whole(site: str, visit: Visit, language: str) -> None:
    """All text of a page is there to read."""
    visit.expected.add("404")
    page = visit.page(width=PHONE, javascript=False)
    for sort, address in places(language).items():
        page.goto(site + address)
        assert page.evaluate(_HIDDEN) == [], sort
        assert page.locator(".js:visible").count() == 0, f"{sort} shows a button that does nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_reached_on_a_phone(site: str, visit: Visit, language: str) -> None:
    """From a card, the menu link leads to the list of pages, and that to every kind; from there a link leads to each card."""
    here = where(language)
    page = visit.page(width=PHONE, javascript=False)
    found = set()
    for kind in KINDS:
        page.goto(site + here.card("incidentmethode"))
        page.locator("a.menu").click()
        page.locator("#site").get_by_role("link", name=words(language)[f"kinds.{kind}.many"], exact=True).click()
        assert page.url == site + here.kind(kind)
        found |= set(page.locator("article a").evaluate_all("all => all.map(one => one.href)"))
    assert {site + address for address in all_cards(language)} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_address(site: str, visit: Visit, language: str) -> None:
    """The address that is printed on paper leads to the card, by itself or by its link."""
    here = where(language)
    for kind in KINDS:
        card = one_of(kind)
        page = visit.page(site + here.short(card), javascript=False)
        page.wait_for_url(site + here.card(card))


def test_chips_unfold(site: str, visit: Visit) -> None:
    """Facts explain themselves by the browser's own means."""
    page = visit.page(site + where("nl").card("incidentmethode"), javascript=False)
    page.locator(".facts summary").first.click()
    assert page.locator(".facts details p").first.is_visible()


def test_dark_mode_follows_the_system(site: str, visit: Visit) -> None:
    """Who asked the system for dark pages gets them, also without JavaScript."""
    shades = {}
    for scheme in ("light", "dark"):
        page = visit.page(site, scheme=scheme, javascript=False)
        shades[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert shades["light"] != shades["dark"]
