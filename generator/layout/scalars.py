"""A text and what it is for in; out how YAML writes it: plain, quoted, folded, or line by line."""

from __future__ import annotations

import re

import yaml

from generator.layout.shape import Shape

WIDTH = 140
"""Of a line that we may break."""

_WIDE = 160
"""A text whose own lines are at most this wide keeps them; wider ones are folded."""

_FIRST = set("-?:,[]{}#&*!|>'\"%@`=~<")
"""Characters that mean something to YAML, or may in some reader of it, at the start of a text."""

_IN_FLOW = set(",[]{}:?#&*!|>'\"%@`")
_CLOCK = re.compile(r"\d+(?::\d\d)+")
"""A time of day, which YAML 1.1 takes for a number to the base of sixty."""

_PLAIN_TYPES = yaml.SafeLoader.yaml_implicit_resolvers


def said(value: str, form: Shape) -> str:
    """A text as the model reads it: without space around it, and, when it is printed letter for letter, on one line."""
    if form.prose:
        return value.strip()
    return " ".join(value.split()) if form.text else value


def scalar(value: str, form: Shape, *, flow: bool = False) -> str:
    """A value as one word of YAML: plain when no reader can take it for something else, else between double quotes."""
    value = said(value, form)
    if value and _is_plain(value, flow=flow) and not (form.words and _looks_typed(value)):
        return value
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        value = value.replace(raw, escaped)
    return f'"{value}"'


def _is_plain(value: str, *, flow: bool) -> bool:
    if (
        value == "null"
        or _CLOCK.fullmatch(value)
        or value != value.strip()
        or value[0] in _FIRST
        or re.search(r": |:$| #|[\n\r]|^(?:---|\.\.\.)", value)
    ):
        return False
    return not flow or not _IN_FLOW & set(value)


def _looks_typed(value: str) -> bool:
    """True for words that some readers of YAML take for a number, a date, yes or no."""
    return any(pattern.match(value) for _, pattern in _PLAIN_TYPES.get(value[0], []))


def text(key: str, value: str, form: Shape, indent: int) -> list[str]:
    """A text below its key: as it is when it has lines, folded when it is long."""
    value = said(value, form)
    room = " " * (indent + 2)
    lines = value.split("\n")
    is_odd = "\r" in value or value != value.strip() or not value
    if is_odd or (len(lines) > 1 and not form.text):
        return [f"{key} {scalar(value, form)}"]
    fits = all(len(line) <= _WIDE for line in lines)
    if len(lines) > 1 and (fits or any(line.startswith(" ") or line.endswith(" ") for line in lines)):
        return [f"{key} |", *(line and f"{room}{line}" for line in lines)]
    return [f"{key} >-", *_folded(lines, room)]


def _folded(lines: list[str], room: str) -> list[str]:
    """Lines cut at single spaces; in folded text a line break is written as an empty line, and an empty line as two."""
    made: list[str] = []
    for number, line in enumerate(lines):
        if number:
            made.append("")
        if not line:
            continue
        piece = room
        for word in re.split(r"(?<=[^ ]) (?=[^ ])", line):
            if piece != room and len(piece) + 1 + len(word) > WIDTH:
                made.append(piece)
                piece = room
            piece += word if piece == room else f" {word}"
        made.append(piece)
    return made


def wrapped(key: str, words: list[str], indent: int) -> list[str]:
    """A list between brackets over as many lines as it needs."""
    lines, line = [], f"{key} ["
    for number, word in enumerate(words):
        piece = word + ("]" if number == len(words) - 1 else ",")
        if line.rstrip() != f"{key} [" and len(line) + 1 + len(piece) > WIDTH:
            lines.append(line)
            line = f"{' ' * (indent + 2)}{piece}"
        else:
            line += piece if line.endswith("[") else f" {piece}"
    return [*lines, line]
