"""The cards as open data: whole, letter for letter, and in forms that other programs read."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline, render
from generator.model import KINDS
from generator.model.texts import texts
from generator.pipeline import Checked
from generator.render import Book, Site
from generator.render.data import data_files
from generator.render.learning import learning_resource
from generator.store import FolderStore
from generator.wording import languages
from tests.project import ROOT, SITE
from tests.test_schema import mistakes

GOLDEN = Path(__file__).parents[1] / "open-data"


def files(book: Book) -> dict[str, bytes]:
    """The files by name."""
    return {file.path.removeprefix("data/"): file.data() for file in data_files(book)}


@pytest.fixture(scope="module")
def real(store: FolderStore) -> Book:
    """The project's own cards."""
    return render.book(pipeline.check(ROOT / "methods").catalogue, "nl", Site(), store)


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, as a program reads them."""
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_files_in_full(books: dict[str, Book], request: pytest.FixtureRequest) -> None:
    """What the made-up cards give was read and found good; made once, with the pages of the default language."""
    made = files(books["nl"])
    assert files(books["en"]) == {}
    schema = made.pop("kaarten.schema.json")  # test_cards_fit_their_schema
    assert json.loads(made["kaarten.json"])["schema"] == f"{SITE.site_url}data/kaarten.schema.json"
    assert schema
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        for name, data in made.items():
            (GOLDEN / name).write_bytes(data)
    assert made == {file.name: file.read_bytes() for file in GOLDEN.iterdir()}


def test_every_text_of_every_card(real: Book) -> None:
    """Each text of the project's cards stands at the same place in the JSON as in its file, and no card is left out."""
    cards = {card["id"]: card for card in json.loads(files(real)["kaarten.json"])["cards"]}
    assert list(cards) == list(real.catalogue.cards)
    for id_, loaded in real.catalogue.cards.items():
        for place, text, _ in texts(loaded.card):
            value: Any = cards[id_]
            for key in place:
                value = value[key]
            assert value == text, (id_, place)


def test_cards_fit_their_schema(real: Book, books: dict[str, Book]) -> None:
    """The published schema takes every published card, and refuses one that lacks what it must have."""
    for book in (real, books["nl"]):
        made = files(book)
        rules, data = (json.loads(made[name]) for name in ("kaarten.schema.json", "kaarten.json"))
        assert set(data) <= set(rules["properties"])
        names = {kind: model.__name__ for kind, model in KINDS.items()}
        for card in data["cards"]:
            assert mistakes(card, rules["definitions"][names[card["kind"]]], rules, card["id"]) == []
        del card["addresses"]
        assert mistakes(card, rules["definitions"][names[card["kind"]]], rules, "x") == ["x lacks addresses"]


def test_cards_can_be_written_back(real: Book, tmp_path: Path) -> None:
    """The fields of each card in the JSON, put in a file, are the same card again: hours, days and numbers too."""
    for name in ("vocabulary.yml", "bibliography.yml"):
        shutil.copy(ROOT / "methods" / name, tmp_path)
    for card in json.loads(files(real)["kaarten.json"])["cards"]:
        file = tmp_path / f"{card['kind']}s" / f"{card['id']}.yml"
        file.parent.mkdir(exist_ok=True)
        fields = {name: value for name, value in card.items() if name not in ("id", "kind", "addresses")}
        file.write_text(json.dumps(fields, ensure_ascii=False), "utf-8")
    again = pipeline.check(tmp_path)
    assert again.problems == []
    assert {id_: loaded.card for id_, loaded in again.catalogue.cards.items()} == {
        id_: loaded.card for id_, loaded in real.catalogue.cards.items()
    }


def test_without_an_address(checked: Checked, store: FolderStore) -> None:
    """Nobody said where the site stands: addresses are relative to its root, and in JSON-LD to the file, as readers of it expect."""
    made = files(render.book(checked.catalogue, "nl", Site(), store))
    data = json.loads(made["kaarten.json"])
    assert "source" not in data
    assert data["cards"][0]["addresses"] == {
        "nl": "begrippen/buurtnetwerk/",
        "en": "en/concepts/buurtnetwerk/",
    }
    assert json.loads(made["begrippen.jsonld"])["@graph"][0]["@id"] == "../begrippen/"
    without_slash = files(render.book(checked.catalogue, "nl", Site(site_url="https://a.example/b"), store))
    assert rows(without_slash["kaarten.csv"])[1]["address_en"] == "https://a.example/b/en/concepts/drempel/"


def test_notes_of_maintainers_stay_inside(real: Book, books: dict[str, Book]) -> None:
    """Of the works only those that are cited, in CSL-JSON, and never the note on how an entry was checked."""
    notes = [work.note for work in real.catalogue.works.values() if work.note]
    assert notes
    text = "\n".join(data.decode() for data in files(real).values())
    assert [note for note in notes if note in text] == []
    works = json.loads(files(real)["bibliografie.json"])
    assert [work["id"] for work in works] == sorted(real.catalogue.cited)
    assert not any("note" in work for work in works)
    assert "nooit tonen" not in str(files(books["nl"]))


def test_spreadsheet(real: Book) -> None:
    """One row a card, lines that end as RFC 4180 says, and the mark by which Excel knows UTF-8."""
    data = files(real)["kaarten.csv"]
    assert data.startswith(b"\xef\xbb\xbfid,kind,")
    assert data.count(b"\n") == data.count(b"\r\n") == len(real.catalogue.cards) + 1
    found = rows(data)
    for row, loaded in zip(found, real.catalogue.cards.values(), strict=True):
        said = [row["id"], row["title_nl"], row["summary_en"]]
        assert said == [loaded.id, loaded.card.title["nl"], loaded.card.summary.get("en", "")]


def test_bad_words_stay_words(checked: Checked, store: FolderStore) -> None:
    """A cell cannot be a formula, quotes and commas cannot make a new cell, and a text cannot end the block in a page's head."""
    cards = dict(checked.catalogue.cards)
    bad = ['=HYPERLINK("http://x","y")', "+1", "-1", "@x", 'een, "twee"', "'x", "</script><script>x()</script>"]
    for title in bad:
        card = cards["rondje"].card.model_copy(update={"title": {"nl": title}})
        cards["rondje"] = replace(cards["rondje"], card=card)
        book = render.book(replace(checked.catalogue, cards=cards), "nl", SITE, store)
        (row,) = [row for row in rows(files(book)["kaarten.csv"]) if row["id"] == "rondje"]
        assert row["title_nl"] == (f"'{title}" if title[0] in "=+-@" else title)
        assert learning_resource(book, cards["rondje"])["name"] == title


def test_concepts_as_skos(real: Book) -> None:
    """What SKOS asks: one preferred label a language that is no other label too, and links to concepts that are there."""
    data = json.loads(files(real)["begrippen.jsonld"])
    terms = data["@context"]
    scheme, *others = data["@graph"]
    concepts = {node["@id"]: node for node in others if node["@type"] == "skos:Concept"}
    assert scheme["@type"] == "skos:ConceptScheme"
    assert len(concepts) == len(real.catalogue.of_kind("concept"))
    known = {"@id", "@type", *terms}
    for node in data["@graph"]:
        assert set(node) <= known
    for node in concepts.values():
        assert node["inScheme"] == node["topConceptOf"] == scheme["@id"]
        assert set(node["prefLabel"]) <= set(languages())
        for language, names in node.get("altLabel", {}).items():
            assert node["prefLabel"].get(language) not in names
        assert set(node.get("related", ())) <= set(concepts) - {node["@id"]}
        for text in (*node["definition"].values(), *node["scopeNote"].values()):
            assert not any(mark in text for mark in ("[[", "[@", "**"))
    grouped = [id_ for node in others if node["@type"] == "skos:Collection" for id_ in node["member"]]
    assert sorted(grouped) == sorted(concepts)


def test_what_a_page_tells_search_engines(books: dict[str, Book], real: Book) -> None:
    """A card as schema.org has it; without what it does not know."""
    loaded = books["en"].catalogue.cards["rondje"]
    assert learning_resource(books["en"], loaded) == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": "Round",
        "description": "Everyone says one sentence. Nobody interrupts.",
        "inLanguage": "en",
        "url": "https://kaarten.example/straat/en/conversations/rondje/",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "version": "3",
        "isAccessibleForFree": True,
        "timeRequired": "PT10M",
        "citation": ["Vereniging Zonder Jaar (n.d.) Wat buren doen. Available at: https://example.org/buren."],
    }
    sizes = [len(str(learning_resource(real, one).get("citation", ""))) for one in real.catalogue.cards.values()]
    assert 0 < max(sizes) < 1_000
    assert all("url" not in learning_resource(real, one) for one in real.catalogue.cards.values())
