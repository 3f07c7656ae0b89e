"""A book in; the cards as open data out: files at the root of the site, the same for all languages, for other programs and for counting.

Their texts are those of the cards, letter for letter and in every language: who uses them needs no knowledge of our pages.
JSON has a line for each value, so that people can read and compare it: a fifth larger, of which compression leaves a twentieth.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from pydantic_core import to_json

from generator import schema
from generator.load import LoadedCard
from generator.model.card import Card, Method
from generator.model.programme import Programme
from generator.model.values import LANGUAGES
from generator.outputs import OutputFile
from generator.render.book import Book
from generator.render.skos import concept_scheme
from generator.wording import DEFAULT_LANGUAGE, words

FOLDER = "data/"
SCHEMA = f"{FOLDER}kaarten.schema.json"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these begins what a spreadsheet reckons instead of shows."""


def data_files(book: Book) -> Iterator[OutputFile]:
    """The files, made once: with the pages of the default language."""
    if book.language != DEFAULT_LANGUAGE:
        return
    catalogue = book.catalogue
    works = [catalogue.works[id_].published() for id_ in catalogue.cited if id_ in catalogue.works]
    vocabulary = catalogue.vocabulary.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    yield _file(book, "kaarten.json", _json(collection(book)))
    yield _file(book, "kaarten.schema.json", schema.collection(catalogue.vocabulary, book.words))
    yield _file(book, "kaarten.csv", spreadsheet(book))
    yield _file(book, "woordenlijst.json", _json(vocabulary))
    yield _file(book, "bibliografie.json", _json(works))
    yield _file(book, "begrippen.jsonld", _json(concept_scheme(book, FOLDER)))


def collection(book: Book) -> dict[str, Any]:
    """Every card that the site shows with all its fields, and what may be done with them."""
    cards = book.catalogue.cards.values()
    licences = sorted({loaded.card.licence for loaded in cards})
    source = {"source": book.site.site_url} if book.site.site_url else {}
    return {
        "name": {language: words(language)["site.name"] for language in LANGUAGES},
        **source,
        "licences": {licence: book.term("licence", licence).address for licence in licences},
        "schema": book.site.whole(SCHEMA),
        "cards": [_card(book, loaded) for loaded in cards],
    }


def _card(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    fields = loaded.card.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
    return {"id": loaded.id, "kind": loaded.kind, "addresses": _addresses(book, loaded.id), **fields}


def _addresses(book: Book, id_: str) -> dict[str, str]:
    """A card's page in each language; relative to the root of the site when nobody said where that stands."""
    all_ = {one.words.language: one for one in (book.addresses, *book.others)}
    return {language: book.site.whole(all_[language].card(id_)) for language in LANGUAGES}


def spreadsheet(book: Book) -> bytes:
    """A row a card, as CSV (RFC 4180); UTF-8 with the mark by which Excel knows it."""
    rows = [_row(book, loaded) for loaded in book.catalogue.cards.values()]
    text = StringIO()
    writer = csv.writer(text)
    writer.writerows(
        [list(rows[0]), *([_harmless(str(cell)) for cell in row.values()] for row in rows)] if rows else []
    )
    return text.getvalue().encode("utf-8-sig")


def _row(book: Book, loaded: LoadedCard) -> dict[str, object]:
    """Numbers each in a column of their own: a spreadsheet takes `4-12` for a day in December."""
    card = loaded.card
    return {
        "id": loaded.id,
        "kind": loaded.kind,
        **_by_language("title", card.title),
        **_by_language("summary", card.summary),
        **_numbers(card),
        **_labels(book, card, "trust"),
        **_labels(book, card, "level"),
        **_labels(book, card, "goal"),
        **_labels(book, card, "phase"),
        **_by_language("address", _addresses(book, loaded.id)),
    }


def _by_language(name: str, text: Mapping[str, str]) -> dict[str, object]:
    return {f"{name}_{language}": text.get(language, "") for language in LANGUAGES}


def _labels(book: Book, card: Card, field: str) -> dict[str, object]:
    """What a card says in fixed words, as people read them; empty for a kind of card without this field."""
    value = getattr(card, field, None) or ()
    labels = [book.term(field, word).label for word in ((value,) if isinstance(value, str) else value)]
    return _by_language(
        field, {language: "; ".join(label.get(language, "") for label in labels) for language in LANGUAGES}
    )


def _numbers(card: Card) -> dict[str, object]:
    """How long and with how many; empty where a card does not say."""
    duration: dict[str, Any] = card.duration.model_dump() if isinstance(card, Method) else {}
    if isinstance(card, Programme) and len(card.sessions) == 1:
        duration = {"usual": card.sessions[0].minutes}
    group = card.group.model_dump() if isinstance(card, (Method, Programme)) and card.group else {}
    return {f"minutes_{name}": duration.get(name, "") for name in ("min", "usual", "max")} | {
        f"group_{name}": "" if group.get(name) is None else group[name] for name in ("min", "max")
    }


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _json(value: object) -> bytes:
    return to_json(value, indent=1) + b"\n"


def _file(book: Book, name: str, content: str | bytes) -> OutputFile:
    return OutputFile(book.language, FOLDER + name, content)
