"""Pages of programmes and sessions: clock times, steps, materials, the log; one meeting on one page."""

from __future__ import annotations

import pytest

from generator import pipeline, render
from generator.model.amounts import GroupSize
from generator.model.card import Material
from generator.pipeline import Edition
from generator.render import Book, Site
from generator.render.materials import listed
from generator.store import FolderStore
from tests.pages import fragment, words
from tests.project import Project
from tests.site_markdown import converted

PROGRAMME = "methods/programmes/jaar-in-de-straat.yml"
FOLDER = "trajecten/jaar-in-de-straat/"


def html(edition: Edition, path: str) -> str:
    """The HTML of a page."""
    (found,) = [page for page in edition.pages if page.path == f"{path}index.md"]
    return converted(str(found.content))


def rows(text: str, style: str) -> list[str]:
    """The words of each item of the lists of a style."""
    return [
        " ".join(words(item).split())
        for part in fragment(text).iter()
        if style in part.attrib.get("class", "").split()
        for item in part
    ]


def edition_of(project: Project, store: FolderStore) -> Edition:
    """The Dutch edition of a project."""
    return pipeline.edition(pipeline.check(project.methods).catalogue, "nl", Site(), store)


def test_run_sheet(editions: dict[str, Edition]) -> None:
    """A run sheet has clock times from its start, minutes, and the steps of a card that is used in its usual length."""
    assert rows(html(editions["nl"], f"{FOLDER}avond-een/"), "sheet") == [
        "19:30 5 minRondje (korte versie)Alleen je naam.",
        "19:35 30 minStraatkaartTeken samen je straat en zie wie er nog niet bij is.19:35 Tekenen19:45 Kijken",
        "20:05 10 minKoffie",
        "20:15 15 minAfsprekenKies een vaste dag.",
        "20:30Einde",
    ]


def test_default_start(editions: dict[str, Edition]) -> None:
    """A session that does not say when it begins has times from half past nine, and says that this is only assumed."""
    text = html(editions["nl"], f"{FOLDER}avond-twee/")
    assert [row[:5] for row in rows(text, "sheet")] == ["09:30", "09:40"]
    assert "De uren gaan uit van een start om 09:30." in words(fragment(text))
    assert "gaan uit van een start" not in words(fragment(html(editions["nl"], f"{FOLDER}avond-een/")))


def test_overview(editions: dict[str, Edition]) -> None:
    """The page of a programme leads to each session and shows when it is and which cards it uses."""
    lines = rows(html(editions["nl"], FOLDER), "timeline")
    assert lines[0].startswith(
        "18 maart 2027De eerste avond60 min · in het voorjaarWie wonen hier?Rondje 5 minStraatkaart 30 min"
    )
    assert lines[1] == "De tweede avond10 minJullie kiezen.Rondje 10 min"


@pytest.mark.parametrize(
    ("group", "amounts"),
    [
        ({"min": "6", "max": "12"}, ["12–24 ×", "", ""]),
        ({"min": "6", "max": "6"}, ["12 ×", "", ""]),
        ({"min": "6"}, ["minstens 12 ×", "", ""]),
        (None, ["2 ×", "", ""]),
    ],
)
def test_materials(group: dict[str, str] | None, amounts: list[str], books: dict[str, Book]) -> None:
    """The same thing is listed once, as often as the card that needs most of it; who needs it stays apart."""
    used = [
        (1, Material.model_validate({"text": "pen", "per": "person"})),
        (2, Material.model_validate({"text": "Pen", "per": "person", "quantity": "2"})),
        (2, Material.model_validate({"text": "pen", "per": "room"})),
        (3, Material.model_validate({"text": "bel", "per": "room"})),
    ]
    parts = listed(books["nl"], used, GroupSize.model_validate(group) if group else None)
    assert [(part.per, [(item.text, item.sessions) for item in part.items]) for part in parts] == [
        ("person", [("pen", (1, 2))]),
        ("room", [("pen", (2,)), ("bel", (3,))]),
    ]
    assert [item.amount for part in parts for item in part.items] == amounts


def test_log(project: Project, store: FolderStore) -> None:
    """Reports stand on the page of the programme, newest first, and on those of their sessions."""
    later = "    report:\n      date: 2028-01-02\n      text: We kozen.\n"
    project.edit(PROGRAMME, "  - id: avond-twee\n", f"  - id: avond-twee\n{later}")
    edition = edition_of(project, store)
    text = words(fragment(html(edition, FOLDER)))
    assert text.index("Logboek") < text.index("2 januari 2028") < text.index("We maakten de Straatkaart.")
    assert "We kozen." in words(fragment(html(edition, f"{FOLDER}avond-twee/")))


def test_one_meeting_is_one_page(project: Project, store: FolderStore) -> None:
    """A programme of one session has its run sheet on its own page; the session's address leads there."""
    whole = (project.root / PROGRAMME).read_text("utf-8")
    project.write(PROGRAMME, whole[: whole.index("  - id: avond-twee")])
    edition = edition_of(project, store)
    paths = {page.path for page in edition.pages if page.path.startswith(FOLDER)}
    assert paths == {
        f"{FOLDER}index.md",
        f"{FOLDER}jaar-in-de-straat-avond-een.ics",
        f"{FOLDER}avond-een/index.html",
        f"{FOLDER}startavond/index.html",
    }
    text = html(edition, FOLDER)
    assert [row[:5] for row in rows(text, "sheet")] == ["19:30", "19:35", "20:05", "20:15", "20:30"]
    assert rows(text, "timeline") == []
    index = words(fragment(html(edition, "trajecten/")))
    assert "Eén bijeenkomst" in index
    assert "Reeksen" not in index


def test_preview_with_two_sessions_of_one_name(project: Project, store: FolderStore) -> None:
    """The preview shows a programme in which two sessions have one name, which the check refuses."""
    project.edit(PROGRAMME, "id: avond-twee", "id: avond-een")
    book = render.book(pipeline.check(project.methods).catalogue, "nl", Site(), store)
    assert f"{FOLDER}avond-een/index.md" in {page.path for page in render.pages(book, store)}
