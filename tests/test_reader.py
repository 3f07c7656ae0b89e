"""The reader: any bytes in; a tree of the very texts that were typed, or one problem with its place."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import reader
from generator.document import Document, YamlMapping
from generator.reader import CARD_BYTES, LIST_BYTES, MOST_DEPTH
from tests.project import CARDS


def tree(text: str) -> Any:
    """The tree of a text that can be read."""
    document, problems = reader.read("kaart.yml", text.encode("utf-8"))
    assert problems == []
    assert document is not None
    return document.tree


def refusal(data: bytes) -> tuple[str, int, int]:
    """The code, line and column (from 1) with which bytes are refused."""
    document, (problem,) = reader.read("kaart.yml", data)
    assert document is None
    assert problem.path == "kaart.yml"
    return problem.code, problem.mark.line + 1, problem.mark.column + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no", {"a": "no"}),
        ("a: yes", {"a": "yes"}),
        ("a: on", {"a": "on"}),
        ("a: 1:30", {"a": "1:30"}),
        ("a: 0777", {"a": "0777"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 2024-13-45", {"a": "2024-13-45"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: =", {"a": "="}),
        ("no: a", {"no": "a"}),
        ("1: a", {"1": "a"}),
        ("a: ~", {"a": ""}),
        ("a: null", {"a": ""}),
        ("a:", {"a": ""}),
        ("a: '~'", {"a": "~"}),
        ('a: "null"', {"a": "null"}),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "\\u00e9"', {"a": "é"}),
        ('a: "e\\u0301"', {"a": "é"}),  # an escape can make the two halves of one letter
        ("a: e\u0301", {"a": "é"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("a: >\n  x\n  y\n", {"a": "x y\n"}),
        ("a: x\n  y", {"a": "x y"}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("- a\n- - b\n  - c", ["a", ["b", "c"]]),
        ("---\na: b", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: b # comment", {"a": "b"}),
        ("a: b#c", {"a": "b#c"}),
        ("a: 👩🏽‍🌾", {"a": "👩🏽‍🌾"}),
        ("a: می‌خواهم", {"a": "می‌خواهم"}),  # Persian needs its zero-width non-joiner
        ("{}", {}),
        ("[]", []),
    ],
)
def test_texts_stay_as_typed(text: str, expected: object) -> None:
    """No value is anything but the text that was typed; only empty, `~` and `null` mean nothing."""
    assert tree(text) == expected


def test_line_ends_do_not_matter() -> None:
    """A file saved on Windows or an old Mac gives the same tree."""
    text = "a: |\n  x\n\n  y\nb: c\n"
    for end in ("\r\n", "\r"):
        assert tree(text.replace("\n", end)) == tree(text)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("geen-kaart", 1, 1)),
        (b"# niets\n", ("geen-kaart", 1, 1)),
        (b"tekst", ("geen-kaart", 1, 1)),
        (b"---\n...\n", ("geen-kaart", 2, 1)),
        (b"a: b\nc: \xe9\n", ("geen-utf8", 2, 4)),
        ("é: b\nc: ".encode() + b"\xff", ("geen-utf8", 2, 4)),
        ("a: b".encode("utf-16"), ("geen-utf8", 1, 1)),
        (b"\x89PNG\r\n\x1a\n", ("geen-utf8", 1, 1)),
        (b"a:\n\tb: c", ("tab", 2, 1)),
        (b"a: b\0", ("verboden-teken", 1, 5)),
        (b"a: \x1b[31m", ("verboden-teken", 1, 4)),
        ("a: x\u202ey".encode(), ("verboden-teken", 1, 5)),
        ("a: x\u200by".encode(), ("verboden-teken", 1, 5)),
        ("a: x\ufeffy".encode(), ("verboden-teken", 1, 5)),
        ("a: x\u2028y".encode(), ("verboden-teken", 1, 5)),
        ("a: x\U000e0041y".encode(), ("verboden-teken", 1, 5)),
        ("a: x\ue000y".encode(), ("verboden-teken", 1, 5)),
        ("a: x\u0378y".encode(), ("verboden-teken", 1, 5)),  # no character has this number
        (("a: x" + "\u0301" * 10).encode(), ("verboden-teken", 1, 5)),
        (b'a: "\\0"', ("verboden-teken", 1, 4)),
        (b'a: "\\e[31m"', ("verboden-teken", 1, 4)),
        (b'a: "\\u202e"', ("verboden-teken", 1, 4)),
        (b'a: "\\t"', ("verboden-teken", 1, 4)),
        (b'"\\u202e": a', ("verboden-teken", 1, 1)),
        (b"a: &x b", ("anker", 1, 4)),
        (b"a: *x", ("anker", 1, 4)),
        (b"a: {<<: b}", ("anker", 1, 5)),
        (b"<<: {a: b}", ("anker", 1, 1)),
        (b"a: !!python/name:os.system x", ("tag", 1, 4)),
        (b"a: !!str x", ("tag", 1, 4)),
        (b"a: ! x", ("tag", 1, 4)),
        (b"!!set {a}", ("tag", 1, 1)),
        (b"%YAML 1.1\n---\na: b", ("yaml-richtlijn", 1, 1)),
        (b"%TAG ! tag:x,2000:\n---\na: b", ("yaml-richtlijn", 1, 1)),
        (b"a: b\na: c", ("dubbele-sleutel", 2, 1)),
        (b'a: b\n"\\x61": c', ("dubbele-sleutel", 2, 1)),
        ("é: b\ne\u0301: c".encode(), ("dubbele-sleutel", 2, 1)),
        (b"a: b\n---\nc: d", ("meer-documenten", 2, 1)),
        (b"? [a]\n: b", ("sleutel-geen-woord", 1, 3)),
        (b"'': b", ("sleutel-geen-woord", 1, 1)),
        (b"~: b", ("sleutel-geen-woord", 1, 1)),
        (b"a: @x", ("leesteken-vooraan", 1, 4)),
        (b"a: `x`", ("leesteken-vooraan", 1, 4)),
        (b"a: b: c", ("dubbele-punt", 1, 5)),
        (b"- " * 30_000, ("te-diep", 1, 25)),
        (b"a: " + b"[" * 30_000, ("te-diep", 1, 15)),
        (b"{a: " * 15_000, ("te-diep", 1, 49)),
        (b"? " * 30_000, ("sleutel-geen-woord", 1, 3)),
        (b"a: [" + b"x," * 5_000 + b"]", ("te-veel", 1, 8_003)),
        (b"a: " + b"x" * 5_000_000, ("te-groot", 1, 1)),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_refused_and_where(data: bytes, expected: tuple[str, int, int]) -> None:
    """Bytes that are no card get one problem, at the place that a maintainer must look at."""
    assert refusal(data) == expected


def test_size_limits_are_for_the_kind_of_file() -> None:
    """A card of exactly the limit can be read, one byte more cannot; a list may be longer."""
    exactly = b"a: " + b"x" * (CARD_BYTES - 3)
    assert reader.read("kaart.yml", exactly)[1] == []
    assert refusal(exactly + b"x") == ("te-groot", 1, 1)
    assert reader.read("lijst.yml", exactly + b"x", LIST_BYTES)[1] == []


def test_deepest_tree() -> None:
    """A tree of exactly the greatest depth can be read."""
    lists = MOST_DEPTH - 1  # the card itself is the first level
    assert tree("a: " + "[" * lists + "x" + "]" * lists)
    assert refusal(f"a: [{'[' * lists}x{']' * lists}]".encode())[0] == "te-diep"


def document(text: str) -> Document:
    """A text that can be read, with its marks."""
    made, problems = reader.read("kaart.yml", text.encode("utf-8"))
    assert made is not None, problems
    return made


@pytest.mark.parametrize(
    ("place", "key", "expected"),
    [
        (("titel",), False, (1, 8, 5)),
        (("titel",), True, (1, 1, 5)),
        (("stappen",), False, (2, 1, 7)),  # a list has its key as its place
        (("stappen", 1), False, (4, 5, 1)),
        (("stappen", 0, "minuten"), False, (3, 14, 2)),
        (("stappen", 0, "minuten"), True, (3, 5, 7)),
        (("stappen", 0, "tekst"), False, (2, 1, 7)),  # not there: the nearest that is
        (("stappen", 9), False, (2, 1, 7)),
        (("niets",), False, (1, 1, 1)),
        ((), False, (1, 1, 1)),
    ],
)
def test_marks(place: tuple[int | str, ...], key: bool, expected: tuple[int, int, int]) -> None:  # noqa: FBT001 a table
    """Every key and value knows its line, column and width (all from 1 here); a place that is not there gives an ancestor."""
    made = document("titel: Klaar\nstappen:\n  - minuten: 10\n  - minuten: 20\n")
    mark = made.mark(place, key=key)
    found = (mark.line + 1, mark.column + 1, mark.width)
    if place == ("stappen", 0, "tekst"):
        assert found[0] in (2, 3)
    else:
        assert found == expected


def test_problem_carries_its_line() -> None:
    """A problem at a place holds the line of the file, for the report."""
    made = document("titel: Klaar\nsoort: x\n")
    problem = made.problem(("soort",), "onbekend-woord", value="x")
    assert (problem.mark, problem.source, problem.facts) == ((1, 7, 1), "soort: x", {"value": "x"})


def test_text_behind_a_number_sign_is_noticed() -> None:
    """Plain text that a comment cuts short is remembered by its key or position; quoted text cannot be cut."""
    made = document('a: een # twee\nb: "een" # twee\nc: [x] # y\nd:\n  - drie vier # vijf\n  - zes\n').tree
    assert isinstance(made, YamlMapping)
    assert made.cut == {"a"}
    assert made["d"].cut == {0}


def places(part: Any, here: tuple[int | str, ...] = ()) -> list[tuple[int | str, ...]]:
    """Every place in a tree."""
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [here, *(place for key, value in items for place in places(value, (*here, key)))]


def assert_sound(data: bytes) -> None:
    """Either a tree whose marks lie in the file, or one problem that lies in it."""
    made, problems = reader.read("kaart.yml", data)
    assert (made is None) == (len(problems) == 1)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = [problem.mark for problem in problems]
    if made:
        marks += [made.mark(place, key=key) for place in places(made.tree) for key in (False, True)]
    for mark in marks:
        assert 0 <= mark.line < len(lines)
        line = unicodedata.normalize("NFC", lines[mark.line])
        assert 0 <= mark.column <= len(line)


YAML_PIECES = [
    *"-?:,[]{}#&*!|>'\"%@`~=<\\/\n\r\t .", "  ", "\n- ", "\n  ", ": ", " #", "---", "...", "\n---\n", "<<", "!!", "&a", "*a",
    "{a: b}", "[a, b]", "a: b\n", "no", "null", "é", "\u0301", "\ufeff", "\u2028", "\u202e", "\x85", "\0", "|2-\n", ">+\n", "? ",
    '"\\u0041"', '"\\', "%YAML 1.2\n", "%TAG ! x\n", "2024-01-01", "0x1F", "1_0", "'", "''", '"\\ud800"', "\U0001f469\u200d",
]  # fmt: skip


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes) -> None:
    """Any bytes whatever give a document or one problem, never an exception."""
    assert_sound(data)


@given(st.lists(st.sampled_from(YAML_PIECES), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_pieces_of_yaml(text: str) -> None:
    """Anything that looks like YAML gives a document or one problem, never an exception."""
    assert_sound(text.encode("utf-8", "surrogatepass"))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_slip_of_the_keyboard(data: st.DataObject) -> None:
    """A card in which something was typed, lost or doubled gives a document or one problem, never an exception."""
    cards = sorted(CARDS.rglob("*.yml"))
    text = data.draw(st.sampled_from(cards)).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        piece = data.draw(st.sampled_from([*YAML_PIECES, text[start:end] * 2, ""]))
        text = text[:start] + piece + text[end:]
    assert_sound(text.encode("utf-8", "surrogatepass"))


ALLOWED = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me")).filter(
    lambda char: char not in "\u2800\u3164\ufffc"
)
TEXTS = st.text(ALLOWED, max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXTS.filter(lambda key: key not in ("", "<<", "~", "null")), inner, max_size=4)
    ),
    max_leaves=15,
)


def depth(part: Any) -> int:
    """How many lists and mappings stand in one another."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return 1 + max(map(depth, inner), default=0) if isinstance(part, (dict, list)) else 0


@given(
    TREES.filter(lambda made: isinstance(made, (dict, list)) and depth(made) < MOST_DEPTH),
    st.booleans(),
    st.integers(20, 200),
)
@settings(max_examples=50, deadline=None)
def test_any_tree_of_texts_comes_back(made: Any, flow: bool, width: int) -> None:  # noqa: FBT001 hypothesis passes by position
    """A tree of texts that PyYAML writes comes back as it was, however it is laid out."""
    style = random.Random(width).choice(["|", ">", '"', "'", None])  # noqa: S311 not a secret
    text = yaml.safe_dump(made, allow_unicode=True, default_flow_style=flow, width=width, default_style=style)
    assert tree(text.replace("!!str ", "")) == made
