"""A book in; what it holds in the order of the alphabet out: cards, concepts with their other names, sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from generator.model.concept import Concept
from generator.prose import plain
from generator.render.book import Book
from generator.render.entries import entry
from generator.render.writer import Writer

T = TypeVar("T")


def cards(book: Book) -> list[dict[str, Any]]:
    """Every card, by first letter."""
    return [
        {
            "id": f"letter-{letter.lower()}",
            "title": letter,
            "explanation": "",
            "cards": [entry(book, card) for card in cards],
        }
        for letter, cards in _by_letter((book.say(card.card.title), card) for card in book.catalogue.cards.values())
    ]


def glossary(book: Book) -> list[tuple[str, list[dict[str, Any]]]]:
    """Concepts and their other names, by letter; another name points to its concept."""
    titles = {loaded.id: book.say(loaded.card.title) for loaded in book.catalogue.cards.values()}
    terms: list[tuple[str, dict[str, Any]]] = []
    for loaded in book.catalogue.of_kind("concept"):
        card = loaded.card
        if not isinstance(card, Concept):
            continue
        href, name = book.addresses.card(loaded.id), titles[loaded.id]
        text = plain(book.say(card.definition.text), titles)
        terms.append((name, {"id": loaded.id, "href": href, "name": name, "text": text, "see": ""}))
        terms += [
            (other, {"id": "", "href": href, "name": other, "text": "", "see": name})
            for other in card.also.get(book.language, ())
        ]
    return [(letter, list(entries)) for letter, entries in _by_letter(terms)]


def _by_letter(named: Iterable[tuple[str, T]]) -> Iterator[tuple[str, list[T]]]:
    groups: dict[str, list[tuple[str, T]]] = {}
    for name, item in named:
        key = _folded(name)
        groups.setdefault(key[0].upper() if key and key[0].isalpha() else "0", []).append((key, item))
    for letter in sorted(groups):
        yield (
            letter if letter != "0" else "0-9",
            [item for _, item in sorted(groups[letter], key=lambda entry: entry[0])],
        )


def sources(book: Book) -> list[dict[str, Any]]:
    """The works that cards cite, each with those cards."""
    write = Writer(book, "")
    ids = sorted(
        book.references.keys() & book.catalogue.cited.keys(), key=lambda id_: (_folded(book.references[id_].entry), id_)
    )
    return [{"id": id_, "entry": write.entry(id_), "cards": list(book.catalogue.cited[id_])} for id_ in ids]


def _folded(text: str) -> str:
    """For sorting: lower case, without accents and punctuation."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[^\w ]+", "", bare).strip()
