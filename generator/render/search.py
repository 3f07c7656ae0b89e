"""A book in; what the search knows of each card out: one document a card, with keywords that make it findable.

Material's search (lunr) looks for words that start with what is typed, and knows no Dutch: no stems, no compounds, no accents. The
keywords make up for that: names and synonyms without accents, written together and apart, singular and plural, and every
ending of a longer word, so that `gesprek` finds `groepsgesprekken`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from generator.load import LoadedCard
from generator.model.card import Method
from generator.model.concept import Concept
from generator.model.factor import Factor
from generator.model.programme import Programme
from generator.prose import plain
from generator.render.book import Book
from generator.wording import DEFAULT_LANGUAGE

SHORTEST_PART = 4
"""Letters; a shorter part of a compound finds too much."""

MOST_TEXT = 700
"""Characters of a card's text that are searched. Every reader downloads the whole index, so it holds what tells cards apart."""

_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(aa|ee|oo|uu)([bcdfgklmnprst])$")


def documents(book: Book, path: str = "{address}") -> list[dict[str, Any]]:
    """The search documents of all cards in one language, in the form of Material's index; addresses relative to its root."""
    titles = {id_: book.say(loaded.card.title) for id_, loaded in book.catalogue.cards.items()}
    return [
        {
            "location": path.format(address=book.addresses.card(loaded.id).removeprefix(book.addresses.root)),
            "title": escape(titles[loaded.id]),
            "text": f"<p>{escape(_text(book, loaded, titles))}</p>",
            "keywords": " ".join(keywords(_names(book, loaded), book.language)),
        }
        for loaded in book.catalogue.cards.values()
    ]


def _names(book: Book, loaded: LoadedCard) -> Iterator[str]:
    """The card's names in this language, then in the others: jargon travels."""
    card = loaded.card
    yield book.say(card.title)
    yield from card.also.get(book.language, ())
    for language, title in card.title.items():
        if language != book.language:
            yield title


def keywords(names: Iterable[str], language: str) -> list[str]:
    """All forms under which names should be found, each once, in a steady order."""
    found: dict[str, None] = {}
    for name in names:
        parts = [fold(word) for word in _WORD.findall(name)]
        for word in (*parts, "".join(parts)) if 1 < len(parts) <= MOST_JOINED else parts:
            for form in _forms(word, language):
                found[form] = None
    return [word for word in found if word]


MOST_JOINED = 4
"""Words of a name that are also written together: `check in` and `checkin`."""


def fold(text: str) -> str:
    """Lower case, without accents: `café` becomes `cafe`."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))


def _forms(word: str, language: str) -> Iterator[str]:
    yield word
    if language == DEFAULT_LANGUAGE:
        yield from _dutch(word)
    elif word.endswith("s") and len(word) > SHORTEST_PART:
        yield word[:-1]
    for start in range(1, len(word) - SHORTEST_PART + 1):
        yield word[start:]


def _dutch(word: str) -> Iterator[str]:
    """The singular of a plural, and the stem that its plural starts with (`vraag` → `vrag`), by the spelling rules for open and
    closed syllables (Technische handleiding, Nederlandse Taalunie).
    """
    if word.endswith("en") and len(word) > SHORTEST_PART:
        stem = word[:-2]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            stem = stem[:-1]
        elif len(stem) > 2 and stem[-1] not in "aeiou" and stem[-2] in "aeou" and stem[-3] not in "aeiou":
            yield stem[:-1] + stem[-2] + stem[-1]
        yield stem
        if stem[-1] in "vz":
            yield stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
    elif word.endswith("s") and len(word) > SHORTEST_PART:
        yield word[:-1]
    elif _DOUBLE.search(word):
        yield f"{_DOUBLE.sub(lambda m: m[1][0] + m[2], word)}en"
    elif word[-1] == "f":
        yield f"{word[:-1]}ven"
    elif len(word) > 2 and word[-1] not in "aeiou" and word[-2] in "aeiou" and word[-3] not in "aeiou":
        yield f"{word}{word[-1]}en"


def _text(book: Book, loaded: LoadedCard, titles: dict[str, str]) -> str:
    """The summary, then what tells most about the card, up to a limit."""
    card = loaded.card
    texts = [book.say(card.summary)]
    match card:
        case Method():
            texts += [book.say(text) for text in (*card.when, *card.questions)]
            texts += [book.say(step.title) for step in card.steps]
        case Concept():
            texts += [
                book.say(card.definition.text),
                book.say(card.plain),
                *(book.say(text) for text in card.questions),
            ]
        case Factor():
            texts += [book.say(card.what), *(book.say(text) for text in card.selfcheck)]
        case Programme():
            texts += [book.say(card.what), *(book.say(session.title) for session in card.sessions)]
    text = " ".join(plain(text, titles) for text in texts)
    if len(text) > MOST_TEXT:
        text = text[:MOST_TEXT].rsplit(" ", 1)[0]
    return text
