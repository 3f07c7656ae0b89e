"""Citations and entries: works as CSL in; how readers see them, in each language, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.bibliography import Work
from generator.render import Book
from generator.render.citations import Reference, references
from generator.store import FolderStore, NoStore
from generator.wording import words
from tests.pages import fragment
from tests.pages import words as words_of
from tests.project import files

ENTRIES = {
    "nl": [
        ("Janssens, 2018", "Janssens, L. (2018) De stoep. Gent: Uitgeverij Straat."),
        (
            "Peeters en De Smet, 2021",
            (
                "Peeters, A. en De Smet, J. (2021) “Straten die samen zorgen: een verhaal”, Tijdschrift voor Buurten, 4(2), p. 10-19. "
                "Beschikbaar op: https://doi.org/10.1234/buurt.2021."
            ),
        ),
        (
            "Vereniging Zonder Jaar, z.d.",
            "Vereniging Zonder Jaar (z.d.) Wat buren doen. Beschikbaar op: https://example.org/buren.",
        ),
    ],
    "en": [
        ("Janssens, 2018", "Janssens, L. (2018) De stoep. Gent: Uitgeverij Straat."),
        (
            "Peeters and De Smet, 2021",
            (
                "Peeters, A. and De Smet, J. (2021) ‘Straten die samen zorgen: een verhaal’, Tijdschrift voor Buurten, 4(2), pp. 10–19. "
                "Available at: https://doi.org/10.1234/buurt.2021."
            ),
        ),
        (
            "Vereniging Zonder Jaar, n.d.",
            "Vereniging Zonder Jaar (n.d.) Wat buren doen. Available at: https://example.org/buren.",
        ),
    ],
}


@pytest.mark.parametrize("language", ENTRIES)
def test_works_in_a_language(language: str, books: dict[str, Book]) -> None:
    """An article, a book and a page without a year are cited and listed in the words of each language."""
    found = [(made.citation, words_of(fragment(made.entry))) for made in books[language].references.values()]
    assert found == ENTRIES[language]


def made(work: dict[str, object]) -> Reference:
    """How one work is written in Dutch."""
    (found,) = references([Work.model_validate({"id": "x", "type": "book"} | work)], words("nl"), NoStore()).values()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a < b & c > d",
        "<i onclick=x>y</i>",
        '"x" onclick="y',
        "&lt;b&gt;",
        "*a* [b](c) {{ d }}",
        "<i>x</i>",
    ],
)
@pytest.mark.parametrize("field", ["title", "publisher", "author"])
def test_hostile_works(field: str, text: str) -> None:
    """A title, publisher or name with signs of HTML in it gives no element but italics, and is still to be read."""
    value: object = [{"literal": text}] if field == "author" else text
    work = {"title": "x", field: value, "author": value if field == "author" else [{"literal": "A"}]}
    for html in (made(work).citation, made(work).entry):
        element = fragment(html)
        assert {str(part.tag).rpartition("}")[2] for part in list(element.iter())[1:]} <= {"i"}
    plain = words_of(fragment(made(work).entry))
    assert all(part in plain for part in ("alert(1)", "onclick", "b", "c", "x") if part in text)


def test_addresses_are_links() -> None:
    """An address in an entry is a link to that very address."""
    entry = made({"title": "x", "type": "webpage", "URL": "https://example.org/?a=1&b='2'#c"}).entry
    (link,) = [part for part in fragment(entry).iter() if str(part.tag).endswith("}a")]
    assert dict(link.attrib) == {"href": "https://example.org/?a=1&b='2'#c"}
    assert words_of(link) == "https://example.org/?a=1&b='2'#c"


def test_kept_between_runs(tmp_path: Path) -> None:
    """A work is made once for each language, and comes out of the store as it went in; a work that changed is made anew."""
    store = FolderStore(tmp_path)
    work = Work.model_validate({"id": "x", "type": "book", "title": "Één", "author": [{"family": "A"}]})
    first = references([work], words("nl"), store)
    assert len(files(tmp_path)) == 1
    assert references([work], words("nl"), store) == first
    references([work], words("en"), store)
    references([work.model_copy(update={"title": "Twee"})], words("nl"), store)
    assert len(files(tmp_path)) == 3


def test_notes_do_not_matter(tmp_path: Path) -> None:
    """How a work was checked does not shape how it is written, and is not kept."""
    work = Work.model_validate({"id": "x", "type": "book", "title": "Eén", "note": "geheim"})
    references([work, work.model_copy(update={"note": "anders"})], words("nl"), FolderStore(tmp_path))
    assert len(files(tmp_path)) == 1
    assert b"geheim" not in b"".join(files(tmp_path).values())


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b'["a"]', b"\xff"])
def test_damaged_store(damage: bytes, tmp_path: Path) -> None:
    """A kept entry that was damaged is made anew: a cache may never stop a build."""
    work = Work.model_validate({"id": "x", "type": "book", "title": "Eén"})
    store = FolderStore(tmp_path)
    first = references([work], words("nl"), store)
    (path,) = files(tmp_path)
    (tmp_path / path).write_bytes(damage)
    assert references([work], words("nl"), store) == first
