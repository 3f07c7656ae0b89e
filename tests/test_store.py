"""A place to keep what took time to make: what goes in comes out, and no trouble with the disk stops anything."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.store import FolderStore, NoStore

KEY = hashlib.sha256(b"sleutel").hexdigest()


def test_nothing_is_kept() -> None:
    """Without a store every run makes everything."""
    store = NoStore()
    store.put(KEY, b"x")
    assert store.get(KEY) is None


def test_kept_for_the_next_run(tmp_path: Path) -> None:
    """Another store in the same folder finds what the first one kept; a later value takes the place of an earlier one."""
    FolderStore(tmp_path / ".cache").put(KEY, b"x")
    FolderStore(tmp_path / ".cache").put(KEY, b"y")
    assert FolderStore(tmp_path / ".cache").get(KEY) == b"y"
    assert FolderStore(tmp_path / ".cache").get(KEY[::-1]) is None


def test_only_whole_files_stay(tmp_path: Path) -> None:
    """Nothing but the kept file is left in the folder."""
    FolderStore(tmp_path).put(KEY, b"x")
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()] == [
        f"{KEY[:2]}/{KEY[2:]}"
    ]


def test_disk_in_the_way(tmp_path: Path) -> None:
    """A folder that cannot be made or a file that cannot be read is as good as nothing kept."""
    (tmp_path / "file").write_bytes(b"")
    blocked = FolderStore(tmp_path / "file")
    blocked.put(KEY, b"x")
    assert blocked.get(KEY) is None
    (tmp_path / KEY[:2] / KEY[2:]).mkdir(parents=True)
    occupied = FolderStore(tmp_path)
    occupied.put(KEY, b"x")
    assert occupied.get(KEY) is None
    assert [entry.name for entry in (tmp_path / KEY[:2]).iterdir()] == [KEY[2:]]
