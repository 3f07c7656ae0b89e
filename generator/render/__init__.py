"""A `Catalogue` and a language in; the Markdown pages and search documents of that language out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.history import Entry
from generator.link import Catalogue
from generator.outputs import OutputFile, distinct
from generator.render.addresses import addresses
from generator.render.book import Book, Site
from generator.render.cards import card_page
from generator.render.citations import references
from generator.render.data import data_files
from generator.render.environment import environment
from generator.render.finder import finder_pages
from generator.render.form import form_pages
from generator.render.kept import KeptPages
from generator.render.lists import list_pages
from generator.render.planner import planner_pages
from generator.render.programmes import session_files
from generator.render.redirects import redirects
from generator.render.search import ranking
from generator.render.selection import selection_pages
from generator.render.terms import Terms
from generator.render.upkeep import feed
from generator.store import Store
from generator.translations import NOTHING, Followed
from generator.wording import languages, words


def book(  # noqa: PLR0913 the last two are what git knows
    catalogue: Catalogue,
    language: str,
    site: Site,
    store: Store,
    happened: Sequence[Entry] | None = None,
    *,
    followed: Followed = NOTHING,
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
        followed,
    )


def pages(book: Book, store: Store) -> list[OutputFile]:
    """Every generated page of a language; `store` may have those of cards that did not change."""
    made, kept = environment(), KeptPages(book, store)
    loaded = book.catalogue.cards.values()
    cards = [kept.page(card, partial(card_page, book, card, made)) for card in loaded]
    sessions = [file for card in loaded for file in session_files(book, card, made)]
    lists = [
        *list_pages(book, made),
        *finder_pages(book, made),
        *selection_pages(book, made),
        *planner_pages(book, made),
        *form_pages(book, made),
        ranking(book),
    ]
    return distinct([*cards, *sessions, *lists, *redirects(book, made), *feed(book), *data_files(book)])


__all__ = ["Book", "Site", "book", "pages"]
