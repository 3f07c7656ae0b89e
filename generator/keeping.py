"""The commands for keeping cards: `fmt`, and what else changes or weighs cards that are there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator import reader
from generator.asked import language, methods_of, stop, within
from generator.files import card_files, read_bytes, shown_path
from generator.layout import laid_out
from generator.load import cut_problems
from generator.outputs import replace_files
from generator.problems import Problem, report
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
    anew: dict[Path, bytes] = {}
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
        text = laid_out(document, card.kind) if isinstance(document.tree, reader.Mapping) else None
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


def _tell(anew: Sequence[Path] | dict[Path, bytes], problems: list[Problem], left: list[str], here: Words) -> None:
    for file in anew:
        click.echo(shown_path(file))
    click.echo(report(problems, "text", here), nl=False, err=True)
    for path in left:
        click.echo(here.fill("report.left", {"path": path}), err=True)


def write(files: dict[Path, bytes], here: Words) -> None:
    """Writes all files or none; ends the command when the disk refuses."""
    try:
        replace_files(files)
    except OSError as error:
        stop(here.fill("report.disk", {"path": shown_path(Path(error.filename or "")), "reason": error.strerror or ""}))


COMMANDS = (fmt_command,)
