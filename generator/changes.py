"""A card as it was and as it is in; what a reader will see of the change out, field by field, in words and not in YAML."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from generator.document import Document, YamlMapping
from generator.problems import visible
from generator.wording import DEFAULT_LANGUAGE, Words, languages

Form = Literal["text", "markdown"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a card in one language; what has no language counts as the default one."""

    field: str
    language: str
    pieces: tuple[tuple[str, str], ...]
    """(`=`, `-` or `+`, words), in order."""


def differences(old: Document | None, new: Document) -> Iterator[Difference]:
    """Every field that reads differently, in the order of the file."""
    was: Any = old.tree if old and isinstance(old.tree, YamlMapping) else {}
    now: Any = new.tree if isinstance(new.tree, YamlMapping) else {}
    for field in dict.fromkeys([*now, *was]):
        for language in languages():
            yield from compared(field, language, *(_lines(tree.get(field, ""), language) for tree in (was, now)))


def compared(field: str, language: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """The texts of a field, when they read differently."""
    if before != after:
        yield Difference(field, language, tuple(_pieces(" ¶ ".join(before), " ¶ ".join(after))))


def _lines(value: Any, language: str) -> list[str]:
    """What a value says in a language, a line for each text."""
    if isinstance(value, str):
        return [" ".join(value.split())] if language == DEFAULT_LANGUAGE and value else []
    if isinstance(value, YamlMapping):
        if set(value) <= set(languages()):
            value = value.get(language, "")
            return [" ".join(value.split())] if isinstance(value, str) and value else _lines_of(value, language)
        ordered = [value[name] for name in sorted(value, key=_rank)]  # another order in the file is no change
        return [" · ".join(found)] if (found := _lines_of(ordered, language)) else []
    return _lines_of(value, language)


def _rank(name: str) -> tuple[bool, str]:
    return name not in {"label", "minutes", "title"}, name


def _lines_of(values: Any, language: str) -> list[str]:
    if isinstance(values, list):
        return [line for value in values for line in _lines(value, language)]
    return []


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that stay, go and come."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield "=", "".join(old[a:b])
        else:
            yield from ((sign, "".join(words)) for sign, words in (("-", old[a:b]), ("+", new[c:d])) if words)


def told(difference: Difference, words: Words, form: Form) -> str:
    """One line: the name of the field, and its words with what went and came. Text of cards can become neither markup nor a command."""
    name = named(difference.field, words)
    pieces = "".join(_piece(sign, text, form) for sign, text in shortened(difference.pieces))
    if form == "markdown":
        return f"<li><b>{escape(name)}</b> ({difference.language}): {pieces}</li>"
    return f"  {visible(name)} ({difference.language}): {pieces}"


def named(field: str, words: Words) -> str:
    """A field as readers know it; its own name when they do not."""
    return next((words[key] for key in (f"changes.{field}", f"card.{field}", f"facts.{field}") if key in words), field)


def shortened(pieces: tuple[tuple[str, str], ...], most: int = 90) -> Iterator[tuple[str, str]]:
    """Long pieces that stayed keep only their ends."""
    for number, (sign, text) in enumerate(pieces):
        if sign == "=" and len(text) > most:
            begin = "" if number == 0 else text[: most // 2]
            end = "" if number == len(pieces) - 1 else text[-most // 2 :]
            yield sign, f"{begin}…{end}"
        else:
            yield sign, text


def _piece(sign: str, text: str, form: Form) -> str:
    bare = text.rstrip()
    space = " " if bare != text or sign == "-" else ""
    shown = escape(visible(bare)) if form == "markdown" else visible(bare)
    marks = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
    if form == "markdown":
        marks = {"=": ("", ""), "-": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}
    return f"{marks[sign][0]}{shown}{marks[sign][1]}{space}"
