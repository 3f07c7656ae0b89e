"""Markdown as MkDocs converts it for the site, and as a much harsher set of extensions would."""

from __future__ import annotations

import re
from typing import Any

import markdown

from generator import settings

MKDOCS_OWN = ["toc", "tables", "fenced_code"]
"""What MkDocs switches on by itself."""

PROJECT: list[Any] = [
    *MKDOCS_OWN,
    *(item if isinstance(item, str) else next(iter(item)) for item in settings.MKDOCS["markdown_extensions"]),
]
CONFIGS = {
    name: options
    for item in settings.MKDOCS["markdown_extensions"]
    if isinstance(item, dict)
    for name, options in item.items()
}

_PYMDOWN = (
    "arithmatex betterem caret critic details emoji inlinehilite keys magiclink mark progressbar snippets superfences "
    "tabbed tasklist tilde"
)
HARSH: list[Any] = [
    *PROJECT,
    *["abbr", "admonition", "footnotes", "md_in_html", "nl2br", "sane_lists", "wikilinks"],
    *(f"pymdownx.{name}" for name in _PYMDOWN.split()),
]
"""What an owner might switch on one day: none of it may find anything to act on in the text of a card."""

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def body(page: str) -> str:
    """A page's Markdown without its front matter."""
    return _FRONT.sub("", page)


def converted(page: str, extensions: list[Any] | None = None) -> str:
    """The HTML of a page's Markdown, without its front matter."""
    text: str = markdown.markdown(body(page), extensions=extensions or PROJECT, extension_configs=CONFIGS)
    return text
