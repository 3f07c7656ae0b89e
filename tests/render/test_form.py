"""The page with the form, its data and the cards that it opens."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator import pipeline
from generator.outputs import OutputFile
from generator.render import Site
from generator.render.scripts import SCRIPTS
from generator.wording import languages, words
from tests.pages import Page
from tests.project import CARDS, SITE, Project
from tests.site_markdown import converted


def made(path: str, language: str = "nl", site: Site = SITE) -> OutputFile:
    """A file of the made-up cards."""
    catalogue = pipeline.check(CARDS).catalogue
    (found,) = [page for page in pipeline.edition(catalogue, language, site).pages if page.path == path]
    return found


def data(language: str = "nl", **more: Any) -> dict[str, Any]:
    """What the scripts get."""
    text = str(made(f"{words(language)['paths.form']}/data.js", language, **more).content)
    found: dict[str, Any] = json.loads(text.removeprefix("globalThis.formData = ").removesuffix(";\n"))
    return found


def test_what_the_form_knows() -> None:
    """All cards with their kind and title, methods with the minutes that they can take; all works; and the messages of the check."""
    found = data()
    assert found["cards"]["rondje"] == {"kind": "conversation", "title": "Rondje", "range": [5, 10]}
    assert found["cards"]["buurtnetwerk"] == {"kind": "concept", "title": "Buurtnetwerk"}
    assert found["former"]["rondje-namen"] == "rondje"
    assert all(set(work) == {"short", "title"} for work in found["sources"].values())
    assert found["problems"].keys() == words("nl").tables("problems").keys()
    assert found["signs"]["200B"] == "ZERO WIDTH SPACE"
    assert data("en")["cards"]["rondje"]["title"] != "Rondje"


def test_drafts_are_known_by_name_only(project: Project) -> None:
    """A draft is not on the site, but its name is taken, and cards may name it."""
    project.edit("methods/concepts/drempel.yml", "status: published", "status: draft")
    found = pipeline.edition(pipeline.check(project.methods).catalogue, "nl", SITE).pages
    files = {page.path: str(page.content) for page in found if page.path.startswith("kaart-maken/")}
    assert '"drempel":{"kind":"concept","title":"Drempel"}' in files["kaart-maken/data.js"]
    assert "kaart-maken/kaarten/drempel.js" not in files


@pytest.mark.parametrize("language", languages())
def test_every_part_of_the_form_has_fields(language: str) -> None:
    """Each field stands in one of the parts that the page shows."""
    found = data(language)
    for fields in found["fields"].values():
        assert {field["part"] for field in fields} <= set(found["said"]["parts"])


@pytest.mark.parametrize(("site", "expected"), [(SITE, f"{SITE.repo_url}/new/main"), (Site(), "")])
def test_repository(site: Site, expected: str) -> None:
    """A card can be proposed where the site knows its repository."""
    assert data(site=site)["newFile"] == expected
    assert bool(data(site=site)["editFile"]) == bool(expected)


def test_a_card_to_open() -> None:
    """A card comes with its tree and its comments, once for all languages."""
    text = str(made("kaart-maken/kaarten/rondje.js").content)
    card = json.loads(text.removeprefix("globalThis.formCard = ").removesuffix(";\n"))
    assert (card["id"], card["kind"]) == ("rondje", "conversation")
    assert card["tree"]["duration"] == {"min": "10", "usual": "10", "max": "10"}
    assert card["comments"] == {"head": [], "tail": [], "above": [], "behind": []}
    assert data("nl")["files"] == "./kaarten/"
    assert data("en")["files"] == "../../kaart-maken/kaarten/"
    english = pipeline.edition(pipeline.check(CARDS).catalogue, "en", SITE)
    assert not any("kaarten/rondje.js" in page.path for page in english.pages)


@pytest.mark.parametrize("language", languages())
def test_without_a_script(language: str) -> None:
    """The page says how to do it on GitHub, and leads to the page that explains it."""
    folder = words(language)["paths.form"]
    written = Site(written=("meewerken.md", "contribute.md"))
    page = Page(converted(str(made(f"{folder}/index.md", language, written).content)))
    assert words(language)["form.no_script"] in page.text()
    contribute = {"nl": "../meewerken/", "en": "../contribute/"}[language]
    assert contribute in {address for _, key, address in page.links if key == "href"}
    without = Page(converted(str(made(f"{folder}/index.md", language).content)))
    assert contribute not in {address for _, key, address in without.links if key == "href"}


def test_every_script_is_part_of_the_page() -> None:
    """No source is forgotten."""
    script = str(made("kaart-maken/form.js").content)
    for source in SCRIPTS.glob("form/*.js"):
        last = source.read_text("utf-8").rstrip().splitlines()[-2].strip()
        assert last.split("(")[0].split(" ")[0] in script, source.name
