"""A place to keep what took time to make, by a key of everything that shaped it."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Protocol


class Store(Protocol):
    """Keeps bytes by key."""

    def get(self, key: str) -> bytes | None:
        """What was kept, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keeps it."""


class NoStore:
    """Keeps nothing: every run makes everything."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 the protocol's
        """Nothing."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Forgets it."""


class FolderStore:
    """Keeps a file for each key. A file that cannot be read or written is as good as none: a cache may never stop a build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What an earlier run kept."""
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keeps it, whole or not at all."""
        file = self._file(key)
        beside = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            beside.replace(file)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
