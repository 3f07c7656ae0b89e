"""The reader's own cards: kept on this device from any page, put in order, shared by address, laid side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from generator.wording import words
from tests.browser.places import where
from tests.browser.test_access import violations
from tests.browser.test_finder import Opened, finder
from tests.browser.visit import LAPTOP, PHONE, Visit

NL = where("nl")
SAID = words("nl").tables("mine.said")
_KEPT = "JSON.parse(localStorage.getItem('methodekaarten.cards'))"


def listed(page: Page) -> list[str]:
    """The ids on the page of kept cards, in their order."""
    found: list[str] = page.locator("[data-cards] > li").evaluate_all("all => all.map(one => one.dataset.id)")
    return found


def keep(page: Page, *ids: str) -> None:
    """Presses the buttons of cards on a page that lists them."""
    for id_ in ids:
        page.locator(f'[data-keep="{id_}"]').first.click()


def mine(page: Page) -> None:
    """Opens the page of kept cards by the link in the header."""
    page.locator("[data-mine]").click()
    page.wait_for_url(f"**/{NL.page('mine')}**")


def test_keep_from_anywhere(anywhere: Opened) -> None:
    """From an index, the finder and a card page; the header counts them, and pressing again takes a card away."""
    page = anywhere(NL.kind("conversation"))
    count = page.locator("[data-mine-count]")
    keep(page, "viskom", "dialoog")
    assert count.inner_text() == "2"
    page.goto(page.url.replace(NL.kind("conversation"), finder()))
    keep(page, "persona")
    button = page.locator('.found [data-keep="persona"]')
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(_KEPT) == ["viskom", "dialoog", "persona"]
    keep(page, "viskom")
    assert count.inner_text() == "2"
    page.goto(page.url.replace(finder(), NL.card("dialoog")).split("?")[0])
    own = page.locator('article [data-keep="dialoog"]')
    expect(own).to_have_attribute("aria-pressed", "true")
    own.click()
    expect(own).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(_KEPT) == ["persona"]


def test_order_and_remove(anywhere: Opened) -> None:
    """Up, down and remove by keyboard: the focus stays with the card, what happened is told, and a cleared list comes back."""
    page = anywhere(NL.kind("conversation"))
    keep(page, "viskom", "dialoog", "triz")
    mine(page)
    assert listed(page) == ["viskom", "dialoog", "triz"]
    page.locator('[data-id="triz"] [data-up]').press("Enter")
    assert listed(page) == ["viskom", "triz", "dialoog"]
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == "triz"
    page.keyboard.press("Enter")
    assert listed(page) == ["triz", "viskom", "dialoog"]
    title = page.locator('[data-id="triz"] a.title').inner_text()
    told = SAID["moved"].format(title=title, place=1, n=3)
    assert page.locator("[data-status]").text_content() == told
    page.locator('[data-id="viskom"] [data-remove]').press("Enter")
    assert listed(page) == ["triz", "dialoog"]
    page.reload()
    assert listed(page) == ["triz", "dialoog"]
    page.locator("[data-list] [data-clear]").click()
    assert listed(page) == []
    assert page.locator("[data-heading]").inner_text() == SAID["empty"]
    page.locator("[data-undo]").click()
    assert listed(page) == ["triz", "dialoog"]


@pytest.mark.parametrize(
    "anywhere", [(s, w) for s in ("http", "file") for w in (PHONE, LAPTOP)], ids=str, indirect=True
)
def test_share(anywhere: Opened) -> None:
    """The address of a list opens the same list elsewhere, without touching the reader's own, who may take it over."""
    page = anywhere(NL.kind("conversation"))
    keep(page, "viskom", "dialoog")
    mine(page)
    address = page.locator("[data-address]").input_value()
    assert address.endswith("?kaarten=viskom,dialoog")
    other = anywhere(NL.page("mine") + "?kaarten=dialoog,is-er-niet,viskom,constructor")
    assert listed(other) == ["dialoog", "viskom"]
    assert "is-er-niet, constructor" in other.locator("[data-unknown]").inner_text()
    assert other.evaluate(_KEPT) is None
    other.locator("[data-take]").click()
    other.wait_for_url("**#cards")
    assert listed(other)[:2] == ["dialoog", "viskom"]
    other.goto(address)
    assert listed(other) == ["viskom", "dialoog"]


def test_compare(anywhere: Opened) -> None:
    """Two or three cards side by side, with their facts, when, when not and what they give; the choice is in the address."""
    page = anywhere(NL.kind("conversation"))
    keep(page, "viskom", "dialoog", "triz", "premortem")
    mine(page)
    go = page.locator("[data-compare-go]")
    assert go.is_hidden()
    for id_ in ("viskom", "premortem"):
        page.locator(f'[data-id="{id_}"] [data-tick]').check()
    go.click()
    page.locator("table.side").wait_for()
    assert page.url.endswith("?kaarten=viskom,premortem")
    assert page.locator("table.side thead a").all_inner_texts() == ["Viskom", "Premortem"]
    text = page.locator("table.side").inner_text()
    for said in ("60 min (35–90)", words("nl")["card.when"], words("nl")["card.not_when"], "een panel"):
        assert said in text
    page.locator("table.side thead a").first.click()
    expect(page.locator("h1")).to_have_text("Viskom")


def test_other_tab_follows(site: str, visit: Visit) -> None:
    """What is kept in one tab shows in the other at once."""
    page = visit.page(site + NL.page("mine"))
    other = page.context.new_page()
    other.goto(site + NL.card("viskom"))
    other.locator("article [data-keep]").click()
    expect(page.locator("[data-cards] > li")).to_have_count(1)
    expect(page.locator("[data-mine-count]")).to_have_text("1")


def test_broken_storage(site: str, visit: Visit) -> None:
    """What another program left in the storage breaks nothing."""
    page = visit.page(site + NL.page("mine"))
    for left in ("{", '"x"', '{"a": 1}', '["<b>", 3, null, "viskom", "viskom"]', "null"):
        page.evaluate("left => localStorage.setItem('methodekaarten.cards', left)", left)
        page.reload()
        assert listed(page) == (["viskom"] if "viskom" in left else [])


def test_access_of_kept_cards(site: str, visit: Visit) -> None:
    """Axe finds nothing on a filled list and a filled comparison."""
    for scheme in ("light", "dark"):
        for name in ("mine", "compare"):
            page = visit.page(
                f"{site}{NL.page(name)}?kaarten=viskom,persona,lerend-netwerk", width=PHONE, scheme=scheme
            )
            assert violations(page) == []
            page.set_viewport_size({"width": LAPTOP, "height": 800})
            assert violations(page) == []
