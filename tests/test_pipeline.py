"""The whole flow: a folder of cards in; checked cards and the pages of each language out."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.load import load
from generator.model import KINDS
from generator.pipeline import Checked, Edition
from generator.problems import report
from generator.render import Book
from generator.render.broken import broken_pages
from generator.store import FolderStore
from generator.wording import languages, words
from tests.pages import fragment
from tests.pages import words as words_of
from tests.project import ROOT, SITE, Project

CASES = Path(__file__).parent / "problems"


def test_cards_of_the_project_are_right() -> None:
    """The cards that this project publishes have no problems."""
    assert report(pipeline.check(ROOT / "methods").problems, "text", words("nl")) == ""


def test_check_of_right_cards(checked: Checked) -> None:
    """Right cards have no problems, and all are in the catalogue."""
    assert checked.problems == []
    assert not checked.is_wrong
    assert checked.catalogue.cards.keys() == checked.library.cards.keys()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            {
                "index.md", "kaarten/index.md", "woordenlijst/index.md", "bronnen/index.md", "meldingen/index.md",
                "begrippen/index.md", "ontwerpen/index.md", "gesprekken/index.md", "succesfactoren/index.md", "trajecten/index.md",
                "begrippen/buurtnetwerk/index.md", "begrippen/drempel/index.md", "ontwerpen/straatkaart/index.md",
                "gesprekken/rondje/index.md", "succesfactoren/vaste-dag/index.md", "trajecten/jaar-in-de-straat/index.md",
                "k/rondje/index.html", "k/rondje-namen/index.html", "gesprekken/rondje-namen/index.html",
                "elkaar-nog-niet-kennen/index.md", "elkaar-leren-kennen/index.md", "elkaar-vertrouwen/index.md",
                "van-vraag-naar-oplossing/index.md",
                "trajecten/jaar-in-de-straat/avond-een/index.md", "trajecten/jaar-in-de-straat/avond-twee/index.md",
                "trajecten/jaar-in-de-straat/jaar-in-de-straat.ics",
                "trajecten/jaar-in-de-straat/avond-een/jaar-in-de-straat-avond-een.ics",
                "trajecten/straatjaar/avond-een/index.html", "trajecten/straatjaar/startavond/index.html",
            },
        ),
        (
            "en",
            {
                "index.md", "cards/index.md", "glossary/index.md", "sources/index.md", "messages/index.md",
                "concepts/index.md", "tools/index.md", "conversations/index.md", "factors/index.md", "programmes/index.md",
                "concepts/buurtnetwerk/index.md", "concepts/drempel/index.md", "tools/straatkaart/index.md",
                "conversations/rondje/index.md", "factors/vaste-dag/index.md", "programmes/jaar-in-de-straat/index.md",
                "k/rondje/index.html", "k/rondje-namen/index.html", "conversations/rondje-namen/index.html",
            },
        ),
    ],
)  # fmt: skip
def test_pages_of_an_edition(language: str, expected: set[str], editions: dict[str, Edition]) -> None:
    """Each language has a page for each card, its lists, and a short address for each card and each name that it had."""
    made = editions[language]
    paths = [page.path for page in made.pages]
    assert expected <= set(paths)
    assert len(paths) == len(set(paths))
    assert {page.language for page in made.pages} == {language}
    assert {page.path.rpartition("/")[0].rpartition("/")[2]: page.source for page in made.pages if page.source} == {
        "buurtnetwerk": "methods/concepts/buurtnetwerk.yml",
        "drempel": "methods/concepts/drempel.yml",
        "straatkaart": "methods/tools/straatkaart.yml",
        "rondje": "methods/conversations/rondje.yml",
        "vaste-dag": "methods/factors/vaste-dag.yml",
        "jaar-in-de-straat": "methods/programmes/jaar-in-de-straat.yml",
        "avond-een": "methods/programmes/jaar-in-de-straat.yml",
        "avond-twee": "methods/programmes/jaar-in-de-straat.yml",
    }


def test_same_cards_same_pages(checked: Checked, editions: dict[str, Edition]) -> None:
    """Rendering again, without what an earlier run kept, gives the same pages and search documents."""
    for language in languages():
        again = pipeline.edition(checked.catalogue, language, SITE)
        assert [(page.path, page.data()) for page in again.pages] == [
            (page.path, page.data()) for page in editions[language].pages
        ]
        assert again.search == editions[language].search


def test_only_changed_cards_change_pages(project: Project, store: FolderStore) -> None:
    """A change in one card's text changes that card's page and the lists that show it, and no other card's page."""
    before = pipeline.check(project.methods)
    project.edit("methods/factors/vaste-dag.yml", "De dag toch verzetten.", "De dag verzetten.")
    after = pipeline.check(project.methods, before.library)
    old = {page.path: page.content for page in pipeline.edition(before.catalogue, "nl", SITE, store).pages}
    new = {page.path: page.content for page in pipeline.edition(after.catalogue, "nl", SITE, store).pages}
    assert [path for path in old if old[path] != new[path]] == [
        "succesfactoren/vaste-dag/index.md",
        "kaart-maken/kaarten/vaste-dag.js",
        "data/kaarten.json",
        "print/cards/vaste-dag.js",
    ]


def test_drafts_are_for_the_preview(project: Project, store: FolderStore) -> None:
    """A draft has no page on the site, and a link to it is its title; in the preview it has."""
    project.edit("methods/conversations/rondje.yml", "status: published", "status: draft")
    for drafts in (False, True):
        made = pipeline.edition(pipeline.check(project.methods, drafts=drafts).catalogue, "nl", SITE, store)
        pages = {page.path: str(page.content) for page in made.pages}
        assert ("gesprekken/rondje/index.md" in pages) is drafts
        assert ("../../gesprekken/rondje/" in pages["ontwerpen/straatkaart/index.md"]) is drafts
        assert ("<li>ervoor: Rondje</li>" in pages["ontwerpen/straatkaart/index.md"]) is not drafts
        assert ("rondje" in " ".join(document["location"] for document in made.search)) is drafts


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir() if not folder.name.startswith("_")))
def test_preview_of_any_mistake(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: FolderStore, books: dict[str, Book]
) -> None:
    """Whatever is wrong with the cards, the preview can show the rest, and a page with its problems for each broken card."""
    methods = tmp_path / "methods"
    methods.mkdir()
    for name in ("vocabulary.yml", "bibliography.yml"):
        shutil.copy(CASES / "_shared" / name, methods)
    if (CASES / case / "methods").is_dir():
        shutil.copytree(CASES / case / "methods", methods, dirs_exist_ok=True)
    if (CASES / case / "make.py").is_file():
        runpy.run_path(str(CASES / case / "make.py"))["make"](methods)
    monkeypatch.chdir(tmp_path)
    checked = pipeline.check(Path("methods"), drafts=True)
    assert checked.is_wrong or checked.warnings or pipeline.check_paper(checked)
    for language in languages():
        pages = {
            page.path: str(page.content)
            for page in broken_pages(books[language], checked.library.broken, checked.problems)
        }
        for id_, file in checked.library.broken.items():
            text = pages[f"{words(language)[f'kinds.{file.kind}.path']}/{id_}/index.md"]
            assert f"{file.path}:" in words_of(fragment(text))
    if not checked.library.broken:  # the rest shows cards with mistakes that only other cards can tell
        assert pipeline.edition(checked.catalogue, "nl", SITE, store, problems=checked.problems).pages


@pytest.mark.parametrize("kind", KINDS)
def test_preview_of_an_empty_kind(kind: str, project: Project, store: FolderStore) -> None:
    """A site without any card of a kind can be made too."""
    shutil.rmtree(project.methods / f"{kind}s")
    checked = pipeline.check(project.methods)
    assert pipeline.edition(checked.catalogue, "nl", SITE, store).pages


def test_edition_holds_only_what_is_published(editions: dict[str, Edition]) -> None:
    """How a work was checked is on no page and in no search document."""
    assert load(ROOT / "tests/cards")[0].works["peeters-2021"].note == "nooit tonen"
    for made in editions.values():
        assert not any("nooit tonen" in str(part) for part in (*made.pages, *made.search))
