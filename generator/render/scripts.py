"""Names of our own scripts, or data for them, in; one script as readers get it out."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import rjsmin

SCRIPTS = Path(__file__).parents[1] / "scripts"


@cache
def bundled(*names: str) -> str:
    """The scripts as one, in the order in which they need one another, without comments and indentation."""
    text: str = rjsmin.jsmin("\n".join((SCRIPTS / f"{name}.js").read_text("utf-8") for name in names))
    return f"{text}\n"


def data_script(name: str, value: object) -> str:
    """A script that gives a global name its value: a page from a folder may load scripts, but no JSON."""
    return f"globalThis.{name} = {compact(value)};\n"


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
