"""Books in; which cards are too long for one paper card out, as problems at their place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from generator.paper.dealing import dealt
from generator.paper.decks import FORMATS
from generator.paper.faces import faces
from generator.paper.press import Press
from generator.problems import Problem
from generator.render.book import Book

_LOOKED_AT = ("a6", "a5", "groot")
"""On a playing card nearly everything takes several, and the other formats deal as A6 does."""


def too_long(books: Iterable[Book], press: Press) -> list[Problem]:
    """A warning for each card, format and language in which a card goes on on a second one: nothing is lost, but it reads less well."""
    found = []
    for book in books:
        cards = list(book.catalogue.cards.values())
        for name in _LOOKED_AT:
            made = dealt(press, book.language, asdict(FORMATS[name]), [faces(book, loaded) for loaded in cards])
            for loaded, card in zip(cards, made, strict=True):
                deal = card["dealt"]
                if deal["parts"] > 1:
                    facts = {"format": book.words[f"paper.forms.{name}.short"], "language": book.language}
                    numbers = {"cards": str(deal["parts"]), "lines": str(max(1, deal["over"]))}
                    problem = loaded.document.problem(("title",), "te-lang-voor-kaartje", key=True, **facts, **numbers)
                    found.append(replace(problem, severity="warning"))
    return found
