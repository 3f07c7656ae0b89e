"""The form and the program agree: on every letter of the YAML that they write, on comments, and on what is wrong with a card.

Its scripts run in the browser without being touched by a reader; what they say is laid beside what the Python says of the same card.
"""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator import pipeline, reader
from generator.faults import faults
from generator.layout import laid_out
from generator.load import Library
from generator.problems import is_wrong
from generator.prose import CardLink, references
from generator.render.form import card_file
from generator.wording import words
from tests.browser.places import catalogue, where
from tests.browser.visit import Visit
from tests.project import CARDS

NL = words("nl")
NASTY = (
    *(
        "# hekje",
        "Werk in groepje #2",
        "Let op: begin",
        "eindigt op:",
        "- streepje",
        "-",
        "--- ",
        "...",
        "? vraag",
        "'enkel' \"dubbel\"",
        "\\ en \\n",
    ),
    *(
        "yes",
        "No",
        "null",
        "~",
        "1:30",
        "12",
        "0x1F",
        "1e3",
        "2027-03-18",
        ".5",
        "=",
        "<<",
        "*nadruk* vooraan",
        "&anker",
        "!tag",
        "%teken",
        "@pol",
        "`",
    ),
    *(
        "é combinerend e\u0301",
        "🙂 emoji 👩‍👧",
        "  ruimte rond  ",
        "twee  spaties",
        "regel één\nregel twee",
        "alinea\n\n- een\n- twee\n\nslot",
        "a\n   ingesprongen",
    ),
    *(
        "[[rondje]] vooraan",
        "zie [[rondje|de kring]] [@geraedts-2019].",
        "{nl: x}",
        "[a, b]",
        "a, b",
        "a: b # c",
        "lang " * 60,
        "é" * 139,
        "woord" * 40,
        "x" * 121,
    ),
    *(
        "<b>vet</b>",
        "a < b",
        "[w](javascript:x)",
        "[w](https://voorbeeld.be)",
        "# kop\ntekst",
        "1. een\n2. twee",
        "3. drie\n4. vier",
        "- a\n  - b",
    ),
    *(
        "[[Foo]]",
        "[[bestaat-niet]]",
        "[[straatkart]]",
        "[@niemand]",
        "![x](https://a.be)",
        "`code`",
        "> citaat\nx",
        "zero\u200bbreedte",
        "a\u00a0b",
        "tab\tin",
        "[@",
        "\n",
    ),
)
"""Texts that YAML, Markdown or a reader could take for something else, and texts that may not stand in a card."""

ODD = (
    "",
    "0",
    "5",
    "45",
    "99999",
    "60 min",
    "rondje",
    "Rondje",
    "buurtnetwerk",
    "straatkaart",
    "bestaat-niet",
    "decide",
    "decid",
    "live",
    "false",
    "2027-02-30",
    "9:30",
    "nl",
)
"""Values for what is no text."""

PIECES = (
    *(
        "# ",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "2. ",
        "1) ",
        "> ",
        "```",
        "~~~",
        "`",
        "`x`",
        "**",
        "*",
        "_",
        "__",
        "[[persona]]",
        "[[persona|woord]]",
        "[[Foo]]",
        "[@bron]",
    ),
    *(
        "[@ x",
        "[woord](https://a.be)",
        "[w](http://b.be/x_(y))",
        "[w](foo)",
        "[w](javascript:x)",
        "![x](https://a)",
        "<b>",
        "< 3",
        "<!--",
        "\n",
        "\n",
        "\n\n",
    ),
    *(
        "    ",
        "  ",
        " ",
        "---",
        "===",
        "\\",
        "\\[",
        "woord",
        "Een zin.",
        "https://x.be",
        "javascript: x",
        "data:text/",
        "[",
        "]",
        "(",
        ")",
        "'",
        '"',
        "🙂",
        "[[b-c",
    ),
)

_OPEN = "cards => cards.map(card => form.written(form.ofSite(card)))"


@pytest.fixture
def form(local_site: str, visit: Visit) -> Page:
    """The form of the made-up cards."""
    return visit.page(local_site + where("nl").page("form"))


def test_every_card_comes_back(site: str, visit: Visit) -> None:
    """Every card of the project, opened from the site and written again, is the same file to the letter, and nothing is wrong with it."""
    page = visit.page(site + where("nl").page("form"))
    found = page.evaluate(
        """async () => {
          const made = {};
          for (const id of Object.keys(formData.cards)) {
            await new Promise((done) => {
              const script = Object.assign(document.createElement("script"), { src: `${formData.files}${id}.js`, onload: done });
              document.head.append(script);
            });
            const { text, problems } = form.written(form.ofSite(formCard));
            made[id] = [text, problems.map(({ code, message }) => `${code} ${message}`)];
          }
          return made;
        }"""
    )
    loaded = catalogue().cards
    assert found.keys() == loaded.keys()
    kinds = dict.fromkeys(("concept", "tool", "conversation", "factor", "programme"), 0)
    for id_, (text, problems) in found.items():
        assert text.encode() == loaded[id_].data, id_
        assert problems == [], id_
        kinds[loaded[id_].kind] += 1
    assert min(kinds.values()) > 5


def places(tree: Any, place: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], Any]]:
    """Every value of a tree, with its place."""
    for name, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield (*place, name), value
        if not isinstance(value, str):
            yield from places(value, (*place, name))


def spoilt(tree: Any, chance: random.Random) -> Any:
    """A card with one to three things in it changed: a text, a value, a list, a field gone."""
    made = copy.deepcopy(tree)
    for _ in range(chance.randint(1, 3)):
        place, value = chance.choice(list(places(made)))
        parent = made
        for part in place[:-1]:
            parent = parent[part]
        is_text = isinstance(value, str) and (place[-1] in ("nl", "en") or " " in value)
        match chance.random():
            case lucky if lucky < 0.75 and isinstance(value, str):
                parent[place[-1]] = chance.choice(NASTY if is_text else ODD)
            case lucky if lucky < 0.87 and isinstance(value, list) and value:
                value.append(copy.deepcopy(chance.choice(value)))
            case lucky if lucky < 0.95 and isinstance(value, list):
                chance.shuffle(value)
            case _:
                del parent[place[-1]]
    return made


def originals() -> list[dict[str, Any]]:
    """The made-up cards, which have every field there is, as the form gets them."""
    return [card_file(loaded) for loaded in pipeline.check(CARDS).catalogue.cards.values()]


def test_the_same_layout_and_the_same_problems(form: Page, tmp_path: Path) -> None:
    """A card with anything in it is written as `fmt` would, keeps what it said, and has the mistakes that `check` tells, in its words."""
    chance = random.Random(9)  # noqa: S311 the same cards every time
    cards = [{**card, "tree": spoilt(card["tree"], chance)} for card in originals() for _ in range(40)]
    found = form.evaluate(_OPEN, cards)
    shutil.copytree(CARDS, tmp_path / "methods")
    there = pipeline.check(tmp_path / "methods").library
    sound, seen = 0, set()
    for card, made in zip(cards, found, strict=True):
        told = {(problem["code"], problem["message"]) for problem in made["problems"]}
        document, refused = reader.read("x.yml", made["text"].encode())
        if document is None:
            assert {problem.code for problem in refused} <= {code for code, _ in told}, made["text"]
            continue
        assert laid_out(document, card["kind"]) == made["text"]
        assert bare(document.tree) == made["tree"], made["text"]
        problems, is_readable = checked(there, card, made["text"])
        assert problems <= told, made["text"]
        if is_readable:  # else the check stops at the first kind of mistake
            assert problems == told, made["text"]
            sound += not problems
        seen |= {code for code, _ in problems}
    assert sound > 40
    assert len(seen) > 20, sorted(seen)


def bare(tree: Any) -> Any:
    """What was read, without the line break at the end of a text of several lines."""
    if isinstance(tree, str):
        return tree.strip()
    return (
        {name: bare(value) for name, value in tree.items()} if isinstance(tree, dict) else [bare(one) for one in tree]
    )


def checked(library: Library, card: dict[str, Any], text: str) -> tuple[set[tuple[str, str]], bool]:
    """What the check says of a file among the other cards, and whether its fields could be read."""
    file = Path(library.cards[card["id"]].document.path)
    before = file.read_bytes()
    file.write_text(text, "utf-8")
    result = pipeline.check(file.parents[1], library)
    file.write_bytes(before)
    mine = [problem for problem in result.problems if Path(problem.path).name == file.name and is_wrong([problem])]
    return {(problem.code, problem.message(NL)) for problem in mine}, card["id"] in result.library.cards


def test_comments_stay(form: Page) -> None:
    """Comments anywhere in a file are written where `fmt` would; those in a list move along, and none is lost with what it stood at."""
    chance = random.Random(4)  # noqa: S311 the same comments every time
    cards, expected = [], []
    for loaded in [*pipeline.check(CARDS).catalogue.cards.values()] * 12:
        lines = loaded.data.decode().splitlines()
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(lines))
            if chance.random() < 0.3 and not lines[at].startswith("#") and " #" not in lines[at]:
                lines[at] += "  # erachter"
            else:
                lines.insert(at, f"{' ' * chance.choice([0, 2, 4])}# erboven {at}")
        document, _ = reader.read("x.yml", ("\n".join(lines) + "\n").encode())
        text = laid_out(document, loaded.kind) if document else None
        if document and text:
            cards.append(card_file(loaded, document))
            expected.append(text)
    assert len(cards) > 40
    assert [made["text"] for made in form.evaluate(_OPEN, cards)] == expected
    (steps,) = [card for card in cards if card["id"] == "rondje"][:1]
    steps = copy.deepcopy(steps)
    steps["comments"] = {
        "head": [],
        "tail": [],
        "above": [["steps/1", ["# bij twee"]]],
        "behind": [["steps/0/minutes", ["# bij een"]]],
    }
    moved = form.evaluate("comments => form.renumbered(comments, 'steps', [1, 0])", steps["comments"])
    assert moved["above"] == [["steps/0", ["# bij twee"]]]
    assert moved["behind"] == [["steps/1/minutes", ["# bij een"]]]
    gone = form.evaluate("comments => form.renumbered(comments, 'steps', [1])", steps["comments"])
    assert (gone["above"], gone["behind"], gone["tail"]) == ([["steps/0", ["# bij twee"]]], [], ["# bij een"])
    del steps["tree"]["steps"]
    assert form.evaluate(_OPEN, [steps])[0]["text"].splitlines()[-2:] == ["# bij twee", "# bij een"]


def test_the_same_faults_in_text(form: Page) -> None:
    """What may not stand in a text, and what it refers to, is the same for any heap of signs and for every text of the project."""
    chance = random.Random(7)  # noqa: S311 the same texts every time
    heaps = ["".join(chance.choices(PIECES, k=chance.randint(1, 8))).strip() for _ in range(3000)]
    real = [text for loaded in catalogue().cards.values() for _, text, mark in loaded.texts if mark]
    texts = list(dict.fromkeys(filter(None, [*heaps, *NASTY, *real])))
    found = form.evaluate(
        """texts => texts.map(text => [
          [...new Set(form.faults(text).map(({code}) => code))].sort(),
          form.references(text).map(one => one.card ?? `@${one.source}`),
        ])""",
        texts,
    )
    faulty = 0
    for text, (codes, named) in zip(texts, found, strict=True):
        wrong = sorted({fault.code for fault in faults(text)})
        assert codes == wrong, text
        faulty += bool(wrong)
        if not wrong:
            assert named == [one.card if isinstance(one, CardLink) else f"@{one.source}" for one in references(text)], (
                text
            )
    assert faulty > 500


def test_near_words_are_the_same(form: Page) -> None:
    """“Did you mean” names the same word as the check does."""
    from generator.model.values import near  # noqa: PLC0415 only here

    known = sorted(catalogue().cards)
    asked = [
        *("personna", "viskomm", "inciden", "wereld-cafe", "abc", "netwerk", "premortum", "x"),
        *(id_[1:] for id_ in known[::3]),
        *(f"{id_[:4]}{id_[-5:]}" for id_ in known[::4]),
    ]
    assert form.evaluate("([asked, known]) => asked.map(word => form.near(word, known))", [asked, known]) == [
        near(word, known) for word in asked
    ]
