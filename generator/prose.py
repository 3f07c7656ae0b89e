"""Card text in; a small tree of blocks and words out.

Only the constructs below pass. Text without any sign of markup takes a short way round the
parser: that is nearly every text, and it keeps `check` quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from generator.markup import MARKUP, REFERENCE, is_crowded, tokens


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*stressed*`, or `**strong**`."""

    children: tuple[Inline, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class WebLink:
    """`[words](https://…)`."""

    address: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """`[[card-id]]` or `[[card-id|words]]`."""

    card: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@source-id]`."""

    source: str


Inline = Words | Emphasis | WebLink | CardLink | Citation


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of one level; each item is one line of words."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


Block = Paragraph | ListBlock


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a card text. What may not stand in it (see `faults`) comes out as plain words."""
    if not MARKUP.search(text) or is_crowded(text):
        return (Paragraph((Words(text),)),)
    if _is_plain_but_for_references(text):
        return (Paragraph(tuple(_words_and_references(text))),)
    return tuple(_blocks(tokens(text)))


def _is_plain_but_for_references(text: str) -> bool:
    """True when card links and citations are the only markup: there the parser would find just these."""
    return "![" not in text and not MARKUP.search(REFERENCE.sub("", text))


def _words_and_references(text: str) -> Iterator[Inline]:
    end = 0
    for found in REFERENCE.finditer(text):
        if found.start() > end:
            yield Words(text[end : found.start()])
        yield _reference(found)
        end = found.end()
    if end < len(text):
        yield Words(text[end:])


def _reference(found: re.Match[str]) -> CardLink | Citation:
    card = found["card"]
    return CardLink(card, " ".join((found["text"] or "").split())) if card else Citation(found["source"])


def plain(text: str, titles: dict[str, str] | None = None) -> str:
    """The words of a card text without markup, for search, descriptions and data; `titles` names linked cards."""
    return " ".join(
        " ".join(
            _plain(item, titles or {}) for item in (block.items if isinstance(block, ListBlock) else (block.children,))
        )
        for block in parse(text)
    )


def references(text: str) -> Iterator[CardLink | Citation]:
    """The card links and citations of a text, in order."""
    if "[[" not in text and "[@" not in text:
        return
    if "`" not in text and "\\" not in text and "](" not in text:
        for found in REFERENCE.finditer(text):
            yield _reference(found)
    else:
        for block in parse(text):
            for children in block.items if isinstance(block, ListBlock) else (block.children,):
                yield from _references(children)


def _references(children: Sequence[Inline]) -> Iterator[CardLink | Citation]:
    for child in children:
        if isinstance(child, (CardLink, Citation)):
            yield child
        elif isinstance(child, (Emphasis, WebLink)):
            yield from _references(child.children)


def _plain(children: Sequence[Inline], titles: dict[str, str]) -> str:
    parts = []
    for child in children:
        match child:
            case Words(text):
                parts.append(text)
            case Emphasis(inner) | WebLink(_, inner):
                parts.append(_plain(inner, titles))
            case CardLink(card, text):
                parts.append(text or titles.get(card, card))
            case Citation():
                parts.append("")
    return "".join(parts)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Top-level paragraphs and lists; a forbidden block keeps its words as a paragraph."""
    items: list[tuple[Inline, ...]] | None = None
    ordered = False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open") and token.level == 0:
            items, ordered = [], token.type == "ordered_list_open"
        elif token.type in ("bullet_list_close", "ordered_list_close") and token.level == 0:
            yield ListBlock(tuple(items or ()), ordered)
            items = None
        elif token.type == "inline":
            children = _inlines(iter(token.children or ()))
            if items is None:
                yield Paragraph(children)
            else:
                items.append(children)
        elif token.type in ("fence", "code_block"):
            yield Paragraph((Words(token.content.strip()),))


def _inlines(tokens: Iterator[Token], until: str = "") -> tuple[Inline, ...]:
    parts: list[Inline] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type in ("text", "code_inline", "softbreak", "hardbreak"):
            _add_words(parts, token.content if token.type in ("text", "code_inline") else " ")
        elif token.type in ("em_open", "strong_open"):
            children = _inlines(tokens, token.type.replace("open", "close"))
            parts.append(Emphasis(children, strong=token.type == "strong_open"))
        elif token.type == "link_open":
            parts.append(WebLink(str(token.attrs["href"]), _inlines(tokens, "link_close")))
        elif token.type == "card_link":
            meta: dict[str, Any] = token.meta
            parts.append(CardLink(meta["card"], meta["text"]))
        elif token.type == "citation":
            parts.append(Citation(token.meta["source"]))
    return tuple(parts)


def _add_words(parts: list[Inline], text: str) -> None:
    """Neighbouring pieces of text become one."""
    if parts and isinstance(parts[-1], Words):
        parts[-1] = Words(parts[-1].text + text)
    elif text:
        parts.append(Words(text))
