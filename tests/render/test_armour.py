"""Armour: any text in; HTML out that shows that very text, whatever reads the page on the way."""

from __future__ import annotations

import string

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from generator.render.armour import armoured, armoured_html, finalised
from tests.pages import alive, fragment, words
from tests.payloads import PAYLOADS
from tests.site_markdown import HARSH, PROJECT

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=50) | st.lists(
    st.sampled_from([*string.punctuation, *PAYLOADS, "  ", "a", "1. ", "é", "&amp;", "\u00a0"]), max_size=6
).map("".join)
"""Any text, and texts full of characters that mean something somewhere."""


@pytest.mark.parametrize("char", string.punctuation)
def test_every_sign(char: str) -> None:
    """Each sign of the keyboard comes out as that sign, alone and in a row, and not as anything that means something."""
    for text in (char, char * 3, f"a{char}b", f"{char} a"):
        assert words(fragment(armoured(text))) == text
        for extensions in (PROJECT, HARSH):
            shown = markdown.markdown(f"<p>{armoured(text)}</p>", extensions=extensions)
            assert words(fragment(shown)).strip() == text.strip()


def test_what_is_left_alone() -> None:
    """Letters, digits, spaces and the signs of plain sentences need no armour, so that pages stay small and readable."""
    text = "Één zin, met 2 komma’s: (ja) – of “nee”? 10.30 u; a/b-c"
    assert str(armoured(text)) == text


def test_line_ends() -> None:
    """A line end in a text is a space: a text never begins a line of a page."""
    assert armoured("een\ntwee\rdrie") == "een twee drie"


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_letter_for_letter(text: str) -> None:
    """Any text in a block of HTML comes out of Markdown as that text, with the project's extensions and with twenty others."""
    expected = text.replace("\n", " ").replace("\r", " ").replace("\x02", "").replace("\x03", "")
    for extensions in (PROJECT, HARSH):
        element = fragment(markdown.markdown(f'<p class="x">{armoured(text)}</p>', extensions=extensions))
        assert words(element).strip("\n") == expected
        assert [child.tag for child in element.iter()][2:] == []


@given(TEXT.filter(str.strip))
@settings(max_examples=100, deadline=None)
def test_any_text_in_a_heading(text: str) -> None:
    """A text in a Markdown heading, which is no HTML block, comes out letter for letter too, without a name or style of its own."""
    title = " ".join(text.split())
    html = markdown.markdown(f"## {armoured(title)} {{: #vast }}", extensions=PROJECT)
    element = fragment(html)
    assert " ".join(words(element).split()) == title
    (heading,) = list(element)
    assert dict(heading.attrib) == {"id": "vast"}
    assert list(heading) == []


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_is_shown(text: str) -> None:
    """A hostile text, with the check switched off, is shown and does nothing."""
    expected = text.replace("\n", " ")
    for extensions in (PROJECT, HARSH):
        element = fragment(markdown.markdown(f"<p>{armoured(text)}</p>", extensions=extensions))
        assert words(element) == expected
        assert alive(element) == []


@pytest.mark.parametrize("html", PAYLOADS)
def test_the_cleaner_alone(html: str) -> None:
    """Hostile HTML that came past every other wall leaves no element, attribute or address that can do anything."""
    element = fragment(armoured_html(html))
    assert alive(element) == []


@given(
    st.lists(
        st.sampled_from(
            [
                *PAYLOADS,
                "<p>",
                "</p>",
                "<a href=\"https://x.be/?a=1&b='2'#c_d*e\">",
                "</a>",
                "<em>",
                "x & y",
                "<",
                ">",
                '"',
            ]
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_the_cleaner_alone_on_any_mix(parts: list[str]) -> None:
    """However hostile pieces are put together, only allowed elements, attributes and addresses come out, also after Markdown."""
    clean = armoured_html("".join(parts))
    assert alive(fragment(clean)) == []
    assert alive(fragment(markdown.markdown(f"<div>{clean}</div>", extensions=PROJECT))) == []


def test_allowed_html_stays() -> None:
    """Paragraphs, lists, stress, links and language marks pass, with their words armoured and their addresses whole."""
    link = '<a class="term" href="https://x.be/?a=1&amp;b=_2_">e_f</a>'
    html = f'<p>a*b <em>c</em> <strong>d</strong> {link}</p><ul><li><span lang="nl">g</span></li></ul>'
    assert armoured_html(html) == html.replace("a*b", "a&#42;b").replace("e_f", "e&#95;f")


def test_values_in_templates() -> None:
    """What a template shows is armoured unless it was finished before; nothing is shown for nothing."""
    template = Environment(autoescape=True, finalize=finalised).from_string("{{ a }}|{{ b }}|{{ c }}|{{ d }}")
    assert template.render(a="<b>*", b=Markup("<b>*"), c=None, d=3) == "&#60;b&#62;&#42;|<b>*||3"
