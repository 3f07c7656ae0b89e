"""Ctrl+P gives a clean A4: the card and nothing but the card."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from generator.model import KINDS
from generator.wording import words
from tests.browser.places import LANGUAGES, catalogue, one_of, where
from tests.browser.visit import Visit

MOST_PAGES = {"concept": 5, "tool": 7, "conversation": 5, "factor": 5, "programme": 12}
A4 = (595, 842)
"""Points, 1/72 inch."""


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_printed_card(site: str, visit: Visit, kind: str, language: str) -> None:
    """A printed card is A4, has all its text, its facts explained and its address, and nothing of the site around it."""
    card = one_of(kind)
    page = visit.page(site + where(language).card(card))
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in printed.pages}
    assert sizes == {A4}
    assert len(printed.pages) <= MOST_PAGES[kind]
    text = _bare(" ".join(one.extract_text() for one in printed.pages))
    here = words(language)
    for part in ("site.description", "theme.dark", "theme.skip", "theme.footer_pages", "card.edit", "form.link"):
        assert _bare(here[part]) not in text, part
    assert _bare(where(language).card(card)) in text
    missing = [
        said
        for said in page.locator("article :is(h1, h2, h3, p, li)").evaluate_all(
            "all => all.filter(one => !one.querySelector('p, li, details, .edit, .improve') && "
            "!one.closest('nav, svg, .edit, .no-js-only, .filled, .actions'))"
            ".map(one => one.textContent.trim())"
        )
        if _bare(said)[:60] not in text and not said.startswith("http")
    ]
    assert missing == []
    assert _bare(catalogue().cards[card].card.title[language]) in text
