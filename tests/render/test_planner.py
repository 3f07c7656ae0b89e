"""The planner's page and data: all that its scripts know of cards and ready sessions, in two languages."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator import pipeline
from generator.model.programme import Programme
from generator.outputs import OutputFile
from generator.render import Site
from generator.render.scripts import SCRIPTS
from generator.wording import languages, words
from tests.pages import Page
from tests.project import CARDS, SITE
from tests.site_markdown import converted


def made(path: str, language: str = "nl", site: Site = SITE) -> OutputFile:
    """A file of the made-up cards."""
    catalogue = pipeline.check(CARDS).catalogue
    (found,) = [page for page in pipeline.edition(catalogue, language, site).pages if page.path == path]
    return found


def data(language: str = "nl", **more: Any) -> dict[str, Any]:
    """What the scripts get."""
    text = made("plan/data.js", language, **more).content
    assert isinstance(text, str)
    found: dict[str, Any] = json.loads(text.removeprefix("globalThis.plannerData = ").removesuffix(";\n"))
    return found


def test_card() -> None:
    """A card comes with its times, group, materials and steps as plain text; what it does not have is not there."""
    card = data()["cards"]["rondje"]
    assert card["kind"] == "conversation"
    assert card["time"] == [10, 10, 10]
    assert sum(minutes for minutes, _, _ in card["steps"]) == card["time"][1]
    assert all(per in data()["per"] for _, per, _ in card["materials"])
    assert "time" not in data()["cards"]["buurtnetwerk"]
    assert data("en")["cards"]["rondje"]["title"] != card["title"]


def test_sessions_are_plans() -> None:
    """Each session of a programme is there with its agenda and what to prepare; programmes are no blocks."""
    found = data()
    assert "jaar-in-de-straat" not in found["cards"]
    for session in found["sessions"]["jaar-in-de-straat"].values():
        assert session["blocks"]
        assert {block["kind"] for block in session["blocks"]} <= {"card", "break", "own"}
        assert all(block["card"] in found["cards"] for block in session["blocks"] if block["kind"] == "card")


def test_renamed_cards_are_known() -> None:
    """An address with the id of before still finds its card."""
    assert data()["renamed"]["rondje-namen"] == "rondje"


@pytest.mark.parametrize(("site", "expected"), [(SITE, f"{SITE.repo_url}/new/main"), (Site(), "")])
def test_repository(site: Site, expected: str) -> None:
    """A plan can be proposed where the site knows its repository."""
    assert data(site=site)["newFile"] == expected


@pytest.mark.parametrize("language", languages())
def test_page_leads_to_ready_sessions(language: str) -> None:
    """Without a script the page says what it is, and has every session: its page, and a link that begins a plan from it."""
    page = Page(converted(str(made("plan/index.md", language).content)))
    assert words(language)["planner.no_script"] in page.text()
    programme = pipeline.check(CARDS).catalogue.cards["jaar-in-de-straat"].card
    assert isinstance(programme, Programme)
    links = {address for _, key, address in page.links if key == "href"}
    folder = words(language)["kinds.programme.path"]
    for session in programme.sessions:
        assert f"../{folder}/jaar-in-de-straat/{session.id}/" in links
        assert f"?traject=jaar-in-de-straat&bijeenkomst={session.id}" in links


def test_every_script_is_part_of_the_page() -> None:
    """No source is forgotten; what is sent has no comments."""
    script = str(made("plan/planner.js").content)
    for source in (SCRIPTS / "planner").glob("*.js"):
        last = source.read_text("utf-8").rstrip().splitlines()[-2].strip()
        assert last.split("(")[0].split(" ")[0] in script, source.name
    assert "/*" not in script.replace('"/*', "")


def test_no_template_in_a_template() -> None:
    """What takes the comments out does not see that a template in a template is one, and would eat its spaces."""
    for source in SCRIPTS.rglob("*.js"):
        assert re.search(r"\$\{[^}`\n]*`", source.read_text("utf-8")) is None, source.name
