"""libyaml's complaint about a text in; a cause that a maintainer can act on out: code, place and facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from generator.problems import Mark


class Spot(Protocol):
    """Where libyaml points: a line and a column, both from 0, perhaps past the end."""

    line: int
    column: int


class Cause(NamedTuple):
    """Why a text is not YAML."""

    code: str
    mark: Mark
    facts: dict[str, str]


_CAUSES = (
    ("mapping values are not allowed", "dubbele-punt", False),
    ("found unexpected ':'", "dubbele-punt", False),
    ("while scanning a simple key", "dubbele-punt-ontbreekt", True),
    ("while scanning a quoted scalar", "aanhalingsteken-open", True),
    ("while parsing a quoted scalar", "schuine-streep", False),
    ("while parsing a flow sequence", "haakje-open", True),
    ("while parsing a flow mapping", "haakje-open", True),
    ("an alias", "anker", True),
    ("an anchor", "anker", True),
    ("tag", "tag", False),
    ("while scanning a block scalar", "leesteken-vooraan", True),
    ("are not allowed in this context", "leesteken-vooraan", False),
    ("cannot start any token", "leesteken-vooraan", False),
    ("did not find expected node content", "leesteken-vooraan", False),
    ("did not find expected '-' indicator", "inspringing", False),
    ("did not find expected key", "inspringing", False),
)
"""Words of libyaml (scanner.c and parser.c) → our code, and whether to point at the start of the construct."""

_FACTS = {
    "aanhalingsteken-open": "character",
    "haakje-open": "character",
    "leesteken-vooraan": "character",
    "tekst-na-sluiting": "character",
    "yaml-fout": "detail",
}
"""The fact that a code has."""


def cause(detail: str, start: Spot | None, end: Spot | None, lines: Sequence[str]) -> Cause:
    """The cause of a complaint about these lines; `start` is where the construct began, `end` where it broke off."""
    found, from_start = next(((code, start) for words, code, start in _CAUSES if words in detail), ("yaml-fout", False))
    mark = _inside(start if from_start and start else end, lines)
    before, after = lines[mark.line][: mark.column].rstrip(), lines[mark.line][mark.column :]
    code = _nearer(found, before, after)
    facts = {"detail": detail, "character": before[-1:] if code == "tekst-na-sluiting" else after[:1]}
    return Cause(code, mark, {name: facts[name] for name in facts if name == _FACTS.get(code)})


def _nearer(code: str, before: str, after: str) -> str:
    """A nearer cause than libyaml's words alone give, by what stands before and after the place."""
    match code:
        case "inspringing" | "dubbele-punt-ontbreekt" if re.match(r"-[^-\s]", after):
            return "streepje-zonder-spatie"
        case "dubbele-punt" if re.match(r"\s*(?:- +)*[a-z_]+:\S", before):
            return "dubbele-punt-ontbreekt"
        case "inspringing" if before.endswith(('"', "'", "]", "}")):
            return "tekst-na-sluiting"
        case "inspringing" if after.startswith(":"):
            return "sleutel-geen-woord"
        case "leesteken-vooraan" if not after[:1].strip():
            return "yaml-fout"
    return code


def _inside(mark: Spot | None, lines: Sequence[str]) -> Mark:
    """The place, moved back to the end of the last line with words when libyaml points past it."""
    if mark is None:
        return Mark()
    line = min(mark.line, len(lines) - 1)
    while line == len(lines) - 1 and line > 0 and not lines[line].strip():
        lines, line = lines[:-1], line - 1
    return (
        Mark(line, min(mark.column, len(lines[line]))) if line == mark.line else Mark(line, len(lines[line].rstrip()))
    )
