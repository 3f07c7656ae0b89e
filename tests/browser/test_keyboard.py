"""Everything can be reached and used without a mouse, in the order in which it is read."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from generator.wording import words
from tests.browser.places import one_of, places, where
from tests.browser.visit import PHONE, Visit, searched

_FOCUSED = "() => { const one = document.activeElement; return one === document.body ? '' : one.outerHTML }"
_SEEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none',
    uncovered: !top || one.contains(top) || top.contains(one),
    y: box.y + scrollY,
    html: one.outerHTML.slice(0, 120),
  };
}"""


def tabbed(page: Page, most: int = 400) -> list[dict[str, object]]:
    """Where Tab leads, from the top of the page until it leaves it."""
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if not page.evaluate(_FOCUSED):
            return stops
        stops.append(page.evaluate(_SEEN))
    raise AssertionError(f"still on the page after {most} times Tab")


def test_tab_reaches_everything_in_order(site: str, visit: Visit) -> None:
    """Tab goes through all links and buttons of a card from top to bottom; each shows that it has the focus, and none is hidden."""
    page = visit.page(site + where("nl").card("incidentmethode"))
    links = page.locator("article a:visible, article summary:visible, footer a:visible").count()
    stops = tabbed(page)
    assert "skip" in str(stops[0]["html"])
    assert len(stops) >= links
    assert [stop["html"] for stop in stops if not (stop["ring"] and stop["uncovered"])] == []
    main = [float(str(stop["y"])) for stop in stops if "aside" not in str(stop["html"])]
    assert main[0] < main[-1]


def test_skip_link(site: str, visit: Visit) -> None:
    """The first Tab offers to skip the header; after that, the next Tab is in the page."""
    page = visit.page(site + where("nl").card("incidentmethode"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=words("nl")["theme.skip"])
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_menu(site: str, visit: Visit) -> None:
    """On a phone the menu is a real button: it opens, holds the focus, closes with Esc, and gives the focus back."""
    page = visit.page(site, width=PHONE)
    opener = page.locator("button[data-open-menu]")
    assert opener.get_attribute("aria-expanded") == "false"
    assert not page.locator("#menu").is_visible()
    assert [stop for stop in tabbed(page) if "drawer" in str(stop["html"])] == []
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.querySelector('#menu').contains(document.activeElement)")
        assert inside or page.evaluate("!document.hasFocus() || document.activeElement === document.body")
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


def test_menu_leads_everywhere(site: str, visit: Visit) -> None:
    """The menu has a link to every kind, and Enter follows it."""
    page = visit.page(site, width=PHONE)
    for kind in ("concept", "programme"):
        page.goto(site)
        page.locator("button[data-open-menu]").press("Enter")
        page.locator("#menu").get_by_role("link", name=words("nl")[f"kinds.{kind}.many"], exact=True).press("Enter")
        page.wait_for_url(site + where("nl").kind(kind))


def test_search_to_card(site: str, visit: Visit) -> None:
    """From home to a card with the keyboard alone: open the search, type half a word, go down to the result, Enter."""
    page = visit.page(site)
    page.locator("header button[data-open-search]").press("Enter")
    assert page.evaluate("document.activeElement.matches('dialog.search input')")
    page.keyboard.type("intervis")
    page.locator(".md-search-result__item:first-child a[href$='h=intervis']").wait_for()
    page.keyboard.press("ArrowDown")
    assert "incidentmethode" in str(page.evaluate("document.activeElement.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{where('nl').card('incidentmethode')}*")


def test_enter_opens_the_best(site: str, visit: Visit) -> None:
    """Enter in the search field opens the first result."""
    page = visit.page(f"{site}en/")
    page.locator("header button[data-open-search]").press("Enter")
    searched(page, "world cafe")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{where('en').card('wereldcafe')}*")


def test_search_closes(site: str, visit: Visit) -> None:
    """Tab goes from the field to the results; Esc closes the search and gives the focus back."""
    page = visit.page(site)
    opener = page.locator("header button[data-open-search]")
    opener.press("Enter")
    searched(page, "netwerk")
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(_FOCUSED))
    assert any("md-search-result__link" in html for html in seen)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(opener).to_be_focused()


def test_chips_open(site: str, visit: Visit) -> None:
    """A fact that explains itself opens with Enter and closes again."""
    page = visit.page(site + where("nl").card("incidentmethode"))
    chip = page.locator(".facts summary").first
    text = page.locator(".facts details p").first
    assert not text.is_visible()
    chip.press("Enter")
    assert text.is_visible()
    chip.press("Enter")
    assert not text.is_visible()


def test_dark_mode_stays(site: str, visit: Visit) -> None:
    """The page follows the system; the button overrules that, on this page and the next, in both directions."""
    scheme = "document.body.dataset.mdColorScheme"
    page = visit.page(site, scheme="dark")
    assert page.evaluate(scheme) == "slate"
    button = page.locator("header .bar__inner button[data-scheme]")
    assert button.get_attribute("aria-pressed") == "true"
    button.press("Enter")
    for address in (site, site + places("en")["tool"], site + where("nl").card(one_of("factor"))):
        page.goto(address)
        assert page.evaluate(scheme) == "default"
        assert button.get_attribute("aria-pressed") == "false"
    button.press("Space")
    page.goto(site)
    assert page.evaluate(scheme) == "slate"
