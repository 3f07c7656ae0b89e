"""Card pages: every text of a card, letter for letter, and nothing that grows with the number of cards."""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline, prose, render
from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.texts import is_listed, texts
from generator.pipeline import Checked, Edition
from generator.render import Book, Site
from generator.render.cards import card_page
from generator.render.environment import environment
from generator.render.programmes import session_files
from generator.store import FolderStore
from generator.wording import languages
from tests.pages import HTML, fragment, words
from tests.payloads import PAYLOADS
from tests.project import CARDS, Project
from tests.site_markdown import HARSH, PROJECT, converted

FULL = {
    "buurtnetwerk": "concept",
    "straatkaart": "tool",
    "rondje": "conversation",
    "vaste-dag": "factor",
    "jaar-in-de-straat": "programme",
}
MADE = environment()

Place = tuple[int | str, ...]


def page(editions: dict[str, Edition], language: str, id_: str) -> str:
    """The Markdown of a card's page."""
    (found,) = [made for made in editions[language].pages if made.path.endswith(f"/{id_}/index.md") and made.source]
    return str(found.content)


def pages_of(book: Book, loaded: LoadedCard) -> list[str]:
    """The Markdown of a card's page and, of a programme, of its sessions."""
    made = [card_page(book, loaded, MADE), *session_files(book, loaded, MADE)]
    return [str(one.content) for one in made if one.path.endswith(".md")]


def seen(markdown: str) -> str:
    """All words of a page, without any space: lines of a drawing are broken where they fit."""
    return "".join(words(fragment(converted(markdown))).split())


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("id_", FULL)
def test_no_text_is_left_out(id_: str, language: str, checked: Checked, books: dict[str, Book]) -> None:
    """Every text of a card that uses every field is on its page or those of its sessions, in the page's language or in Dutch."""
    titles = {
        other: loaded.card.title.get(language, loaded.card.title["nl"])
        for other, loaded in checked.catalogue.cards.items()
    }
    shown = "".join(seen(text) for text in pages_of(books[language], checked.catalogue.cards[id_]))
    card = checked.catalogue.cards[id_].card
    translated = {place[:-1] for place, _, _ in texts(card) if place[-1] == language}
    missing = []
    for place, text, _ in texts(card):
        wanted = place[-2] if is_listed(place) else place[-1]
        if wanted == language or (wanted == "nl" and place[:-1] not in translated and not is_listed(place)):
            parts = prose.plain(text, titles).split(".")
            missing += [(place, part) for part in parts if "".join(part.split()) not in shown]
    assert missing == []


@pytest.mark.parametrize("language", languages())
def test_dates_are_shown(language: str, editions: dict[str, Edition]) -> None:
    """The day of a session, when it is known, is on the page."""
    assert "2027" in seen(page(editions, language, "jaar-in-de-straat"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("id_", [*FULL, "drempel"])
def test_headings_and_names(id_: str, language: str, editions: dict[str, Edition]) -> None:
    """A page has one title, headings that skip no level, no Markdown left over, and no name twice."""
    element = fragment(converted(page(editions, language, id_)))
    levels = [int(str(part.tag)[-1]) for part in element.iter() if re.fullmatch(r"\{.*\}h[1-6]", str(part.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    names = [part.attrib["id"] for part in element.iter() if "id" in part.attrib]
    assert len(names) == len(set(names))
    assert not re.search(r"\{:|##|\*\*|\[\[|None|Undefined|<built-in", words(element))


def test_untranslated_texts_say_so(editions: dict[str, Edition]) -> None:
    """On an English page, Dutch texts are marked as Dutch, and a notice tells that they are there; a Dutch page has no notice."""
    english = page(editions, "en", "drempel")
    assert "Part of this card has not been translated yet." in english
    assert "renewed after this translation" not in english
    assert '<h1><span lang="nl">Drempel</span></h1>' in english
    assert "renewed after this translation" in page(editions, "en", "buurtnetwerk")
    assert "notice" not in page(editions, "nl", "drempel")
    assert "notice" not in page(editions, "en", "rondje")


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        (Site(), None),
        (Site("https://github.com/a/b"), "https://github.com/a/b/edit/main/methods/conversations/rondje.yml"),
        (
            Site("https://github.com/a/b/", "hoofd"),
            "https://github.com/a/b/edit/hoofd/methods/conversations/rondje.yml",
        ),
        (
            Site("https://github.com/a/b", project="kaarten/"),
            "https://github.com/a/b/edit/main/kaarten/methods/conversations/rondje.yml",
        ),
    ],
)
def test_edit_link(site: Site, expected: str | None, checked: Checked, store: FolderStore) -> None:
    """With a repository, a page has a link that opens the card's YAML; without one, it has none."""
    book = render.book(checked.catalogue, "nl", site, store)
    text = str(card_page(book, checked.catalogue.cards["rondje"], MADE).content)
    assert re.findall(r'class="edit" href="([^"]*)"', text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [
        ("", "/k/rondje/"),
        ("https://a.be/b/", "https://a.be/b/k/rondje/"),
        ("https://a.be/b", "https://a.be/b/k/rondje/"),
    ],
)
def test_short_address(site_url: str, expected: str, checked: Checked, store: FolderStore) -> None:
    """The short address is shown in full when the site knows where it stands, and never with a host that is not ours."""
    book = render.book(checked.catalogue, "nl", Site(site_url=site_url), store)
    text = str(card_page(book, checked.catalogue.cards["rondje"], MADE).content)
    assert f'<a href="../../k/rondje/">{expected}</a>' in text


def test_page_does_not_grow_with_the_cards(project: Project, store: FolderStore) -> None:
    """However many cards refer to a card, its page shows twelve at most, and says how many more there are."""
    text = (project.methods / "conversations/rondje.yml").read_text("utf-8").replace("formerly: [rondje-namen]\n", "")
    for number in range(40):
        project.write(
            f"methods/conversations/rondje-{number}.yml", text.replace("nl: Rondje", f"nl: Rondje {number:02}")
        )
    checked = pipeline.check(project.methods)
    assert checked.problems == []
    book = render.book(checked.catalogue, "nl", Site(), store)
    pages = {
        id_: str(card_page(book, checked.catalogue.cards[id_], MADE).content)
        for id_ in ("buurtnetwerk", "jaar-in-de-straat")
    }
    assert pages["buurtnetwerk"].count("gesprekken/rondje-") == 7
    assert "En nog 34 andere." in pages["buurtnetwerk"]
    assert all(len(text) < 12_000 for text in pages.values())


def data(id_: str) -> Any:
    """A card as texts, as the reader gives it."""
    return yaml.load((CARDS / f"{FULL[id_]}s/{id_}.yml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 texts only


TREES = {id_: data(id_) for id_ in FULL}


def with_text(checked: Checked, id_: str, place: Place, text: str) -> LoadedCard:
    """A card in which one text is another, past everything that the check would say."""
    loaded = checked.catalogue.cards[id_]
    tree = copy.deepcopy(TREES[id_])
    part = tree
    for step in place[:-1]:
        if isinstance(part[step], str):
            part[step] = {"nl": part[step]}
        part = part[step]
    part[place[-1]] = text
    context = {"words": checked.library.vocabulary.words()}
    return dataclasses.replace(loaded, card=KINDS[FULL[id_]].model_validate(tree, context=context))


def shape(html: str) -> set[tuple[str, frozenset[str]]]:
    """The elements of a page with the names of their attributes."""
    return {(str(part.tag).removeprefix(HTML), frozenset(map(str, part.attrib))) for part in fragment(html).iter()}


Shown = Callable[[str, Place, str, list[Any]], str]
Allowed = Callable[[str, Place], frozenset[tuple[str, frozenset[str]]]]


@pytest.fixture(scope="session")
def shown_with(checked: Checked, books: dict[str, Book]) -> Shown:
    """The HTML of a card's Dutch pages when one of its texts is another."""

    def html(id_: str, place: Place, text: str, extensions: list[Any]) -> str:
        changed = with_text(checked, id_, place, text)
        return "".join(converted(page, extensions) for page in pages_of(books["nl"], changed))

    return html


@pytest.fixture(scope="session")
def allowed_with(shown_with: Shown) -> Allowed:
    """The elements of a card's page when one of its texts is harmless, short or with all markup that there is."""

    @cache
    def shapes(id_: str, place: Place) -> frozenset[tuple[str, frozenset[str]]]:
        texts = ("kort", "*iets* **van** [dertig](https://x.be) letters [[rondje]] of zo")
        return frozenset().union(
            *(shape(shown_with(id_, place, text, ext)) for text in texts for ext in (PROJECT, HARSH))
        )

    return shapes


PLAIN = [
    ("buurtnetwerk", ("title", "nl")),
    ("buurtnetwerk", ("summary", "nl")),
    ("buurtnetwerk", ("also", "nl", 0)),
    ("buurtnetwerk", ("figure", "title", "nl")),
    ("buurtnetwerk", ("figure", "parts", 0, "title", "nl")),
    ("buurtnetwerk", ("figure", "parts", 0, "nodes", 0, "label", "nl")),
    ("buurtnetwerk", ("figure", "parts", 0, "groups", 0, "label", "nl")),
    ("straatkaart", ("steps", 0, "title", "nl")),
    ("straatkaart", ("materials", 0, "text", "nl")),
    ("straatkaart", ("worksheet", "title", "nl")),
    ("straatkaart", ("worksheet", "areas", 0, "title", "nl")),
    ("rondje", ("title", "nl")),
    ("vaste-dag", ("summary", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "title", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "when", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "place", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "agenda", 2, "break", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "agenda", 3, "title", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "prepare", 0, "when", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "prepare", 0, "who", "nl")),
]
"""Every kind of place where a text is printed letter for letter."""

MARKED = [
    ("buurtnetwerk", ("definition", "text", "nl")),
    ("buurtnetwerk", ("definition", "note", "nl")),
    ("buurtnetwerk", ("plain", "nl")),
    ("buurtnetwerk", ("figure", "description", "nl")),
    ("buurtnetwerk", ("recognise", 0, "nl")),
    ("straatkaart", ("steps", 0, "text", "nl")),
    ("straatkaart", ("worksheet", "areas", 0, "prompt", "nl")),
    ("straatkaart", ("credit", "nl")),
    ("straatkaart", ("short", "text", "nl")),
    ("vaste-dag", ("evidence", 0, "text", "nl")),
    ("vaste-dag", ("selfcheck", 0, "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "question", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "goal", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "agenda", 0, "text", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "prepare", 0, "what", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "report", "text", "nl")),
    ("jaar-in-de-straat", ("sessions", 0, "report", "takeaways", 0, "nl")),
]
"""Places where links and stress may stand."""

TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=40
) | st.lists(st.sampled_from([*PAYLOADS, *"*_`<>&[](){}#!|~^$=@%\\\"'", "woord"]), min_size=1, max_size=3).map(
    lambda parts: "".join(parts)[:110]
)


@given(st.sampled_from(PLAIN), TEXT.filter(lambda text: bool(text.strip())))
@settings(max_examples=30, deadline=None)
def test_any_text_letter_for_letter(
    shown_with: Shown, allowed_with: Allowed, where: tuple[str, Place], text: str
) -> None:
    """Any text in any plain field, past the check, is on the page letter for letter, escaped once, and adds no element to it."""
    id_, place = where
    html = shown_with(id_, place, text, PROJECT)
    assert "".join(text.split()) in "".join(words(fragment(html)).split())
    assert shape(html) <= allowed_with(id_, place)


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_everywhere(text: str, shown_with: Shown, allowed_with: Allowed) -> None:
    """A hostile text in a place of each sort adds no element to the page, with the project's Markdown extensions or many others."""
    number = PAYLOADS.index(text)
    for id_, place in (PLAIN[number % len(PLAIN)], MARKED[number % len(MARKED)]):
        html = shown_with(id_, place, text, HARSH if number % 2 else PROJECT)
        assert shape(html) - allowed_with(id_, place) <= {
            ("p", frozenset()),
            ("em", frozenset()),
            ("strong", frozenset()),
        }
        assert not re.search(r"<[^>]+ (on\w+|style|srcdoc)\s*=", html)


def test_front_matter_is_json_on_one_line(editions: dict[str, Edition]) -> None:
    """Every generated page begins with its data as one line of JSON, so that no text can end it or add to it."""
    for made in editions["nl"].pages:
        if made.path.endswith(".md"):
            first, second, third, *_ = str(made.content).split("\n")
            assert (first, second[0], second[-1], third) == ("---", "{", "}", "---")
            assert "<" not in second
