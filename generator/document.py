"""A file that could be read: a tree of texts that knows where each key and value stands, and its lines for messages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.problems import Mark, Problem


class YamlSequence(list[Any]):
    """A YAML list: its items, and where each one starts."""

    __slots__ = ("cut", "mark", "marks")

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Any] = []
        self.cut: set[int] = set()


class YamlMapping(dict[str, Any]):
    """A YAML mapping: its values, and where each key and value starts. `cut` names keys whose plain text a comment follows."""

    __slots__ = ("cut", "key_marks", "mark", "marks")

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, Any] = {}
        self.key_marks: dict[str, Any] = {}
        self.cut: set[str] = set()


@dataclass(frozen=True)
class Document:
    """One file that could be read: its tree, and its lines for messages."""

    path: str
    tree: YamlMapping | YamlSequence
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The text by line, split once for all problems."""
        return lines_of(self.text)

    def line(self, number: int) -> str:
        """Line `number`, from 0; empty past the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def mark(self, place: tuple[int | str, ...], *, key: bool = False) -> Mark:
        """Where a value (or, with `key`, its key) stands. A place that is not in the file gives its nearest ancestor."""
        container: Any = self.tree
        found, width = container.mark, 1
        for part in place:
            if isinstance(container, YamlMapping) and part in container:
                value = container[str(part)]
                at_key = key or isinstance(value, (YamlMapping, YamlSequence))
                found = container.key_marks[str(part)] if at_key else container.marks[str(part)]
                width = len(str(part)) if at_key else _width(value)
                container = value
            elif isinstance(container, YamlSequence) and isinstance(part, int) and part < len(container):
                found = container.marks[part]
                container = container[part]
                width = _width(container)
            else:
                break
        if found.line >= len(self.lines):  # libyaml puts what is missing at the end past the end
            return Mark(len(self.lines) - 1, len(self.lines[-1]))
        return Mark(found.line, found.column, width)

    def mark_of(self, place: tuple[int | str, ...], piece: str) -> Mark:
        """Where a piece of a text stands, when the file shows it letter for letter; else the start of the text."""
        start = self.mark(place)
        for number in range(start.line, min(start.line + 80, len(self.lines))):
            column = self.lines[number].find(piece, start.column if number == start.line else 0)
            if column >= 0:
                return Mark(number, column, len(piece))
        return start

    def problem(self, place: tuple[int | str, ...], code: str, *, key: bool = False, **facts: str) -> Problem:
        """A problem at a place in this file."""
        return self.problem_at(self.mark(place, key=key), code, **facts)

    def problem_at(self, mark: Mark, code: str, **facts: str) -> Problem:
        """A problem at a mark in this file."""
        return Problem(self.path, mark, code, facts, self.line(mark.line))


def lines_of(text: str) -> list[str]:
    """A text by line, whatever ends its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _width(value: object) -> int:
    return max(1, len(value.split("\n", 1)[0])) if isinstance(value, str) else 1
