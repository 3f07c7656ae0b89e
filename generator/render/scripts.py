"""The names of scripts in; what a page loads out: one file of all of them, in this order, without comments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import rjsmin

SOURCES = Path(__file__).parents[1] / "scripts"


@cache
def joined(parts: Sequence[str]) -> str:
    """All scripts as one. Each is named by its folder and its own name: `shared/view`."""
    text: str = rjsmin.jsmin("\n".join((SOURCES / f"{part}.js").read_text("utf-8") for part in parts))
    return f"{text}\n"
