"""A third language is one more word file: the site is then built in three languages, each page linked to its equals."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import generator
from generator.wording import words
from tests.pages import Page, target
from tests.project import Project, Ran

KINDS = {
    "concept": "concepts",
    "tool": "outils",
    "conversation": "conversations",
    "factor": "facteurs",
    "programme": "parcours",
}


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of the made-up cards, by the program with a French word file, made of the Dutch one with words of its own."""
    program = tmp_path_factory.mktemp("programma")
    shutil.copytree(
        Path(generator.__file__).parent, program / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    folder = program / "generator/words"
    text = (folder / "nl.toml").read_text("utf-8")
    replaced = {
        'name = "Nederlands"': 'name = "Français"',
        'locale = "nl-NL"': 'locale = "fr-FR"',
        'start = "Start"': 'start = "Accueil"',
        'pages = ["over.md"': 'pages = ["a-propos.md"',
        **{f'path = "{words("nl")[f"kinds.{kind}.path"]}"': f'path = "{path}"' for kind, path in KINDS.items()},
    }
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / "fr.toml").write_text(text, "utf-8")
    project = Project.made(tmp_path_factory.mktemp("project"))
    project.edit("methods/concepts/drempel.yml", "title: Drempel", "title: {nl: Drempel, fr: Seuil}")
    project.write("docs/fr/a-propos.md", "# À propos\n\nUn [lien](concepts/buurtnetwerk/index.md).\n")
    project.write("docs/nl/privacy.md", "# Privacy\n\nNog niet in het Frans, en ook niet in het Engels.\n")
    made = project.build(PYTHONPATH=str(program))
    assert made.code == 0, made.text
    (project.root / "program").write_text(str(program), "utf-8")
    return project


def run(project: Project, *command: str) -> Ran:
    """Runs the three-language program."""
    return project.run(*command, PYTHONPATH=(project.root / "program").read_text("utf-8"))


def test_three_languages(french: Project) -> None:
    """Each card has a page a language, that says its language and leads to the two others."""
    pages = {"nl": "begrippen", "en": "en/concepts", "fr": "fr/concepts"}
    for language, path in pages.items():
        file = f"{path}/drempel/index.html"
        page = Page((french.site / file).read_text("utf-8"))
        assert page.errors == []
        assert page.find(".").attrib["lang"] == language
        others = {target(file, address)[0] for _, _, address in page.links if "drempel" in address}
        assert {f"{other}/drempel/index.html" for code, other in pages.items() if code != language} <= others
    french_page = Page((french.site / "fr/concepts/drempel/index.html").read_text("utf-8"))
    assert page_title(french_page) == "Seuil"
    assert "Accueil" in french_page.text()
    assert 'lang="nl"' in french_page.html  # what has no French yet
    assert page_title(Page((french.site / "en/concepts/drempel/index.html").read_text("utf-8"))) == "Drempel"


def page_title(page: Page) -> str:
    """The first heading."""
    return page.text(page.find(".//h:h1"))


def test_no_link_is_dead(french: Project) -> None:
    """Every link of the French site, and every one to it, leads to a file."""
    dead = []
    for file in sorted(french.site.rglob("*.html")):
        here = file.relative_to(french.site).as_posix()
        if here.endswith("404.html"):
            continue
        for _, _, address in Page(file.read_text("utf-8")).links:
            if address and not address.startswith(("http", "data:", "#")):
                there, _ = target(here, address)
                if not (french.site / there).is_file():
                    dead.append((here, address))
    assert dead == []


def test_what_waits_for_a_french_translator(french: Project) -> None:
    """The page Vertalen and the table of coverage count the third language; the check knows it."""
    text = Page((french.site / "vertalen/index.html").read_text("utf-8")).text()
    assert "Français 0 van de 6 kaarten zijn volledig vertaald." in text
    result = run(french, "generator", "check", "--coverage")
    assert result.code == 0, result.text
    assert "fr volledig" in result.text
