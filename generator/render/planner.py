"""A book in; the page on which a reader plans a session out, with the data that its scripts work with.

A plan stays on the reader's device and in the address; scripts/planner/plan.js says how. Without a script the page
leads to the run sheets that are ready.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from generator.link import Catalogue
from generator.load import LoadedCard
from generator.model.card import Card, Method
from generator.model.conversation import Conversation
from generator.model.factor import Factor
from generator.model.programme import AgendaItem, Programme, Session
from generator.model.tool import Tool
from generator.outputs import OutputFile
from generator.prose import plain
from generator.render.addresses import relative
from generator.render.book import Book
from generator.render.calendar import BRUSSELS, ZONE
from generator.render.finder import KINDS
from generator.render.list_page import ListPage
from generator.render.scripts import bundled, data_script
from generator.render.word import word_parts

_PARTS = (
    *("plan", "ready", "advice", "formats", "yaml", "docx"),
    *("view", "blocks", "asides", "sheets", "ways", "mix", "run", "page"),
)
"""Its scripts, in the order in which they need one another. Readers get them as one file without comments."""

OTHER_MINUTES = {"least": 5, "usual": 20, "most": 240}
"""For a card that is no method and says nothing of time, such as a concept to talk about."""

_OPENING, _CLOSING, _MOVING = "get-acquainted", "reflect", "energise"
"""Goals of cards with which a session may begin and end. Energy counts as one of the first two: a talk may give some too."""


def planner_pages(book: Book, environment: Environment) -> Iterator[OutputFile]:
    """The page and its data."""
    page = ListPage(book, environment)
    addresses = book.addresses
    here = addresses.page("planner")
    data, script = f"{here}data.js", f"{here}planner.js".removeprefix(addresses.root)
    vocabulary = book.catalogue.vocabulary.groups
    yield page.made(
        "planner",
        *page.named("planner", "planner.title"),
        lead=book.words["planner.lead"],
        data=relative(here, data).removesuffix("/"),
        scripts=[script],
        styles=["assets/stylesheets/planner.css"],
        settings=[(word, book.label("setting", word)) for word in vocabulary.get("setting", {})],
        phases=[(word, book.say(term.question or term.label)) for word, term in vocabulary.get("trust", {}).items()],
        ready=_ready(book),
        finder_href=addresses.page("finder"),
    )
    yield OutputFile(book.language, data.removeprefix(addresses.root), data_script("plannerData", _data(book)))
    yield OutputFile(
        book.language, script, bundled("element", "view", "shelf", "qr", *(f"planner/{part}" for part in _PARTS))
    )


def _programmes(book: Book) -> Iterator[tuple[str, Programme]]:
    for loaded in book.catalogue.of_kind("programme"):
        if isinstance(loaded.card, Programme):
            yield loaded.id, loaded.card


def _ready(book: Book) -> list[dict[str, Any]]:
    """The programmes with their sessions, for readers who start from one."""
    return [
        {
            "title": book.title(id_),
            "href": book.addresses.card(id_),
            "sessions": [
                {"title": book.say(session.title), "minutes": session.minutes, "id": session.id}
                | {"href": book.addresses.session(id_, session.id), "programme": id_}
                for session in programme.sessions
            ],
        }
        for id_, programme in _programmes(book)
    ]


def _data(book: Book) -> dict[str, Any]:
    """All that the scripts know: words, cards, ready sessions, and where pages stand."""
    catalogue, addresses, site = book.catalogue, book.addresses, book.site
    here = addresses.page("planner")
    titles = {id_: book.say(loaded.card.title) for id_, loaded in catalogue.cards.items()}
    in_order = sorted(catalogue.cards.values(), key=lambda one: (KINDS.index(one.kind), titles[one.id].casefold()))
    repository = f"{site.repo_url.rstrip('/')}/new/{site.branch}" if site.repo_url else ""
    return {
        "said": dict(book.words.tables("planner")["said"])
        | {"settings": {word: book.label("setting", word) for word in catalogue.vocabulary.groups.get("setting", {})}},
        "language": book.language,
        "locale": book.words["language.locale"],
        "address": f"{site.site_url.rstrip('/')}/{here}" if site.site_url else "",
        "root": relative(here, addresses.root),
        "print": relative(here, addresses.page("paper")) if site.paper else "",
        "cut": relative(here, addresses.page("print")),
        "finder": relative(here, addresses.page("finder")),
        "newFile": repository,
        "folder": f"{site.project}methods/programmes/",
        "word": word_parts(book.words["language.locale"]),
        "zone": {"name": ZONE, "lines": BRUSSELS.splitlines()},
        "kinds": {kind: book.words[f"kinds.{kind}.many"] for kind in KINDS},
        "per": {word: book.label("per", word) for word in catalogue.vocabulary.groups.get("per", {})},
        "settings": list(catalogue.vocabulary.groups.get("setting", {})),
        "trust": {word: book.say(term.label) for word, term in catalogue.vocabulary.groups.get("trust", {}).items()},
        "renamed": _renamed(catalogue),
        "other": OTHER_MINUTES,
        "cards": {one.id: _card(book, one, titles) for one in in_order if one.kind != "programme"},
        "sessions": {
            id_: {session.id: _session(book, session, titles) for session in programme.sessions}
            for id_, programme in _programmes(book)
        },
    }


def _renamed(catalogue: Catalogue) -> dict[str, str]:
    """Former id → the id of now."""
    return {old: loaded.id for loaded in catalogue.cards.values() for old in loaded.card.formerly}


def _card(book: Book, loaded: LoadedCard, titles: dict[str, str]) -> dict[str, Any]:
    """What a plan needs of a card, as plain text; what it does not have is left out."""
    card = loaded.card
    told: dict[str, Any] = {
        "kind": loaded.kind,
        "title": titles[loaded.id],
        "href": book.addresses.card(loaded.id).removeprefix(book.addresses.root),
        "handout": book.addresses.handout(loaded.id) if book.site.paper else "",
        "questions": _texts(book, card, "questions", titles),
    }
    if isinstance(card, Factor):
        told["questions"] = [plain(book.say(text), titles) for text in card.selfcheck]
    if isinstance(card, Method):
        told |= _method(book, card, titles)
    return {name: value for name, value in told.items() if value not in ("", [], None, False)}


def _method(book: Book, card: Method, titles: dict[str, str]) -> dict[str, Any]:
    goals = card.goal if isinstance(card, (Conversation, Tool)) else ()
    phases = list(book.catalogue.vocabulary.groups.get("trust", {}))
    moving = re.compile(book.words["planner.said.moves"], re.IGNORECASE)
    return {
        "time": [card.duration.min, card.duration.usual, card.duration.max],
        "short": [card.short.minutes, plain(book.say(card.short.text), titles)] if card.short else None,
        "group": [card.group.min, card.group.max or 0],
        "setting": list(card.setting),
        "trust": phases.index(card.trust) if isinstance(card, Conversation) and card.trust in phases else None,
        "level": int(card.level) if card.level.isdigit() else None,
        "goal": goals[0] if goals else "",
        "opens": _OPENING in goals,
        "closes": _CLOSING in goals,
        "moves": isinstance(card, Tool)
        or _MOVING in goals[:2]
        or any(moving.search(plain(book.say(step.text), titles)) for step in card.steps),
        "before": list(card.before),
        "preparation": card.preparation,
        "materials": [[book.say(item.text), item.per, item.quantity] for item in card.materials],
        "steps": [[step.minutes, book.say(step.title), plain(book.say(step.text), titles)] for step in card.steps],
    }


def _texts(book: Book, card: Card, field: str, titles: dict[str, str]) -> list[str]:
    return [plain(book.say(text), titles) for text in getattr(card, field, ())]


def _session(book: Book, session: Session, titles: dict[str, str]) -> dict[str, Any]:
    """A ready session in the form in which a plan is kept; the reader's own day, place and number are still open."""
    return {
        "title": book.say(session.title),
        "goal": plain(book.say(session.goal), titles),
        "start": f"{session.starts:%H:%M}",
        "blocks": [_block(book, item, titles) for item in session.agenda],
        "prepare": [
            [book.say(item.when), plain(book.say(item.what), titles), book.say(item.who)] for item in session.prepare
        ],
    }


def _block(book: Book, item: AgendaItem, titles: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"minutes": item.minutes}
    if item.card:
        made |= {"kind": "card", "card": item.card}
    else:
        words = item.break_ or item.title
        made |= {"kind": "break" if item.break_ else "own", "title": book.say(words) if words else ""}
    return made | ({"notes": plain(book.say(item.text), titles)} if item.text else {})
