"""A book and its pages in; what the search knows out: one document a card, and a short one for each list of cards.

`scripts/ranking` does the finding, for the search and for the finder: it knows plurals, parts of compounds, accents and
hyphens, so a document holds words as people write them. What counts is which words, and where: names, then what people
say, then the summary and the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from generator.load import LoadedCard
from generator.model.card import Card
from generator.model.values import Record
from generator.outputs import OutputFile
from generator.prose import plain
from generator.render.book import Book
from generator.render.citations import bare
from generator.render.scripts import bundled
from generator.wording import Words, languages

Document = dict[str, Any]
"""An entry of Material's index: `location`, `title` and `text` are shown (the last two as HTML). Ours also has, for the
worker only, other names (`also`, in other languages `abroad`), sentences (`heard`, `when`), further text (`more`), and a
`boost` for cards."""

MOST_TEXT = 700
"""Characters of a card's text that are searched. Every reader downloads them all, so it is what tells cards apart."""

_PARTS = ("words", "index", "results", "ranking")
"""The ranking's scripts, in the order in which they need one another."""

_TELLING = (
    *("definition", "what", "plain", "why", "result", "recognise", "questions", "selfcheck", "steps"),
    *("sessions", "tips", "pitfalls", "variations", "cautions", "example"),
)
"""Fields by how much they tell about why someone would look for the card; the first that fit are searched."""

_ARRANGED = {"goal": "goal", "phase": "phase", "concept-group": "group"}
"""Vocabulary group → the field that holds its words, where a card has it."""

_FRONT = re.compile(r"---\n(\{.*\})\n---\n")


def documents(book: Book, pages: Iterable[OutputFile] = ()) -> list[Document]:
    """The search documents of one language; addresses are relative to its root."""
    titles = {id_: book.say(loaded.card.title) for id_, loaded in book.catalogue.cards.items()}
    return [*(_card(book, loaded, titles) for loaded in book.catalogue.cards.values()), *_lists(pages)]


def complete(index: str, found: Iterable[Document], here: Words) -> str:
    """The index that Material wrote, as JSON, with our documents and what is known of the language."""
    data = json.loads(index)
    data["docs"] += found
    data["config"] |= here.tables("search")
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def ranking(book: Book) -> OutputFile:
    """The script that does the finding, beside those that load it."""
    return OutputFile(book.language, "assets/javascripts/ranking.js", bundled(*(f"ranking/{part}" for part in _PARTS)))


def _card(book: Book, loaded: LoadedCard, titles: dict[str, str]) -> Document:
    card = loaded.card
    return {
        "location": book.addresses.card(loaded.id).removeprefix(book.addresses.root),
        "title": escape(titles[loaded.id]),
        "text": f"<p>{escape(plain(book.say(card.summary), titles))}</p>",
        "also": [escape(name) for name in card.also.get(book.language, ())],
        "abroad": [escape(name) for name in _abroad(book, card)],
        "heard": [escape(saying) for saying in card.heard.get(book.language, ())],
        "when": [escape(plain(text, titles)) for text in _said(getattr(card, "when", None), book)],
        "more": " ".join((*_words(book, card), _text(book, card, titles), *_authors(book, card))),
        "boost": 4,
    }


def _lists(pages: Iterable[OutputFile]) -> Iterator[Document]:
    """The pages that list cards, but not parts of the finder: their title and description; what they list is found as itself."""
    for page in pages:
        front = _FRONT.match(page.content) if isinstance(page.content, str) else None
        meta = json.loads(front[1]) if front else {}
        if meta and not {"card", "part"} & meta.keys():
            yield {
                "location": page.path.removesuffix("index.md"),
                "title": escape(meta["title"]),
                "text": f"<p>{escape(meta.get('description', ''))}</p>",
            }


def _abroad(book: Book, card: Card) -> Iterator[str]:
    """The card's names in the other languages, but for those that it has here too: jargon travels."""
    here = {book.say(card.title), *card.also.get(book.language, ())}
    for language in languages():
        if language != book.language:
            names = (*([card.title[language]] if language in card.title else []), *card.also.get(language, ()))
            yield from (name for name in names if name not in here)


def _words(book: Book, card: Card) -> Iterator[str]:
    """What the card is for, in the words of the index pages."""
    for group, field in _ARRANGED.items():
        value = getattr(card, field, ())
        for word in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            if term := book.catalogue.vocabulary.groups.get(group, {}).get(word):
                yield from (book.say(text) for text in (term.label, term.question) if text)


def _text(book: Book, card: Card, titles: dict[str, str]) -> str:
    """What tells most about the card, up to a limit."""
    texts = (text for field in _TELLING for text in _said(getattr(card, field, None), book))
    text = " ".join(plain(text, titles) for text in texts)
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT].rsplit(" ", 1)[0]


def _said(value: object, book: Book) -> Iterator[str]:
    """The texts in a field; of records their titles and texts, and no numbers, names or sources."""
    if isinstance(value, dict):
        yield book.say(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item, book)
    elif isinstance(value, Record):
        for part in ("title", "question", "goal", "text"):
            yield from _said(getattr(value, part, None), book)


def _authors(book: Book, card: Card) -> Iterator[str]:
    """Who wrote what the card rests on."""
    for source in card.sources:
        if source in book.references:
            yield bare(book.references[source].citation)
