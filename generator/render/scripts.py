"""The name of a part of the site in; its scripts, as one file without comments, out.

What a page needs first, or what is short, stands in theme/assets/javascripts as it is. Larger scripts are written in parts,
one a concept, in scripts/<name>; each part takes what the ones before it left.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rjsmin

SOURCES = Path(__file__).parents[1] / "scripts"

PARTS = {
    "ranking": ("words", "index", "results", "ranking"),
    "finder": ("cards", "asked", "fitting", "view", "page"),
    "planner": (
        *("plan", "ready", "advice", "formats", "yaml", "docx", "qr", "shelf"),
        *("view", "blocks", "sheets", "ways", "run", "page"),
    ),
}
"""Script → its parts, in the order in which they need one another."""


@cache
def script(name: str) -> str:
    """All parts as one."""
    text: str = rjsmin.jsmin("\n".join((SOURCES / name / f"{part}.js").read_text("utf-8") for part in PARTS[name]))
    return f"{text}\n"
