"""The folder of cards: which files are cards, and which are not what they seem."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import CardFile, card_files, read_bytes, shown_path
from generator.problems import Mark, Problem


def test_cards_by_folder_and_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card's id is its file name and its kind its folder; lists, notes, images, hidden and backup files are left alone."""
    paths = (
        "tools/persona.yml concepts/netwerk.yml concepts/a1-b2.yml vocabulary.yml bibliography.yml README.md images/x.png "
        ".schema/tool.schema.json tools/.persona.yml.swp tools/persona.yml~ tools/persona.yml.bak tools/#persona.yml# "
        "tools/README.md tools/persona.yml.orig"
    )
    for path in paths.split():
        file = tmp_path / "methods" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    found, problems = card_files(Path("methods"))
    assert problems == []
    assert found == [
        CardFile("a1-b2", "concept", Path("methods/concepts/a1-b2.yml"), "methods/concepts/a1-b2.yml"),
        CardFile("netwerk", "concept", Path("methods/concepts/netwerk.yml"), "methods/concepts/netwerk.yml"),
        CardFile("persona", "tool", Path("methods/tools/persona.yml"), "methods/tools/persona.yml"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("methods/tools/Persona.yml", "foute-bestandsnaam"),
        ("methods/tools/persona.yaml", "foute-bestandsnaam"),
        ("methods/tools/persona.YML", "foute-bestandsnaam"),
        ("methods/tools/persóna.yml", "foute-bestandsnaam"),
        ("methods/tools/1-persona.yml", "foute-bestandsnaam"),
        ("methods/tools/per sona.yml", "foute-bestandsnaam"),
        ("methods/tools/per_sona.yml", "foute-bestandsnaam"),
        ("methods/tools/-persona.yml", "foute-bestandsnaam"),
        ("methods/tools/persona-.yml", "foute-bestandsnaam"),
        ("methods/tools/a--b.yml", "foute-bestandsnaam"),
        ("methods/tools/con.yml", "foute-bestandsnaam"),
        ("methods/tools/lpt1.yml", "foute-bestandsnaam"),
        ("methods/tools/index.yml", "foute-bestandsnaam"),
        (f"methods/tools/{'a' * 65}.yml", "foute-bestandsnaam"),
        ("methods/tools/persona.json", "verkeerde-plaats"),
        ("methods/tools/persona", "verkeerde-plaats"),
        ("methods/tools/diep/persona.yml", "verkeerde-plaats"),
        ("methods/persona.yml", "verkeerde-plaats"),
        ("methods/tool/persona.yml", "verkeerde-plaats"),
        ("methods/Tools/persona.yml", "verkeerde-plaats"),
    ],
)
def test_file_in_the_wrong_place_or_with_a_wrong_name(
    path: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that no rule knows is told, not passed over: it was meant to be a card."""
    monkeypatch.chdir(tmp_path)
    Path(path).parent.mkdir(parents=True)
    Path(path).write_bytes(b"")
    found, problems = card_files(Path("methods"))
    assert found == []
    assert [problem.code for problem in problems] == [code]


def test_longest_name(tmp_path: Path) -> None:
    """An id of 64 characters is a good one."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / f"{'a' * 64}.yml").write_bytes(b"")
    found, problems = card_files(tmp_path)
    assert [file.id for file in found] == ["a" * 64]
    assert problems == []


def test_links_pipes_and_folders_are_not_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link, a pipe and a folder with the name of a card are told, and none is opened: a pipe would wait for ever."""
    monkeypatch.chdir(tmp_path)
    tools = Path("methods/tools")
    tools.mkdir(parents=True)
    Path("elders.yml").write_text("title: Elders", "utf-8")
    (tools / "koppeling.yml").symlink_to(Path("../../elders.yml"))
    (tools / "los.yml").symlink_to("nergens.yml")
    os.mkfifo(tools / "pijp.yml")
    (tools / "map.yml").mkdir()
    Path("methods/concepts").symlink_to("tools")
    found, problems = card_files(Path("methods"))
    assert found == []
    assert [(problem.path, problem.code) for problem in problems] == [
        ("methods/concepts", "geen-gewoon-bestand"),
        ("methods/tools/koppeling.yml", "geen-gewoon-bestand"),
        ("methods/tools/los.yml", "geen-gewoon-bestand"),
        ("methods/tools/map.yml", "geen-gewoon-bestand"),
        ("methods/tools/pijp.yml", "geen-gewoon-bestand"),
    ]


def test_ids_are_unique_over_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cards of different kinds may not have one id; the later one is told of the earlier one."""
    monkeypatch.chdir(tmp_path)
    for folder in ("tools", "concepts"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "persona.yml").write_bytes(b"")
    _, problems = card_files(Path())
    assert problems == [
        Problem("tools/persona.yml", Mark(), "dubbele-id", {"id": "persona", "other": "concepts/persona.yml"})
    ]


def test_names_cannot_steer_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file name with an escape code, a line end or bytes that are no text is shown spelled out."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tools").mkdir()
    for name in (b"\x1b[31m.yml", b"a\n::error::x.yml", b"\xff.yml", "a\u202eb.yml".encode()):
        (tmp_path / "tools" / os.fsdecode(name)).write_bytes(b"")
    _, problems = card_files(Path())
    assert [problem.path for problem in problems] == [
        "tools/\\u{1b}[31m.yml", "tools/a\\u{a}::error::x.yml", "tools/a\\u{202e}b.yml", "tools/?.yml",
    ]  # fmt: skip
    assert {problem.code for problem in problems} == {"foute-bestandsnaam"}


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    """One byte more than the limit is enough to know that a file is too large."""
    file = tmp_path / "a.yml"
    file.write_bytes(b"x" * 1_000)
    assert read_bytes(file, 10) == b"x" * 11
    assert read_bytes(file, 1_000) == b"x" * 1_000


def test_what_is_not_a_regular_file_is_not_read(tmp_path: Path) -> None:
    """A link, a pipe, a device, a folder and a file that is not there give None, and none of them is waited for."""
    (tmp_path / "echt").write_bytes(b"x")
    (tmp_path / "koppeling").symlink_to("echt")
    os.mkfifo(tmp_path / "pijp")
    for file in (tmp_path / "koppeling", tmp_path / "pijp", tmp_path, tmp_path / "weg", Path("/dev/zero")):
        assert read_bytes(file, 10) is None


def test_shown_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is shown from where the reader is, when it lies below that."""
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert shown_path(Path("methods/x.yml")) == "methods/x.yml"
    assert shown_path(tmp_path / "a" / "methods" / "x.yml") == "methods/x.yml"
    assert shown_path(tmp_path / "b" / "x.yml") == (tmp_path / "b" / "x.yml").as_posix()
