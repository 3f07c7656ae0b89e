"""What is wrong with the cards, and three ways to say it: text with the source line, GitHub annotations, JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.wording import Words

Severity = Literal["error", "warning"]
Format = Literal["text", "github", "json"]

MOST_PER_FILE = 20
"""Problems shown for one file; the rest is counted. One typo can cause many."""

MOST_PER_RUN = 200
"""Problems shown in one run."""


class Mark(NamedTuple):
    """A place in a file: line and column, both from 0; `width` is how many characters to underline."""

    line: int = 0
    column: int = 0
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which code, and the facts that its message needs. Nothing about its wording."""

    path: str
    """As shown to people: with `/`, relative to the folder in which the command runs."""

    mark: Mark
    code: str
    """Stable, kebab-case, Dutch; a table `[problems.CODE]` in words/*.toml holds its texts."""

    facts: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    """The line of the file that `mark` points at."""

    severity: Severity = "error"

    def message(self, words: Words) -> str:
        """What is wrong, in one sentence; inside a part of a card it names the part."""
        key = f"problems.{self.code}.message"
        return words.fill(f"{key}_inside" if self.facts.get("inside") else key, self._said(words))

    def hint(self, words: Words) -> str:
        """What to do about it, in one sentence; a near word that exists is the best hint."""
        key = f"problems.{self.code}.hint"
        return words.fill(f"{key}_near" if self.facts.get("near") else key, self._said(words))

    def _said(self, words: Words) -> dict[str, str]:
        """The facts as readers know them: the kinds of cards by their names."""
        names = {name: table["one"] for name, table in words.tables("kinds").items()}
        said = dict(self.facts)
        for key in ("kind", "kinds"):
            if key in said:
                said[key] = ", ".join(names.get(kind, kind) for kind in said[key].split(", "))
        return said


def is_wrong(problems: Iterable[Problem]) -> bool:
    """True when a problem stops the build; a warning does not."""
    return any(problem.severity == "error" for problem in problems)


def arranged(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file and place, each once."""
    unique = {(p.path, p.mark, p.code, tuple(sorted(p.facts.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1], key[2], key[3]))]


def visible(text: str) -> str:
    """The text with control and invisible characters spelled out, so that a terminal or log cannot be steered by it."""
    return "".join(
        char if char == " " or unicodedata.category(char)[0] not in "CZ" else f"\\u{{{ord(char):x}}}" for char in text
    )


def report(problems: Sequence[Problem], form: Format, words: Words) -> str:
    """All problems as one text in the asked form, with a closing count; empty for no problems as text or GitHub lines."""
    ordered = arranged(problems)
    if form == "json":
        return json.dumps([_record(problem, words) for problem in ordered], ensure_ascii=False, indent=2) + "\n"
    shown = _capped(ordered)
    write = _annotation if form == "github" else _block
    parts = [write(problem, words) for problem in shown]
    if ordered:
        parts.append(_closing(ordered, len(shown), words, form))
    return "".join(parts)


def _capped(ordered: Sequence[Problem]) -> list[Problem]:
    seen: dict[str, int] = {}
    shown: list[Problem] = []
    for problem in ordered:
        seen[problem.path] = seen.get(problem.path, 0) + 1
        if seen[problem.path] <= MOST_PER_FILE and len(shown) < MOST_PER_RUN:
            shown.append(problem)
    return shown


def _closing(ordered: Sequence[Problem], shown: int, words: Words, form: Format) -> str:
    errors = sum(problem.severity == "error" for problem in ordered)
    facts = {
        "errors": str(errors),
        "warnings": str(len(ordered) - errors),
        "files": str(len({problem.path for problem in ordered})),
        "hidden": str(len(ordered) - shown),
    }
    line = words.fill("report.closing", facts)
    if shown < len(ordered):
        line += " " + words.fill("report.hidden", facts)
    return line + "\n" if form == "text" else f"::notice::{_escaped(line)}\n"


def _block(problem: Problem, words: Words) -> str:
    mark = problem.mark
    label = "" if problem.severity == "error" else f"({words['report.warning']}) "
    place = f"{visible(problem.path)}:{mark.line + 1}:{mark.column + 1}"
    lines = [f"{place}  {problem.code}  {label}{visible(problem.message(words))}"]
    if problem.source.strip():
        lines += _excerpt(problem.source, mark)
    lines.append(f"   {visible(problem.hint(words))}")
    return "\n".join(lines) + "\n\n"


def _excerpt(source: str, mark: Mark, room: int = 100) -> list[str]:
    """The line with carets under the place; a long line is cut around the place."""
    start = max(0, mark.column - room // 2) if len(source) > room else 0
    before = ("…" if start else "") + visible(source[start : mark.column])
    piece = visible(source[mark.column : mark.column + max(1, mark.width)])[: room - min(room // 2, len(before))]
    after = visible(source[mark.column + max(1, mark.width) : start + room])
    after += "…" if len(source) > start + room else ""
    number = f"{mark.line + 1:5}"
    return [
        f"{number} | {before}{piece}{after}".rstrip(),
        f"{'':5} | {' ' * len(before)}{'^' * max(1, len(piece))}",
    ]


def _annotation(problem: Problem, words: Words) -> str:
    level = "error" if problem.severity == "error" else "warning"
    place = f"file={_property(problem.path)},line={problem.mark.line + 1},col={problem.mark.column + 1}"
    text = f"{visible(problem.message(words))} {visible(problem.hint(words))}"
    return f"::{level} {place},title={_property(problem.code)}::{_escaped(text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _record(problem: Problem, words: Words) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.mark.line + 1,
        "column": problem.mark.column + 1,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message(words),
        "hint": problem.hint(words),
    }
