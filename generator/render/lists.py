"""A book in; the pages that list cards out: home, an index a kind, all cards, guides, glossary, sources, messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from jinja2 import Environment

from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.card import Card
from generator.model.conversation import Conversation
from generator.model.factor import Factor
from generator.model.tool import Tool
from generator.outputs import OutputFile
from generator.render import concept_map, guides, registers, upkeep
from generator.render.addresses import Addresses
from generator.render.book import Book
from generator.render.decks import FORMS, decks
from generator.render.entries import entry
from generator.render.list_page import ListPage
from generator.wording import capital

_GROUPED: dict[str, tuple[str, Callable[[Any], str]]] = {
    "concept": ("concept-group", lambda card: card.group),
    "tool": ("phase", lambda card: card.phase[0]),
    "conversation": ("goal", lambda card: card.goal[0]),
}
"""Kind → the vocabulary group by which its index is arranged, and a card's word in it."""


def list_pages(book: Book, environment: Environment) -> Iterator[OutputFile]:
    """All pages that are made of more than one card."""
    page = ListPage(book, environment)
    yield page.made("home", "", book.words["site.name"], **_home(book))
    for kind in KINDS:
        title, lead = book.words[f"kinds.{kind}.many"], book.words[f"kinds.{kind}.lead"]
        path = f"{book.words[f'kinds.{kind}.path']}/"
        yield page.made(
            "index",
            path,
            title,
            kind=kind,
            lead=lead,
            groups=_groups(book, kind),
            guides=_guides(book, kind),
            other=partial(_kind_page, kind=kind),
        )
    yield page.made(
        "index",
        *page.named("cards", "index.all_title"),
        lead=book.words["index.all_lead"],
        groups=registers.cards(book),
    )
    yield page.made(
        "map",
        *page.named("map", "map.title"),
        kind="concept",
        picture=partial(concept_map.picture, book),
        groups=_map(book),
    )
    yield page.made("selfcheck", *page.named("selfcheck", "selfcheck.title"), **_selfcheck(book))
    yield page.made("design", *page.named("design", "design.title"), **guides.design(book))
    for phase in guides.PHASES:
        yield page.made("trust", *page.named(phase, f"{phase}.title"), **guides.trust(book, phase))
    if book.site.paper:
        yield page.made("paper", *page.named("paper", "paper.title"), lead=book.words["paper.lead"], **_paper(book))
    yield page.made("glossary", *page.named("glossary", "glossary.title"), letters=registers.glossary(book))
    yield page.made("sources", *page.named("sources", "sources.title"), sources=registers.sources(book))
    yield page.made("translating", *page.named("translating", "translating.title"), **upkeep.translating(book))
    yield page.made("news", *page.named("news", "news.title"), **upkeep.news(book))
    codes = sorted((code, table["explain"]) for code, table in book.words.tables("problems").items())
    yield page.made("messages", *page.named("problems", "messages.title"), codes=codes)


def _paper(book: Book) -> dict[str, Any]:
    """Decks in the formats that they come in, under what brings their cards together, and the formats explained."""
    words, addresses = book.words, book.addresses
    found: dict[str, list[dict[str, Any]]] = {}
    for deck in decks(book) if book.site.decks else ():
        files = [{"form": form, "file": addresses.deck(deck.name, form)} for form in deck.formats]
        found.setdefault(deck.group, []).append({"title": deck.title, "number": len(deck.cards), "files": files})
    names = [("blank", "a6"), ("calibration", "a4")]
    others = [(words[f"paper.{key}"], addresses.deck(words[f"paper.{key}_file"], form)) for key, form in names]
    own = addresses.page("print")
    return {"decks": found, "others": others, "forms": FORMS, "picture": addresses.picture, "print_href": own}


def _kind_page(addresses: Addresses, kind: str) -> str:
    return addresses.kind(kind)


def _groups(book: Book, kind: str) -> list[dict[str, Any]]:
    """The cards of a kind in the groups of its index; groups without cards are left out."""
    cards = book.catalogue.of_kind(kind)
    if kind == "programme":
        return _series(book, cards)
    if kind not in _GROUPED:
        return [{"id": "", "title": "", "explanation": "", "cards": [entry(book, card) for card in cards]}]
    group, word_of = _GROUPED[kind]
    found = []
    for word, term in book.catalogue.vocabulary.groups.get(group, {}).items():
        inside = [entry(book, card) for card in cards if word_of(card.card) == word]
        if inside:
            found.append(
                {
                    "id": word,
                    "title": capital(book.say(term.question or term.label)),
                    "explanation": f"{capital(book.say(term.label))}: {book.say(term.explanation)}"
                    if term.question
                    else book.say(term.explanation),
                    "cards": inside,
                }
            )
    return found


def _series(book: Book, cards: Iterable[LoadedCard]) -> list[dict[str, Any]]:
    """Programmes of several meetings, and of one."""
    found: dict[str, list[dict[str, Any]]] = {"series": [], "single": []}
    for loaded in cards:
        found["single" if loaded.id in book.addresses.single else "series"].append(entry(book, loaded))
    return [
        {
            "id": name,
            "title": book.words[f"programme.{name}"],
            "explanation": book.words[f"programme.{name}_text"],
            "cards": inside,
        }
        for name, inside in found.items()
        if inside
    ]


def _guides(book: Book, kind: str) -> list[dict[str, str]]:
    """Pages that lead to the cards of a kind in another way than its index does."""
    pages = {"tool": ("design",), "conversation": guides.PHASES}.get(kind, ())
    return [{"title": book.words[f"{page}.title"], "href": book.addresses.page(page)} for page in pages]


def _selfcheck(book: Book) -> dict[str, Any]:
    """Every factor with its statements, for a group to score."""
    how = book.words.tables("selfcheck")["how"]
    factors = []
    for loaded in book.catalogue.of_kind("factor"):
        card = loaded.card
        if isinstance(card, Factor):
            statements = [(f"{loaded.id}-{number}", text) for number, text in enumerate(card.selfcheck, 1)]
            factors.append(entry(book, loaded) | {"id": loaded.id, "statements": statements, "methods": card.methods})
    return {"how": how, "factors": factors, "kind": "factor", "scripts": ["assets/javascripts/selfcheck.js"]}


def _map(book: Book) -> list[dict[str, Any]]:
    """The same as the picture of the concepts, as lists."""
    return [
        group | {"concepts": [{"id": id_, "related": concept_map.related(book.catalogue, id_)} for id_ in group["ids"]]}
        for group in concept_map.groups(book)
    ]


def _home(book: Book) -> dict[str, Any]:
    catalogue = book.catalogue
    return {
        "goals": _ways(book, "goal", "conversation", lambda card: isinstance(card, Conversation) and card.goal[0]),
        "phases": _ways(book, "phase", "tool", lambda card: isinstance(card, Tool) and card.phase[0]),
        "tiles": [
            {
                "kind": kind,
                "href": book.addresses.kind(kind),
                "count": len(catalogue.of_kind(kind)),
                "title": book.words[f"kinds.{kind}.many"],
                "text": book.words[f"kinds.{kind}.tile"],
            }
            for kind in KINDS
        ],
        "trust": _guides(book, "conversation"),
        "design": _guides(book, "tool"),
        "programmes": [found for group in _groups(book, "programme") for found in group["cards"]][:2],
        "programmes_href": book.addresses.kind("programme"),
        "total": len(catalogue.cards),
        "finder_href": book.addresses.page("finder"),
        "planner_href": book.addresses.page("planner"),
        "check_href": book.addresses.page("selfcheck"),
        "cards_href": book.addresses.page("cards"),
    }


def _ways(book: Book, group: str, kind: str, word_of: Callable[[Card], object]) -> list[dict[str, str]]:
    """Ways in: the words of a group that cards use, as questions, each leading to its part of the index."""
    used = {word_of(loaded.card) for loaded in book.catalogue.of_kind(kind)}
    return [
        {"title": book.say(term.question or term.label), "href": f"{book.addresses.kind(kind)}#{word}"}
        for word, term in book.catalogue.vocabulary.groups.get(group, {}).items()
        if word in used
    ]
