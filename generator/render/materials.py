"""The cards that are used and the size of the group in; one list of what to lay ready out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.amounts import GroupSize
from generator.model.card import Material
from generator.render.book import Book
from generator.wording import capital

PERSON, ONCE = "person", "room"
"""Words of the group `per`: what everyone needs, and what is needed once."""


@dataclass(frozen=True, slots=True)
class Needed:
    """One line of the list. The script of the page does the same sum for another number of people."""

    text: str
    quantity: int
    """For each person, small group or room."""

    amount: str
    """What that comes to, such as `6–12 ×`; empty when it goes without saying or cannot be known."""

    sessions: tuple[int, ...]
    """In which sessions, counted from 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is needed for each person, for each small group, or once."""

    per: str
    label: str
    items: tuple[Needed, ...]


def listed(book: Book, used: Iterable[tuple[int, Material]], group: GroupSize | None) -> list[Part]:
    """All materials with the session that they are for. The same thing is there once, as often as the card that needs most of it."""
    found: dict[tuple[str, str], tuple[str, int, dict[int, None]]] = {}
    for session, item in used:
        text = book.say(item.text)
        known, quantity, sessions = found.get((text.casefold(), item.per), (text, 0, {}))
        found[text.casefold(), item.per] = (known, max(quantity, item.quantity), sessions | {session: None})
    order = list(book.catalogue.vocabulary.groups.get("per", {}))
    measures = sorted({per for _, per in found}, key=lambda per: order.index(per) if per in order else len(order))
    return [
        Part(
            per,
            capital(book.label("per", per)),
            tuple(
                Needed(text, quantity, _amount(book, per, quantity, group), tuple(sessions))
                for (_, other), (text, quantity, sessions) in found.items()
                if other == per
            ),
        )
        for per in measures
    ]


def people(book: Book, group: GroupSize | None) -> str:
    """For how many people the list is: `6–12 mensen`; empty when the programme does not say."""
    if group is None:
        return ""
    key = {None: "facts.people_from", group.min: "facts.people_fixed"}.get(group.max, "facts.people")
    return book.words.fill(key, group.model_dump())


def _amount(book: Book, per: str, quantity: int, group: GroupSize | None) -> str:
    if per == PERSON and group:
        least, most = quantity * group.min, quantity * group.max if group.max else None
        if most is None:
            return book.words.fill("session.from", {"number": least})
        return f"{least} ×" if least == most else f"{least}–{most} ×"
    return f"{quantity} ×" if quantity > 1 else ""
