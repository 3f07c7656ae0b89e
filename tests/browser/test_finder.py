"""The finder as someone with a group, some time and a wish uses it: from a server and from a folder, on a phone and a laptop."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generator.load import LoadedCard
from generator.model.card import Method
from generator.wording import words
from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.test_access import violations
from tests.browser.visit import LAPTOP, PHONE, Visit

Opened = Callable[..., Page]

_IDS = "all => all.map(one => one.dataset.id)"
_SHOWN = "all => all.filter(one => one.checkVisibility({contentVisibilityAuto: false})).map(one => one.dataset.id)"


def finder(language: str = "nl") -> str:
    """The finder's address."""
    return where(language).page("finder")


def shown(page: Page) -> list[str]:
    """The ids of the cards in the list, in their order."""
    found: list[str] = page.locator(".found > section:not([data-surprised]) > .cards > li").evaluate_all(_SHOWN)
    return found


def tier(page: Page, number: int) -> list[str]:
    """The ids of the cards that fit (0), fit in a short version (1) or just do not (2)."""
    found: list[str] = page.locator("[data-tier]").nth(number).locator(".cards > li").evaluate_all(_IDS)
    return found


def reason(page: Page, id_: str) -> str:
    """Why a card is where it is in the list."""
    return page.locator(f'.found > section:not([data-surprised]) [data-id="{id_}"] .why').text_content() or ""


def choose(page: Page, *values: str) -> None:
    """Ticks options by their word."""
    for value in values:
        box = page.locator(f'[data-find] input[value="{value}"]')
        box.evaluate("one => { one.closest('details').open = true; }")
        box.check()


def methods() -> list[tuple[LoadedCard, Method]]:
    """All cards with a time and a group."""
    return [(loaded, loaded.card) for loaded in catalogue().cards.values() if isinstance(loaded.card, Method)]


@pytest.mark.parametrize(
    "anywhere", [(s, w) for s in ("http", "file") for w in (PHONE, LAPTOP)], ids=str, indirect=True
)
def test_group_time_and_trust(anywhere: Opened) -> None:
    """14 people, 45 minutes, who do not know each other: what fits, short versions, and near misses, each with its reason."""
    page = anywhere(finder())
    page.get_by_label(words("nl")["finder.people"]).fill("14")
    page.get_by_label(words("nl")["finder.minutes"]).fill("45")
    choose(page, "acquaintance")
    fits = {
        loaded.id
        for loaded, card in methods()
        if card.duration.min <= 45
        and card.group.min <= 14 <= (card.group.max or 14)
        and getattr(card, "trust", "acquaintance") == "acquaintance"
    }
    assert set(tier(page, 0)) == fits
    assert len(fits) > 5
    for id_ in tier(page, 0):
        assert "past bij 14 mensen in 45 minuten" in reason(page, id_)
    for id_ in tier(page, 1):
        card = next(card for loaded, card in methods() if loaded.id == id_)
        assert card.short
        assert f"korte versie: {card.short.minutes} min" in reason(page, id_)
    assert all(
        text.strip() for text in page.locator("[data-tier]").nth(2).locator(".cards > li .why").all_text_contents()
    )
    assert len(tier(page, 2)) == page.locator("[data-tier]").nth(2).locator(".cards > li .why").count()
    assert page.url.endswith("?mensen=14&minuten=45&vertrouwen=acquaintance")


def test_short_versions_come_second(anywhere: Opened) -> None:
    """What only fits in its short version stands apart, after what fits as it is, with the minutes of that version."""
    page = anywhere(finder() + "?minuten=60")
    short = {
        loaded.id for loaded, card in methods() if card.duration.min > 60 and card.short and card.short.minutes <= 60
    }
    assert set(tier(page, 1)) == short
    assert {"klantreis", "persona"} <= short
    assert "korte versie: 45 min" in reason(page, "persona")
    assert shown(page)[: len(tier(page, 0))] == tier(page, 0)


def test_or_within_and_across(anywhere: Opened) -> None:
    """Two choices of one question give the cards of either; two questions give those that meet both."""
    page = anywhere(finder())
    choose(page, "decide")
    decide = set(shown(page))
    choose(page, "dissent")
    both = set(shown(page))
    goals = {loaded.id: set(getattr(loaded.card, "goal", ())) for loaded in catalogue().cards.values()}
    assert decide == {id_ for id_, words_ in goals.items() if "decide" in words_}
    assert both == {id_ for id_, words_ in goals.items() if words_ & {"decide", "dissent"}}
    choose(page, "pzon")
    audiences = {loaded.id: set(getattr(loaded.card, "audience", ())) for loaded in catalogue().cards.values()}
    assert set(shown(page)) == {id_ for id_ in both if "pzon" in audiences[id_] or not audiences[id_]}


def test_counts_come_true(anywhere: Opened) -> None:
    """The number at an option is how many cards there will be when it is chosen."""
    page = anywhere(finder() + "?mensen=14")
    for value in ("explore", "online", "encounter", "tool"):
        label = page.locator(f'[data-find] label:has(input[value="{value}"])')
        count = int(label.locator("[data-count]").text_content() or "")
        choose(page, value)
        assert len(tier(page, 0)) + len(tier(page, 1)) == count
        label.locator("input").uncheck()


def test_no_dead_end(anywhere: Opened) -> None:
    """When nothing fits, the page says which choice to leave out, and how many cards that gives."""
    page = anywhere(finder() + "?mensen=400&minuten=10&doel=dissent")
    assert tier(page, 0) == tier(page, 1) == []
    drops = page.locator("[data-drops] button")
    assert drops.count() >= 1
    number = int(re.findall(r"dan (\d+)", drops.first.inner_text().replace("1 kaart past", "1 kaarten"))[0])
    drops.first.click()
    assert len(tier(page, 0)) + len(tier(page, 1)) == number > 0
    assert page.locator("[data-dead]").is_hidden()
    expect(page.locator("[data-heading]")).to_be_focused()


def test_address_is_the_state(anywhere: Opened) -> None:
    """Back and forward undo and redo choices; the address opens the same list elsewhere; nonsense in it is passed over."""
    page = anywhere(finder())
    everything = shown(page)
    page.locator("#mensen").fill("20")
    page.locator("#mensen").fill("30")
    choose(page, "explore")
    after = shown(page)
    address = page.url
    page.go_back()
    assert page.locator("#mensen").input_value() == "30"
    assert not page.locator('input[value="explore"]').is_checked()
    assert len(shown(page)) > len(after)
    page.go_back()
    assert page.locator("#mensen").input_value() == ""
    assert shown(page) == everything
    page.go_forward()
    page.go_forward()
    assert shown(page) == after
    page.goto(address)
    assert shown(page) == after
    page.goto(address.split("?")[0] + "?mensen=-3&minuten=abc&doel=nee,%3Cb%3E&woorden=&onzin=1")
    assert shown(page) == everything


def test_free_words(anywhere: Opened) -> None:
    """Typed words find titles, synonyms and summaries, in any spelling, best first, and combine with choices."""
    page = anywhere(finder())
    box = page.locator("#woorden")
    for text, first in {
        "wereldcafe": "wereldcafe",
        "Wereld-Café": "wereldcafe",
        "fishbowl": "viskom",
        "waarderent intervieuw": "waarderend-interview",
        "gesprekken in een kring": "gesprek-in-de-kring",
    }.items():
        box.fill(text)
        page.wait_for_function("first => document.querySelector('[data-tier] li')?.dataset.id === first", arg=first)
        assert shown(page)[0] == first
    box.fill("netwerk")
    page.wait_for_function("document.querySelector('[data-tier] li').dataset.id.includes('netwerk')")
    choose(page, "conversation")
    assert shown(page)
    assert all(catalogue().cards[id_].kind == "conversation" for id_ in shown(page))
    box.fill("xyzzyqwv")
    page.locator("[data-drops] button").first.wait_for()
    assert "woorden=xyzzyqwv" in page.url


def test_words_in_the_address(anywhere: Opened) -> None:
    """A shared search opens with its list, also the first time."""
    page = anywhere(finder("en") + "?woorden=peer%20supervision")
    page.wait_for_function("document.querySelector('[data-tier] li')")
    assert shown(page)[0] in ("incidentmethode", "roddelmethode", "tienstappenmethode")


def test_header_search_from_anywhere(anywhere: Opened) -> None:
    """The header's search works too, and its results can be opened; from a folder there is no worker, and it does not need one."""
    page = anywhere("")
    page.locator("header button[data-open-search]").click()
    page.keyboard.type("viskom")
    page.locator(".md-search-result__item a[href*='gesprekken/viskom/']").first.click()
    expect(page.locator("h1")).to_have_text("Viskom")


def test_surprise(anywhere: Opened) -> None:
    """A random card is one of those that fit, and the next one is another."""
    page = anywhere(finder() + "?mensen=14&minuten=45")
    page.locator("[data-surprise]").click()
    seen: list[str | None] = []
    for _ in range(6):
        card = page.locator("[data-surprised] .cards > li").get_attribute("data-id")
        assert card in tier(page, 0)
        assert card not in seen[-1:]
        seen.append(card)
        page.locator("[data-again]").click()
    page.locator("[data-close-surprise]").click()
    expect(page.locator("[data-surprise]")).to_be_focused()


def test_keyboard_alone(anywhere: Opened) -> None:
    """Numbers, options and the way to the results, without a mouse; changes are told to who does not see them."""
    page = anywhere(finder())
    page.locator("#mensen").focus()
    page.keyboard.type("14")
    page.keyboard.press("Tab")
    page.keyboard.type("45")
    page.keyboard.press("Tab")
    expect(page.locator("#woorden")).to_be_focused()
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.closest('details').open"):
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked")
    heading = page.locator("[data-heading]")
    expect(page.locator("[data-status]")).to_have_text(heading.inner_text())
    page.locator("#minuten").press("Enter")
    expect(heading).to_be_focused()


def test_one_frame(site_of_many: str, visit: Visit) -> None:
    """With many cards too, the list is right before the browser draws again."""
    page = visit.page(site_of_many + finder())
    result = page.evaluate("""async () => {
      const box = document.querySelector('input[value="decide"]');
      const frame = new Promise((done) => requestAnimationFrame(done));
      box.click();
      const before = [...document.querySelectorAll('[data-tier] > .cards > li')].length;
      await frame;
      return [before, [...document.querySelectorAll('[data-tier] > .cards > li')].length];
    }""")
    assert result[0] == result[1] > 0


@pytest.mark.parametrize("query", ["?mensen=14&minuten=60&doel=decide", "?mensen=400&minuten=10&doel=dissent"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_access_in_use(site: str, visit: Visit, scheme: str, query: str) -> None:
    """With choices made and all questions open, axe finds nothing."""
    for width in (PHONE, LAPTOP):
        page = visit.page(site + finder() + query, width=width, scheme=scheme)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        page.locator("[data-surprise]").click()
        assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript(site: str, visit: Visit, language: str) -> None:
    """Without JavaScript the whole list stands there by kind, and each choice leads to a page with exactly its cards."""
    page = visit.page(site + finder(language), javascript=False, width=PHONE)
    assert set(shown(page)) == set(catalogue().cards)
    links = dict.fromkeys(page.locator(".asked a").evaluate_all("all => all.map(one => one.href)"))
    assert len(links) > 30
    options = page.locator(".options a").evaluate_all(
        "all => all.map(one => [one.href, +one.querySelector('.n').textContent])"
    )
    for href, count in options:
        page.goto(href)
        assert page.locator("article a.title").count() == count > 0, href
        assert page.locator("h1").count() == 1
    for href in links.keys() - dict(options):
        page.goto(href)
        assert page.locator("article a.title").count() > 0, href


def test_language_keeps_the_question(anywhere: Opened) -> None:
    """The other language opens with the same choices."""
    page = anywhere(finder() + "?mensen=14&doel=decide")
    before = shown(page)
    page.goto(str(page.locator("a.language").first.evaluate("one => one.href")).replace("/find/?", "/find/index.html?"))
    assert sorted(shown(page)) == sorted(before)
    assert page.locator("#mensen").input_value() == "14"


def test_way_in_from_home(anywhere: Opened) -> None:
    """The two numbers on the home page open the finder with them."""
    page = anywhere("")
    page.locator("[data-start] input").nth(0).fill("9")
    page.locator("[data-start] input").nth(1).fill("30")
    page.locator("[data-start] button").click()
    page.wait_for_url("**/kies/**?mensen=9&minuten=30")
    assert tier(page, 0)
