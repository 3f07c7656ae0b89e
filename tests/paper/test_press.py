"""The press: the same bytes each time, unchanged documents from the store, and text that stays text."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator import pipeline, render
from generator.paper import Document, Press, papers
from generator.paper.decks import document
from generator.paper.handouts import handouts
from generator.render import Book
from generator.render.decks import decks
from generator.store import FolderStore
from tests.paper.sheets import letters, whole_text
from tests.payloads import PAYLOADS
from tests.project import Project, files


def changed(document: Document, **values: object) -> Document:
    """The document with other data."""
    return replace(document, data={**document.data, **values})


@pytest.fixture(scope="session")
def handout(printed: dict[str, Book]) -> Document:
    """One document to spoil."""
    return next(iter(handouts(printed["nl"])))


def test_the_same_bytes(handout: Document, fresh: Press) -> None:
    """Two runs make the same file, at whatever time."""
    first = fresh.pdf(handout)
    assert first.startswith(b"%PDF-")
    assert fresh.pdf(handout) == first
    assert b"CreationDate" not in first


def test_an_unchanged_document_comes_from_the_store(handout: Document, tmp_path: Path) -> None:
    """What was printed is kept by everything that shapes it: data, template, standard, fonts, Typst itself."""
    store = FolderStore(tmp_path)
    first = Press(store).pdf(handout)
    (kept,) = [file for file in tmp_path.rglob("*") if file.is_file()]
    kept.write_bytes(b"from the store")
    assert Press(store).pdf(handout) == b"from the store"
    assert Press(store).pdf(changed(handout, title="Iets anders")) != b"from the store"
    assert Press(store).pdf(replace(handout, accessible=False)) != b"from the store"
    press = Press(store)
    press.shape += "other fonts"
    assert press.pdf(handout) == first


def test_after_an_edit_only_that_card_is_printed_again(
    printed: dict[str, Book], project: Project, store: FolderStore, tmp_path: Path
) -> None:
    """What the preview prints of all other cards is kept; of the edited one, both handouts are new."""
    card = project.methods / "conversations" / "rondje.yml"
    kept = FolderStore(tmp_path / "kept")
    site = replace(printed["nl"].site, decks=False)

    def anew() -> dict[str, bytes]:
        """What was not in the store yet, by the place of the PDF."""
        before = files(kept.folder)
        made = papers(render.book(pipeline.check(project.methods).catalogue, "nl", site, store), kept)
        new = {data for path, data in files(kept.folder).items() if path not in before}
        return {one.path: one.data() for one in made if one.data() in new}

    assert "gesprekken/rondje/rondje-a4.pdf" in anew()
    assert anew() == {}
    card.write_text(card.read_text("utf-8").replace("Niemand onderbreekt.", "Niemand valt in."), "utf-8")
    again = anew()
    assert again.keys() == {"gesprekken/rondje/rondje-a4.pdf", "gesprekken/rondje/rondje-deelnemers.pdf"}
    assert all("Niemand valt in." in whole_text(data) for data in again.values())


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_stays_text(handout: Document, fresh: Press, text: str) -> None:
    """Nothing in a card is code for Typst: hostile text comes out letter for letter."""
    hostile = f'#read("/etc/passwd") $x$ @ref <label> \\ = * _ `#panic()` // {text}'
    made = whole_text(fresh.pdf(changed(handout, summary=hostile)))
    assert letters('#read("/etc/passwd") $x$ @ref <label> \\ = * _ `#panic()` //') in letters(made)


def test_a_character_without_a_glyph(handout: Document, fresh: Press) -> None:
    """A smiley is in no font that we print with; a box stands for it, and the document stays accessible."""
    data = fresh.pdf(changed(handout, summary="Lach eens 😀 en 😎, 你好."))
    assert b"pdfuaid:part" in data
    assert "Lach eens □ en □, □□." in whole_text(data)


def test_characters_without_a_glyph(fresh: Press) -> None:
    """Every script is told apart from what the fonts have, also characters that are never seen on their own."""
    text = "aé’–→✓€½ 😀你好\u0601ع\u200d👩‍⚕️"
    assert fresh.without_glyph(text) == set("😀你好\u0601👩")
    assert fresh.without_glyph("") == set()


def test_a_print_shop_is_told_where_to_cut(printed: dict[str, Book], fresh: Press) -> None:
    """Its file has the boxes of the card: A6 in the middle of the sheet, and 3 mm of ink around it; others have the whole sheet."""
    deck = next(iter(decks(printed["nl"])))
    for name, trimmed, inked in (
        ("a6-drukker", (13, 13, 118, 161), (10, 10, 121, 164)),
        ("a6", (0, 0, 210, 297), (0, 0, 210, 297)),
    ):
        made = document(printed["nl"], fresh, deck, name)
        data = fresh.pdf(made)
        assert fresh.pdf(made) == data
        for page in PdfReader(io.BytesIO(data)).pages:
            for edges, wanted in ((page.trimbox, trimmed), (page.bleedbox, inked)):
                assert tuple(round(float(edge) / 72 * 25.4, 2) for edge in edges) == wanted
