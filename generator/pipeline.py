"""The whole flow on one screen: a folder of cards in, checked, linked and rendered; files or problems out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator import render, translations
from generator.files import CardFile
from generator.history import Entry
from generator.link import Catalogue, link
from generator.load import Library, load
from generator.outputs import OutputFile, distinct
from generator.paper import Press, papers
from generator.paper.fitting import too_long
from generator.paper.glyphs import unprintable
from generator.paper.selection import selection_print
from generator.problems import Problem, is_wrong
from generator.render.broken import broken_pages
from generator.render.redirects import copies
from generator.render.search import documents
from generator.store import NoStore, Store
from generator.wording import languages


@dataclass(frozen=True, slots=True)
class Checked:
    """What the cards are, and what is wrong with them."""

    library: Library
    catalogue: Catalogue
    problems: Sequence[Problem]

    @property
    def warnings(self) -> list[Problem]:
        """What may wait: it ends no build, however strict."""
        return list(translations.warnings(self.library.cards))

    @property
    def is_wrong(self) -> bool:
        """True when something must be mended before the site can be built."""
        return is_wrong(self.problems)


def check(methods: Path, earlier: Library | None = None, *, drafts: bool = False) -> Checked:
    """Reads and checks all cards. `earlier` spares the reading of files that did not change; drafts are part of the catalogue on request.

    Raises FileNotFoundError when the folder is not there.
    """
    with _without_collector(first=earlier is None):
        library, problems = load(methods, earlier)
        catalogue, more = link(library, drafts=drafts)
    return Checked(library, catalogue, [*problems, *more])


@contextmanager
def _without_collector(*, first: bool) -> Iterator[None]:
    """Nothing of what is read is garbage, but Python's collector would walk through all of it again and again: half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if first:
            gc.freeze()  # else it walks through all at once now; later, in the preview, former pages are garbage that it must find
        if was_on:
            gc.enable()


def check_paper(checked: Checked, store: Store | None = None) -> list[Problem]:
    """Which cards do not fit on one paper card, in every language, and which characters cannot be printed. Needs the extra `paper`."""
    site = render.Site()
    books = [render.book(checked.catalogue, language, site, store or NoStore()) for language in languages()]
    press = Press(store or NoStore())
    return [*too_long(books, press), *unprintable(checked.library.cards.values(), press)]


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language: its pages, and what the search knows."""

    pages: Sequence[OutputFile]
    search: Sequence[dict[str, str]]


def edition(  # noqa: PLR0913 what git knows, and what only the preview shows
    catalogue: Catalogue,
    language: str,
    site: render.Site,
    store: Store | None = None,
    *,
    happened: Sequence[Entry] | None = None,
    followed: translations.Followed = translations.NOTHING,
    broken: Mapping[str, CardFile] = MappingProxyType({}),
    problems: Sequence[Problem] = (),
) -> Edition:
    """Renders a catalogue in one language, with what git knows of the cards; in the preview with a page for each broken card."""
    store = store or NoStore()
    book = render.book(catalogue, language, site, store, happened, followed=followed)
    pages = [*render.pages(book, store), *selection_print(book), *broken_pages(book, broken, problems)]
    printed = papers(book, store) if site.paper else []
    files = [*pages, *printed]
    return Edition(distinct([*files, *copies(book, files)]), documents(book, pages))
