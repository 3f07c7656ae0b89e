"""What a command was asked in; the cards and files that it is about out, or an orderly end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from generator.files import VOCABULARY, shown_path
from generator.pipeline import Checked, check
from generator.wording import DEFAULT_LANGUAGE, Words, languages

METHODS = Path("methods")

language = click.option(
    "--lang",
    type=click.Choice(languages()),
    default=DEFAULT_LANGUAGE,
    show_default=True,
    help="Language of the messages.",
)


def checked(methods: Path, here: Words) -> Checked:
    """The cards of a folder; ends the command when there are none to read."""
    try:
        return check(methods)
    except (FileNotFoundError, NotADirectoryError):
        stop(here.fill("report.no_folder", {"path": shown_path(methods)}))
    except OSError as error:
        stop(here.fill("report.disk", {"path": shown_path(methods), "reason": error.strerror or ""}))


def methods_of(paths: Sequence[Path], here: Words) -> Path:
    """The folder of cards that the paths lie in, or are: the nearest one up that has a vocabulary."""
    for path in paths:
        if not os.path.lexists(path):
            stop(here.fill("report.no_path", {"path": shown_path(path)}))
        for folder_ in (path, *path.absolute().parents):
            if (folder_ / VOCABULARY).is_file() or folder_.name == METHODS.name:
                return folder_
        if path.resolve() != Path.cwd():
            stop(here.fill("report.no_cards_in", {"path": shown_path(path)}))
    return METHODS


def within(path: str, asked: Sequence[Path]) -> bool:
    """True when a shown path is in one of the asked ones, or nothing was asked for."""
    tops = [shown_path(one.absolute()) for one in asked]
    return not tops or any(path == top or path.startswith(f"{top}/") or top == "." for top in tops)


def text_of(file: Path) -> str:
    """A file's text; empty when it cannot be read."""
    try:
        return file.read_text("utf-8")
    except OSError:
        return ""


def stop(message: str) -> NoReturn:
    """Ends the command: it could not run."""
    click.echo(message, err=True)
    sys.exit(2)
