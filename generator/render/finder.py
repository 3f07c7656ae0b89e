"""A book in; the finder out: every card with what it fits, the choices with their counts, and a page for each choice.

The page is complete without a script, which only filters, orders and counts what stands there
(scripts/finder). What a card does not say, it does not ask: a tool names no phase of trust, so it
fits every group. Concepts and factors are nothing to do, and have a kind only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from jinja2 import Environment

from generator.load import LoadedCard
from generator.model.card import Method
from generator.model.programme import Programme
from generator.outputs import OutputFile
from generator.render.addresses import Addresses
from generator.render.book import Book
from generator.render.entries import entry
from generator.render.list_page import ListPage
from generator.render.scripts import bundled
from generator.wording import capital

KINDS = ("conversation", "tool", "programme", "factor", "concept")
"""In the order of the list: what you do first, then what you read."""

FACETS = {
    "setting": ("setting",),
    "what": ("goal", "phase"),
    "trust": ("trust",),
    "audience": ("audience",),
    "level": ("level",),
    "kind": ("kind",),
}
"""Facet → the groups of the vocabulary whose words are its choices. Within a facet a card must fit one of the choices."""

PARAMETERS = {
    "goal": "doel",
    "phase": "fase",
    "trust": "vertrouwen",
    "setting": "waar",
    "audience": "wie",
    "level": "niveau",
    "kind": "soort",
}
"""Group → its name in the finder's address, the same in all languages: `?mensen=14&minuten=45&doel=explore,decide`."""

NUMBERS = {"people": (4, 8, 14, 25, 50, 100), "minutes": (15, 30, 45, 60, 90, 120, 180)}
"""What is offered for the two numbers; any other can be typed."""

_PARTS = ("cards", "asked", "fitting", "view", "page")
"""Its scripts, in the order in which they need one another."""

_AT_LEAST = ("trust", "level")
"""Groups whose words rise: a card that asks for one of them fits the later ones too."""


def finder_pages(book: Book, environment: Environment) -> Iterator[OutputFile]:
    """The finder, and for readers without a script a page for each choice. Those of the kinds are the kinds' own pages."""
    page = ListPage(book, environment)
    found = {loaded.id: fits(book, loaded) for loaded in _sorted(book)}
    facets = [_facet(book, name, groups, found) for name, groups in FACETS.items()]
    numbers = [_number(book, name) for name in NUMBERS]
    code = f"{book.addresses.page('finder')}finder.js".removeprefix(book.addresses.root)
    said = book.words.tables("finder")["said"] | {"locale": book.words["language.locale"]}
    yield page.made(
        "finder",
        *page.named("finder", "finder.title"),
        lead=book.words["finder.lead"],
        planner_href=book.addresses.page("planner"),
        facets=facets,
        numbers=numbers,
        groups=_kinds(book, _sorted(book), partial(_marked, book)),
        said=json.dumps(said, ensure_ascii=False),
        print_href=book.addresses.page("print"),
        scripts=[code],
    )
    yield OutputFile(book.language, code, bundled(*(f"finder/{part}" for part in _PARTS)))
    for facet in facets:
        for option in facet["options"]:
            if option["group"] != "kind":
                cards = [loaded for loaded in _sorted(book) if option["word"] in found[loaded.id][option["group"]]]
                groups = _kinds(book, cards)
                yield _part(page, option["group"], option["word"], (option["title"], option["explanation"]), groups)
    for number in numbers:
        for value in number["values"]:
            fact = {"number": value["number"]}
            said_there = (value["title"], book.words.fill(f"finder.for_{number['name']}_lead", fact))
            groups = _with(book, number["name"], value["number"])
            yield _part(page, number["name"], str(value["number"]), said_there, groups)


def fits(book: Book, loaded: LoadedCard) -> dict[str, tuple[str, ...]]:
    """By group of the vocabulary: the words that a card fits."""
    card = loaded.card
    found: dict[str, tuple[str, ...]] = dict.fromkeys(PARAMETERS, ())
    if isinstance(card, (Method, Programme)):
        found |= {group: tuple(getattr(card, group, ())) for group in ("goal", "phase")}
        for group in ("trust", "level", "setting", "audience"):
            every = tuple(book.catalogue.vocabulary.groups.get(group, {}))
            asked = getattr(card, group, None)
            if group in _AT_LEAST and asked in every:
                found[group] = every[every.index(asked) :]
            else:
                found[group] = asked if isinstance(asked, tuple) and asked else every
    return found | {"kind": (loaded.kind,)}


def value_address(addresses: Addresses, group: str, word: str) -> str:
    """The page of one choice."""
    if group == "kind":
        return addresses.kind(word)
    return f"{addresses.page('finder')}{addresses.words[f'finder.groups.{group}.path']}/{word}/"


def _part(page: ListPage, group: str, word: str, said: tuple[str, str], cards: list[dict[str, Any]]) -> OutputFile:
    """The page of one choice; `said` is its title and its lead."""

    def where(addresses: Addresses) -> str:
        return value_address(addresses, group, word)

    path = where(page.book.addresses).removeprefix(page.book.addresses.root)
    return page.made("index", path, said[0], other=where, below="finder", lead=said[1], groups=cards)


def _sorted(book: Book) -> list[LoadedCard]:
    """All cards by kind and title."""
    cards = book.catalogue.cards.values()
    return sorted(cards, key=lambda loaded: (KINDS.index(loaded.kind), book.say(loaded.card.title).casefold()))


def _kinds(
    book: Book, cards: list[LoadedCard], shown: Callable[[LoadedCard], dict[str, Any]] | None = None
) -> list[dict[str, Any]]:
    """Cards in groups, one a kind; kinds without cards are left out."""
    shown = shown or partial(entry, book)
    groups = [
        {
            "id": kind,
            "title": book.words[f"kinds.{kind}.many"],
            "explanation": "",
            "cards": [shown(loaded) for loaded in cards if loaded.kind == kind],
        }
        for kind in KINDS
    ]
    return [group for group in groups if group["cards"]]


def _with(book: Book, name: str, number: int) -> list[dict[str, Any]]:
    """The cards that fit a number of people, by kind, or of minutes, those that only fit in their short version apart."""
    cards = _sorted(book)
    if name == "people":
        return _kinds(book, [loaded for loaded in cards if _holds(loaded, number)])
    methods = [(loaded, loaded.card) for loaded in cards if isinstance(loaded.card, Method)]
    whole = [loaded for loaded, card in methods if card.duration.min <= number]
    shorter = [
        loaded for loaded, card in methods if card.duration.min > number and card.short and card.short.minutes <= number
    ]
    short = {
        "id": "short",
        "title": book.words["finder.short"],
        "explanation": book.words["finder.short_text"],
        "cards": [entry(book, loaded) for loaded in shorter],
    }
    return [*_kinds(book, whole), *([short] if shorter else [])]


def _holds(loaded: LoadedCard, people: int) -> bool:
    card = loaded.card
    if not isinstance(card, (Method, Programme)):
        return False
    return card.group is None or card.group.min <= people <= (card.group.max or people)


def _facet(
    book: Book, name: str, groups: tuple[str, ...], found: dict[str, dict[str, tuple[str, ...]]]
) -> dict[str, Any]:
    """A facet with those of its choices that some card fits."""
    options = [
        {
            "group": group,
            "parameter": PARAMETERS[group],
            "word": word,
            "id": f"{group}-{word}",
            "title": capital(book.say(term.question or term.label)),
            "label": book.say(term.label),
            "explanation": book.say(term.explanation),
            "href": value_address(book.addresses, group, word),
            "count": sum(word in card[group] for card in found.values()),
        }
        for group in groups
        for word, term in book.catalogue.vocabulary.groups.get(group, {}).items()
    ]
    return {
        "name": name,
        "title": book.words[f"finder.facets.{name}.title"],
        "hint": book.words[f"finder.facets.{name}.hint"],
        "parts": [
            {
                "title": book.words[f"finder.groups.{group}.title"] if len(groups) > 1 else "",
                "options": [option for option in options if option["group"] == group and option["count"]],
            }
            for group in groups
        ],
        "options": [option for option in options if option["count"]],
    }


def _number(book: Book, name: str) -> dict[str, Any]:
    """One of the two numbers, with the values that are offered."""
    parameter = {"people": "mensen", "minutes": "minuten"}[name]
    values = [
        {
            "number": number,
            "title": book.words.fill(f"finder.for_{name}", {"number": number}),
            "href": value_address(book.addresses, name, str(number)),
        }
        for number in NUMBERS[name]
    ]
    return {"name": name, "parameter": parameter, "title": book.words[f"finder.{name}"], "values": values}


def _marked(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    """A card with its facts, without their explanations, and with what the script filters by."""
    card = loaded.card
    marks = {"id": loaded.id} | {group: " ".join(words) for group, words in fits(book, loaded).items() if words}
    if isinstance(card, Method):
        times = [card.duration.min, card.duration.usual, card.duration.max, card.short.minutes if card.short else 0]
        marks["time"] = " ".join(map(str, times))
    if isinstance(card, (Method, Programme)):
        marks["group"] = f"{card.group.min} {card.group.max or 0}" if card.group else "1 0"
    made = entry(book, loaded)
    return made | {"facts": [replace(fact, explanation=()) for fact in made["facts"]], "marks": marks}
