"""Pages that are kept: an edit changes the pages that it should, and no kept page is out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.outputs import OutputFile
from generator.render import Site
from generator.store import FolderStore, NoStore, Store
from tests.project import Project

TOOL = "methods/tools/straatkaart.yml"
CONCEPT = "methods/concepts/buurtnetwerk.yml"


def made(project: Project, store: Store, language: str, site: Site | None = None) -> dict[str, OutputFile]:
    """The pages of the project as it is now."""
    catalogue = pipeline.check(project.methods).catalogue
    return {page.path: page for page in pipeline.edition(catalogue, language, site or Site(), store).pages}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TOOL, "status: ", "# a remark\nstatus: "),
        (TOOL, "title: {nl: Straatkaart", "title: {nl: Kaart van de straat"),
        (
            CONCEPT,
            "title: {nl: Buurtnetwerk, en: Neighbourhood network}",
            "title: {nl: Straatnetwerk, en: Street network}",
        ),
        (CONCEPT, "also: {nl: [wijkverband,", "also: {nl: [wijkverband, samen in de straat,"),
        (CONCEPT, "related: [vaste-dag]", "related: [vaste-dag, straatkaart]"),
        ("methods/vocabulary.yml", "{nl: Een woord om samen over te praten.", "{nl: Een woord voor iedereen."),
        ("methods/bibliography.yml", "family: Janssens", "family: Janssen"),
        ("methods/factors/vaste-dag.yml", "title: {nl: ", "title: {nl: Een "),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_after_an_edit(path: str, old: str, new: str, language: str, project: Project, tmp_path: Path) -> None:
    """With the pages of before the edit at hand, the same pages come out as without."""
    store = FolderStore(tmp_path / "kept")
    made(project, store, language)
    project.edit(path, old, new)
    assert made(project, store, language) == made(project, NoStore(), language)


def test_an_edit_leaves_other_pages_alone(project: Project, tmp_path: Path) -> None:
    """After an edit of its text only that card's page is made again."""

    class Counting(FolderStore):
        """Counts what is kept anew."""

        kept = 0

        def put(self, key: str, data: bytes) -> None:
            """Counts."""
            self.kept += 1
            super().put(key, data)

    store = Counting(tmp_path / "kept")
    made(project, store, "nl")
    store.kept = 0
    made(project, store, "nl")
    assert store.kept == 0
    project.edit(TOOL, "{nl: Onze straat, en: Our street}", "{nl: De straat, en: The street}")
    made(project, store, "nl")
    assert store.kept == 1


def test_the_owner_of_the_site(project: Project, tmp_path: Path) -> None:
    """Another repository or address of the site gives other pages."""
    store = FolderStore(tmp_path / "kept")
    made(project, store, "nl")
    other = Site("https://github.com/ander/huis", "main", "https://ander.example/")
    assert made(project, store, "nl", other) == made(project, NoStore(), "nl", other)


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"[1,2,3,4]", b'["a","b","c","d"]', b"\xff"])
def test_damaged_records(rubbish: bytes, project: Project, tmp_path: Path) -> None:
    """Records that something else damaged are made again."""
    store = FolderStore(tmp_path / "kept")
    fresh = made(project, store, "nl")
    for file in (tmp_path / "kept").rglob("*"):
        if file.is_file():
            file.write_bytes(rubbish)
    assert made(project, store, "nl") == fresh
