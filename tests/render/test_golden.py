"""Golden pages: one card of each kind, and a session, in each language, as rendered Markdown, in full and read by eye.

`pytest --update-golden` writes them anew; read the change before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import Checked, Edition
from generator.wording import languages

GOLDEN = Path(__file__).parents[1] / "golden"
CARDS = {
    "concept": "buurtnetwerk",
    "tool": "straatkaart",
    "conversation": "rondje",
    "factor": "vaste-dag",
    "programme": "jaar-in-de-straat",
    "session": "avond-een",
}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", CARDS)
def test_golden_page(
    kind: str, language: str, editions: dict[str, Edition], checked: Checked, request: pytest.FixtureRequest
) -> None:
    """The page of a card that uses every field of its kind is, letter for letter, the one that was read and found good."""
    assert kind == "session" or checked.catalogue.cards[CARDS[kind]].kind == kind
    (page,) = [page for page in editions[language].pages if page.path.endswith(f"/{CARDS[kind]}/index.md")]
    golden = GOLDEN / language / f"{kind}.md"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(page.data())
    assert str(page.content) == golden.read_text("utf-8")


def test_no_golden_page_is_left_over() -> None:
    """Each golden page is the page of a kind and language that there is."""
    found = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*") if file.is_file()}
    assert found == {f"{language}/{kind}.md" for language in languages() for kind in CARDS}
