"""Cards in; what a list of cards shows of each out."""

from __future__ import annotations

from typing import Any

from generator.load import LoadedCard
from generator.render.book import Book
from generator.render.facts import short_facts


def entry(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    """A card as one entry of a list."""
    return {
        "kind": loaded.kind,
        "href": book.addresses.card(loaded.id),
        "title": book.say(loaded.card.title),
        "summary": book.say(loaded.card.summary),
        "facts": short_facts(book, loaded.card),
    }
