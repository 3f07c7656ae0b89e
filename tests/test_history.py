"""What git knows of the cards, asked of real small repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import history, translations
from generator.cli import main
from generator.pipeline import check
from tests.project import Project, clean_environment

CARD = "methods/concepts/drempel.yml"


class Repository:
    """A made-up project in git, with a clock of its own: each commit is a day later."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("alle kaarten")

    def git(self, *command: str) -> str:
        """Runs git; a mistake is one of ours."""
        stamp = f"2027-01-{self.day + 1:02}T12:00:00Z"
        who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
               for what, value in (("NAME", "Noor"), ("EMAIL", "noor@example.org"), ("DATE", stamp))}  # fmt: skip
        done = subprocess.run(
            ["git", *command], cwd=self.project.root, env=clean_environment() | who, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> None:
        """All that changed, a day later."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        self.day += 1


@pytest.fixture
def repository(project: Project, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with one commit, in whose folder commands run."""
    monkeypatch.chdir(project.root)
    return Repository(project)


def run(*arguments: str) -> Result:
    """Runs our command."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def told(methods: Path) -> list[str]:
    """The entries in short."""
    found = history.entries(methods)
    assert found is not None
    return [f"{e.when:%d} {e.what} {e.id}{f' < {e.before}' if e.before else ''}" for e in found]


FIRST = [
    f"01 new {id_}" for id_ in ("buurtnetwerk", "drempel", "jaar-in-de-straat", "rondje", "straatkaart", "vaste-dag")
]


def test_life_of_cards(repository: Repository) -> None:
    """Readers are told of cards that come, change in meaning, get another name and go; not of typing errors, layout and drafts."""
    project = repository.project
    assert told(project.methods) == FIRST
    project.edit(CARD, "title: Drempel", "title: Drempels")
    repository.commit("tikfout")
    project.edit(CARD, "version: 1", "version: 2")
    repository.commit("andere betekenis")
    text = (project.root / CARD).read_text("utf-8")
    project.write(
        "methods/concepts/kaal.yml", text.replace("Drempels", "Kaal").replace("status: published", "status: draft")
    )
    repository.commit("ontwerp")
    project.edit("methods/concepts/kaal.yml", "status: draft", "status: published")
    repository.commit("klaar")
    assert run("rename", "vaste-dag", "vaste-avond").exit_code == 0
    repository.commit("andere naam")
    (project.root / "methods/concepts/kaal.yml").unlink()
    repository.commit("weg")
    assert run("fmt").exit_code == 0
    repository.commit("opmaak")
    assert told(project.methods) == [
        "07 gone kaal", "06 renamed vaste-avond < vaste-dag", "05 new kaal", "03 changed drempel", *FIRST,
    ]  # fmt: skip


def test_merged_branch(repository: Repository) -> None:
    """What a branch did counts from the day that it was taken over."""
    repository.git("checkout", "--quiet", "-b", "voorstel")
    repository.project.edit(CARD, "version: 1", "version: 2")
    repository.commit("voorstel")
    repository.git("checkout", "--quiet", "main")
    repository.day = 9
    repository.git("merge", "--quiet", "--no-ff", "--message", "overgenomen", "voorstel")
    assert told(repository.project.methods) == ["10 changed drempel", *FIRST]


def test_no_history(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a repository, with only its last commits, or without git, there is no history and no mistake."""
    assert history.entries(project.methods) is None
    repository = Repository(project)
    project.edit(CARD, "version: 1", "version: 2")
    repository.commit("twee")
    shallow = tmp_path_factory.mktemp("ondiep") / "kopie"
    repository.git("clone", "--quiet", "--depth=1", f"file://{project.root}", str(shallow))
    assert history.entries(shallow / "methods") is None
    assert history.entries(project.methods / "weg") is None
    monkeypatch.setenv("PATH", "")
    assert history.entries(project.methods) is None


def test_changes_in_words(repository: Repository) -> None:
    """Each changed card is told field by field in its languages; text of a card becomes no markup and no command."""
    project = repository.project
    project.edit("methods/tools/straatkaart.yml", "Teken samen je straat en zie", "Teken <b>je straat</b> en zie")
    project.edit("methods/tools/straatkaart.yml", "{nl: Tekenen, en: Draw}", "{nl: Tekenen, en: Sketch}")
    (project.root / "methods/concepts/nieuw.yml").write_text((project.root / CARD).read_text("utf-8"), "utf-8")
    repository.git("add", "--all")
    result = run("changes", "HEAD", "--format", "markdown")
    assert result.exit_code == 0
    assert "### Nieuw: nieuw\n" in result.output
    assert (
        "<li><b>Samenvatting</b> (nl): Teken <del>samen je straat</del> <ins>&lt;b&gt;je straat&lt;/b&gt;</ins> en zie"
        in result.output
    )
    assert "<li><b>Zo doe je het</b> (en): <del>Draw</del> <ins>Sketch</ins> · " in result.output
    assert "<b>je" not in result.output
    assert result.output.count("Vertaald:") == 1  # a card with HTML in it has a mistake first
    shown = run("changes", "HEAD", "--lang", "en").output
    assert "Changed: straatkaart\n  Summary (nl): Teken [-samen je straat-] {+<b>je straat</b>+} en zie" in shown


def test_address_that_would_stop_working(repository: Repository) -> None:
    """What is on the site and leaves its id nowhere is told and refused: a card that goes, becomes a draft, or forgets a former name."""
    project = repository.project
    text = (project.root / CARD).read_text("utf-8")
    draft = text.replace("status: published", "status: draft")
    project.write("methods/concepts/schets.yml", draft)
    repository.commit("een ontwerp")
    (project.root / "methods/concepts/schets.yml").unlink()
    result = run("changes", "main")
    assert (result.exit_code, result.output) == (0, "Verdwenen: schets\n\n")  # it never had an address
    (project.root / CARD).unlink()
    result = run("changes", "main")
    assert result.exit_code == 1
    lost = "Het adres van {} werkt dan niet meer. Zet {} bij formerly van de kaart die haar vervangt, of laat de kaart gepubliceerd.\n"
    assert f"Verdwenen: drempel\n\n{lost.format('drempel', 'drempel')}" in result.output
    project.write(CARD, draft)
    result = run("changes", "main")
    assert result.exit_code == 1
    heading = "Veranderd: drempel\n  Status (nl): [-published-] {+draft+}\n  Vertaald: nl 100 %, en 0 %.\n\n"
    assert heading + lost.format("drempel", "drempel") in result.output
    (project.root / CARD).unlink()
    project.write("methods/concepts/hindernis.yml", text.replace("version: 1", "version: 1\nformerly: [drempel]"))
    project.edit("methods/concepts/hindernis.yml", "title: Drempel", "title: Hindernis")
    result = run("changes", "main")
    assert result.exit_code == 0
    assert "Andere naam: drempel → hindernis\n" in result.output
    assert "  Titel (nl): [-Drempel-] {+Hindernis+}\n" in result.output
    assert "drempel\n" not in result.output.replace("→ ", "")
    project.edit("methods/tools/straatkaart.yml", "formerly: [stratenplan]\n", "")
    result = run("changes", "main")
    assert result.exit_code == 1
    assert lost.format("stratenplan", "stratenplan") in result.output
    result = run("changes", "nergens")
    assert (result.exit_code, result.stderr) == (
        2,
        "nergens is in git niet te vinden: er is niets om mee te vergelijken.\n",
    )


def test_coverage(repository: Repository) -> None:
    """A table by kind and language; of a translation that is behind, what changed in the text that it follows."""
    repository.project.edit(CARD, "version: 1", "version: 1\ntranslated: {en: 1}")
    repository.commit("vertaald")
    repository.project.edit(CARD, "version: 1", "version: 2")
    repository.project.edit(CARD, "title: Drempel", "title: Hoge drempel")
    repository.commit("nieuwe versie")
    result = run("check", "methods", "--coverage")
    assert result.exit_code == 0
    assert "vertaling-achter  (waarschuwing)" in result.output
    table = result.output[result.output.index("Soort") :].splitlines()
    assert table[0].split() == ["Soort", "kaarten", "en", "volledig", "en", "teksten", "en", "achter"]
    assert [row.split()[0] for row in table[1:6]] == [
        "Begrippen",
        "Ontwerpen",
        "Gesprekken",
        "Succesfactoren",
        "Trajecten",
    ]
    assert table[1].split()[-1] == "2"
    assert table[2].split() == ["Ontwerpen", "1", "1", "100", "%", "0"]
    assert table[6].split() == ["Vaste", "woorden", "29", "29", "100", "%", "–"]
    late = "en volgt versie 1, de kaart is versie 2. In het Nederlands veranderde sindsdien:"
    assert f"concepts/drempel.yml: {late}\n  Titel (nl): [-Drempel-] {{+Hoge drempel+}}\n" in result.output
    assert f"concepts/buurtnetwerk.yml: {late}\n  (git weet niet" in result.output


def test_what_a_translator_has_to_look_at(repository: Repository) -> None:
    """Texts in Dutch only, also of a card that had another name; figures and references are none, and neither is the English."""
    project = repository.project
    assert run("rename", "straatkaart", "plattegrond").exit_code == 0
    card = "methods/tools/plattegrond.yml"
    project.edit(card, "version: 1", "version: 2")
    project.edit(card, "{nl: Tekenen, en: Draw}", "{nl: Schetsen, en: Sketch}")
    repository.commit("andere naam en betekenis")
    late = "tools/plattegrond.yml: en volgt versie 1, de kaart is versie 2. In het Nederlands veranderde sindsdien:\n"
    output = run("check", "--coverage").output
    assert output.endswith(
        f"{late}  Zo doe je het (nl): [-Tekenen-] {{+Schetsen+}} ¶ Teken elk huis. Zet er namen bij: wie woont…\n"
    ), output
    project.edit(card, "nl: Schetsen", "nl: Tekenen")
    project.edit(card, "per: group", "per: person")
    assert f"{late}  geen tekst: zet alleen bij translated versie 2\n" in run("check", "--coverage").output
    was = translations.followed(check(project.methods).library.cards.values(), project.methods)
    assert list(was) == [("plattegrond", 1)]
    assert translations.followed(check(project.methods).library.cards.values(), project.root / "weg", was) == was


def test_report(repository: Repository) -> None:
    """The figures: cards by status, oldest reviews first, claims without a source, unused sources, one-way references."""
    project = repository.project
    project.edit("methods/conversations/rondje.yml", "status: published", "status: reviewed")
    repository.commit("nagelezen")
    project.edit("methods/tools/straatkaart.yml", "status: published", "status: reviewed")
    project.edit(
        "methods/programmes/jaar-in-de-straat.yml", "{minutes: 30, card: straatkaart}", "{minutes: 30, title: Kijk}"
    )
    repository.commit("ook nagelezen")
    result = run("report")
    assert result.exit_code == 0
    sections = {part.split("\n")[0]: part.split("\n")[1:] for part in result.output.strip().split("\n\n")}
    assert list(sections) == [
        "Kaarten per status", "Nagelezen kaarten, het langst onaangeroerd eerst (3)", "Beweringen en kaarten zonder bron (1)",
        "Bronnen die geen kaart gebruikt (0)",
        "Verwijzingen zonder verwijzing terug, met de kaart waarnaar het meest verwezen wordt eerst (5)",
        "Werkvormen die in geen traject zitten (1)",
    ]  # fmt: skip
    assert list(sections.values())[1] == [
        "  2027-01-01 buurtnetwerk",
        "  2027-01-02 rondje",
        "  2027-01-03 straatkaart",
    ]
    assert list(sections.values())[5] == ["  straatkaart"]
    assert list(sections.values())[4] == ["  jaar-in-de-straat: 2", "  vaste-dag: 2", "  buurtnetwerk: 1"]
    assert (
        "  jaar-in-de-straat ← rondje, vaste-dag\n  vaste-dag ← buurtnetwerk, straatkaart\n"
        in run("report", "--all").output
    )


def test_long_report(repository: Repository) -> None:
    """Of a long list, the report tells the first lines and how many more there are; all of them on request."""
    card = (repository.project.root / CARD).read_text("utf-8")
    for number in range(12):
        repository.project.write(f"methods/concepts/kaal-{number:02}.yml", card)
    part = "Beweringen en kaarten zonder bron"
    told, whole = (run("report", *options).output.split(part)[1].split("\n\n")[0] for options in ((), ("--all",)))
    assert (len(whole.splitlines()), len(told.splitlines())) == (14, 12)
    assert told.splitlines()[-1] == "  … en nog 3; report --all toont alles"
