"""The texts of a card: every one, with its place in the file."""

from __future__ import annotations

from typing import Any

import pytest

from generator.document import YamlMapping
from generator.model.texts import Place, is_listed, texts
from generator.pipeline import Checked


def written(tree: Any, place: Place = ()) -> dict[Place, str]:
    """Every text under a language code, and every synonym, as it stands in the file."""
    found: dict[Place, str] = {}
    for key, value in tree.items() if isinstance(tree, YamlMapping) else enumerate(tree):
        here = (*place, key)
        if not isinstance(value, str):
            found |= written(value, here)
        elif (key in ("nl", "en") and place != ("translated",)) or {"also", "heard"} & set(place):
            found[here] = value
    return found


@pytest.mark.parametrize("id_", ["buurtnetwerk", "straatkaart", "rondje", "vaste-dag", "jaar-in-de-straat"])
def test_every_text_with_its_place(id_: str, checked: Checked) -> None:
    """All texts of a card that uses every field are found, at the places where they stand in the file, and nothing else."""
    loaded = checked.catalogue.cards[id_]
    found = {place: text.strip() for place, text, _ in texts(loaded.card)}
    expected = {place: text.strip() for place, text in written(loaded.document.tree).items()}
    plain_labels = {place: text for place, text in found.items() if place not in expected}
    assert plain_labels == {
        place: text for place, text in found.items() if place[-1] == "nl" and place[-2] == "label" and len(text) == 1
    }
    assert {place: text for place, text in found.items() if place in expected} == expected


def test_plain_strings_are_in_the_default_language(checked: Checked) -> None:
    """A text without languages has its place under Dutch, where a translation would go beside it."""
    found = {place: text for place, text, _ in texts(checked.catalogue.cards["drempel"].card)}
    assert found == {
        ("title", "nl"): "Drempel",
        ("summary", "nl"): "Wat het lastig maakt om binnen te komen.",
        ("definition", "text", "nl"): "Een drempel is alles wat mensen tegenhoudt.",
        ("plain", "nl"): "Een stap die voor sommigen te hoog is.",
        ("why", "nl"): "Wie de drempel niet ziet, mist wie er niet is. Elke wijk heeft er een, ook een buurtnetwerk.",
        ("recognise", 0, "nl"): "Steeds dezelfde mensen komen.",
        ("figure", "title", "nl"): "Drie trappen",
        ("figure", "description", "nl"): "Eerst zien, dan durven, dan doen.",
        ("figure", "items", 0, "label", "nl"): "zien",
        ("figure", "items", 0, "text", "nl"): "wie er niet is",
        ("figure", "items", 1, "label", "nl"): "durven",
        ("figure", "items", 2, "label", "nl"): "doen",
    }


def test_where_markup_may_stand(checked: Checked) -> None:
    """Titles, names and summaries are printed letter for letter; other texts may hold links and stress."""
    card = checked.catalogue.cards["straatkaart"].card
    letter_for_letter = {place[:-1] for place, _, prose in texts(card) if prose is None and not is_listed(place)}
    notes = {place for place in letter_for_letter if "example" in place[:-1]}
    assert {place[0] for place in notes} == {"worksheet"}
    assert {place[-1] for place in letter_for_letter - notes} == {"title", "summary", "text", "case", "across", "up"}
    assert {place[0] for place, _, prose in texts(card) if prose is None and place[-2] == "text"} == {"materials"}
