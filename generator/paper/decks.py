"""A book in; its decks of cards out: a kind, a phase, a goal or a session each, in every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.conversation import Conversation
from generator.model.programme import Programme
from generator.model.tool import Tool
from generator.paper.document import Document, capital, shared
from generator.paper.faces import faces
from generator.render.book import Book


@dataclass(frozen=True, slots=True)
class Format:
    """How cards lie on paper; lengths in millimetres, sizes of type in points."""

    width: float
    height: float
    sheet: tuple[float, float]
    columns: int = 1
    rows: int = 1
    turn: Literal["long", "short", "fold"] = "long"
    """How the printer turns the sheet, or that the sheet is folded."""

    size: float = 8.6
    least: float = 7.5
    pad: float = 8
    bleed: float = 0
    bw: bool = False


A4, A5 = (210, 297), (148, 210)

FORMATS = {
    "a6": Format(105, 148, A4, 2, 2),
    "a6-kort": Format(105, 148, A4, 2, 2, turn="short"),
    "a6-vouw": Format(105, 148, A4, 2, 2, turn="fold"),
    "a6-drukker": Format(105, 148, (131, 174), bleed=3),
    "a6-zwartwit": Format(105, 148, A4, 2, 2, bw=True),
    "poker": Format(63, 88, A4, 3, 3, size=7.2, least=6.8, pad=4.5),
    "a5": Format(148, 210, A5, size=11.5, least=10.5, pad=12),
    "groot": Format(210, 297, A4, size=19, least=17, pad=17),
}
"""Every format. The names end file names, and are the same in all languages."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards that are printed together."""

    group: str
    """What brings the cards together: kind, phase, goal or programme."""

    name: str
    """For its file name."""

    title: str
    cards: Sequence[LoadedCard]

    @property
    def formats(self) -> tuple[str, ...]:
        """A kind in every format; the smaller decks, whose cards are in those too, as A6."""
        return tuple(FORMATS) if self.group == "kind" else ("a6", "a6-kort", "a6-vouw")


def decks(book: Book) -> Iterator[Deck]:
    """A deck a kind, then a phase, a goal and a session; none without cards."""
    return (deck for deck in _decks(book) if deck.cards)


def _decks(book: Book) -> Iterator[Deck]:
    catalogue, words = book.catalogue, book.words
    for kind in KINDS:
        yield Deck("kind", words[f"kinds.{kind}.path"], words[f"kinds.{kind}.many"], catalogue.of_kind(kind))
    shown = list(catalogue.cards.values())
    for phase in catalogue.vocabulary.groups.get("phase", {}):
        cards = [one for one in shown if isinstance(one.card, Tool) and one.card.phase[0] == phase]
        yield _of_word(book, "phase", phase, cards)
    for goal in catalogue.vocabulary.groups.get("goal", {}):
        cards = [one for one in shown if isinstance(one.card, Conversation) and one.card.goal[0] == goal]
        yield _of_word(book, "goal", goal, cards)
    for loaded in catalogue.of_kind("programme"):
        assert isinstance(loaded.card, Programme)
        for session in loaded.card.sessions:
            ids = dict.fromkeys(item.card for item in session.agenda if item.card)
            cards = [catalogue.cards[id_] for id_ in ids if id_ in catalogue.cards]
            title = f"{book.say(loaded.card.title)}: {book.say(session.title)}"
            yield Deck("programme", f"{loaded.id}-{session.id}", title, cards)


def _of_word(book: Book, group: str, word: str, cards: Sequence[LoadedCard]) -> Deck:
    return Deck(group, word, capital(book.label(group, word)), cards)


def printed_decks(book: Book) -> Iterator[Document]:
    """A document a deck and format."""
    for deck in decks(book):
        for name in deck.formats:
            yield document(book, deck, name)
    yield blanks(book)
    yield calibration(book)


def blanks(book: Book) -> Document:
    """Four empty cards, for methods of your own."""
    words = book.words
    blank = {
        "facts": [words[f"facts.{name}"] for name in ("time", "group", "level", "setting")],
        "front": [words["card.when"], words["card.not_when"]],
        "back": [words["card.materials"], words["card.steps"], words["card.questions"]],
    }
    data = {**shared(book, words["paper.blank"]), "format": asdict(FORMATS["a6"]), "offset": [0, 0], "blank": blank}
    return Document(book.addresses.deck(words["paper.blank_file"], "a6"), "deck", data | {"cards": [{"blank": 4}]})


def calibration(book: Book) -> Document:
    """A sheet that shows how far a printer puts the back from the front."""
    words = book.words
    data = {**shared(book, words["paper.calibration"]), "steps": list(words.tables("paper")["calibration_steps"])}
    return Document(book.addresses.deck(words["paper.calibration_file"], "a4"), "calibration", data)


def document(book: Book, deck: Deck, name: str, offset: tuple[float, float] = (0, 0)) -> Document:
    """A deck in a format. `offset` moves the backs, in millimetres to the right and down, for a printer that is out of true."""
    data: dict[str, Any] = {
        **shared(book, deck.title),
        "format": asdict(FORMATS[name]),
        "offset": list(offset),
        "cards": [faces(book, loaded) for loaded in deck.cards],
        "min": book.words.fill("card.minutes", {"minutes": ""}).strip(),
    }
    return Document(book.addresses.deck(deck.name, name), "deck", data)
