"""Finished HTML goes past the Markdown parser, and what comes out is what the parser would have made of the whole page."""

from __future__ import annotations

import pytest

from generator.finished import with_finished, without_finished
from generator.pipeline import Edition
from generator.wording import languages
from tests.site_markdown import body, converted


@pytest.mark.parametrize("language", languages())
def test_every_page_is_as_if_converted_whole(language: str, editions: dict[str, Edition]) -> None:
    """Letter for letter; and of all pages together a small part only has to be converted."""
    whole, left = 0, 0
    for page in editions[language].pages:
        if page.path.endswith(".md"):
            text = body(str(page.content))
            short, blocks = without_finished(text)
            assert with_finished(converted(short), blocks) == converted(text), page.path
            whole, left = whole + len(text), left + len(short)
    assert left < whole / 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Kop\n\nTekst met [link](a.md).",
        "<p>een</p>\n\n## Twee {: #twee }\n\n<div>\n<p>drie</p>\n</div>\n\nvier",
        "<p>een</p>\n## Twee\n\n<p>drie</p>",
        "<div>\n\n<p>binnen</p>\n\n</div>\n\nna",
        "<div class='a'>open\n\n## Kop\n\n</div>",
        "<em>woord</em> in een alinea</em>",
        "<p>een</p> *twee* <p>drie",
        "tekst <p>een</p>\n\n<h2 id='x'>Kop</h2>",
        "<ul><li>een</li></ul>\n\n\n\n<ol><li>twee</li></ol>\n",
    ],
)
def test_odd_pages(text: str) -> None:
    """Whatever stands around, between and inside."""
    short, blocks = without_finished(text)
    assert with_finished(converted(short), blocks) == converted(text)
