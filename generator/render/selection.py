"""A book in; the pages of the reader's own selection out: the list, the comparison, and the data from which a script fills both.

The selection is on the reader's device only. What printing and planning need to know of it:

- theme/assets/javascripts/selection.js, on every page, keeps it under `methodekaarten.cards` in `localStorage`, as a JSON
  list of card ids in the reader's order, and offers it as `globalThis.selection`
- an address with `?kaarten=id,id` holds a list, the same in every language; a page that starts from a selection reads
  that, as the planner and the page that prints (paper/selection.py) do
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from generator.load import LoadedCard
from generator.outputs import OutputFile
from generator.prose import plain
from generator.render.addresses import relative
from generator.render.book import Book
from generator.render.facts import facts
from generator.render.list_page import ListPage
from generator.render.scripts import data_script

STARTS = {"print": "mine.print", "planner": "mine.plan"}
"""Pages that start from a selection, and the words that lead to them."""

_STRENGTHS = ("result", "why", "what")
"""Fields that say what a card gives; the first that it has."""


def selection_pages(book: Book, environment: Environment) -> Iterator[OutputFile]:
    """The list, the comparison, and their data."""
    page = ListPage(book, environment)
    addresses = book.addresses
    data = f"{addresses.page('mine')}cards.js"
    mine, compare, said = (book.words.tables(key) for key in ("mine", "compare", "mine.said"))
    shared: dict[str, Any] = {
        "said": json.dumps(said, ensure_ascii=False),
        "scripts": ["assets/javascripts/mine.js"],
        "root_href": addresses.root,
    }
    yield page.made(
        "mine",
        *page.named("mine", "mine.title"),
        lead=mine["lead"],
        data=relative(addresses.page("mine"), data).removesuffix("/"),
        starts=[{"title": book.words[key], "href": addresses.page(name)} for name, key in STARTS.items()],
        finder_href=addresses.page("finder"),
        compare_href=addresses.page("compare"),
        **shared,
    )
    yield page.made(
        "compare",
        *page.named("compare", "compare.title"),
        lead=compare["lead"],
        data=relative(addresses.page("compare"), data).removesuffix("/"),
        mine_href=addresses.page("mine"),
        **shared,
    )
    titles = {id_: book.say(loaded.card.title) for id_, loaded in book.catalogue.cards.items()}
    cards = [_told(book, loaded, titles) for loaded in book.catalogue.cards.values()]
    yield OutputFile(book.language, data.removeprefix(addresses.root), data_script("methodCards", cards))


def _told(book: Book, loaded: LoadedCard, titles: dict[str, str]) -> dict[str, Any]:
    """What the list and the comparison show of a card, as plain text."""
    card = loaded.card

    def texts(field: str) -> list[str]:
        found = getattr(card, field, None) or ()
        return [plain(book.say(text), titles) for text in (found if isinstance(found, tuple) else (found,))]

    return {
        "id": loaded.id,
        "kind": loaded.kind,
        "name": book.label("kind", loaded.kind),
        "title": titles[loaded.id],
        "summary": plain(book.say(card.summary), titles),
        "href": book.addresses.card(loaded.id).removeprefix(book.addresses.root),
        "facts": [[fact.label, fact.value] for fact in facts(book, card)],
        "when": texts("when"),
        "not_when": texts("not_when"),
        "strengths": next(filter(None, map(texts, _STRENGTHS)), []),
    }
