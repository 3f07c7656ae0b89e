"""The self-check and the map of concepts, used as a group and a reader would."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.visit import PHONE, Visit

STATEMENTS = "fieldset"


def _mark(page: Page, marks: list[int]) -> None:
    """Marks the first statements, one after the other, by keyboard as much as by mouse."""
    for number, mark in enumerate(marks):
        page.locator(STATEMENTS).nth(number).get_by_label(str(mark), exact=True).check()


def _first_factor(page: Page) -> tuple[str, int]:
    """The title of the first factor and how many statements it has."""
    factor = page.locator("[data-factor]").first
    return factor.locator("h2").inner_text(), factor.locator(STATEMENTS).count()


def test_marks_give_an_outcome(visit: Visit, site: str) -> None:
    """The mean of a factor's marks is drawn and told; the weakest factor comes with its methods."""
    page = visit.page(f"{site}zelfcheck/", width=PHONE)
    title, count = _first_factor(page)
    _mark(page, [2] * count + [5])
    outcome = page.locator("[data-outcome]")
    assert f"{title}" in outcome.inner_text()
    assert "2 van 5" in outcome.inner_text()
    assert "5 van 5" in outcome.inner_text()
    begin = outcome.locator(".begin")
    assert begin.count() == 1
    assert begin.locator("a").count() >= 1


def test_marks_stay_on_the_device(visit: Visit, site: str) -> None:
    """After a reload the marks are still there; after clearing they are gone for good."""
    page = visit.page(f"{site}zelfcheck/")
    _mark(page, [4, 1, 3])
    page.reload()
    assert page.locator("input:checked").count() == 3
    page.locator("[data-clear]").click()
    page.reload()
    assert page.locator("input:checked").count() == 0
    assert "Nog niets ingevuld" in page.locator("[data-outcome]").inner_text()


def test_two_moments_compare(visit: Visit, site: str, tmp_path: Path) -> None:
    """What was saved as a file can be opened later, beside the marks of now; another file is refused with a sentence."""
    page = visit.page(f"{site}en/self-check/")
    _, count = _first_factor(page)
    _mark(page, [2] * count)
    with page.expect_download() as saved:
        page.locator("[data-save]").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    data = json.loads(file.read_text("utf-8"))
    assert data["kind"] == "selfcheck"
    assert list(data["marks"].values()) == [2] * count
    _mark(page, [4] * count)
    page.locator("[data-open]").set_input_files(file)
    page.get_by_text("2 out of 5 (last time)").wait_for()
    assert page.get_by_text("4 out of 5 (now)").is_visible()
    other = tmp_path / "other.json"
    other.write_text('{"marks": 3}', "utf-8")
    page.locator("[data-open]").set_input_files(other)
    page.get_by_text("This file is not a self-check of this site.").wait_for()
    assert page.get_by_text("2 out of 5 (last time)").is_visible()


def test_a_form_to_print_without_javascript(visit: Visit, site: str) -> None:
    """Without JavaScript the form is there to print and tick, and says how to reckon by hand."""
    page = visit.page(f"{site}zelfcheck/", javascript=False)
    assert page.locator(STATEMENTS).count() >= 9
    assert page.locator("[data-save]").is_hidden()
    assert "Tel per factor de cijfers op" in page.locator("main, article").first.inner_text()


def test_map_leads_to_concepts(visit: Visit, site: str) -> None:
    """Every concept of the map is a link that the keyboard reaches; the lines of the focused one stand out."""
    page = visit.page(f"{site}begrippenkaart/")
    links = page.locator(".map a[data-concept]")
    assert links.count() == page.locator("dl.glossary dt").count()
    link = page.locator('.map a[data-concept="organisatienetwerk"]')
    link.focus()
    lit = page.locator(".map .lit")
    assert lit.count() >= 1
    assert all("organisatienetwerk" in (line.get_attribute("data-ends") or "") for line in lit.all())
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrippen/organisatienetwerk/")
