"""The folder `methods/` in; the files that are cards out, with a problem for every file that is not what it seems."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import FOLDERS
from generator.model.values import ID, MOST_ID
from generator.problems import Mark, Problem, visible

VOCABULARY = "vocabulary.yml"
BIBLIOGRAPHY = "bibliography.yml"

_BESIDE = {VOCABULARY, BIBLIOGRAPHY, "README.md", "images"}
"""What may stand in `methods/` beside the folders of cards."""

_IGNORED = re.compile(r"\.|.*(?:~|\.bak|\.orig|\.md)$|#.*#$")
"""Hidden files, backups of editors and notes are nobody's business."""

RESERVED = {"con", "prn", "aux", "nul", "index", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
"""Names that Windows or our own addresses need."""


@dataclass(frozen=True, slots=True)
class CardFile:
    """A file in the place and with the name of a card."""

    id: str
    kind: str
    file: Path
    path: str
    """As shown to people."""


def shown_path(file: Path) -> str:
    """A path as people see it: relative to where they are when it lies below, with `/`, and nothing that steers a terminal."""
    try:
        relative = file.relative_to(Path.cwd())
    except ValueError:
        relative = file
    return visible(relative.as_posix().encode("utf-8", "replace").decode("utf-8"))


def card_files(methods: Path) -> tuple[list[CardFile], list[Problem]]:
    """All card files below `methods/`, by kind and id."""
    found: list[CardFile] = []
    problems: list[Problem] = []
    for entry in _entries(methods):
        if entry.name in FOLDERS and entry.is_dir(follow_symlinks=False):
            files, wrong = _in_folder(Path(entry.path), FOLDERS[entry.name])
            found += files
            problems += wrong
        elif entry.name in FOLDERS:
            problems.append(_problem(entry, "geen-gewoon-bestand"))
        elif entry.name not in _BESIDE:
            problems.append(_problem(entry, "verkeerde-plaats", folders=", ".join(FOLDERS)))
    return found, problems + _clashes(found)


def read_bytes(file: Path, most: int) -> bytes | None:
    """The first `most` + 1 bytes of a regular file; None for a link, pipe, device or folder, without waiting for any of them."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(os.dup(handle), "rb") as stream:
            return stream.read(most + 1)
    except OSError:
        return None
    finally:
        os.close(handle)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from sorted((e for e in entries if not _IGNORED.match(e.name)), key=lambda e: os.fsencode(e.name))


def _in_folder(folder: Path, kind: str) -> tuple[list[CardFile], list[Problem]]:
    found: list[CardFile] = []
    problems: list[Problem] = []
    for entry in _entries(folder):
        name, dot, ending = entry.name.rpartition(".")
        if ending.lower() not in ("yml", "yaml") or not dot:
            problems.append(_problem(entry, "verkeerde-plaats", folders=", ".join(FOLDERS)))
        elif not entry.is_file(follow_symlinks=False):
            problems.append(_problem(entry, "geen-gewoon-bestand"))
        elif ending != "yml" or len(name) > MOST_ID or not re.fullmatch(ID, name) or name in RESERVED:
            problems.append(_problem(entry, "foute-bestandsnaam", name=entry.name))
        else:
            found.append(CardFile(name, kind, Path(entry.path), shown_path(Path(entry.path))))
    return found, problems


def _clashes(found: list[CardFile]) -> list[Problem]:
    """An id is unique over all folders."""
    first: dict[str, CardFile] = {}
    problems = []
    for file in found:
        other = first.setdefault(file.id, file)
        if other is not file:
            problems.append(Problem(file.path, Mark(), "dubbele-id", {"id": file.id, "other": other.path}))
    return problems


def _problem(entry: os.DirEntry[str], code: str, **facts: str) -> Problem:
    safe = {name: os.fsencode(value).decode("utf-8", "replace") for name, value in facts.items()}
    return Problem(shown_path(Path(entry.path)), Mark(), code, safe)
