"""The project's cards in; the addresses of its pages out, by what they are."""

from __future__ import annotations

from functools import cache

from generator import pipeline
from generator.link import Catalogue
from generator.model import KINDS
from generator.model.card import Method
from generator.model.concept import Concept
from generator.model.programme import Programme
from generator.model.tool import Tool
from generator.render.addresses import Addresses, addresses
from generator.wording import languages, words
from tests.project import ROOT

LANGUAGES = languages()


@cache
def catalogue() -> Catalogue:
    """The project's own cards."""
    return pipeline.check(ROOT / "methods").catalogue


@cache
def where(language: str) -> Addresses:
    """Where pages stand in a language."""
    return addresses(catalogue(), words(language))


def one_of(kind: str) -> str:
    """The id of a card of a kind: with a worksheet or figure, where the kind has them."""
    cards = catalogue().of_kind(kind)
    rich = [
        loaded.id
        for loaded in cards
        if (isinstance(loaded.card, Tool) and loaded.card.worksheet)
        or (isinstance(loaded.card, Concept) and loaded.card.figure)
    ]
    return [*rich, *(loaded.id for loaded in cards)][0]


def a_session() -> tuple[str, str]:
    """The ids of a programme of several sessions and of one of them, for which everyone needs something."""
    for loaded in catalogue().of_kind("programme"):
        sessions = loaded.card.sessions if isinstance(loaded.card, Programme) else ()
        for session in sessions if len(sessions) > 1 else ():
            used = [catalogue().cards[item.card].card for item in session.agenda if item.card]
            if any(need.per == "person" for card in used if isinstance(card, Method) for need in card.materials):
                return loaded.id, session.id
    raise LookupError


def places(language: str) -> dict[str, str]:
    """A page of every sort in a language, with its address."""
    here = where(language)
    return {
        "home": here.root,
        "index": here.kind("conversation"),
        **{kind: here.card(one_of(kind)) for kind in KINDS},
        "session": here.session(*a_session()),
        **{
            name: here.page(name) for name in words(language).tables("paths") if name != "paper"
        },  # has tests of its own
        "text": f"{here.root}{words(language).tables('nav')['pages'][0].removesuffix('.md')}/",
        "missing": f"{here.root}is-er-niet/",
    }


def all_cards(language: str) -> list[str]:
    """The addresses of all cards."""
    return [where(language).card(id_) for id_ in catalogue().cards]
