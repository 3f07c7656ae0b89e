"""The text of a card and its tree in; the comments in it out, each by the value that it stands above or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from generator.document import Document, YamlMapping, YamlSequence
from generator.model.texts import Place

_MODELINE = re.compile(r"#\s*yaml-language-server:")


@dataclass(slots=True)
class Comments:
    """Whole lines, with the empty ones between them, and ends of lines."""

    head: list[str] = field(default_factory=list)
    """Stays at the top of the file, whichever field comes first."""

    above: dict[Place, list[str]] = field(default_factory=dict)
    behind: dict[Place, list[str]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
    """Below the last value."""

    def all(self) -> list[str]:
        """Every comment, whatever its place."""
        placed = [*self.above.values(), *self.behind.values(), self.head, self.tail]
        return sorted(line for lines in placed for line in lines if line)


def comments(document: Document) -> Comments:
    """Every comment of a document that the reader accepted."""
    found = Comments()
    starts = sorted(_starts(document.tree, ()), key=lambda start: (start[0], len(start[1])))
    for token, following in pairwise(yaml.scan(document.text, Loader=yaml.CSafeLoader)):
        here = token.end_mark
        behind = _behind(document, token)
        if behind:
            place = next((p for at, p in reversed(starts) if at[0] <= here.line and at <= _at(token.start_mark)), ())
            found.behind.setdefault(place, []).append(behind)
        lines = _above(document, token, following.start_mark.line)
        if not any(lines):
            continue
        if isinstance(following, yaml.StreamEndToken):
            found.tail = lines
            continue
        place = next((p for at, p in starts if at >= _at(following.start_mark)), ())
        if isinstance(token, yaml.StreamStartToken):
            found.head, lines = _head(lines)
        if lines and place:
            found.above.setdefault(place, []).extend(lines)
        elif lines:
            found.tail += lines
    return found


def _at(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _starts(tree: YamlMapping | YamlSequence, place: Place) -> Iterator[tuple[tuple[int, int], Place]]:
    """Where every key and item starts."""
    items: Any = tree.items() if isinstance(tree, YamlMapping) else enumerate(tree)
    for key, value in items:
        mark = tree.key_marks[key] if isinstance(tree, YamlMapping) else tree.marks[key]
        yield _at(mark), (*place, key)
        if isinstance(value, (YamlMapping, YamlSequence)):
            yield from _starts(value, (*place, key))


def _behind(document: Document, token: Any) -> str:
    """A comment on the line on which a token ends, or in the first line of a block text."""
    if isinstance(token, yaml.StreamStartToken):
        return ""
    if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
        start = token.start_mark
        inside = re.match(r"[|>][-+0-9]*\s+(#.*)", document.line(start.line)[start.column :])
        return inside[1].rstrip() if inside else ""
    rest = document.line(token.end_mark.line)[token.end_mark.column :].lstrip()
    return rest.rstrip() if rest.startswith("#") else ""


def _above(document: Document, token: Any, until: int) -> list[str]:
    """The comment lines between a token and the line of the next, with single empty lines where there were some."""
    end = token.end_mark
    first = end.line + (1 if end.column else 0)
    lines: list[str] = []
    for number in range(until - 1, -1, -1):
        line = document.line(number).strip()
        if line.startswith("#") and (number >= first or isinstance(token, yaml.StreamStartToken)):
            lines.append(line)
        elif line:
            break
        elif not lines or lines[-1]:
            lines.append("")
    return lines[::-1]


def _head(lines: list[str]) -> tuple[list[str], list[str]]:
    """What is about the whole file, and what is about its first field: all up to an empty line, or to the line for editors."""
    blank = max((number for number, line in enumerate(lines) if not line), default=-1)
    line = max((number for number, line in enumerate(lines) if _MODELINE.match(line)), default=-1)
    cut = max(blank, line) + 1
    return lines[:cut], lines[cut:]
