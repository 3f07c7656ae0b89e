"""Pages that list cards: home, an index a kind, all cards, glossary, sources, messages, and short addresses."""

from __future__ import annotations

import pytest

from generator import pipeline
from generator.pipeline import Edition
from generator.render import Site
from generator.store import FolderStore
from generator.wording import languages, words
from tests.pages import Page, fragment
from tests.pages import words as words_of
from tests.project import Project
from tests.site_markdown import converted


def html(editions: dict[str, Edition], language: str, path: str) -> str:
    """The HTML of a list page."""
    (page,) = [page for page in editions[language].pages if page.path == path]
    return converted(str(page.content))


def links(text: str) -> list[tuple[str, str]]:
    """Every link: (address, words)."""
    return [
        (part.attrib["href"], words_of(part))
        for part in fragment(text).iter()
        if "href" in part.attrib and str(part.tag).endswith("}a")
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            {
                "begrippen/": "2", "ontwerpen/": "1", "gesprekken/": "1", "succesfactoren/": "1", "trajecten/": "1",
            },
        ),
        (
            "en",
            {
                "concepts/": "2", "tools/": "1", "conversations/": "1", "factors/": "1", "programmes/": "1",
            },
        ),
    ],
)  # fmt: skip
def test_home(language: str, expected: dict[str, str], editions: dict[str, Edition]) -> None:
    """Home leads to each kind and says how many cards it has, to ways in as questions, to all cards and to the programme."""
    found = links(html(editions, language, "index.md"))
    for address, count in expected.items():
        assert count in next(text for href, text in found if href == address)
    here = words(language)
    assert f"{here['kinds.conversation.path']}/#explore" in dict(found)
    assert f"{here['kinds.tool.path']}/#discover" in dict(found)
    assert not any("#decide" in href or "#define" in href for href, _ in found)  # no card has it as its main word
    assert f"{here['paths.cards']}/" in dict(found)
    assert f"{here['kinds.programme.path']}/jaar-in-de-straat/" in dict(found)
    guides = [f"{here[f'paths.{page}']}/" for page in ("acquaintance", "encounter", "trust", "design")]
    assert [href for href, _ in found if href in guides] == [guides[3], *guides[:3]]


def test_index_of_a_kind(editions: dict[str, Edition]) -> None:
    """An index groups its cards by the words of the vocabulary, in their order, each entry with its summary."""
    text = html(editions, "nl", "begrippen/index.md")
    headings = [
        (part.attrib.get("id"), words_of(part)) for part in fragment(text).iter() if str(part.tag).endswith("}h2")
    ]
    assert headings == [("networks", "Netwerken"), ("learning", "Leren")]
    assert [link for link in links(text) if "buurtnetwerk" in link[0] or "drempel" in link[0]] == [
        ("buurtnetwerk/", "Buurtnetwerk"), ("drempel/", "Drempel"),
    ]  # fmt: skip
    assert "Wat het lastig maakt om binnen te komen." in words_of(fragment(text))


def test_all_cards(editions: dict[str, Edition]) -> None:
    """Every card stands once in the list of all cards, by letter."""
    text = html(editions, "nl", "kaarten/index.md")
    titles = [words for href, words in links(text) if href.startswith("../") and href.count("/") == 3]
    assert titles == ["Buurtnetwerk", "Drempel", "Een jaar in de straat", "Een vaste dag", "Rondje", "Straatkaart"]


def test_glossary(editions: dict[str, Edition]) -> None:
    """The glossary has every concept with its definition in plain words, and every other name with the concept it leads to."""
    text = html(editions, "nl", "woordenlijst/index.md")
    terms = [(part.attrib.get("id"), words_of(part)) for part in fragment(text).iter() if str(part.tag).endswith("}dt")]
    assert terms == [
        (None, "buren onder elkaar"),
        ("buurtnetwerk", "Buurtnetwerk"),
        ("drempel", "Drempel"),
        (None, "wijkverband"),
    ]
    shown = words_of(fragment(text))
    assert "Een buurtnetwerk is een groep mensen & diensten die samen voor één straat zorgt." in shown
    assert [part.attrib["id"] for part in fragment(text).iter() if str(part.tag).endswith("}h2")] == [
        "letter-b",
        "letter-d",
        "letter-w",
    ]


def test_sources(editions: dict[str, Edition]) -> None:
    """Every cited work stands once, by author, with the cards that cite it."""
    text = html(editions, "nl", "bronnen/index.md")
    items = {
        part.attrib["id"]: part for part in fragment(text).iter() if part.attrib.get("id", "").startswith("source-")
    }
    assert list(items) == ["source-janssens-2018", "source-peeters-2021", "source-vereniging-zonder-jaar"]
    cards = [
        (part.attrib["href"], words_of(part))
        for part in items["source-janssens-2018"].iter()
        if part.attrib.get("href", "").startswith("../")
    ]
    assert cards == [("../begrippen/buurtnetwerk/", "Buurtnetwerk"), ("../succesfactoren/vaste-dag/", "Een vaste dag")]


@pytest.mark.parametrize("language", languages())
def test_every_problem_is_documented(language: str, editions: dict[str, Edition]) -> None:
    """The page of messages explains every problem code, under a heading that can be linked."""
    here = words(language)
    text = html(editions, language, f"{here['paths.problems']}/index.md")
    headings = [part.attrib["id"] for part in fragment(text).iter() if str(part.tag).endswith("}h2")]
    codes = here.tables("problems")
    assert sorted(headings) == sorted(codes)
    shown = words_of(fragment(text))
    for table in codes.values():
        assert table["explain"] in shown


@pytest.mark.parametrize(
    ("language", "path", "there"),
    [
        ("nl", "k/rondje/index.html", "../../gesprekken/rondje/"),
        ("nl", "k/rondje-namen/index.html", "../../gesprekken/rondje/"),
        ("nl", "gesprekken/rondje-namen/index.html", "../rondje/"),
        ("en", "k/rondje/index.html", "../../conversations/rondje/"),
        ("en", "conversations/rondje-namen/index.html", "../rondje/"),
    ],
)
def test_short_addresses(language: str, path: str, there: str, editions: dict[str, Edition]) -> None:
    """A short address, and the address of a name that a card had, leads on without JavaScript, and says where for search engines."""
    (made,) = [page for page in editions[language].pages if page.path == path]
    page = Page(str(made.content))
    assert page.errors == []
    assert [address for name, key, address in page.links if (name, key) != ("link", "href")] == [there, there]
    canonical = page.find(".//h:link").attrib["href"]
    root = "https://kaarten.example/straat/"
    assert canonical == root + ("gesprekken/rondje/" if language == "nl" else "en/conversations/rondje/")


def test_short_addresses_without_a_site_address(project: Project, store: FolderStore) -> None:
    """Where the site does not know where it stands, nothing false is said about it."""
    made = pipeline.edition(pipeline.check(project.methods).catalogue, "nl", Site(), store)
    texts = [str(page.content) for page in made.pages if page.path.endswith(".html")]
    assert len(texts) == 40  # six cards, five former ids: short and one of each kind; meetings under former names
    assert not any("://" in text for text in texts)


@pytest.mark.parametrize("language", languages())
def test_list_pages_are_whole(language: str, editions: dict[str, Edition]) -> None:
    """Each list page has one title, no name twice, no Markdown left over, and a way to the same page in the other language."""
    for page in editions[language].pages:
        if page.path.endswith(".md") and not page.source:
            text = converted(str(page.content))
            element = fragment(text)
            names = [part.attrib["id"] for part in element.iter() if "id" in part.attrib]
            assert len(names) == len(set(names)), page.path
            assert sum(str(part.tag).endswith("}h1") for part in element.iter()) == 1, page.path
            assert "{:" not in words_of(element), page.path
            assert '"alternate": {"' in str(page.content).split("\n")[1], page.path
