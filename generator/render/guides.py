"""A book in; what the pages show that lead from where a group is to cards out: one for each phase of trust, one for the double diamond."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.load import LoadedCard
from generator.model.concept import Concept
from generator.model.conversation import Conversation
from generator.model.programme import Programme
from generator.model.tool import Tool
from generator.render import drawing
from generator.render.book import Book
from generator.render.entries import entry
from generator.wording import capital

PHASES = ("acquaintance", "encounter", "trust")
"""The phases of trust, in order: words of the vocabulary and of `[paths]`."""

STAGES = ("discover", "define", "develop", "deliver")
"""The phases of the double diamond."""

_DIAMOND = "dubbele-diamant"
"""The concept whose figure the page shows, where there is such a card."""

_TIME_AND_GROUP = 2
"""Facts that are shown of a conversation; its phase of trust is what the page is about."""

_FEWEST_TOOLS = 2
"""Tools in a programme that takes a group through a phase of designing."""


def trust(book: Book, phase: str) -> dict[str, Any]:
    """The conversations that fit from this phase on, and how a group moves on."""
    cards = [loaded for loaded in book.catalogue.of_kind("conversation") if isinstance(loaded.card, Conversation)]
    here = [loaded for loaded in cards if _trust(loaded) == phase]
    earlier = PHASES[: PHASES.index(phase)]
    return {
        "lead": book.words[f"{phase}.lead"],
        "phase": phase,
        "phases": [
            {"phase": word, "title": book.words[f"{word}.title"], "href": book.addresses.page(word)} for word in PHASES
        ],
        "said": book.words.tables(phase),
        "groups": _by_goal(book, here),
        "earlier": _by_goal(book, (loaded for loaded in cards if _trust(loaded) in earlier)),
        "kind": "conversation",
    }


def design(book: Book) -> dict[str, Any]:
    """The situations a group can be in, each with its phase of the double diamond and the tools for it."""
    tools = [loaded for loaded in book.catalogue.of_kind("tool") if isinstance(loaded.card, Tool)]
    concept = book.catalogue.cards.get(_DIAMOND)
    figure = concept.card.figure if concept and isinstance(concept.card, Concept) else None
    stages = []
    for stage in STAGES:
        term = book.term("phase", stage)
        phases = [(loaded, _stages(loaded)) for loaded in tools]
        stages.append(
            {
                "id": stage,
                "situation": capital(book.say(term.question or term.label)),
                "name": book.say(term.label),
                "explanation": book.say(term.explanation),
                "said": book.words.tables(f"design.{stage}"),
                "tools": [entry(book, loaded) for loaded, words in phases if words[0] == stage],
                "also": [loaded.id for loaded, words in phases if stage in words[1:]],
            }
        )
    return {
        "lead": book.words["design.lead"],
        "stages": stages,
        "figure": drawing.figure(book, figure, "design") if figure else "",
        "concept": _DIAMOND if concept else "",
        "programmes": [entry(book, loaded) for loaded in book.catalogue.of_kind("programme") if _designs(book, loaded)],
        "kind": "tool",
    }


def _by_goal(book: Book, cards: Iterable[LoadedCard]) -> list[dict[str, Any]]:
    """Conversations by what they are mainly for, in the order of the vocabulary."""
    found: dict[str, list[LoadedCard]] = {word: [] for word in book.catalogue.vocabulary.groups.get("goal", {})}
    for loaded in cards:
        if isinstance(loaded.card, Conversation):
            found.setdefault(loaded.card.goal[0], []).append(loaded)
    return [
        {
            "title": capital(book.say(book.term("goal", word).question or book.term("goal", word).label)),
            "cards": [
                found | {"facts": found["facts"][:_TIME_AND_GROUP]} for found in (entry(book, one) for one in inside)
            ],
            "ids": [loaded.id for loaded in inside],
        }
        for word, inside in found.items()
        if inside
    ]


def _trust(loaded: LoadedCard) -> str:
    return loaded.card.trust if isinstance(loaded.card, Conversation) else ""


def _stages(loaded: LoadedCard) -> tuple[str, ...]:
    return loaded.card.phase if isinstance(loaded.card, Tool) else ()


def _designs(book: Book, loaded: LoadedCard) -> bool:
    """True for a programme that is mostly about designing: more tools than conversations in its agendas."""
    if not isinstance(loaded.card, Programme):
        return False
    used = [item.card for session in loaded.card.sessions for item in session.agenda if item.card]
    kinds = [book.catalogue.cards[id_].kind for id_ in used if id_ in book.catalogue.cards]
    return kinds.count("tool") >= max(_FEWEST_TOOLS, kinds.count("conversation"))
