"""A book in; the page on which a reader makes or improves a card out, with what its scripts know, and a script for each card to improve.

What is typed stays on the reader's device until the reader takes it to GitHub. Without a script the page says how to go about it there.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from generator.blueprint import Plan, blueprint
from generator.document import Document
from generator.files import RESERVED
from generator.layout.comments import comments
from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.card import Method
from generator.model.texts import Place
from generator.outputs import OutputFile
from generator.reader import CARD_BYTES
from generator.render.addresses import relative
from generator.render.book import Book
from generator.render.list_page import ListPage
from generator.render.scripts import bundled, data_script
from generator.wording import DEFAULT_LANGUAGE, Words, languages, words

_PARTS = (
    *("element", "view", "shelf", "layout"),
    *(f"form/{part}" for part in ("prose", "rules", "sense", "card", "fields", "marks", "preview", "ways", "page")),
)
"""Its scripts, in the order in which they need one another."""

CARDS = "kaarten"
"""The folder below the page of the default language with a script for each card; the pages in all languages read from there."""

_NAMES = {"title", "also", "heard", "summary"}
_KEEPING = {"status", "version", "translated", "formerly", "licence"}
_HEADINGS = {"questions_concept": "questions_table", "questions_factor": "questions_table"} | {
    name: name for name in ("what_programme", "recognise_factor", "methods_factor")
}
"""Field and kind, where the page of a kind calls a field otherwise than the other kinds do."""


def form_pages(book: Book, environment: Environment) -> Iterator[OutputFile]:
    """The page, its data and its script; in the default language also the cards."""
    page = ListPage(book, environment)
    addresses = book.addresses
    here = addresses.page("form")
    data, script = f"{here}data.js", f"{here}form.js".removeprefix(addresses.root)
    yield page.made(
        "form",
        *page.named("form", "form.title"),
        lead=book.words["form.lead"],
        data=relative(here, data).removesuffix("/"),
        scripts=[script],
        styles=["assets/stylesheets/form.css"],
        kinds=[(kind, book.label("kind", kind), book.say(book.term("kind", kind).explanation)) for kind in KINDS],
        has_help=_help(book.words) in book.site.written,
        help_href=f"{addresses.root}{_help(book.words).removesuffix('.md')}/",
    )
    yield OutputFile(book.language, data.removeprefix(addresses.root), data_script("formData", _data(book)))
    yield OutputFile(book.language, script, bundled(*_PARTS))
    if book.language == DEFAULT_LANGUAGE:
        for loaded in book.catalogue.cards.values():
            file = f"{here}{CARDS}/{loaded.id}.js"
            yield OutputFile(book.language, file, data_script("formCard", card_file(loaded)))


def _help(here: Words) -> str:
    """The hand-written page about contributing: it stands at the same place in the list of each language."""
    pages: list[str] = here.tables("nav")["pages"]
    return pages[list(words(DEFAULT_LANGUAGE).tables("nav")["pages"]).index("meewerken.md")]


def card_file(loaded: LoadedCard, document: Document | None = None) -> dict[str, Any]:
    """A card's file as the form reads it: what it says, and its comments by their place. `document` is another state of it."""
    document = document or loaded.document
    found = comments(document)
    return {
        "id": loaded.id,
        "kind": loaded.kind,
        "base": hashlib.sha256(document.text.encode()).hexdigest()[:16],
        "tree": document.tree,
        "comments": {
            "head": found.head,
            "tail": found.tail,
            "above": _by_place(found.above),
            "behind": _by_place(found.behind),
        },
    }


def _by_place(found: dict[Place, list[str]]) -> list[tuple[str, list[str]]]:
    return [("/".join(map(str, place)), lines) for place, lines in found.items()]


def _data(book: Book) -> dict[str, Any]:
    """All that the scripts know: fields, words, messages, and the names of all cards and works."""
    catalogue, addresses, site, here = book.catalogue, book.addresses, book.site, book.addresses.page("form")
    said = book.words.tables("form")
    groups = catalogue.vocabulary.groups
    repository = site.repo_url.rstrip("/")
    return {
        "said": said["said"] | {"words": said["words"], "one": said["one"], "parts": said["parts"]},
        "headings": _headings(book),
        "facts": book.words.tables("facts"),
        "problems": {code: _message(table) for code, table in book.words.tables("problems").items()},
        "hints": said["hints"],
        "signs": _signs(),
        "language": book.language,
        "locale": book.words["language.locale"],
        "languages": languages(),
        "languageNames": {code: words(code)["language.name"] for code in languages()},
        "fields": {kind: [field | {"part": _part(field)} for field in blueprint(kind, book.words)] for kind in KINDS},
        "kinds": {kind: {"one": book.words[f"kinds.{kind}.one"], "label": book.label("kind", kind)} for kind in KINDS},
        "vocabulary": {
            group: {
                word: {"label": book.say(term.label), "explanation": book.say(term.explanation)}
                for word, term in terms.items()
            }
            for group, terms in groups.items()
        },
        "noReuse": [word for word, term in groups.get("licence", {}).items() if not term.reuse],
        "cards": {id_: _known(book, id_, kind) for id_, kind in catalogue.known.items()},
        "sources": {id_: _cited(book, id_) for id_ in catalogue.works},
        "former": {old: loaded.id for loaded in catalogue.cards.values() for old in loaded.card.formerly},
        "reserved": sorted(RESERVED),
        "mostBytes": CARD_BYTES,
        "files": f"{relative(here, words(DEFAULT_LANGUAGE)['paths.form'])}{CARDS}/",
        "folder": f"{site.project}methods/",
        "newFile": f"{repository}/new/{site.branch}" if repository else "",
        "editFile": f"{repository}/edit/{site.branch}/" if repository else "",
        "root": relative(here, addresses.root),
    }


def _headings(book: Book) -> dict[str, str]:
    """Field → what stands above it on a card's page; with the kind behind it where kinds differ."""
    table = book.words.tables("card")
    fields = {field["name"] for kind in KINDS for field in blueprint(kind)}
    found = {
        name: table[name] for name in (*sorted(fields), "own_definition", "after_source", "quoted") if name in table
    }
    found |= {"sessions": book.words["facts.sessions"]}
    found |= {name: f"{table['neighbours']}: {table[name]}" for name in ("before", "after")}
    return found | {name: table[key] for name, key in _HEADINGS.items()}


def _message(table: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in table.items() if name in ("message", "hint", "hint_near")}


def _signs() -> dict[str, str]:
    """The names of characters that nobody sees, for the message that says which one stands there."""
    plane = range(0x80, 0x10000)
    unseen = (chr(code) for code in plane if unicodedata.category(chr(code)) in {"Cf", "Zl", "Zp"})
    return {f"{ord(char):04X}": unicodedata.name(char, "") for char in (*unseen, "\u2800", "\u3164")}


def _part(field: Plan) -> str:
    """The part of the form in which a field stands."""
    if field["name"] in _NAMES:
        return "names"
    if field["name"] in _KEEPING:
        return "keeping"
    inner = field
    while "of" in inner:
        inner = inner["of"]
    if inner["type"] in ("card", "source") or field["name"] == "credit":
        return "links"
    return "facts" if inner["type"] in ("word", "number") or inner.get("flow") else "content"


def _known(book: Book, id_: str, kind: str) -> dict[str, Any]:
    """What the form knows of a card: its kind and title, and how long it takes, for an agenda."""
    loaded = book.catalogue.cards.get(id_)
    card = loaded.card if loaded else None
    told: dict[str, Any] = {"kind": kind, "title": book.title(id_)}
    if isinstance(card, Method):
        least = min(card.duration.min, card.short.minutes if card.short else card.duration.min)
        told["range"] = [least, card.duration.max]
    return told


def _cited(book: Book, id_: str) -> dict[str, str]:
    """A work as it is cited, and with its title, to choose it by."""
    reference, title = book.references.get(id_), book.catalogue.works[id_].title
    short = html.unescape(re.sub(r"<[^>]*>", "", reference.citation)) if reference else id_
    return {"short": short, "title": f"{short}: {title}"}
