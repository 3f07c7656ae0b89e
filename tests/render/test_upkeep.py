"""The pages about upkeep: what waits for a translator, and what is new, as a page and as a feed."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from generator import render
from generator.history import Entry, What
from generator.outputs import OutputFile
from generator.pipeline import Checked
from generator.reader import read
from generator.render import Book, Site
from generator.render.environment import environment
from generator.render.lists import list_pages
from generator.render.upkeep import feed
from generator.store import FolderStore
from tests.pages import fragment, words
from tests.project import SITE


def entry(day: int, what: What, id_: str, before: str = "") -> Entry:
    """Something that happened in a January."""
    return Entry(dt.datetime(2027, 1, day, 12, tzinfo=dt.UTC), f"{day:040x}", id_, what, before)


HAPPENED = [
    entry(5, "gone", "stratenplan"),
    entry(4, "renamed", "straatkaart", "stratenplan"),
    entry(3, "gone", "nooit-meer"),
    entry(3, "changed", "drempel"),
    entry(1, "new", "rondje"),
    entry(1, "new", "drempel"),
]


def page(book: Book, path: str) -> OutputFile:
    """A list page by its path."""
    return next(one for one in list_pages(book, environment()) if one.path == path)


@pytest.fixture
def book(checked: Checked, store: FolderStore) -> Book:
    """The Dutch book of the made-up cards, with a history."""
    return render.book(checked.catalogue, "nl", SITE, store, HAPPENED)


def test_what_waits_for_a_translator(books: dict[str, Book]) -> None:
    """For each card that is not whole: which version it follows, which fields it lacks, and where to write."""
    for language, path, late, lacks, edit in (
        ("nl", "vertalen", "De vertaling volgt versie 1, de kaart is versie 2.", "Nog te vertalen: ", "Vertaal deze kaart"),
        ("en", "translating", "The translation follows version 1, the card is version 2.", "Still to translate: ", "Translate this card"),
    ):  # fmt: skip
        found = fragment(str(page(books[language], f"{path}/index.md").content))
        items = [words(item) for item in found.iter() if item.tag.endswith("}li") and edit in words(item)]
        assert [item.split(":")[0] for item in items] == (
            ["Buurtnetwerk", "Drempel"] if language == "nl" else ["Neighbourhood network", "Drempel"]
        )
        assert late in items[0]
        assert lacks in items[1]
        assert late not in items[1]
        links = [item.get("href", "") for item in found.iter() if item.get("class") == "edit"]
        assert [link.rpartition("/cards/")[2] for link in links] == [
            "concepts/buurtnetwerk.yml",
            "concepts/drempel.yml",
        ]
        assert links[0].startswith("https://github.com/buren/kaarten/edit/main/")


def test_what_changed_since(checked: Checked, store: FolderStore) -> None:
    """For a translation that is behind, the Dutch words that went and came, as text whatever they hold; or that none did."""
    loaded = checked.catalogue.cards["buurtnetwerk"]
    behind = loaded.document.text.replace("title: {nl: Buurtnetwerk", "title: {nl: <b>Buurt", 1)
    assert behind != loaded.document.text

    def shown(text: str) -> str:
        old = read(loaded.document.path, text.encode())[0]
        assert old
        book = render.book(checked.catalogue, "en", SITE, store, followed={("buurtnetwerk", 1): old})
        return str(page(book, "translating/index.md").content)

    found = shown(behind)
    assert (
        '<ul class="plain" lang="nl"><li><b lang="en">Title:</b> <del>&#60;b&#62;Buurt</del> <ins>Buurtnetwerk</ins> </li></ul>'
        in found
    )
    assert "No text has changed since then: just set translated to version 2." in shown(loaded.document.text)
    assert "details" not in shown(loaded.document.text)
    for unfit in (behind.replace("version: 1", "version: 1\nveld: weg"), f"{behind}veld: weg\n"):
        assert "<del>&#60;b&#62;Buurt</del>" in shown(unfit)


def test_without_a_repository_no_edit_links(checked: Checked, store: FolderStore) -> None:
    """A site that does not know its files still says what is missing."""
    text = str(page(render.book(checked.catalogue, "nl", Site(), store), "vertalen/index.md").content)
    assert "Nog te vertalen" in text
    assert "Vertaal deze kaart" not in text


def test_news(book: Book) -> None:
    """By day, newest first; a card that is gone is told only when another took its place, to which the line leads."""
    found = fragment(str(page(book, "nieuw/index.md").content))
    assert [words(item) for item in found.iter() if item.tag.endswith("}li")][-5:] == [
        "Andere naam: Straatkaart", "Andere naam: Straatkaart", "Gewijzigd: Drempel", "Nieuw: Rondje", "Nieuw: Drempel",
    ]  # fmt: skip
    text = str(page(book, "nieuw/index.md").content)
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        f"## {day} januari 2027 {{: #d2027-01-0{day} }}" for day in (5, 4, 3, 1)
    ]
    assert 'href="feed.xml"' in text
    assert "nooit-meer" not in text


def test_no_history_is_said(books: dict[str, Book]) -> None:
    """Without history the page says so, and there is no feed."""
    assert "De geschiedenis van de kaarten is hier niet bekend" in str(page(books["nl"], "nieuw/index.md").content)
    assert list(feed(books["nl"])) == []
    assert list(feed(replace(books["nl"], happened=[], site=Site()))) == []


def test_feed(book: Book) -> None:
    """An Atom feed with whole addresses, a name of its own for each entry, and times from git: twice the same."""
    (made,) = feed(book)
    assert list(feed(book)) == [made]
    assert made.path == "nieuw/feed.xml"
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(str(made.content))  # noqa: S314 our own
    assert root.findtext(f"{atom}id") == "https://kaarten.example/straat/nieuw/"
    assert root.findtext(f"{atom}updated") == "2027-01-05T12:00:00Z"
    assert root.findtext(f"{atom}author/{atom}name") == "Methodekaarten"
    entries = root.findall(f"{atom}entry")
    assert [item.findtext(f"{atom}title") for item in entries] == [
        "Andere naam: Straatkaart", "Andere naam: Straatkaart", "Gewijzigd: Drempel", "Nieuw: Rondje", "Nieuw: Drempel",
    ]  # fmt: skip
    assert len({item.findtext(f"{atom}id") for item in entries}) == 5
    links = [link.get("href") for item in entries for link in item.findall(f"{atom}link")]
    assert links[2] == "https://kaarten.example/straat/begrippen/drempel/"
    assert root.find(f"{atom}link[@rel='self']").get("href") == "https://kaarten.example/straat/nieuw/feed.xml"  # type: ignore[union-attr]  # it is there


def test_feed_of_hostile_words(checked: Checked, store: FolderStore) -> None:
    """Whatever a title holds, the feed stays a feed."""
    catalogue = checked.catalogue
    loaded = catalogue.cards["drempel"]
    bad = loaded.card.model_copy(update={"title": {"nl": "</title>&<b> ]]>"}})
    cards = {**catalogue.cards, "drempel": replace(loaded, card=bad)}
    (made,) = feed(render.book(replace(catalogue, cards=cards), "nl", SITE, store, HAPPENED))
    titles = [item.text for item in ET.fromstring(str(made.content)).iter() if item.tag.endswith("}title")]  # noqa: S314 our own
    assert "Nieuw: </title>&<b> ]]>" in titles
