"""A book in; the pages that list cards out: home, an index a kind, all cards, guides, glossary, sources, messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from jinja2 import Environment

from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.card import Card
from generator.model.concept import Concept
from generator.model.conversation import Conversation
from generator.model.factor import Factor
from generator.model.tool import Tool
from generator.outputs import OutputFile
from generator.prose import plain
from generator.render import concept_map, guides, upkeep
from generator.render.addresses import Addresses, markdown_path, relative
from generator.render.book import Book
from generator.render.decks import FORMS, decks
from generator.render.entries import entry
from generator.render.environment import filled
from generator.render.front import front_matter
from generator.render.writer import Writer
from generator.wording import capital

T = TypeVar("T")

_GROUPED: dict[str, tuple[str, Callable[[Any], str]]] = {
    "concept": ("concept-group", lambda card: card.group),
    "tool": ("phase", lambda card: card.phase[0]),
    "conversation": ("goal", lambda card: card.goal[0]),
}
"""Kind → the vocabulary group by which its index is arranged, and a card's word in it."""

_WITH_LEAD = {"glossary", "sources", "messages", "map", "selfcheck", "translating", "news"}
"""Templates whose words begin with a sentence that says what the page is."""


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
        "index", *page.named("cards", "index.all_title"), lead=book.words["index.all_lead"], groups=_all(book)
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
    yield page.made("glossary", *page.named("glossary", "glossary.title"), letters=_letters(book))
    yield page.made("sources", *page.named("sources", "sources.title"), sources=_sources(book))
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


class ListPage:
    """Fills a template with what all list pages share, nothing more."""

    def __init__(self, book: Book, environment: Environment) -> None:
        self.book = book
        self.environment = environment
        self.name = ""

    def named(self, name: str, title: str) -> tuple[str, str]:
        """Path and title of a page under `[paths]`."""
        self.name = name
        return f"{self.book.words[f'paths.{name}']}/", self.book.words[title]

    def made(
        self,
        template: str,
        path: str,
        title: str,
        kind: str = "",
        other: Callable[[Addresses], str] | None = None,
        **values: Any,
    ) -> OutputFile:
        """A page. `other` says where the same page is in another language, `below` which list page it belongs to."""
        book, name = self.book, self.name
        self.name = ""
        here = f"{book.addresses.root}{path}"
        find = other or ((lambda addresses: addresses.page(name)) if name else (lambda addresses: addresses.root))
        write = Writer(book, here)
        front = front_matter(
            {
                "title": title,
                "description": values.get("lead")
                or book.words[f"{template}.lead" if template in _WITH_LEAD else "site.description"],
                "lang": book.language,
                "layout": "home" if template == "home" else "index",
                "kind": kind,
                "scripts": values.get("scripts"),
                "styles": values.get("styles"),
                "data": values.get("data"),
                "part": bool(values.get("below")),
                "feed": values.get("feed"),
                "alternate": {one.words.language: relative(here, find(one)) for one in book.others},
                "hide": ["navigation", "toc"],
            }
        )
        trail = [(book.words["card.start"], write.href(book.addresses.root))]
        if below := values.get("below"):
            trail.append((book.words[f"{below}.title"], write.href(book.addresses.page(below))))
        shared = {"w": book.words, "book": book, "write": write, "front": front, "title": title, "trail": trail}
        text = filled(self.environment, template, shared | _linked(values, write))
        return OutputFile(book.language, markdown_path(here, book.addresses.root), text)


def _linked(value: Any, write: Writer) -> Any:
    """Values in which every address (under a key that ends in `href`) has become a link from this page."""
    if isinstance(value, dict):
        return {key: write.href(item) if key.endswith("href") else _linked(item, write) for key, item in value.items()}
    return type(value)(_linked(item, write) for item in value) if isinstance(value, (list, tuple)) else value


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


def _all(book: Book) -> list[dict[str, Any]]:
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


def _ways(book: Book, group: str, kind: str, word_of: Callable[[Card], object]) -> list[dict[str, str]]:
    """Ways in: the words of a group that cards use, as questions, each leading to its part of the index."""
    used = {word_of(loaded.card) for loaded in book.catalogue.of_kind(kind)}
    return [
        {"title": book.say(term.question or term.label), "href": f"{book.addresses.kind(kind)}#{word}"}
        for word, term in book.catalogue.vocabulary.groups.get(group, {}).items()
        if word in used
    ]


def _letters(book: Book) -> list[tuple[str, list[dict[str, Any]]]]:
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


def _sources(book: Book) -> list[dict[str, Any]]:
    write = Writer(book, "")
    ids = sorted(
        book.references.keys() & book.catalogue.cited.keys(), key=lambda id_: (_folded(book.references[id_].entry), id_)
    )
    return [{"id": id_, "entry": write.entry(id_), "cards": list(book.catalogue.cited[id_])} for id_ in ids]


def _folded(text: str) -> str:
    """For sorting: lower case, without accents and punctuation."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[^\w ]+", "", bare).strip()
