"""What the search knows: a document for each card, with every name under which a reader might look for it.

How words are found in them is the ranking's part (scripts/ranking); the browser tests look at that.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.pipeline import Edition
from generator.render.search import MOST_TEXT
from generator.wording import languages
from tests.pages import fragment
from tests.pages import words as words_of


def by_location(edition: Edition) -> dict[str, dict[str, Any]]:
    """The documents of a language by their address within it."""
    found = {str(document["location"]): dict(document) for document in edition.search}
    assert len(found) == len(edition.search)
    return found


def test_every_card_has_a_document(editions: dict[str, Edition]) -> None:
    """Each card has one document, with its address within its language; whatever else is there is a page that was made."""
    for edition in editions.values():
        pages = {page.path.removesuffix("index.md"): page.source for page in edition.pages if page.path.endswith(".md")}
        cards = {path for path, source in pages.items() if source and path.count("/") == len(("kind/", "card/"))}
        assert cards <= set(by_location(edition)) <= pages.keys()


def test_names_of_a_card(editions: dict[str, Edition]) -> None:
    """A card has its title, its other names, and its names in the other language: jargon travels."""
    nl = by_location(editions["nl"])["gesprekken/rondje/"]
    en = by_location(editions["en"])["conversations/rondje/"]
    assert (nl["title"], nl["also"], nl["abroad"]) == ("Rondje", ["kring"], ["Round", "circle"])
    assert (en["title"], en["also"], en["abroad"]) == ("Round", ["circle"], ["Rondje", "kring"])
    assert nl["text"] == "<p>Ieder zegt één zin. Niemand onderbreekt.</p>"


def test_further_words_of_a_card(editions: dict[str, Edition]) -> None:
    """A card is found by what it is for, as its index says it, by its texts, and by the authors of its sources; sentences stay whole."""
    document = by_location(editions["nl"])["gesprekken/rondje/"]
    more = str(document["more"])
    assert (document["heard"], document["when"]) == (["niemand zegt iets"], ["iedereen aan bod moet komen"])
    for words in (
        "verkennen",
        "Ideeën ophalen",
        "Hoe zit je erbij?",
        "Vereniging Zonder Jaar",
    ):
        assert words in more


def test_untranslated_card(editions: dict[str, Edition]) -> None:
    """A card without a translation is found by its Dutch words."""
    document = by_location(editions["en"])["concepts/drempel/"]
    assert (document["title"], document["abroad"]) == ("Drempel", [])
    assert document["text"] == "<p>Wat het lastig maakt om binnen te komen.</p>"


@pytest.mark.parametrize("language", languages())
def test_documents_are_words(language: str, editions: dict[str, Edition]) -> None:
    """Markup of card text is not searched; what the result shows is escaped once, and holds no element but its paragraph."""
    for document in editions[language].search:
        assert not {"*", "[[", "[@", "&amp;amp;"} & {
            part for part in ("*", "[[", "[@", "&amp;amp;") if part in json.dumps(document)
        }
        assert [str(part.tag).rpartition("}")[2] for part in fragment(str(document["text"])).iter()][1:] in (["p"], [])
        assert list(fragment(str(document["title"]))) == []
        assert len(str(document.get("more", ""))) < MOST_TEXT + 500


def test_signs_of_html_in_a_document(editions: dict[str, Edition]) -> None:
    """An `&` in a card is an `&` for the reader of a search result."""
    document = by_location(editions["nl"])["begrippen/buurtnetwerk/"]
    assert "mensen & diensten" in str(document["more"]) or "mensen & diensten" in words_of(
        fragment(str(document["more"]))
    )
