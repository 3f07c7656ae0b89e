"""Card text: a small tree of words, stress, links and references in; nothing else gets through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import markup, prose
from generator.faults import _found_by_parsing, faults
from generator.prose import CardLink, Citation, Emphasis, Inline, ListBlock, Paragraph, WebLink, Words
from tests.payloads import MARKDOWN, PAYLOADS


def p(*children: Inline) -> Paragraph:
    """A paragraph of these parts."""
    return Paragraph(children)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [p(Words(""))]),
        ("Gewone woorden.", [p(Words("Gewone woorden."))]),
        ("Tijd: 10:30 & 3 < 5 (of > 2)", [p(Words("Tijd: 10:30 & 3 < 5 (of > 2)"))]),
        ("*nu*", [p(Emphasis((Words("nu"),)))]),
        ("**nu**", [p(Emphasis((Words("nu"),), strong=True))]),
        ("een *twee **drie***", [p(Words("een "), Emphasis((Words("twee "), Emphasis((Words("drie"),), strong=True))))]),
        ("2 * 3 * 4", [p(Words("2 * 3 * 4"))]),
        ("snake_case_woord", [p(Words("snake_case_woord"))]),
        ("[hier](https://example.org/?a=1&b=2#c)", [p(WebLink("https://example.org/?a=1&b=2#c", (Words("hier"),)))]),
        ("[[rondje]]", [p(CardLink("rondje"))]),
        ("[[rondje|een *rondje*]]", [p(CardLink("rondje", "een *rondje*"))]),
        ("Zie [[rondje]] [@peeters-2021].", [p(Words("Zie "), CardLink("rondje"), Words(" "), Citation("peeters-2021"), Words("."))]),
        ("*[[rondje]]*", [p(Emphasis((CardLink("rondje"),)))]),
        ("een\ntwee", [p(Words("een twee"))]),
        ("een\n\ntwee", [p(Words("een")), p(Words("twee"))]),
        ("- een\n- *twee*", [ListBlock(((Words("een"),), (Emphasis((Words("twee"),)),)))]),
        ("1. een\n2. twee", [ListBlock(((Words("een"),), (Words("twee"),)), ordered=True)]),
        ("Eerst:\n\n- een\n- twee\n\nDan.", [p(Words("Eerst:")), ListBlock(((Words("een"),), (Words("twee"),))), p(Words("Dan."))]),
        ("1. is een getal", [p(Words("1. is een getal"))]),
        ("- is een streepje", [p(Words("- is een streepje"))]),
        ("# is een hekje", [p(Words("# is een hekje"))]),
        ("\\*niet\\*", [p(Words("*niet*"))]),
        ("&amp; &#42;", [p(Words("&amp; &#42;"))]),
        ("https://example.org", [p(Words("https://example.org"))]),
        ("<https://example.org>", [p(Words("<https://example.org>"))]),
        ("<b>vet</b>", [p(Words("<b>vet</b>"))]),
        ("[a][b]\n\n[b]: https://example.org", [p(Words("[a][b]")), p(Words("[b]: https://example.org"))]),
    ],
)  # fmt: skip
def test_what_text_means(text: str, expected: list[object]) -> None:
    """Words, stress, links, lists, card links and citations are understood; anything else stays words."""
    assert list(prose.parse(text)) == expected


def test_plain_words() -> None:
    """Search and descriptions get the words of a text without its markup, and titles for links to cards."""
    text = "Lees *eerst* [dit](https://example.org), dan [[rondje]] of [[kring|de kring]] [@peeters-2021].\n\n- een\n- twee"
    assert prose.plain(text, {"rondje": "Rondje"}) == "Lees eerst dit, dan Rondje of de kring . een twee"


def test_references_in_order() -> None:
    """Card links and citations come out in the order of the text, also from lists, stress and links."""
    text = "[[een]] *[[twee|x]]* [hier [@drie]](https://example.org)\n\n- [[vier]]\n- [@vijf]"
    found = list(prose.references(text))
    assert found == [CardLink("een"), CardLink("twee", "x"), Citation("drie"), CardLink("vier"), Citation("vijf")]


def nodes(part: Any) -> list[Any]:
    """Every node of a tree of card text."""
    children = part.items if isinstance(part, ListBlock) else getattr(part, "children", ())
    if isinstance(part, tuple):
        children = part
    return [part, *(node for child in children for node in nodes(child))]


PIECES = [
    "*", "**", "_", "[", "]", "(", ")", "[[", "]]", "[@", "|", "`", "```", "~~~", "\\", "<", ">", "&", "#", "!", "![", ":", "- ",
    "1. ", "\n", "\n\n", "    ", " ", "a", "b-c", "https://", "http://x.be", "javascript:", "&#106;", "é", "\u00a0", "<b>", "</b>", "<!--",
    "{: .x}", "{{ x }}", "[a]: ", "\"", "'", "=", "---", "|", "\u200d",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_text(text: str) -> None:
    """Any text gives a tree whose links lead to web addresses only, when it has no faults."""
    blocks = prose.parse(text)
    found = faults(text)
    prose.plain(text)
    list(prose.references(text))
    if not found:
        for node in nodes(blocks):
            if isinstance(node, WebLink):
                assert node.address.startswith(("https://", "http://"))


LINES = [
    "- 11 september", "- 3. x", "- 3 x", "- een", "- **twee** x", "- ‘drie’", "* vier", "1. vijf", "2) zes", "# kop", "**Let op.** x",
    "***", "- - -", "_ _ _", "---", "===", "  - diep", "    ver", "> wie", "~~~", "-", "+ a",
    "- [[rondje]]", "[@een] b", "een [[twee]] drie", "![[vier]]", "- - vijf", "- 1. zes", "- # zeven", "a* b", "",
]  # fmt: skip


def read_aloud(blocks: Any) -> list[str]:
    """The words of blocks, and their references, in order."""
    return [
        part
        for node in nodes(blocks)
        for part in (node.text.split() if isinstance(node, Words) else [str(node)])
        if isinstance(node, (Words, CardLink, Citation))
    ]


@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    | st.lists(st.sampled_from(LINES), max_size=8).map("\n".join)
    | st.text(
        st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=60
    )  # as the reader lets through
)
@settings(max_examples=1_000, deadline=None)
def test_the_short_ways_round_the_parser(text: str) -> None:
    """A text that is right means the same by a short way round the parser as it does by the parser."""
    if markup.MARKUP.search(text) and not faults(text) and not markup.is_crowded(text):
        by_parser = tuple(prose._blocks(markup.tokens(text)))  # noqa: SLF001 the long way
        assert _found_by_parsing(text) == ()
        assert read_aloud(prose.parse(text)) == read_aloud(by_parser)
        assert list(prose.references(text)) == [
            node for node in nodes(by_parser) if isinstance(node, (CardLink, Citation))
        ]


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_is_refused_or_harmless(text: str) -> None:
    """A hostile text has a fault, or means nothing but words and links to the web."""
    if not faults(text):
        for node in nodes(prose.parse(text)):
            assert not isinstance(node, WebLink) or node.address.startswith("https://")


@pytest.mark.parametrize("text", MARKDOWN)
def test_text_of_one_line_is_inline(text: str) -> None:
    """What only means something at the start of a line of a Markdown file means nothing in one line of card text."""
    (block,) = prose.parse(text)
    assert isinstance(block, Paragraph)


def test_parsing_takes_time_in_step_with_length() -> None:
    """Thousands of brackets, stars or links in the longest allowed text are no trouble."""
    for piece in ("[", "*", "_*", "[[", "[@", "](", "![", "`", "<a", "\\", "- ", "\n> ", "[a](https://b.be)"):
        text = (piece * 4_000)[:4_000]
        prose.parse(text)
        faults(text)
