"""Card text in; the tokens of its markup out, by markdown-it-py with HTML off and with two kinds of reference of our own."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.model.values import ID, SOURCE_ID

MARKUP = re.compile(r"[\\`*_\[<\n]")
"""Any sign that the parser should look at a text; a text without it is one paragraph of plain words."""

MOST_SIGNS = 200
"""Brackets, stars, underscores, backticks and backslashes in one text."""

_CARD_LINK = re.compile(rf"\[\[(?P<card>{ID})(?:\|(?P<text>[^\[\]|]+))?\]\]")
_CITATION = re.compile(rf"\[@(?P<source>{SOURCE_ID})\]")
REFERENCE = re.compile(rf"{_CARD_LINK.pattern}|{_CITATION.pattern}")
"""A card link or a citation."""


def _card_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 markdown-it's signature
    found = _CARD_LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("card_link", "", 0).meta = {"card": found["card"], "text": " ".join((found["text"] or "").split())}
    state.pos = found.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 markdown-it's signature
    found = _CITATION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"source": found["source"]}
    state.pos = found.end()
    return True


def _parser() -> MarkdownIt:
    """CommonMark without HTML, autolinks, entities and tables, and with our two kinds of reference."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    parser.disable(["html_block", "html_inline", "autolink", "entity", "image", "reference"])
    parser.inline.ruler.before("link", "card_link", _card_link)
    parser.inline.ruler.before("link", "citation", _citation)
    return parser


_PARSER = _parser()


@lru_cache(maxsize=16_384)
def tokens(text: str) -> tuple[Token, ...]:
    """A text of one line has no blocks: a number, dash or `#` at its start is just a number, dash or `#`.

    Kept, as each text is looked at three times: for faults, for references, and for its page.
    """
    return tuple(_PARSER.parse(text) if "\n" in text else _PARSER.parseInline(text))


def is_crowded(text: str) -> bool:
    """True for more signs than a text of words can need; the parser takes long over thousands of open brackets."""
    return sum(text.count(sign) for sign in "[*_`\\") > MOST_SIGNS
