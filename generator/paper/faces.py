"""A card in; what stands on its paper card out: pieces for the front and for the back, small enough to be dealt over several cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import LoadedCard
from generator.model.card import Method
from generator.model.concept import Concept
from generator.model.factor import Factor
from generator.model.programme import Programme
from generator.paper.document import of_card
from generator.paper.sections import Section, sections
from generator.paper.text import Blocks, blocks, line
from generator.render.book import Book
from generator.render.facts import Fact, facts, kind_line

Piece = dict[str, Any]

TURN: Piece = {"type": "turn"}
"""What comes after it begins on the back, when the front was large enough."""

_FRONT = {"time", "group", "trust", "level", "setting", "sessions"}
"""The facts on a front; the others are on the page and the handout."""


def faces(book: Book, loaded: LoadedCard) -> dict[str, Any]:
    """The data of a card in a deck."""
    return {
        **of_card(book, loaded),
        "kind_line": kind_line(book, loaded.card),
        "heading": line(book, loaded.card.title),
        "pieces": pieces(book, loaded),
    }


def pieces(book: Book, loaded: LoadedCard) -> list[Piece]:
    """Everything on a card but its head and foot, the front first."""
    labels = {book.words[f"facts.{name}"] for name in _FRONT}
    shown = [fact for fact in facts(book, loaded.card) if fact.label in labels]
    return [
        {"type": "summary", "words": line(book, loaded.card.summary)},
        *([_facts(shown)] if shown else []),
        *_pieces(book, loaded),
    ]


def _facts(shown: list[Fact]) -> Piece:
    return {"type": "facts", "facts": [{"label": fact.label, "value": fact.value} for fact in shown]}


def _pieces(book: Book, loaded: LoadedCard) -> Iterator[Piece]:
    """The rest of the front, a turn, and the back."""
    card, words = loaded.card, book.words
    by_title = {part["title"]: part for part in _flat(sections(book, loaded)) if "title" in part}

    def part(key: str) -> Iterator[Piece]:
        found = by_title.get(words[f"card.{key}"])
        if found:
            yield from _dealt(found)

    match card:
        case Method():
            front, back = ["when", "not_when"], ["materials", "steps", "questions", "pitfalls"]
        case Concept():
            front, back = ["definition", "plain", "why"], ["recognise", "questions_table", "cautions"]
        case Factor():
            front, back = ["what", "recognise_factor"], ["selfcheck", "questions_table", "pitfalls"]
        case _:
            front, back = ["what_programme", "rhythm"], []
    for key in front:
        yield from part(key)
    yield TURN
    for key in back:
        yield from part(key)
    if isinstance(card, Programme):
        for session in card.sessions:
            when = f" ({book.say(session.when)})" if session.when else ""
            yield {"type": "point", "title": f"{line(book, session.title)}{when}", "blocks": blocks(book, session.goal)}


def _flat(parts: list[Section]) -> Iterator[Section]:
    for part in parts:
        if part["type"] == "pair":
            yield from part["parts"]
        else:
            yield part


def _dealt(part: Section) -> Iterator[Piece]:
    """A part of a handout as pieces that may go to different cards; its heading stays with the first."""
    head = {"type": "head", "words": part["title"]}
    match part["type"]:
        case "steps":
            for step in part["steps"]:
                yield {"type": "step", "minutes": step["minutes"], "title": step["title"], "blocks": step["blocks"]}
        case "list" | "selfcheck":
            yield head
            for item in part["items"]:
                yield {"type": "point", "title": "", "blocks": _without_citations(item)}
        case _:
            yield head
            for block in _without_citations(part["blocks"]):
                for one in _loose(block):
                    yield {"type": "text", "blocks": [one]}


def _loose(block: dict[str, Any]) -> Blocks:
    """A list as one list an item, so that it can be dealt over cards; the numbers go along."""
    if "list" not in block:
        return [block]
    marks = [f"{number}. " if block["list"] == "ordered" else "• " for number in range(1, len(block["items"]) + 1)]
    return [{"runs": [{"t": mark}, *item]} for mark, item in zip(marks, block["items"], strict=True)]


def _without_citations(found: Blocks) -> Blocks:
    return found
