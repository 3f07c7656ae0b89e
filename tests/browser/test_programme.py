"""Run sheets, used as a facilitator would: another start, another number of people."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.places import a_session, where
from tests.browser.visit import LAPTOP, PHONE, Visit


def _times(page: Page) -> list[int]:
    """The clock times of the lines of a run sheet, in minutes of the day."""
    clocks = page.locator(".sheet > li > .m > [data-at]").all_inner_texts()
    return [int(clock[:2]) * 60 + int(clock[3:]) for clock in clocks]


def test_another_start(site: str, visit: Visit) -> None:
    """Typing another start moves every time by as much, past midnight as well; an emptied field changes nothing."""
    page = visit.page(site + where("nl").session(*a_session()), width=PHONE)
    before = _times(page)
    page.locator("[data-start]").fill("23:00")
    after = _times(page)
    assert len(before) > 2
    assert after == [(time - before[0] + 23 * 60) % (24 * 60) for time in before]
    page.locator("[data-start]").fill("")
    assert _times(page) == after


def test_another_number_of_people(site: str, visit: Visit) -> None:
    """What everyone needs is counted for the number that is typed; emptied, or with nonsense, the list is as it was."""
    page = visit.page(site + where("nl").session(*a_session()), width=LAPTOP)
    line = page.locator('[data-per="person"] li').first
    was, many = line.inner_text(), int(line.get_attribute("data-quantity") or 1) * 9
    field = page.locator("[data-people]")
    field.fill("9")
    assert line.inner_text().startswith(f"{many} ×")
    assert "9 mensen" in page.locator("[data-for]").inner_text()
    for nothing in ("", "-3", "0", "100000"):
        field.fill(nothing)
        assert line.inner_text() == was, nothing


def test_every_session_is_reached(site: str, visit: Visit) -> None:
    """The programme leads to each session, each session to the one beside it and back, without JavaScript."""
    programme, _ = a_session()
    page = visit.page(site + where("nl").card(programme), javascript=False)
    sessions = page.locator(".timeline h3 a").evaluate_all("all => all.map(one => one.href)")
    assert len(sessions) > 1
    for number, address in enumerate(sessions):
        page.goto(address)
        around = page.locator(".beside a").evaluate_all("all => all.map(one => one.href)")
        assert {*sessions[max(0, number - 1) : number], *sessions[number + 1 : number + 2]} <= set(around)
        assert site + where("nl").card(programme) in around
