"""Files to be: a path, bytes or text, and where they come from; and writing a folder of them all at once or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MARKER = ".methodekaarten"
"""Stands in every folder that we wrote, so that we never replace one that we did not."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site's source."""

    language: str
    path: str
    """Relative to the root of its language, with `/`."""

    content: str | bytes
    source: str = ""
    """The card's file, relative to the project, for the edit button; empty when there is none."""

    def data(self) -> bytes:
        """The content as bytes."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content


class Clash(Exception):
    """Two files want the same path: a mistake in the program or a hand-written page in the way of a generated one."""


def distinct(files: Iterable[OutputFile]) -> list[OutputFile]:
    """The files, when no two have the same path; letters' case does not tell paths apart on every machine."""
    seen: dict[str, OutputFile] = {}
    for file in files:
        key = f"{file.language}/{file.path}".casefold()
        if key in seen:
            raise Clash(f"{file.language}/{file.path}")
        seen[key] = file
    return list(seen.values())


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Puts a folder of files in place of the one that an earlier run wrote, or leaves that one as it was.

    Raises FileExistsError when `target` holds something that we did not write, OSError when the disk refuses.
    """
    if target.is_symlink() or (target.exists() and not _is_ours(target)):
        raise FileExistsError(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    aside.chmod(0o755)
    try:
        (aside / MARKER).write_bytes(b"")
        for path, data in files:
            file = aside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        replace_folder(aside, target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def replace_folder(new: Path, target: Path) -> None:
    """Puts `new` in the place of `target`; when that fails, `target` is what it was."""
    if not target.exists():
        new.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(old / "was")
    try:
        new.rename(target)
    except BaseException:
        (old / "was").rename(target)
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)


def replace_files(files: Mapping[Path, bytes | None]) -> None:
    """Writes all these files, and takes away those with None; when anything fails, all are what they were.

    Raises OSError when the disk refuses.
    """
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    ready: dict[Path, Path] = {}
    try:
        for file, data in files.items():
            if data is not None:
                ready[file] = _beside(file, data)
        for file in files:
            if file in ready:
                ready[file].replace(file)
            else:
                file.unlink(missing_ok=True)
    except BaseException:
        for file, data in before.items():
            if (file.read_bytes() if file.exists() else None) != data:
                _put_back(file, data)
        raise
    finally:
        for aside in ready.values():
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _beside(file: Path, data: bytes) -> Path:
    """A finished file next to its place, with the rights of the one that it will replace."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        aside.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def _put_back(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(data)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))
