"""Facts of a card as chips, in the words of the reader, each with the sentence that explains it."""

from __future__ import annotations

import pytest

from generator.model.amounts import Duration, GroupSize
from generator.pipeline import Checked
from generator.render import Book
from generator.render.facts import facts, short_facts


def shown(found: list[object]) -> list[tuple[str, str]]:
    """Chips as label and value."""
    return [(fact.label, fact.value) for fact in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("id_", "language", "expected"),
    [
        (
            "straatkaart",
            "nl",
            [
                ("Tijd", "30 min (20–45)"),
                ("Groep", "2–8 mensen"),
                ("Begeleiden", "lukt met de kaart"),
                ("Waar", "samen in één ruimte of online"),
                ("Voorbereiden", "10 min"),
                ("Fase", "ontdekken en scherpstellen"),
                ("Doel", "verkennen"),
                ("Voor", "medewerkers en bestuurders"),
            ],
        ),
        (
            "rondje",
            "nl",
            [
                ("Tijd", "10 min"),
                ("Groep", "4–12 mensen"),
                ("Voor een groep die", "elkaar leert kennen"),
                ("Begeleiden", "vraagt wat ervaring"),
                ("Waar", "samen in één ruimte"),
                ("Voorbereiden", "5 min"),
                ("Doel", "verkennen en besluiten"),
                ("Voor", "bestuurders"),
            ],
        ),
        (
            "rondje",
            "en",
            [
                ("Time", "10 min"),
                ("Group", "4–12 people"),
                ("For a group that", "is getting acquainted"),
                ("To lead it", "asks for some experience"),
                ("Where", "in one room"),
                ("Preparation", "5 min"),
                ("Goal", "exploring and deciding"),
                ("For", "board members"),
            ],
        ),
        ("buurtnetwerk", "nl", [("Onderdeel van", "netwerken")]),
        ("vaste-dag", "nl", []),
        (
            "jaar-in-de-straat",
            "nl",
            [
                ("Bijeenkomsten", "2"),
                ("Groep", "6 mensen"),
                ("Begeleiden", "vraagt wat ervaring"),
                ("Doel", "verkennen"),
                ("Voor", "medewerkers en bestuurders"),
            ],
        ),
    ],
)
def test_facts(
    id_: str, language: str, expected: list[tuple[str, str]], books: dict[str, Book], checked: Checked
) -> None:
    """Each kind of card shows its own facts, in reading order."""
    assert shown(list(facts(books[language], checked.catalogue.cards[id_].card))) == expected


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("straatkaart", ["Tijd", "Groep", "Begeleiden"]),
        ("rondje", ["Tijd", "Groep", "Voor een groep die"]),
        ("jaar-in-de-straat", ["Bijeenkomsten", "Groep"]),
        ("buurtnetwerk", []),
        ("vaste-dag", []),
    ],
)
def test_facts_in_a_list(id_: str, expected: list[str], books: dict[str, Book], checked: Checked) -> None:
    """A list shows no more than what tells cards apart."""
    assert [fact.label for fact in short_facts(books["nl"], checked.catalogue.cards[id_].card)] == expected


def test_words_are_explained(books: dict[str, Book], checked: Checked) -> None:
    """A chip with a controlled word explains it in a sentence; one with several words explains each by name."""
    found = {fact.label: fact.explanation for fact in facts(books["nl"], checked.catalogue.cards["straatkaart"].card)}
    assert found["Begeleiden"] == ("Iedereen kan dit.",)
    assert found["Fase"] == ("Ontdekken: kijken en luisteren.", "Scherpstellen: kiezen waar het om gaat.")


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ({"min": "4"}, "vanaf 4 mensen"),
        ({"min": "4", "max": "4"}, "4 mensen"),
        ({"min": "4", "max": "9"}, "4–9 mensen"),
    ],
)
def test_sizes_of_groups(group: dict[str, str], expected: str, books: dict[str, Book], checked: Checked) -> None:
    """A group without a largest size, of one size, and of a range, each in its own words."""
    card = checked.catalogue.cards["rondje"].card.model_copy(update={"group": GroupSize.model_validate(group)})
    assert dict(shown(list(facts(books["nl"], card))))["Groep"] == expected


def test_duration_that_is_fixed(books: dict[str, Book], checked: Checked) -> None:
    """A range whose ends are one number is one number."""
    times = Duration.model_validate({"min": "5", "usual": "5", "max": "5"})
    card = checked.catalogue.cards["rondje"].card.model_copy(update={"duration": times})
    assert dict(shown(list(facts(books["nl"], card))))["Tijd"] == "5 min"
