"""Files to be: no two in one place, and a folder of them written all at once or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.outputs import MARKER, Clash, OutputFile, distinct, replace_files, replace_folder, write_folder
from tests.project import files


def test_content_as_bytes() -> None:
    """Text is written as UTF-8, bytes as they are."""
    assert OutputFile("nl", "a.md", "één").data() == "één".encode()
    assert OutputFile("nl", "a.bin", b"\xff").data() == b"\xff"


def test_files_in_different_places() -> None:
    """The same path in two languages is two places."""
    made = [OutputFile("nl", "a.md", "x"), OutputFile("en", "a.md", "x"), OutputFile("nl", "b.md", "x")]
    assert distinct(made) == made


@pytest.mark.parametrize("other", ["gesprekken/index.md", "Gesprekken/Index.md"])
def test_two_files_in_one_place(other: str) -> None:
    """A second file for a place is a clash, also on machines that do not tell capitals apart."""
    with pytest.raises(Clash, match=f"nl/{other}"):
        distinct([OutputFile("nl", "gesprekken/index.md", "x"), OutputFile("nl", other, "y")])


def test_new_folder(tmp_path: Path) -> None:
    """A folder is made with all its files, its parents, and the marker that says that it is ours."""
    write_folder(tmp_path / "a" / "b", [("x.md", b"x"), ("y/z.md", b"z")])
    assert files(tmp_path) == {f"a/b/{MARKER}": b"", "a/b/x.md": b"x", "a/b/y/z.md": b"z"}


def test_folder_is_replaced_whole(tmp_path: Path) -> None:
    """A folder that we wrote is replaced: files that are no longer made are gone, and nothing is left beside it."""
    write_folder(tmp_path / "uit", [("oud.md", b"oud"), ("zelfde.md", b"oud")])
    write_folder(tmp_path / "uit", [("nieuw.md", b"nieuw"), ("zelfde.md", b"nieuw")])
    assert files(tmp_path) == {f"uit/{MARKER}": b"", "uit/nieuw.md": b"nieuw", "uit/zelfde.md": b"nieuw"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["uit"]


def test_empty_folder_may_be_filled(tmp_path: Path) -> None:
    """A folder without anything in it is nobody's."""
    (tmp_path / "uit").mkdir()
    write_folder(tmp_path / "uit", [("x.md", b"x")])
    assert files(tmp_path / "uit") == {MARKER: b"", "x.md": b"x"}


def test_everyone_may_read_the_folder(tmp_path: Path) -> None:
    """The folder gets the rights of any folder, so that a web server may read it."""
    write_folder(tmp_path / "uit", [("x.md", b"x")])
    assert (tmp_path / "uit").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("what", ["folder", "file", "link", "broken link", "marker folder"])
def test_what_is_not_ours_stays(what: str, tmp_path: Path) -> None:
    """A folder, file or link that we did not make is never replaced."""
    target = tmp_path / "uit"
    match what:
        case "folder":
            target.mkdir()
            (target / "eigen.txt").write_text("van iemand", "utf-8")
        case "file":
            target.write_text("van iemand", "utf-8")
        case "link":
            (tmp_path / "elders").mkdir()
            target.symlink_to("elders")
        case "broken link":
            target.symlink_to("nergens")
        case _:
            (target / MARKER).mkdir(parents=True)
    before, link = files(tmp_path), target.is_symlink()
    with pytest.raises(FileExistsError):
        write_folder(target, [("x.md", b"x")])
    assert files(tmp_path) == before
    assert target.is_symlink() == link
    assert not list(tmp_path.glob(".uit*"))


def failing() -> Iterator[tuple[str, bytes]]:
    """Files of which the second cannot be made."""
    yield "x.md", b"nieuw"
    raise ValueError


def no_room() -> Iterator[tuple[str, bytes]]:
    """Files of which the second wants the place of the first as a folder."""
    yield "x.md", b"nieuw"
    yield "x.md/y.md", b"nieuw"


@pytest.mark.parametrize(("making", "error"), [(failing, ValueError), (no_room, OSError)])
def test_folder_stays_as_it_was_when_making_fails(making: type, error: type[Exception], tmp_path: Path) -> None:
    """When a file cannot be made or written, the earlier folder is still there, whole, with nothing beside it."""
    write_folder(tmp_path / "uit", [("x.md", b"oud")])
    with pytest.raises(error):
        write_folder(tmp_path / "uit", making())
    assert files(tmp_path) == {f"uit/{MARKER}": b"", "uit/x.md": b"oud"}


def test_replacing_fails(tmp_path: Path) -> None:
    """When the new folder cannot take its place, the earlier one is put back."""
    write_folder(tmp_path / "uit", [("x.md", b"oud")])
    with pytest.raises(OSError, match="weg"):
        replace_folder(tmp_path / "weg", tmp_path / "uit")
    assert files(tmp_path) == {f"uit/{MARKER}": b"", "uit/x.md": b"oud"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["uit"]


def test_replacing_files(tmp_path: Path) -> None:
    """Files are written, made and taken away together; their rights stay, and nothing else is left in their folders."""
    one, two, three = tmp_path / "een.yml", tmp_path / "twee.yml", tmp_path / "drie.yml"
    one.write_bytes(b"1")
    one.chmod(0o640)
    two.write_bytes(b"2")
    replace_files({one: b"een", two: None, three: b"drie"})
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"een.yml": b"een", "drie.yml": b"drie"}
    assert one.stat().st_mode & 0o777 == 0o640


def test_replacing_files_fails_as_a_whole(tmp_path: Path) -> None:
    """When one file cannot be written, or not be put in its place, all are what they were."""
    one, map_ = tmp_path / "een.yml", tmp_path / "map"
    one.write_bytes(b"1")
    with pytest.raises(OSError, match="weg"):
        replace_files({one: b"een", tmp_path / "weg" / "twee.yml": b"2"})
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"1"]
    map_.mkdir()
    (map_ / "x").write_bytes(b"x")
    new = tmp_path / "a.yml"
    with pytest.raises(OSError, match="map"):
        replace_files({one: b"een", new: b"a", map_: None})
    assert {file.name for file in tmp_path.iterdir()} == {"een.yml", "map"}
    assert one.read_bytes() == b"1"
