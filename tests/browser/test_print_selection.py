"""Printing one's own cards: nothing clipped, dropped or too small, fronts and backs in the same place, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator import render
from generator.paper.decks import FORMATS, Format
from generator.paper.faces import pieces
from generator.paper.selection import FORMS
from generator.render import Book
from generator.store import NoStore
from generator.wording import words
from tests.browser.places import LANGUAGES, a_session, catalogue, where
from tests.browser.test_access import violations
from tests.browser.visit import LAPTOP, PHONE, Visit
from tests.paper.sheets import Box, ink, letters, places, said, sizes, whole_text
from tests.project import SITE

CHOSEN = ("persona", "incidentmethode", "lerend-netwerk", "check-in-check-out", "bestuursuur", "persona")
"""In this order; one of them twice in the address."""

LEAST = 7.5
"""Points: the smallest type on A6."""

SLACK = 0.5
"""Millimetres that a back may be off."""

_SIZES = """() => [...document.querySelectorAll('.leaf .face *')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75)"""

_LONG = """globalThis.printCards = {persona: {
  kind: 'tool', kindLine: '', title: 'Persona', short: 'k/persona/', version: '', licence: '', pieces: [
    {type: 'summary', words: 'Kort.'},
    {type: 'text', blocks: [{runs: [{t: 'vooraan '.repeat(900) + 'slot'}]}]},
    {type: 'turn'},
    {type: 'head', words: 'Stappen'},
    {type: 'step', minutes: 5, title: 'Lange stap', blocks: [{runs: [{t: 'achteraan '.repeat(900), s: 'strong'}]}]},
  ]}}"""


def book(language: str) -> Book:
    """The project's own cards, as the published site has them."""
    return render.book(catalogue(), language, SITE, NoStore())


def opened(
    visit: Visit, root: str, ids: Iterator[str] | tuple[str, ...] | list[str], after: str = "", **how: int | str
) -> Page:
    """The page with a selection, once its sheets are there."""
    page = visit.page(**how)  # type: ignore[arg-type]
    page.goto(f"{root}?kaarten={','.join(ids)}{after}", timeout=60_000)  # a hundred cards and more take their time
    page.locator("[data-printing][data-ready]").wait_for(state="attached", timeout=60_000)
    return page


def printed(page: Page) -> bytes:
    """What comes out of the printer."""
    return page.pdf(prefer_css_page_size=True, print_background=True)


def slots(form: Format) -> list[tuple[float, float]]:
    """The left top corner of each card on a sheet, in reading order."""
    left, top = (form.sheet[0] - form.columns * form.width) / 2, (form.sheet[1] - form.rows * form.height) / 2
    return [(left + c * form.width, top + r * form.height) for r in range(form.rows) for c in range(form.columns)]


def outside(letters: list[Box], form: Format) -> list[Box]:
    """The letters that come nearer to the edge of their card than its margin allows."""
    room = form.pad * 0.9
    areas = [(x + room, y + room, x + form.width - room, y + form.height - room) for x, y in slots(form)]

    def is_inside(box: Box, area: Box) -> bool:
        return box[0] >= area[0] and box[1] >= area[1] and box[2] <= area[2] and box[3] <= area[3]

    return [box for box in letters if not any(is_inside(box, area) for area in areas)]


def placed(found: list[tuple[str, Box]], form: Format, *, turned: bool = False) -> dict[str, tuple[int, float, float]]:
    """Title → the place of the card where it stands, and how far from that card's left top corner; on a turned sheet from the other one.

    The first of a title counts: one that is a card's own stands higher than one that is named in a text.
    """
    made: dict[str, tuple[int, float, float]] = {}
    for title, (left, top, right, bottom) in found:
        for number, (x, y) in enumerate(slots(form)):
            if x <= left and right <= x + form.width and y <= top and bottom <= y + form.height:
                near = (x + form.width - right, y + form.height - bottom) if turned else (left - x, top - y)
                if title not in made or near[1] < made[title][2]:
                    made[title] = (number, *near)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_no_word_is_lost(site: str, visit: Visit, name: str, language: str) -> None:
    """Every word of every card stands on paper, within its card and large enough; what does not fit goes on on the next card.

    In Dutch all cards, as A6; else the longest ones.
    """
    here, form = book(language), FORMATS[FORMS[name]]
    texts = {loaded.id: list(said(pieces(here, loaded))) for loaded in catalogue().cards.values()}
    longest = sorted(texts, key=lambda id_: -sum(map(len, texts[id_])))
    ids = longest if name == "a6" and language == "nl" else longest[:12]
    page = opened(visit, site + where(language).page("print"), ids, f"&formaat={name}")
    assert min(page.evaluate(_SIZES)) >= min(form.least, LEAST) - 0.01
    data = printed(page)
    there = letters(whole_text(data, [(x, y, x + form.width, y + form.height) for x, y in slots(form)]))
    assert [text for id_ in ids for text in texts[id_] if letters(text) not in there] == []
    assert "2/2" in there
    assert [size for size in sizes(data) if size != pytest.approx(form.sheet, abs=SLACK)] == []
    pages = list(ink(data))
    assert all(pages)
    assert [outside(found, form) for found in pages] == [[]] * len(pages)


@pytest.mark.parametrize(
    ("name", "edge", "scheme"),
    [*((name, edge, "http") for name in FORMS for edge in ("lang", "kort")), ("a6", "lang", "file")],
)
def test_fronts_and_backs_meet(
    request: pytest.FixtureRequest, built: Path, visit: Visit, name: str, edge: str, scheme: str
) -> None:
    """Turned over its long or its short edge, each sheet has the back of a card behind its front, half a millimetre off at most."""
    form, there = FORMATS[FORMS[name]], where("nl").page("print")
    root = request.getfixturevalue("site") + there if scheme == "http" else f"{(built / there).as_uri()}/index.html"
    if scheme == "file":
        visit.expected.add(".woff2")  # see planning.py
    titles = list(dict.fromkeys(catalogue().cards[id_].card.title["nl"] for id_ in CHOSEN))
    page = opened(visit, root, CHOSEN, f"&formaat={name}&omslaan={edge}")
    data = printed(page)
    backs_turned = range(1, 99, 2) if edge == "kort" else ()
    pages = list(places(data, titles, backs_turned))
    seen: list[str] = []
    for found, behind_it in zip(pages[::2], pages[1::2], strict=True):
        fronts, backs = placed(found, form), placed(behind_it, form, turned=edge == "kort")
        seen += sorted(fronts, key=lambda title: fronts[title][0])
        for title, (place, left, _) in fronts.items():
            row, column = divmod(place, form.columns)
            behind = (row, form.columns - 1 - column) if edge == "lang" else (form.rows - 1 - row, column)
            number, far, high = backs[title]
            assert number == behind[0] * form.columns + behind[1], title
            assert far == pytest.approx(left, abs=SLACK), title
            assert far == pytest.approx(form.pad, abs=form.size / 19), title  # a letter has some white of its own
            assert high == pytest.approx(form.pad, abs=1.5), (
                title
            )  # the letters stand a little below the top of their line
    assert list(dict.fromkeys(seen)) == titles  # in the reader's order


def test_a_text_longer_than_a_card(site: str, visit: Visit) -> None:
    """A text for which no face is large enough is cut between words and goes on, without losing one."""
    page = visit.page()
    page.add_init_script(_LONG)
    page.goto(f"{site}{where('nl').page('print')}?kaarten=persona")
    page.locator("[data-printing][data-ready]").wait_for(state="attached")
    data = printed(page)
    text = whole_text(data)
    assert (text.count("vooraan"), text.count("achteraan"), text.count("slot")) == (900, 900, 1)
    assert [box for page_ in ink(data) for box in outside(page_, FORMATS["a6"])] == []
    parts = page.locator(".leaf .part").all_inner_texts()
    count = len(parts) // 2
    assert set(parts) == {f"{part}/{count}" for part in range(1, count + 1)}
    assert page.locator("[data-more] li").count() == 1


def test_address_and_code(site: str, visit: Visit) -> None:
    """A front has the short address of its card, the version and the month, and a QR code to that address."""
    page = visit.page()
    page.clock.set_fixed_time("2027-03-18T10:00:00")
    page.goto(f"{site}{where('en').page('print')}?kaarten=incidentmethode")
    foot = page.locator(".leaf footer").inner_text()
    address = f"{SITE.site_url}{where('en').short('incidentmethode')}"
    assert foot.split("\n") == [
        address.removeprefix("https://").removesuffix("/"),
        "Version 1 · March 2027 · CC BY-SA 4.0",
    ]
    drawn = page.locator(".leaf .qr .front").get_attribute("d") or ""
    rows = page.evaluate(
        "address => qr.rows(address)", address
    )  # test_planner_ways.py holds these against the standard
    assert drawn == "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)


def test_an_old_address(local_site: str, visit: Visit) -> None:
    """Renamed cards are found under their new name, what is gone is told; without an address of the site, that of the page is printed."""
    here = words("nl")["paths.print"]
    page = opened(visit, f"{local_site}{here}/", ("drempel", "rondje-namen", "weg-is-weg", "<b>"))
    assert page.locator("[data-dropped]").inner_text() == words("nl")["print.said.dropped"].replace(
        "{ids}", "weg-is-weg, <b>"
    )
    shown = page.locator(".leaf.front footer b").all_inner_texts()
    assert shown == [f"{local_site.removeprefix('http://')}k/{id_}" for id_ in ("drempel", "rondje")]
    page = opened(visit, f"{local_site}{here}/", ("weg-is-weg",))
    assert page.locator("[data-none]").is_visible()
    assert page.locator("[data-choices]").is_hidden()


def test_choices_are_in_the_address(site: str, visit: Visit) -> None:
    """What is chosen changes the sheets at once, stands in the address, and goes along to the other language."""
    said = words("nl")
    page = opened(visit, site + where("nl").page("print"), CHOSEN)
    assert page.locator("[data-total]").inner_text().startswith("5 kaarten · ")
    assert page.locator(".cut").first.is_visible()
    page.get_by_label(said["print.marks"]).uncheck()
    assert page.locator(".cut").first.is_hidden()
    page.get_by_label(said["print.bw"]).check()
    page.get_by_label(said["print.short"]).check()
    page.get_by_label(said["print.forms.a5"]).check()
    assert page.locator(".frame.front").count() >= 5
    assert page.url.endswith("&formaat=a5&omslaan=kort&snijlijnen=nee&zwartwit=ja")
    colours = page.locator(".leaf .face h3").evaluate_all("all => all.map(one => getComputedStyle(one).color)")
    assert set(colours) == {"rgb(0, 0, 0)"}
    page.locator("[data-language]").click()
    page.locator("[data-printing][data-ready]").wait_for(state="attached")
    assert page.url.startswith(site + where("en").page("print"))
    assert page.get_by_label(words("en")["print.forms.a5"]).is_checked()
    assert not page.get_by_label(words("en")["print.marks"]).is_checked()
    assert page.locator(".leaf h3").first.inner_text() == catalogue().cards["persona"].card.title["en"]


def test_ways_to_it(site: str, visit: Visit) -> None:
    """The list of kept cards, the finder, the planner and the pages of programmes lead to it with their cards, in their order."""
    here, there = where("nl"), where("nl").page("print")
    page = visit.page(f"{site}{here.page('mine')}?kaarten=persona,check-in-check-out")
    page.get_by_role("link", name=words("nl")["mine.print"]).click()
    assert page.url == f"{site}{there}?kaarten=persona,check-in-check-out"
    page.goto(
        f"{site}{here.page('planner')}#v=1&blok=k~20~check-in-check-out&blok=p~15~&blok=k~75~incidentmethode&blok=k~5~check-in-check-out"
    )
    page.get_by_role("link", name=words("nl")["planner.cut"]).click()
    assert page.url == f"{site}{there}?kaarten=check-in-check-out,incidentmethode"
    page.goto(f"{site}{here.page('finder')}?doel=decide&minuten=30")
    shown = (
        page.locator(".found [data-tier]:visible")
        .first.locator(".cards > li")
        .evaluate_all("all => all.map(one => one.dataset.id)")
    )
    link = page.get_by_role("link", name=words("nl")["mine.print"])
    assert (link.get_attribute("href") or "").split("?kaarten=")[1].split(",")[: len(shown)] == shown
    page.goto(site + here.session(*a_session()))
    page.get_by_role("link", name=words("nl")["print.of_session"]).click()
    page.locator("[data-printing][data-ready]").wait_for(state="attached")
    assert page.locator(".leaf h3").count() >= 1
    assert page.locator("[data-dropped]").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(site: str, visit: Visit, scheme: str) -> None:
    """With its sheets the page has no fault that axe sees, fits a phone, and is white on paper in any scheme."""
    page = opened(visit, site + where("nl").page("print"), CHOSEN[:2], width=PHONE, scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    assert violations(page) == []
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        page.locator("header.bar, .choices, .crumbs, h1, [data-total]").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).length"
        )
        == 0
    )


def test_without_javascript(site: str, visit: Visit) -> None:
    """Who has no JavaScript is told so, and led to what can be printed without it."""
    page = visit.page(f"{site}{where('nl').page('print')}?kaarten=persona", javascript=False)
    told = page.locator("p.no-js-only")
    assert words("nl")["print.no_script"] in told.inner_text()
    told.get_by_role("link").click()
    assert page.url == site + where("nl").page("cards")
