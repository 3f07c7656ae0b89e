"""A card gets another id: everywhere or nowhere, and nothing else changes."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.outputs import replace_files
from generator.pipeline import check
from tests.project import ROOT, Project, files

OLD, NEW = "straatkaart", "plan-van-de-straat"


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A made-up project, in whose folder the command runs."""
    monkeypatch.chdir(project.root)
    return project


def rename(old: str, new: str) -> Result:
    """Runs the command."""
    return CliRunner().invoke(main, ["rename", old, new])


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The lines that differ, file by file."""
    found = []
    for path in sorted(before.keys() | after.keys()):
        old, new = (tree.get(path, b"").decode().split("\n") for tree in (before, after))
        found += [f"{path} {line}" for line in difflib.unified_diff(old, new, n=0) if re.match(r"[-+](?![-+])", line)]
    return found


def test_rename(here: Project) -> None:
    """Fields, texts, agendas and hand-written pages follow; the card itself only gets a line more."""
    here.edit("docs/nl/over.md", "[link](begrippen/buurtnetwerk/index.md)", f"[kaart](ontwerpen/{OLD}/index.md)")
    here.edit("methods/concepts/drempel.yml", "version: 1", f"version: 1 # zie [[{OLD}]]")
    here.edit("methods/factors/vaste-dag.yml", "methods: [rondje]", f'methods:\n  - rondje\n  - "{OLD}"')
    before = files(here.root)
    result = rename(OLD, NEW)
    assert (result.exit_code, result.stderr) == (0, "")
    after = files(here.root)
    card = before.pop(f"methods/tools/{OLD}.yml").decode()
    assert after.pop(f"methods/tools/{NEW}.yml").decode() == card.replace(
        "formerly: [stratenplan]", f"formerly: [stratenplan, {OLD}]"
    )
    changed = differences(before, after)
    gone, come = ([line for line in changed if line.split(" ")[1].startswith(sign)] for sign in "-+")
    assert all(OLD in line for line in gone)
    assert [line.replace(OLD, NEW) for line in gone] == [line.replace(" +", " -", 1) for line in come]
    assert {line.split(" ")[0] for line in changed} == {
        "docs/nl/over.md", "methods/concepts/buurtnetwerk.yml", "methods/concepts/drempel.yml", "methods/conversations/rondje.yml",
        "methods/factors/vaste-dag.yml", "methods/programmes/jaar-in-de-straat.yml",
    }  # fmt: skip
    checked = check(here.methods)
    assert checked.problems == []
    assert checked.library.cards[NEW].card.formerly == ("stratenplan", OLD)
    assert here.build().code == 0
    assert NEW in (here.site / "ontwerpen" / OLD / "index.html").read_text("utf-8")


def test_rename_back(here: Project) -> None:
    """A card that gets its former id back no longer names it as a former one."""
    assert rename(OLD, NEW).exit_code == 0
    assert rename(NEW, OLD).exit_code == 0
    assert check(here.methods).library.cards[OLD].card.formerly == ("stratenplan", NEW)


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("status: draft\nversion: 1\n# over de rest\n\ntitle: X\n", "status: draft\nversion: 1\nformerly: [drempel]\n# over de rest\n"),
        ("status: draft\nversion: 1\ntranslated:\n  en: 1\ntitle: X\n", "translated:\n  en: 1\nformerly: [drempel]\ntitle: X\n"),
        ("title: X\nversion: 1\nstatus: draft\n", "title: X\nversion: 1\nstatus: draft\nformerly: [drempel]\n"),
        ("status: draft\nversion: 1\nformerly:\n  - a # toen\n  - b\n\n# x\ntitle: X\n", "formerly: [a, b, drempel]\n\n# x\ntitle: X\n"),
        ("status: draft\nversion: 1\nformerly: [] # geen\ntitle: X\n", "version: 1\nformerly: [drempel] # geen\ntitle: X\n"),
    ],
)  # fmt: skip
def test_former_id(card: str, expected: str, here: Project) -> None:
    """The old id joins the earlier ones, or gets a line below the first fields; comments stay where they are."""
    rest = (here.methods / "concepts/drempel.yml").read_text("utf-8")
    fields = {line.split(":")[0] for line in card.split("\n")}
    kept = "".join(line for line in rest.splitlines(keepends=True) if line.split(":")[0] not in fields | {"formerly"})
    here.write("methods/concepts/drempel.yml", card + kept)
    assert rename("drempel", "hindernis").output.endswith(
        "drempel heet nu hindernis. De oude naam staat bij formerly: oude adressen blijven werken.\n"
    )
    assert expected in (here.methods / "concepts/hindernis.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("straatkart", NEW, "De kaart straatkart bestaat niet. Bedoelde je straatkaart?\n"),
        ("zzz", NEW, "De kaart zzz bestaat niet.\n"),
        (OLD, "rondje", "methods/conversations/rondje.yml bestaat al.\n"),
        (OLD, OLD, "methods/tools/straatkaart.yml bestaat al.\n"),
        (OLD, "Plan", '"Plan" kan niet de naam van een kaart zijn.\n'),
        ("rondje", "stratenplan", 'De oude naam "stratenplan" is al in gebruik bij de kaart "straatkaart".\n'),
    ],
)
def test_ids_that_will_not_do(old: str, new: str, message: str, here: Project) -> None:
    """An id that is unknown, taken or no id is told, and nothing changes."""
    before = files(here.root)
    result = rename(old, new)
    assert (result.exit_code, result.stderr) == (2, message)
    assert files(here.root) == before


def test_no_rename_among_mistakes(here: Project) -> None:
    """While a card has a mistake, a reference may hide in it: first the mistake, then the name."""
    here.edit("methods/concepts/drempel.yml", "version: 1", "version: nul")
    before = files(here.root)
    result = rename(OLD, NEW)
    assert result.exit_code == 1
    assert "geen-getal" in result.stderr
    assert files(here.root) == before


@pytest.mark.parametrize("last", range(7))
def test_all_or_nothing(last: int, here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the disk stops, every file is what it was."""
    before = files(here.root)
    done: list[Path] = []
    place = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if len(done) == last:
            done.append(self)
            raise OSError(28, "vol", str(target))
        done.append(self)
        return place(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    result = rename(OLD, NEW)
    if len(done) > last:
        assert (result.exit_code, result.stderr.endswith("vol\n")) == (2, True)
        assert files(here.root) == before


def test_real_cards(tmp_path: Path) -> None:
    """Real cards, every twelfth, can be renamed, one after the other, and all cards are in order afterwards."""
    import shutil  # noqa: PLC0415 only here

    from generator.renaming import renamed  # noqa: PLC0415 only here

    methods = tmp_path / "methods"
    shutil.copytree(ROOT / "methods", methods)
    library = check(methods).library
    for number, id_ in enumerate(library.cards):
        if number % 12:
            continue
        replace_files(renamed(library, methods, id_, f"{id_[:60]}-x"))
        again = check(methods, library)
        assert not again.is_wrong, id_
        assert id_ in again.library.cards[f"{id_[:60]}-x"].card.formerly
        assert not any(f"[[{id_}]]" in card.document.text for card in again.library.cards.values())
        library = again.library
