"""A card and all that shapes its page in; the page that an earlier run kept, or a new one, out.

A page needs its own card and what it shows of others: their titles, names and addresses, who refers to it, how works are cited,
how concepts are related. An edit of a card's text so leaves the pages of all other cards alone. A programme's page shows more of
its cards, and is made anew every time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path

from generator.load import LoadedCard
from generator.outputs import OutputFile
from generator.render.book import Book
from generator.store import Store

_WITH_MUCH_OF_OTHERS = {"programme"}


class KeptPages:
    """Keeps the Markdown of card pages in a store, nothing more."""

    def __init__(self, book: Book, store: Store) -> None:
        self.book = book
        self.store = store
        self.shared = _digest(program(), *_shared(book))

    def page(self, loaded: LoadedCard, make: Callable[[], OutputFile]) -> OutputFile:
        """The page of a card; `make` is called when it is not there yet."""
        if loaded.kind in _WITH_MUCH_OF_OTHERS:
            return make()
        links = [[link.card, link.field] for link in self.book.catalogue.backlinks[loaded.id]]
        coverage = self.book.catalogue.coverage[loaded.id]
        key = _digest(self.shared, loaded.kind, loaded.id, hashlib.sha256(loaded.data).hexdigest(), links, coverage)
        data = self.store.get(key)
        if data is not None and (found := _read(data, key)) is not None:
            return OutputFile(self.book.language, *found)
        page = make()
        text = page.content if isinstance(page.content, str) else page.content.decode()
        self.store.put(key, json.dumps([key, page.path, text, page.source], ensure_ascii=False).encode())
        return page


def _shared(book: Book) -> list[object]:
    """What a page may show of the language, the site and other cards."""
    catalogue = book.catalogue
    return [
        book.language,
        [book.site.repo_url, book.site.branch, book.site.site_url, book.site.project, book.site.paper is not None],
        catalogue.vocabulary.model_dump(mode="json"),
        {id_: [reference.citation, reference.entry] for id_, reference in book.references.items()},
        [[loaded.id, loaded.kind, loaded.card.title, loaded.card.also] for loaded in catalogue.cards.values()],
        [[loaded.id, loaded.card.related] for loaded in catalogue.of_kind("concept")],
        sorted(catalogue.hidden.items()),
    ]


@cache
def program() -> str:
    """A digest of this package, its templates and words, and of the libraries that pages pass through."""
    root = Path(__file__).parents[1]
    files = sorted(file for pattern in ("**/*.py", "**/*.j2", "**/*.toml") for file in root.glob(pattern))
    versions = [metadata.version(name) for name in ("jinja2", "markdown-it-py", "networkx", "nh3")]
    return _digest(versions, *([file.relative_to(root).as_posix(), file.read_text("utf-8")] for file in files))


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=list).encode()).hexdigest()


def _read(data: bytes, key: str) -> tuple[str, str, str] | None:
    """A kept page, or None for a record that something else damaged."""
    try:
        match json.loads(data):
            case [str() as written, str() as path, str() as text, str() as source] if written == key:
                return path, text, source
    except ValueError:
        pass
    return None
