"""Every address ever published keeps its page: on paper, in mails and in bookmarks it lives on."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.render.form import CARDS
from generator.wording import DEFAULT_LANGUAGE, languages, words
from tests.project import ROOT, SITE

LIST = Path(__file__).parent / "published-addresses.txt"


@cache
def _addresses() -> frozenset[str]:
    """The addresses of all pages of the project, relative to its root."""
    catalogue = pipeline.check(ROOT / "methods").catalogue
    found = set()
    for language in languages():
        root = "" if language == DEFAULT_LANGUAGE else f"{language}/"
        generated = [page.path for page in pipeline.edition(catalogue, language, SITE).pages]
        docs = ROOT / "docs" / language
        written = [file.relative_to(docs).as_posix() for file in docs.rglob("*.md")]
        # A card as a script, for the page of the same build only.
        data = (f"{words(language)['paths.print']}/cards/", f"{words(language)['paths.form']}/{CARDS}/")
        for path in (*(path for path in generated if not path.startswith(data)), *written):
            page = path.removesuffix("index.md").removesuffix("index.html")
            found.add(root + (f"{page.removesuffix('.md')}/" if page.endswith(".md") else page))
    return frozenset(found - {""})


def test_every_published_address_has_a_page() -> None:
    """No address of the list is gone; a renamed card keeps its old ones through `formerly`."""
    assert set(LIST.read_text("utf-8").splitlines()) - _addresses() == set()


def test_every_page_is_on_the_list() -> None:
    """A new page is added to the list (ACCEPT=1 does it), and from then on its address stays."""
    if os.environ.get("GITHUB_EVENT_NAME") == "pull_request":
        pytest.skip("whoever adds a card in the browser cannot add it to the list; the next change of the code does")
    known = set(LIST.read_text("utf-8").splitlines())
    if os.environ.get("ACCEPT"):
        known |= _addresses()
        LIST.write_text("".join(f"{address}\n" for address in sorted(known)), "utf-8")
    assert _addresses() - known == set()
