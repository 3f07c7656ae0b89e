"""The Jinja environment of the page templates: strict about names, and every value armoured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator import prose
from generator.render.armour import finalised
from generator.render.materials import ONCE

ICONS = {
    "concept": "M12 3a6 6 0 0 0-3 11v3h6v-3a6 6 0 0 0-3-11zM10 21h4",
    "tool": "M4 20l9-9M14 4l6 6-3 3-6-6z",
    "conversation": "M4 5h12v8H9l-4 3v-3H4zM18 9h2v7h-1v3l-4-3h-4",
    "factor": "M5 13l4 4L19 7",
    "programme": "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4",
}
"""The outline of each kind's icon in a square of 24, the same on page and paper."""


@cache
def environment() -> Environment:
    """The environment, made once: to compile templates takes longer than to fill them. Text of cards comes in as values only."""
    made = Environment(
        loader=PackageLoader("generator", "templates/site"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=finalised,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"icons": ICONS, "once": ONCE}
    made.filters["cites"] = _cites
    return made


def filled(environment: Environment, template: str, values: Mapping[str, Any]) -> str:
    """The Markdown of a page: one blank line between blocks, so that Markdown sees each as a block of its own."""
    text = environment.get_template(f"{template}.md.j2").render(values)
    return re.sub(r"\n\s*\n+", "\n\n", text).strip() + "\n"


def _cites(text: Mapping[str, Any], source: str) -> bool:
    """True when a text cites a work itself, so that the citation need not be added behind it."""
    return any(
        isinstance(reference, prose.Citation) and reference.source == source
        for words in text.values()
        for reference in prose.references(words)
    )
