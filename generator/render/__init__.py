"""A `Catalogue` and a language in; the Markdown pages and search documents of that language out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.history import Entry
from generator.link import Catalogue
from generator.outputs import OutputFile, distinct
from generator.render.addresses import addresses
from generator.render.book import Book, Site
from generator.render.cards import card_page
from generator.render.citations import references
from generator.render.environment import environment
from generator.render.lists import list_pages, short_addresses
from generator.render.terms import Terms
from generator.render.upkeep import feed
from generator.store import Store
from generator.wording import languages, words


def book(
    catalogue: Catalogue, language: str, site: Site, store: Store, happened: Sequence[Entry] | None = None
) -> Book:
    """What all pages of a language share."""
    here = words(language)
    others = tuple(addresses(catalogue, words(other)) for other in languages() if other != language)
    works = [catalogue.works[id_] for id_ in catalogue.cited if id_ in catalogue.works]
    return Book(
        catalogue,
        here,
        addresses(catalogue, here),
        others,
        references(works, here, store),
        Terms(catalogue, here),
        site,
        happened,
    )


def pages(book: Book) -> list[OutputFile]:
    """Every generated page of a language."""
    made = environment()
    cards = [card_page(book, loaded, made) for loaded in book.catalogue.cards.values()]
    return distinct([*cards, *list_pages(book, made), *short_addresses(book, made), *feed(book)])


__all__ = ["Book", "Site", "book", "pages"]
