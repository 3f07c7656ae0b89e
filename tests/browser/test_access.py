"""Everyone can use the site: what axe and a ruler find on a page of every sort, in light and dark, on a phone and a laptop."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from generator.wording import words
from tests.browser.places import LANGUAGES, places, where
from tests.browser.visit import LAPTOP, PHONE, Visit, searched

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SORTS = list(places(LANGUAGES[0]))

_FIND = "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(({violations}) => violations)"
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SMALL = """least => [...document.querySelectorAll('a, button, summary, input, select, [role=button]')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && getComputedStyle(one).display !== 'inline')
  .map(one => one.closest('label') ?? one)
  .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < least || box.height < least))
  .map(([html, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`)"""


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    page.evaluate(AXE)
    found = page.evaluate(_FIND, RULES)
    return [f"{one['id']}: {json.dumps(node['target'])} {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("sort", SORTS)
def test_axe_finds_nothing(site: str, visit: Visit, sort: str) -> None:
    """A Dutch page of every sort has no fault against WCAG 2.2 AA or good practice that a program can see."""
    visit.expected.add("404" if sort == "missing" else "nothing")
    for scheme in ("light", "dark"):
        page = visit.page(site + places("nl")[sort], width=PHONE, scheme=scheme)
        assert violations(page) == [], f"{scheme}, phone"
        page.set_viewport_size({"width": LAPTOP, "height": 800})
        assert violations(page) == [], f"{scheme}, laptop"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_about_printing(site_with_paper: str, visit: Visit, scheme: str) -> None:
    """Nor has the page about printing, which is there when PDFs are made, at any width."""
    page = visit.page(site_with_paper + where("nl").page("paper"), width=320, scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    assert violations(page) == []


@pytest.mark.parametrize(
    ("sort", "width", "scheme"),
    [("home", PHONE, "light"), ("tool", LAPTOP, "dark"), ("conversation", PHONE, "dark"), ("sources", LAPTOP, "light")],
)
def test_axe_finds_nothing_in_english(site: str, visit: Visit, sort: str, width: int, scheme: str) -> None:
    """Nor has an English page: the templates are the same, the words are not."""
    assert violations(visit.page(site + places("en")[sort], width=width, scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_dialogs(site: str, visit: Visit, scheme: str) -> None:
    """Neither the open search with its results nor the open menu has a fault."""
    page = visit.page(site, width=PHONE, scheme=scheme)
    page.locator("[data-open-menu]").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("header button[data-open-search]").click()
    assert searched(page, "gesprek").count() > 2
    assert violations(page) == []
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_on_the_narrowest_screen(site: str, visit: Visit, language: str) -> None:
    """At 320 CSS pixels, which is also a laptop at 400 %, no page scrolls sideways, and what one presses is large enough.

    WCAG 1.4.10; 2.5.8 (24 by 24 pixels, but for links within a sentence); 3.1.1 (each page says its language); one title.
    """
    visit.expected.add("404")
    page = visit.page(width=320)
    found = []
    for sort, address in places(language).items():
        page.goto(site + address)
        found += [f"{sort}: wider than the window"] * (page.evaluate(_WIDER) > 0)
        found += [f"{sort}: {one}" for one in page.evaluate(_SMALL, 24)]
        found += [f"{sort}: not one h1"] * (page.locator("h1").count() != 1)
        said = page.evaluate("document.documentElement.lang")
        found += [f"{sort}: language {said}"] * (said != language and sort != "missing")
    assert found == []


@pytest.mark.parametrize("sort", ["home", "index", "tool", "glossary", "text"])
def test_language_switch(site: str, visit: Visit, sort: str) -> None:
    """The switch leads to the same page in the other language, and back."""
    page = visit.page(site + places("nl")[sort])
    for language in ("en", "nl"):
        switch = page.locator("header .bar__inner a.language")
        assert switch.inner_text() == words(language)["language.name"]
        switch.click()
        assert page.url == site + places(language)[sort]


def test_missing_page_helps(site: str, visit: Visit) -> None:
    """A page that is not there says so and offers ways on, at any depth."""
    visit.expected.add("404")
    page = visit.page(f"{site}is/er/al/lang/niet/")
    assert page.locator("h1").inner_text() == words("nl")["theme.not_found_title"]
    page.get_by_role("link", name=words("nl")["kinds.conversation.many"]).first.click()
    assert page.url == site + where("nl").kind("conversation")
