"""The folder of cards in; what git knows of it out: which cards came, changed and went, and how a card was before.

Git may not be there, the project may be no repository, or only its last commits: then there is no history, which is no mistake.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.files import RESERVED
from generator.model import FOLDERS
from generator.model.values import ID

What = Literal["new", "changed", "renamed", "gone"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to a card, as far as its readers notice: a typing error that was mended is none."""

    when: dt.datetime
    commit: str
    id: str
    what: What
    before: str = ""
    """The id that a renamed card had."""


def _git(folder: Path, *command: str) -> str | None:
    """What git says in a folder; None when it is not there or refuses."""
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 our own command
            ["git", "-c", "core.quotePath=off", *command],  # noqa: S607 found on the path, as a maintainer does
            cwd=folder, env=environment, capture_output=True, check=False,
        )  # fmt: skip
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def has_history(methods: Path) -> bool:
    """True when git knows all that ever happened to the cards."""
    shallow = _git(methods, "rev-parse", "--is-shallow-repository") if methods.is_dir() else None
    return (
        shallow is not None and shallow.strip() == "false" and bool(_git(methods, "rev-list", "-1", "HEAD", "--", "."))
    )


def entries(methods: Path) -> list[Entry] | None:
    """What happened to the cards, newest first; None when git does not know. The same commits give the same entries."""
    if not has_history(methods):
        return None
    form = "--format=%x01%H%x09%ct"
    log = _git(
        methods, "log", form, "--first-parent", "-m", "--relative", "--no-color", "--no-ext-diff", "-p", "-U0", "-M60%",
        "-G^(version|status):", "--diff-filter=AMRD", "--", ".",
    )  # fmt: skip
    renames = _git(
        methods, "log", form, "--first-parent", "-m", "--relative", "--no-color", "--no-ext-diff", "-p", "-U0", "-M60%",
        "--diff-filter=R", "--", ".",
    )  # fmt: skip
    found = {(e.commit, e.id, e.what): e for text in (log or "", renames or "") for e in _entries(text)}
    return sorted(found.values(), key=lambda e: (-e.when.timestamp(), e.commit, e.id))


def _entries(log: str) -> Iterator[Entry]:
    for commit in log.split("\x01")[1:]:
        head, *files = re.split(r"^diff --git ", commit, flags=re.MULTILINE)
        name, _, seconds = head.split("\n", 1)[0].partition("\t")
        when = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
        for text in files:
            before, after = _id(text, "---", "rename from"), _id(text, "+++", "rename to")
            what = _what(text, before, after)
            if what:
                yield Entry(when, name, after or before, what, before if what == "renamed" else "")


def _what(text: str, before: str, after: str) -> What | None:
    """What readers notice of a change of one file: drafts are none of their business."""
    was, is_ = _said(text, "-", "status"), _said(text, "+", "status")
    if before and after and before != after:
        return "renamed"
    if not before and after:
        return None if is_ == "draft" else "new"
    if before and not after:
        return None if was == "draft" else "gone"
    if was == "draft" and is_ != "draft":
        return "new"
    if is_ == "draft":
        return "gone"
    versions = _said(text, "-", "version"), _said(text, "+", "version")
    return "changed" if all(one.isdigit() for one in versions) and int(versions[0]) < int(versions[1]) else None


def _said(text: str, sign: str, field: str) -> str:
    """The value of a field in the lines of a change that go or come."""
    found = re.search(rf"^\{sign}{field}:[ ]*(\S+)", text, re.MULTILINE)
    return found[1].strip("\"'") if found else ""


def _id(text: str, mark: str, rename: str) -> str:
    """The id of the card on one side of a change; empty when it is not there or the file is no card."""
    found = re.search(rf"^(?:{re.escape(mark)} [ab]/|{rename} )(\w+)/({ID})\.yml\t?$", text, re.MULTILINE)
    return found[2] if found and found[1] in FOLDERS and found[2] not in RESERVED else ""


def before(methods: Path, reference: str) -> dict[str, bytes | None] | None:
    """The card files that differ from a commit: `concepts/persona.yml` → what it was, None when it is new; None without that commit."""
    base = (_git(methods, "merge-base", "HEAD", reference) or "").strip()
    listing = _git(methods, "diff", "--name-status", "--no-renames", "--relative", base, "--", ".") if base else None
    if listing is None:
        return None
    found: dict[str, bytes | None] = {}
    fresh = _git(methods, "ls-files", "--others", "--exclude-standard", "--", ".") or ""  # not committed yet
    for line in (*listing.splitlines(), *(f"A\t{path}" for path in fresh.splitlines())):
        status, path = line.split("\t", 1)
        if path.split("/")[0] in FOLDERS and path.endswith(".yml"):
            found[path] = None if status == "A" else _at(methods, base, path)
    return found


def _at(methods: Path, commit: str, path: str) -> bytes:
    return (_git(methods, "show", f"{commit}:./{path}") or "").encode("utf-8")


def followed(methods: Path, path: str, version: int) -> bytes | None:
    """A card as it last was while it had this version, under whatever name: what a translation of that version follows."""
    log = _git(methods, "log", "--follow", "--relative", "--format=%x01%H", "--name-only", "--", path) or ""
    for commit, name in re.findall(r"\x01(\w+)\n+([^\x01\n]+)", log):
        data = _at(methods, commit, name)
        if re.search(rf"^version:[ ]*[\"']?{version}\b".encode(), data, re.MULTILINE):
            return data
    return None


def last_changes(methods: Path, paths: Sequence[str]) -> dict[str, dt.date]:
    """For card files: the day of the last commit that touched each."""
    found = {}
    for path in paths:
        seconds = (_git(methods, "log", "-1", "--format=%ct", "--", path) or "").strip()
        if seconds:
            found[path] = dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    return found
