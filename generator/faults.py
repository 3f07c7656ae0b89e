"""Card text in; what may not stand in it out.

The parser's tokens say so. A text without any sign of what is forbidden takes a short way round the parser: that is nearly every
text, and it keeps `check` quick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.markup import MARKUP, REFERENCE, is_crowded, tokens


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may not stand in card text: a problem code, and the piece of text to point at."""

    code: str
    piece: str


_TAG = re.compile(r"<[a-zA-Z/!?][^\s>]{0,40}")
_SCRIPT = re.compile(r"(?:javascript|vbscript)\s*:|data:[a-z]+/", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+")
_HALF_REFERENCE = re.compile(r"\[(?:\[|@)[^\]\s]{0,40}")
_BAD_LINK = re.compile(r"\]\(\s*+(?!https?://)(?P<address>[^)\s]{0,60})", re.IGNORECASE)
_IMAGE = re.compile(r"!\[")
_SIGN_OF_FAULT = re.compile(
    r"[`\[<]"
    r"|^(?!- (?!\d+[.)])\*{0,2}[^\s#>~=+*_-])(?: {4}| {0,3}(?:[#>~=]|[-+*](?:\s|\Z)|([-*_])[ ]*(?:\1[ ]*){2,}$|\d))",
    re.MULTILINE,
)
"""Without it (references left out) a text can have emphasis, paragraphs and a plain list, but nothing that is forbidden."""

_NUMBERED = re.compile(r"^1\. .*(?:\n\d+\. .*)*", re.MULTILINE)
_NUMBER = re.compile(r"^\d+\. ", re.MULTILINE)
"""A list that is numbered from 1; what may not stand in it may not stand in a plain list either."""

_FORBIDDEN_BLOCKS = {
    "heading_open": "#",
    "blockquote_open": ">",
    "fence": "```",
    "code_block": "    ",
    "hr": "---",
    "html_block": "<",
}


def faults(text: str) -> tuple[Fault, ...]:
    """All that may not stand in this card text."""
    has_script = _may_have_script(text) and _SCRIPT.search(text)
    if not (has_script or MARKUP.search(text)):
        return ()
    in_doubt = has_script or "\\" in text or "![" in text or "](" in text or is_crowded(text)
    if not (in_doubt or _SIGN_OF_FAULT.search(_simpler(text))):
        return ()
    if is_crowded(text):
        return (Fault("niet-in-kaarttekst", next(iter(re.findall(r"[\[*_`\\]{2,40}", text)), text[:1])),)
    return _found_by_parsing(text)


def _simpler(text: str) -> str:
    """The text without references, its numbered lists as plain ones."""
    return _NUMBERED.sub(lambda numbered: _NUMBER.sub("- ", numbered[0]), REFERENCE.sub("x", text))


def _found_by_parsing(text: str) -> tuple[Fault, ...]:
    found = [Fault("html-in-tekst", match[0]) for match in _TAG.finditer(text)]
    found += [Fault("onveilige-link", match[0]) for match in _SCRIPT.finditer(_BAD_LINK.sub("", text))]
    found += [Fault("niet-in-kaarttekst", match[0]) for match in _IMAGE.finditer(text)]
    if not _IMAGE.search(text):
        found += [Fault("onveilige-link", match["address"] or match[0]) for match in _BAD_LINK.finditer(text)]
    lines = text.split("\n")
    for token in tokens(text):
        if (
            token.type in _FORBIDDEN_BLOCKS
            or (token.type in ("bullet_list_open", "ordered_list_open") and token.level > 0)
            or (token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1)
        ):
            found.append(Fault("niet-in-kaarttekst", _first_words(token, lines)))
        for child in token.children or ():
            if child.type == "code_inline":
                found.append(Fault("niet-in-kaarttekst", f"`{child.content}"))
            elif child.type == "link_open" and not _ADDRESS.fullmatch(str(child.attrs["href"])):
                found.append(Fault("onveilige-link", str(child.attrs["href"])))
            elif child.type == "text":
                found += [Fault("foute-verwijzing", match[0]) for match in _HALF_REFERENCE.finditer(child.content)]
    return tuple(dict.fromkeys(found))


def line_faults(text: str) -> tuple[Fault, ...]:
    """What may not stand in a text that is printed letter for letter."""
    found = [Fault("html-in-tekst", match[0]) for match in _TAG.finditer(text)] if "<" in text else []
    if _may_have_script(text):
        found += [Fault("onveilige-link", match[0]) for match in _SCRIPT.finditer(text)]
    return tuple(found)


def _may_have_script(text: str) -> bool:
    """A quick look before `_SCRIPT`, which reads slowly as it does not mind capitals."""
    if ":" not in text:
        return False
    folded = text.casefold()
    return "script" in folded or "data:" in folded


def _first_words(token: Token, lines: Sequence[str]) -> str:
    line = lines[token.map[0]] if token.map and token.map[0] < len(lines) else lines[0]
    return line.strip()[:40]
