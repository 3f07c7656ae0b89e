"""Card text on a page: words, stress, links, citations and terms, and nothing else whatever the text holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.render import Book
from generator.render import writer as module
from generator.render.writer import Writer
from tests.pages import alive, fragment, words
from tests.payloads import PAYLOADS
from tests.site_markdown import HARSH, PROJECT, converted

HERE = "gesprekken/rondje/"


@pytest.fixture
def write(books: dict[str, Book]) -> Writer:
    """A writer for a Dutch card page."""
    return Writer(books["nl"], HERE, "rondje")


@pytest.fixture(scope="session")
def writer(books: dict[str, Book]) -> Callable[[], Writer]:
    """Gives a fresh writer for each text."""
    return lambda: Writer(books["nl"], HERE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gewoon.", "<p>Gewoon.</p>"),
        ("*nu* en **straks**", "<p><em>nu</em> en <strong>straks</strong></p>"),
        ("[hier](https://x.be/?a=1&b=2)", '<p><a href="https://x.be/?a=1&amp;b=2">hier</a></p>'),
        ("[[straatkaart]]", '<p><a href="../../ontwerpen/straatkaart/">Straatkaart</a></p>'),
        ("[[straatkaart|de kaart]]", '<p><a href="../../ontwerpen/straatkaart/">de kaart</a></p>'),
        ("[[bestaat-niet]]", "<p>bestaat-niet</p>"),
        ("[[bestaat-niet|iets]]", "<p>iets</p>"),
        (
            "Zie [@peeters-2021].",
            '<p>Zie <a class="cite" href="#source-peeters-2021">(Peeters en De Smet, 2021)</a>.</p>',
        ),
        ("Zie[@bestaat-niet].", "<p>Zie.</p>"),
        ("een drempel", '<p>een <a class="term" href="../../begrippen/drempel/">drempel</a></p>'),
        ("*drempel*", '<p><em><a class="term" href="../../begrippen/drempel/">drempel</a></em></p>'),
        ("[drempel](https://x.be)", '<p><a href="https://x.be">drempel</a></p>'),
        ("[[straatkaart|drempel]]", '<p><a href="../../ontwerpen/straatkaart/">drempel</a></p>'),
        ("een\n\ntwee", "<p>een</p><p>twee</p>"),
        ("- een\n- *twee*", "<ul><li>een</li><li><em>twee</em></li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("3 < 5 & 2*2", "<p>3 &lt; 5 &amp; 2&#42;2</p>"),
    ],
)
def test_blocks(text: str, expected: str, write: Writer) -> None:
    """A text becomes paragraphs and lists, with links that work from this page."""
    assert write.block({"nl": text}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een *twee*", "een <em>twee</em>"),
        ("een\n\ntwee", "een twee"),
        ("een:\n\n- twee\n- drie", "een: twee drie"),
    ],
)
def test_text_in_a_line(text: str, expected: str, write: Writer) -> None:
    """Where a text stands in a paragraph, it holds no blocks: a list in a paragraph would break the page."""
    html = write.inline({"nl": text})
    assert words(fragment(html)) == words(fragment(expected))
    assert not [part for part in fragment(html).iter() if str(part.tag).endswith(("}ul", "}ol", "}li", "}p"))]


def test_lines_are_letter_for_letter(write: Writer) -> None:
    """A title or name means nothing but its letters."""
    assert words(fragment(write.line({"nl": "*a* [[b]] [@c] <d> & drempel"}))) == "*a* [[b]] [@c] <d> & drempel"


def test_nothing_gives_nothing(write: Writer) -> None:
    """A text that is not there takes no room."""
    assert (write.line(None), write.inline(None), write.block(None)) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({"nl": "Dag *jij*."}, '<span lang="nl">Dag <em>jij</em>.</span>'),
        ({"nl": "Dag.", "en": "Hello."}, "Hello."),
    ],
)
def test_untranslated_text_in_a_line(text: dict[str, str], expected: str, books: dict[str, Book]) -> None:
    """A text without a translation is shown in Dutch, and says so to screen readers."""
    assert Writer(books["en"], "en/").inline(text) == expected


def test_untranslated_blocks(books: dict[str, Book]) -> None:
    """Every paragraph and every item of a list without a translation says that it is Dutch."""
    html = Writer(books["en"], "en/").block({"nl": "een\n\n- twee\n- drie"})
    assert html == (
        '<p><span lang="nl">een</span></p><ul><li><span lang="nl">twee</span></li><li><span lang="nl">drie</span></li></ul>'
    )


def test_what_a_page_mentions(write: Writer) -> None:
    """A term is a link at its first mention on a page, also when a link to its card came before; cited works are remembered."""
    assert "class" not in write.block({"nl": "[[drempel]] en drempel"})
    assert write.block({"nl": "buurtnetwerk [@janssens-2018] [@peeters-2021]"}).count('class="term"') == 1
    assert write.block({"nl": "buurtnetwerk [@janssens-2018]"}).count('class="term"') == 0
    assert list(write.cited) == ["janssens-2018", "peeters-2021"]


def test_page_does_not_link_to_itself(books: dict[str, Book]) -> None:
    """The page of a concept does not link its own name."""
    assert Writer(books["nl"], "begrippen/drempel/", "drempel").block({"nl": "drempel"}) == "<p>drempel</p>"


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_past_the_check(text: str, write: Writer) -> None:
    """With the check switched off, a hostile text puts nothing on a page but words, stress, lists and links to the web."""
    for made in (write.line, write.inline, write.block):
        html = made({"nl": text})
        for extensions in (PROJECT, HARSH):
            assert alive(fragment(converted(f"<div>{html}</div>", extensions))) == []


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_past_the_check_and_the_cleaner(
    text: str, books: dict[str, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With check and cleaner switched off, what this module writes by itself is harmless, but for addresses that the check refuses."""
    monkeypatch.setattr(module, "armoured_html", Markup)
    bare = Writer(books["nl"], HERE)
    for made in (bare.line, bare.inline, bare.block):
        assert [part for part in alive(fragment(made({"nl": text}))) if not part.startswith("href=")] == []


PIECES = st.sampled_from([
    *PAYLOADS, "*", "**", "_", "[", "]", "(", ")", "[[rondje]]", "[[", "|", "[@peeters-2021]", "drempel", "buurtnetwerk", " ", "\n\n", "- ",
    "[a](https://x.be)", "](https://x.be)", "`", "\\", "&", "<", ">", '"', "é", "woord",
])  # fmt: skip


@given(st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text(writer: Callable[[], Writer], text: str) -> None:
    """Any text at all puts nothing on a page but words, stress, lists and links, before Markdown and after."""
    write = writer()
    for made in (write.line, write.inline, write.block):
        html = made({"nl": text})
        assert alive(fragment(html)) == []
        assert alive(fragment(converted(f"<div>{html}</div>"))) == []
