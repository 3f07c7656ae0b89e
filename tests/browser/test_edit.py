"""The edit button is there when it leads somewhere, and only then."""

from __future__ import annotations

from tests.browser.places import LANGUAGES, places, where
from tests.browser.visit import Visit
from tests.project import CARDS, ROOT, SITE


def test_edit_opens_the_card(site: str, visit: Visit) -> None:
    """With a repository, a card's button opens the card's own YAML in GitHub's editor."""
    for language in LANGUAGES:
        for id_ in ("incidentmethode", "persona"):
            page = visit.page(site + where(language).card(id_))
            href = page.locator("a.edit").get_attribute("href")
            file = next((ROOT / "methods").glob(f"*/{id_}.yml")).relative_to(ROOT).as_posix()
            assert href == f"{SITE.repo_url}/edit/{SITE.branch}/{file}"


def test_edit_opens_a_written_page(site: str, visit: Visit) -> None:
    """The button of a hand-written page opens its Markdown."""
    page = visit.page(site + places("nl")["text"])
    href = page.locator(".edit a").get_attribute("href") or ""
    assert href.startswith(f"{SITE.repo_url}/edit/{SITE.branch}/docs/nl/")


def test_no_dead_button(local_site: str, visit: Visit) -> None:
    """Without a repository there is no button, and no page names an address that the site does not have."""
    page = visit.page()
    kinds = {path.parent.name: path.stem for path in sorted(CARDS.glob("*/*.yml"))}
    page.goto(f"{local_site}gesprekken/{kinds['conversations']}/")
    assert page.locator("h1").count() == 1
    assert page.locator(".edit").count() == 0
    assert "github.com" not in page.content()
