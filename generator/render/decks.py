"""A book in; which cards are printed together out: a kind, a phase, a goal or a session each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.conversation import Conversation
from generator.model.programme import Programme
from generator.model.tool import Tool
from generator.render.book import Book

FORMS = ("a6", "a6-kort", "a6-vouw", "a5", "poker", "groot", "a6-zwartwit", "a6-drukker")
"""The formats of paper cards. The names end file names, and are the same in all languages."""


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
        return FORMS if self.group == "kind" else FORMS[:3]


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
    label = book.label(group, word)
    return Deck(group, word, label[:1].upper() + label[1:], cards)
