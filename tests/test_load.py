"""Loading: a folder in; the cards that are right, the ids of those that are not, and every problem out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.load import load
from generator.model.values import Prose
from generator.problems import Mark
from tests.project import Project


def test_cards_of_a_folder(project: Project) -> None:
    """All that is right is there: cards with their texts and bytes, the vocabulary and the works."""
    library, problems = load(project.methods)
    assert problems == []
    assert sorted(library.cards) == [
        "buurtnetwerk",
        "drempel",
        "jaar-in-de-straat",
        "rondje",
        "straatkaart",
        "vaste-dag",
    ]
    assert library.broken == {}
    assert sorted(library.works) == ["janssens-2018", "peeters-2021", "vereniging-zonder-jaar"]
    drempel = library.cards["drempel"]
    assert (drempel.kind, drempel.card.title) == ("concept", {"nl": "Drempel"})
    assert drempel.data == (project.methods / "concepts/drempel.yml").read_bytes()
    assert (("title", "nl"), "Drempel", None) in drempel.texts
    assert (("definition", "text", "nl"), "Een drempel is alles wat mensen tegenhoudt.", Prose()) in drempel.texts


def test_broken_card_is_left_out_but_known(project: Project) -> None:
    """One card with mistakes costs that card only, and what refers to it is not wrong for that."""
    project.edit("methods/conversations/rondje.yml", "level: 2", "level: 7")
    project.edit("methods/tools/straatkaart.yml", "version: 1", "versie: 1")
    library, problems = load(project.methods)
    assert sorted(library.cards) == ["buurtnetwerk", "drempel", "jaar-in-de-straat", "vaste-dag"]
    assert {id_: (file.kind, file.file) for id_, file in library.broken.items()} == {
        "rondje": ("conversation", project.methods / "conversations/rondje.yml"),
        "straatkaart": ("tool", project.methods / "tools/straatkaart.yml"),
    }
    assert sorted(problem.code for problem in problems) == ["onbekend-veld", "onbekend-woord", "veld-ontbreekt"]


def test_same_id_twice(project: Project) -> None:
    """Of two cards with one id the first stays, so that the rest of the site can be checked."""
    shutil.copy(project.methods / "concepts/drempel.yml", project.methods / "tools/drempel.yml")
    library, problems = load(project.methods)
    assert library.cards["drempel"].kind == "concept"
    assert "dubbele-id" in {problem.code for problem in problems}


def test_unchanged_cards_are_not_read_again(project: Project) -> None:
    """With an earlier library, only the card whose bytes changed is made anew."""
    earlier, _ = load(project.methods)
    project.edit("methods/concepts/drempel.yml", "title: Drempel", "title: De drempel")
    later, problems = load(project.methods, earlier)
    assert problems == []
    assert later.cards["drempel"].card.title == {"nl": "De drempel"}
    assert [id_ for id_ in later.cards if later.cards[id_] is not earlier.cards[id_]] == ["drempel"]


def test_cards_are_read_again_when_the_words_change(project: Project) -> None:
    """When the vocabulary changes, every card is held against it again."""
    earlier, _ = load(project.methods)
    project.edit("methods/vocabulary.yml", "    encounter:\n", "    meeting:\n")
    later, _ = load(project.methods, earlier)
    assert all(later.cards[id_] is not earlier.cards[id_] for id_ in later.cards)


def test_card_that_moved_is_read_again(project: Project) -> None:
    """The same bytes in the folder of another kind are another card."""
    earlier, _ = load(project.methods)
    (project.methods / "factors").mkdir(exist_ok=True)
    (project.methods / "concepts/drempel.yml").rename(project.methods / "factors/drempel.yml")
    later, problems = load(project.methods, earlier)
    assert "drempel" in later.broken
    assert {problem.path.rpartition("/")[2] for problem in problems} == {"drempel.yml"}


@pytest.mark.parametrize("name", ["vocabulary.yml", "bibliography.yml"])
@pytest.mark.parametrize("how", ["gone", "link", "pipe", "folder"])
def test_list_that_is_not_a_file(name: str, how: str, project: Project) -> None:
    """A missing vocabulary or bibliography, or one that is a link or pipe, is one problem; the cards are still checked."""
    file = project.methods / name
    file.rename(project.root / name)
    match how:
        case "link":
            file.symlink_to(project.root / name)
        case "pipe":
            os.mkfifo(file)
        case "folder":
            file.mkdir()
    library, problems = load(project.methods)
    assert [(problem.code, problem.facts) for problem in problems] == [("bestand-ontbreekt", {"name": name})]
    assert len(library.cards) == 6


def test_broken_vocabulary(project: Project) -> None:
    """With a vocabulary that cannot be read, cards are checked for the rest and their words are not blamed."""
    project.write("methods/vocabulary.yml", "groups: [")
    library, problems = load(project.methods)
    assert [problem.path.rpartition("/")[2] for problem in problems] == ["vocabulary.yml"]
    assert len(library.cards) == 6


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is not a mistake in a card."""
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "weg")


def test_no_cards(project: Project) -> None:
    """A folder without any card is a problem: a build of it would publish nothing."""
    for folder in ("concepts", "tools", "conversations", "factors", "programmes"):
        shutil.rmtree(project.methods / folder)
    _, problems = load(project.methods)
    assert [problem.code for problem in problems] == ["geen-kaarten"]


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        ("Een stap die voor sommigen te hoog is.", "Een stap <b>die</b> te hoog is.", Mark(8, 16, 2)),
        ("Een stap die voor sommigen te hoog is.", "|\n  Een stap\n  die <b>te</b> hoog is.", Mark(10, 6, 2)),
        ("Een stap die voor sommigen te hoog is.", "Een stap\n  die [hier](javascript:x) staat.", Mark(9, 13, 12)),
    ],
)
def test_problem_in_a_text_points_at_the_piece(old: str, new: str, mark: Mark, project: Project) -> None:
    """What may not stand in a text is pointed at where it stands, also lines below the start of the text."""
    project.edit("methods/concepts/drempel.yml", old, new)
    _, problems = load(project.methods)
    assert mark in [problem.mark for problem in problems]
