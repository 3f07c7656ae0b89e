"""The commands for keeping cards: `fmt`, and what else changes or weighs cards that are there."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from generator import reader
from generator.asked import METHODS, checked, language, methods_of, stop, within
from generator.document import YamlMapping
from generator.files import card_files, read_bytes, shown_path
from generator.layout import laid_out
from generator.load import cut_problems
from generator.model.values import near
from generator.outputs import replace_files
from generator.pipeline import Checked, check
from generator.problems import Problem, report
from generator.renaming import renamed
from generator.skeleton import is_id
from generator.wording import Words, words


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a card would change.")
@language
def fmt_command(paths: Sequence[Path], only_check: bool, lang: str) -> None:  # noqa: FBT001 click passes by name
    """Put all cards, or those in PATH, in one layout; what they say and their comments stay."""
    here = words(lang)
    methods = methods_of(paths, here)
    problems: list[Problem] = []
    anew: dict[Path, bytes | None] = {}
    seen, left = 0, []
    try:
        files = [card for card in card_files(methods)[0] if within(card.path, paths)]
    except (FileNotFoundError, NotADirectoryError):
        stop(here.fill("report.no_folder", {"path": shown_path(methods)}))
    for card in files:
        data = read_bytes(card.file, reader.CARD_BYTES)
        document, wrong = reader.read(card.path, data) if data is not None else (None, [])
        problems += wrong or (cut_problems(document) if document else [])
        if data is None or document is None or (problems and problems[-1].path == card.path):
            continue
        seen += 1
        text = laid_out(document, card.kind) if isinstance(document.tree, YamlMapping) else None
        if text is None:
            left.append(card.path)
        elif text.encode("utf-8") != data:
            anew[card.file] = text.encode("utf-8")
    _tell(anew, problems, left, here)
    if only_check:
        if anew:
            click.echo(here.fill("report.unformatted", {"number": len(anew)}))
        sys.exit(1 if anew or problems or left else 0)
    write(anew, here)
    click.echo(here.fill("report.formatted", {"cards": seen, "changed": len(anew)}))
    sys.exit(1 if problems or left else 0)


def _tell(anew: Iterable[Path], problems: list[Problem], left: list[str], here: Words) -> None:
    for file in anew:
        click.echo(shown_path(file))
    click.echo(report(problems, "text", here), nl=False, err=True)
    for path in left:
        click.echo(here.fill("report.left", {"path": path}), err=True)


def write(files: Mapping[Path, bytes | None], here: Words) -> None:
    """Writes all files or none; ends the command when the disk refuses."""
    try:
        replace_files(files)
    except OSError as error:
        stop(here.fill("report.disk", {"path": shown_path(Path(error.filename or "")), "reason": error.strerror or ""}))


@click.command("rename")
@click.argument("old")
@click.argument("new")
@language
def rename_command(old: str, new: str, lang: str) -> None:
    """Give the card OLD the id NEW: its file, every reference to it, and links in hand-written pages; OLD stays in `formerly`."""
    here = words(lang)
    before = checked(METHODS, here)
    _may_rename(before, old, new, here)
    changes = renamed(before.library, METHODS, old, new)
    with tempfile.TemporaryDirectory() as aside:  # what would come of it is checked before anything is written
        trial = Path(aside) / METHODS.name
        shutil.copytree(METHODS, trial)
        for file, data in changes.items():
            if file.is_relative_to(METHODS):
                place = trial / file.relative_to(METHODS)
                place.unlink() if data is None else place.write_bytes(data)
        after = check(trial)
    ids = {new if id_ == old else id_ for id_ in before.library.cards}
    if after.is_wrong or set(after.library.cards) != ids:
        stop(here.fill("report.not_renamed", {"id": old}))
    write(changes, here)
    for file, data in changes.items():
        if data is not None:
            click.echo(shown_path(file))
    click.echo(here.fill("report.renamed", {"old": old, "new": new}))


def _may_rename(before: Checked, old: str, new: str, here: Words) -> None:
    """Ends the command when the cards have mistakes (a reference could hide in one), or one of the two ids will not do."""
    cards = before.library.cards
    if before.is_wrong:
        click.echo(report(before.problems, "text", here), nl=False, err=True)
        sys.exit(1)
    if old not in cards:
        hint = near(old, cards)
        stop(here.fill("report.no_card_near" if hint else "report.no_card", {"id": old, "near": hint}))
    if not is_id(new):
        stop(here.fill("problems.foute-bestandsnaam.message", {"name": new}))
    if new in cards:
        stop(here.fill("report.exists", {"path": cards[new].document.path}))
    for loaded in cards.values():
        if new in loaded.card.formerly and loaded.id != old:
            stop(here.fill("problems.oude-id-bezet.message", {"id": new, "other": loaded.id}))


COMMANDS = (fmt_command, rename_command)
