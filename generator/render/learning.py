"""A card and its book in; what its page tells search engines out: a LearningResource of schema.org."""

from __future__ import annotations

from typing import Any

from generator.load import LoadedCard
from generator.model.card import Card, Method
from generator.model.programme import Programme
from generator.render.book import Book
from generator.render.citations import bare

MOST_CITED = 800
"""Characters of sources that a page repeats in its head: all of them, or none."""


def learning_resource(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    """The card as data; the theme writes it with every `<` escaped."""
    card = loaded.card
    cited = [bare(book.references[id_].entry) for id_ in card.sources if id_ in book.references]
    minutes = _minutes(card)
    made = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": book.say(card.title),
        "description": book.say(card.summary),
        "inLanguage": book.language,
        "url": book.site.whole(book.addresses.card(loaded.id)) if book.site.site_url else "",
        "license": book.term("licence", card.licence).address,
        "version": str(card.version),
        "isAccessibleForFree": True,
        "timeRequired": f"PT{minutes}M" if minutes else "",
        "citation": cited if sum(map(len, cited)) <= MOST_CITED else [],
    }
    return {name: value for name, value in made.items() if value}


def _minutes(card: Card) -> int:
    """How long it usually takes; of a series of meetings nobody asks that."""
    match card:
        case Method():
            return card.duration.usual
        case Programme(sessions=(session,)):
            return session.minutes
        case _:
            return 0
