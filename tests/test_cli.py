"""The command line: what it says, what it writes, and how it ends: 0 fine, 1 the cards are wrong, 2 it could not run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.wording import languages, words
from tests.project import ROOT, Project, files

CARD = "methods/concepts/drempel.yml"


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A made-up project, in whose folder the command runs."""
    monkeypatch.chdir(project.root)
    project.edit("methods/concepts/buurtnetwerk.yml", "translated: {en: 1}", "translated: {en: 2}")
    for name in ("SITE_URL", "REPO_URL", "REPO_BRANCH"):
        monkeypatch.delenv(name, raising=False)
    return project


def run(*arguments: str) -> Result:
    """Runs the command; anything but an orderly end is a mistake of ours."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def test_all_in_order(here: Project) -> None:
    """Right cards are counted, in either language, and the command ends well."""
    assert here.methods.is_dir()
    for language, expected in (
        ("nl", "6 kaarten nagekeken: alles in orde.\n"),
        ("en", "6 cards checked: all in order.\n"),
    ):
        result = run("check", "--lang", language)
        assert (result.exit_code, result.output) == (0, expected)


def test_all_problems_at_once(here: Project) -> None:
    """All mistakes of all files come in one run, by file and place, each with its line, and a count closes the report."""
    here.edit(CARD, "title: Drempel", "titel: Drempel")
    here.edit("methods/conversations/rondje.yml", "level: 2", "level: 7")
    for language in languages():
        result = run("check", "--lang", language)
        assert result.exit_code == 1
        heads = [line.split("  ")[:2] for line in result.output.splitlines() if line.startswith("methods/")]
        assert heads == [
            ["methods/concepts/drempel.yml:1:1", "veld-ontbreekt"],
            ["methods/concepts/drempel.yml:4:1", "onbekend-veld"],
            ["methods/conversations/rondje.yml:10:8", "onbekend-woord"],
        ]
        assert "    4 | titel: Drempel\n      | ^^^^^\n" in result.output
        assert result.output.endswith(
            words(language).fill("report.closing", {"errors": 3, "warnings": 0, "files": 2}) + "\n"
        )


def test_problems_as_json(here: Project) -> None:
    """Programs get a list of records; for right cards an empty one."""
    assert run("check", "--format", "json").output == "[]\n"
    here.edit(CARD, "version: 1", "version: nul")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    (record,) = json.loads(result.output)
    assert {key: record[key] for key in ("path", "line", "column", "severity", "code")} == {
        "path": CARD, "line": 2, "column": 10, "severity": "error", "code": "geen-getal",
    }  # fmt: skip
    assert record.keys() == {"path", "line", "column", "severity", "code", "message", "hint"}


def test_problems_as_annotations(here: Project) -> None:
    """GitHub gets a command a problem; for right cards nothing, and nothing in a card can make another command."""
    assert run("check", "--format", "github").output == ""
    here.edit(CARD, "version: 1", 'version: "x\\n::error::%0A"')
    result = run("check", "--format", "github")
    first, last = result.output.splitlines()
    assert result.exit_code == 1
    assert first.startswith("::error file=methods/concepts/drempel.yml,line=2,col=10,title=geen-getal::")
    assert last.startswith("::notice::")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["methods"], ["drempel", "rondje"]),
        (["methods/"], ["drempel", "rondje"]),
        (["."], ["drempel", "rondje"]),
        (["methods/concepts"], ["drempel"]),
        (["methods/concepts/drempel.yml"], ["drempel"]),
        (["./methods/concepts/../concepts/drempel.yml"], ["drempel"]),
        (["methods/tools"], []),
        (["methods/concepts", "methods/conversations/rondje.yml"], ["drempel", "rondje"]),
        (["methods/con"], None),
        (["weg.yml"], None),
        (["docs"], None),
    ],
)
def test_problems_of_some_files(paths: list[str], expected: list[str] | None, here: Project) -> None:
    """Asked for some files or folders, only their problems are told; a path that is not there, or holds no cards, is told as such."""
    here.edit(CARD, "version: 1", "version: nul")
    here.edit("methods/conversations/rondje.yml", "version: 3", "version: nul")
    result = run("check", *paths, "--format", "json")
    if expected is None:
        assert (result.exit_code, result.stdout) == (2, "")
        assert paths[-1] in result.stderr
    else:
        assert [Path(record["path"]).stem for record in json.loads(result.output)] == expected
        assert result.exit_code == (1 if expected else 0)


def test_check_from_elsewhere(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """From inside the folder of cards, and from outside the project, paths are shown so that they can be opened."""
    here.edit(CARD, "version: 1", "version: nul")
    monkeypatch.chdir(here.methods)
    assert json.loads(run("check", ".", "--format", "json").output)[0]["path"] == "concepts/drempel.yml"
    assert (
        json.loads(run("check", "concepts/drempel.yml", "--format", "json").output)[0]["path"] == "concepts/drempel.yml"
    )
    monkeypatch.chdir("/")
    shown = json.loads(run("check", str(here.methods), "--format", "json").output)[0]["path"]
    assert Path("/", shown) == here.root / CARD


def test_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no cards, no command can run."""
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["build", "--to", "uit"], ["new", "tool", "iets"], ["schema"], ["schema", "--check"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "De map methods met kaarten is er niet.\n"
    Path("methods").write_text("geen map", "utf-8")
    assert run("check").exit_code == 2
    assert not Path("uit").exists()


@pytest.mark.parametrize("lang", languages())
def test_new_card(lang: str, here: Project) -> None:
    """A new card is a skeleton in the right place; the check then says what to fill in, and nothing stands in its way."""
    result = run("new", "tool", "buurtbriefje", "--lang", lang)
    assert (result.exit_code, result.output) == (
        0,
        words(lang).fill("report.new", {"path": "methods/tools/buurtbriefje.yml"}) + "\n",
    )
    text = (here.methods / "tools/buurtbriefje.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.schema/tool.schema.json\n")
    assert {record["code"] for record in json.loads(run("check", "--format", "json").output)} == {"leeg"}


def test_new_card_makes_its_folder(here: Project) -> None:
    """The first card of a kind makes the folder of that kind."""
    for file in (here.methods / "factors").iterdir():
        file.unlink()
    (here.methods / "factors").rmdir()
    assert run("new", "factor", "moed").exit_code == 0
    assert (here.methods / "factors/moed.yml").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["tool", "Buurtbriefje"],
        ["tool", "../buurt"],
        ["tool", "a" * 65],
        ["tool", "con"],
        ["tool", ""],
        ["tool", "straatkaart"],  # is there
        ["concept", "straatkaart"],  # is there, as another kind
        ["tool", "wijknetwerk"],  # was the name of a card: an address that leads there
        ["hulpmiddel", "iets"],
        ["tool"],
        [],
    ],
)
def test_new_card_that_cannot_be(arguments: list[str], here: Project) -> None:
    """A name that cannot be a card's, or that is or was in use, changes nothing."""
    before = files(here.methods)
    result = run("new", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert files(here.methods) == before


def test_new_card_in_the_place_of_a_link(here: Project) -> None:
    """A broken link in the place of a card is not written through."""
    (here.methods / "tools/iets.yml").symlink_to(here.root / "elders.yml")
    assert run("new", "tool", "iets").exit_code == 2
    assert not (here.root / "elders.yml").exists()


def test_schemas(here: Project) -> None:
    """Schemas are written once, told to be stale when the vocabulary changes, and made anew."""
    assert run("schema", "--check").exit_code == 1
    assert not (here.methods / ".schema").exists()
    assert run("schema").output == "5 schema’s, 5 vernieuwd.\n"
    assert run("schema", "--check").exit_code == 0
    assert run("schema", "--lang", "en").output == "5 schemas, 0 renewed.\n"
    here.edit("methods/vocabulary.yml", "    encounter:\n", "    meeting:\n")
    result = run("schema", "--check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "conversation.schema.json" in result.stderr
    assert "factor.schema.json" not in result.stderr
    assert run("schema").output == "5 schema’s, 1 vernieuwd.\n"


def test_schema_of_a_broken_vocabulary(here: Project) -> None:
    """With a vocabulary that cannot be read, good schemas are not replaced by ones that know no word."""
    run("schema")
    before = files(here.methods / ".schema")
    here.write("methods/vocabulary.yml", "groups: [")
    assert run("schema").exit_code != 0
    assert files(here.methods / ".schema") == before


def test_build_of_a_plain_tree(here: Project) -> None:
    """The tree is written where asked, and replaced by a later run; its own files are not mixed with others."""
    result = run("build", "--to", "uit/boom")
    assert (result.exit_code, result.output) == (0, "De pagina’s staan in uit/boom. Bouw ze daar met `mkdocs build`.\n")
    assert (here.root / "uit/boom/docs/gesprekken/rondje/index.md").is_file()
    here.write("uit/boom/docs/oud.md", "oud")
    assert run("build", "--to", "uit/boom").exit_code == 0
    assert not (here.root / "uit/boom/docs/oud.md").exists()
    assert [entry.name for entry in (here.root / "uit").iterdir()] == ["boom"]


def test_build_of_a_plain_tree_with_mistakes(here: Project) -> None:
    """Cards with mistakes make no tree, and leave the earlier one as it was."""
    run("build", "--to", "boom")
    before = files(here.root / "boom")
    here.edit(CARD, "version: 1", "version: nul")
    result = run("build", "--to", "boom")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "methods/concepts/drempel.yml:2:10  geen-getal" in result.stderr
    assert files(here.root / "boom") == before


@pytest.mark.parametrize("target", ["methods", "docs", ".", "mkdocs.yml", "mkdocs.yml/boom"])
def test_build_in_the_place_of_something_else(target: str, here: Project) -> None:
    """What was not made by an earlier run is never replaced, least of all the cards."""
    before = files(here.root)
    result = run("build", "--to", target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert files(here.root) == before


def test_build_with_a_page_in_the_way(here: Project) -> None:
    """A hand-written page in the place of a generated one is told by its path, and nothing is written."""
    here.write("docs/nl/gesprekken/rondje/index.md", "# Mijn rondje\n")
    result = run("build", "--to", "boom")
    assert result.exit_code == 2
    assert "docs/nl/gesprekken/rondje/index.md" in result.stderr
    assert not (here.root / "boom").exists()


def test_edit_links_in_a_plain_tree(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree's pages have edit links when the environment says where the repository is, and none without."""
    run("build", "--to", "boom")
    page = here.root / "boom/docs/gesprekken/rondje/index.md"
    assert "/edit/" not in page.read_text("utf-8")
    monkeypatch.setenv("REPO_URL", "https://github.com/buren/kaarten")
    monkeypatch.setenv("REPO_BRANCH", "hoofd")
    run("build", "--to", "boom")
    assert 'href="https://github.com/buren/kaarten/edit/hoofd/methods/conversations/rondje.yml"' in page.read_text(
        "utf-8"
    )


def test_strange_files_end_in_a_report(here: Project) -> None:
    """Pipes, links, raw bytes and strange names in the folder are reported; nothing waits, and nothing is a traceback."""
    os.mkfifo(here.methods / "tools/pijp.yml")
    (here.methods / "tools/zelf.yml").symlink_to("zelf.yml")
    (here.methods / "tools/bytes.yml").write_bytes(b"\xff\xfe\x00")
    (here.methods / os.fsdecode(b"\xff\n.yml")).write_bytes(b"")
    (here.methods / "tools/leeg.yml").write_bytes(b"")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert sorted({(Path(record["path"]).name, record["code"]) for record in json.loads(result.output)}) == [
        ("?\\u{a}.yml", "verkeerde-plaats"),
        ("bytes.yml", "geen-utf8"),
        ("leeg.yml", "geen-kaart"),
        ("pijp.yml", "geen-gewoon-bestand"),
        ("zelf.yml", "geen-gewoon-bestand"),
    ]


def test_version_and_help(here: Project) -> None:
    """The command that was installed says its version, and each part of it has help."""
    ran = here.methodekaarten("--version")
    assert (ran.code, ran.text) == (0, "methodekaarten, version 0.1.0\n")
    for name, command in main.commands.items():
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_commands_are_documented() -> None:
    """Every command, and every option of it, stands in a page for maintainers or in the README."""
    text = "\n".join(file.read_text("utf-8") for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    for name, command in main.commands.items():
        assert f"methodekaarten {name}" in text, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[-1] in text, (name, option.opts)


def test_as_a_module(here: Project) -> None:
    """`python -m generator` is the same command, for who has no scripts on the path."""
    ran = subprocess.run([sys.executable, "-m", "generator", "check"], cwd=here.root, capture_output=True, check=False)
    assert (ran.returncode, ran.stdout.decode()) == (0, "6 kaarten nagekeken: alles in orde.\n")


def test_fmt(here: Project) -> None:
    """Cards get one layout; asked only to look, nothing is written; a second time there is nothing to do."""
    before = files(here.methods)
    looked = run("fmt", "methods/concepts", "--check")
    assert looked.exit_code == 1
    assert looked.output.splitlines() == [
        "methods/concepts/buurtnetwerk.yml",
        CARD,
        "Nog niet opgemaakt: 2. `methodekaarten fmt` doet het.",
    ]
    assert files(here.methods) == before
    assert run("fmt", CARD).output == f"{CARD}\n1 kaarten nagekeken, 1 anders opgemaakt.\n"
    assert [path for path, data in files(here.methods).items() if data != before[path]] == ["concepts/drempel.yml"]
    assert run("fmt").exit_code == 0
    done = files(here.methods)
    assert run("fmt", "--check").output == run("fmt", "--check", "--lang", "en").output == ""
    assert run("fmt").output == "6 kaarten nagekeken, 0 anders opgemaakt.\n"
    assert files(here.methods) == done
    assert run("check").exit_code == 0


def test_fmt_of_cards_with_mistakes(here: Project) -> None:
    """A card that cannot be read, or of which YAML drops a piece, is left as it is and told; the others get their layout."""
    here.edit(CARD, "status: published", "status: [published")
    here.edit("methods/tools/straatkaart.yml", "{nl: Straatkaart, en: Street map}", "Onze kaart #1")
    before = files(here.methods)
    result = run("fmt")
    assert result.exit_code == 1
    assert [line.split("  ")[1] for line in result.stderr.splitlines() if line.startswith("methods/")] == [
        "haakje-open",
        "tekst-afgekapt",
    ]
    after = files(here.methods)
    assert [path for path in after if after[path] == before[path]] == [
        "bibliography.yml", "concepts/drempel.yml", "tools/straatkaart.yml", "vocabulary.yml",
    ]  # fmt: skip


@pytest.mark.usefixtures("here")
def test_new_card_is_laid_out() -> None:
    """What `new` writes is what `fmt` would write."""
    for kind in ("concept", "tool", "conversation", "factor", "programme"):
        assert run("new", kind, f"nieuw-{kind}").exit_code == 0
        assert run("fmt", "--check", f"methods/{kind}s/nieuw-{kind}.yml").output == ""
