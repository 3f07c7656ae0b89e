"""Names of our own scripts in; one script as readers get it, without comments and indentation, out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rjsmin

SCRIPTS = Path(__file__).parents[1] / "scripts"


@cache
def bundled(*names: str) -> str:
    """The scripts as one, in the order in which they need one another."""
    text: str = rjsmin.jsmin("\n".join((SCRIPTS / f"{name}.js").read_text("utf-8") for name in names))
    return f"{text}\n"
