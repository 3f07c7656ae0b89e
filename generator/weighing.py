"""The commands that look at cards and change nothing: `report`, `changes`, and the coverage that `check` tells on request."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import click

from generator import history, quality, reader, translations
from generator.asked import METHODS, checked, language, stop
from generator.changes import Form, differences, told
from generator.document import Document, YamlMapping
from generator.files import read_bytes
from generator.link import Catalogue
from generator.pipeline import Checked, check
from generator.problems import visible
from generator.wording import DEFAULT_LANGUAGE, Words, languages, words

MOST_LINES = 10
"""Lines of each part of the report, unless all are asked for."""


@click.command("report")
@click.option("--all", "whole", is_flag=True, help="List everything, and not only the first of each.")
@language
def report_command(whole: bool, lang: str) -> None:  # noqa: FBT001 click passes by name
    """Figures about the quality of the cards: how far they are, what has no source, what nothing refers to."""
    here = words(lang)
    found = checked(METHODS, here)
    catalogue = check(METHODS, found.library, drafts=True).catalogue
    made = quality.figures(catalogue)
    status = [f"{_label(catalogue, word, lang)}: {len(ids)}" for word, ids in made.by_status.items()]
    reviewed = [catalogue.cards[id_] for id_ in made.by_status.get("reviewed", ())]
    days = history.last_changes(METHODS, [f"{card.kind}s/{card.id}.yml" for card in reviewed])
    oldest = sorted(f"{day.isoformat()} {Path(path).stem}" for path, day in days.items())
    click.echo(f"{here['quality.status']}\n{_listed(status, here, whole=True)}")
    for name, lines in (("oldest", oldest), ("uncited", made.uncited), ("unused", made.unused)):
        click.echo(f"{here[f'quality.{name}']} ({len(lines)})\n{_listed(lines, here, whole=whole)}")
    number = sum(map(len, made.one_way.values()))
    backward = [f"{id_} ← {', '.join(ids)}" if whole else f"{id_}: {len(ids)}" for id_, ids in made.one_way.items()]
    click.echo(f"{here['quality.one_way']} ({number})\n{_listed(backward, here, whole=whole)}")
    click.echo(
        f"{here['quality.no_programme']} ({len(made.no_programme)})\n{_listed(made.no_programme, here, whole=whole)}"
    )


def _listed(lines: Sequence[str], here: Words, *, whole: bool) -> str:
    """The lines, or the first of them and how many more there are."""
    shown = list(lines if whole or len(lines) <= MOST_LINES + 1 else lines[:MOST_LINES])
    if len(shown) < len(lines):
        shown.append(here.fill("quality.more", {"number": len(lines) - len(shown)}))
    return "".join(f"  {line}\n" for line in shown or [here["quality.none"]])


def _label(catalogue: Catalogue, status: str, lang: str) -> str:
    label = catalogue.vocabulary.term("status", status).label
    return label.get(lang) or label[DEFAULT_LANGUAGE]


def coverage(found: Checked, methods: Path, here: Words) -> str:
    """How far translations are, by kind and language; and for each that is behind, what changed since."""
    catalogue = check(methods, found.library, drafts=True).catalogue
    cards = catalogue.cards.values()
    known = translations.followed(cards, methods)
    parts = [quality.table(quality.coverage(catalogue, here))]
    for loaded in cards:
        for code, version in translations.behind(loaded).items():
            facts = {"path": loaded.document.path, "language": code, "version": version, "now": loaded.card.version}
            old = known.get((loaded.id, version))
            seen = translations.since(loaded, old, catalogue.vocabulary) if old else []
            nothing = here.fill("coverage.same" if old else "coverage.unknown", facts)
            lines = [told(one, here, "text") for one in seen] or [f"  {nothing}"]
            parts.append("\n".join([here.fill("coverage.late", facts), *lines]) + "\n")
    return "\n".join(parts)


@click.command("changes")
@click.argument("base", default="origin/main")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True, help="Form."
)
@language
def changes_command(base: str, form: Form, lang: str) -> None:
    """Say in words what readers will see of the changes since BASE. Exit code 1: an address would stop working."""
    here = words(lang)
    if not METHODS.is_dir():
        stop(here.fill("report.no_folder", {"path": str(METHODS)}))
    before = history.before(METHODS, base)
    if before is None:
        stop(here.fill("changes.no_base", {"base": base}))
    found = check(METHODS, drafts=True)
    cards = found.library.cards
    heirs = {former: id_ for id_, loaded in cards.items() for former in loaded.card.formerly}
    olds = {Path(path).stem: reader.read(path, data)[0] for path, data in before.items() if data is not None}
    stems, lost = {Path(path).stem for path in before}, _lost(found, olds)
    if not before:
        click.echo(here["changes.none"])
    for path in sorted(before):
        id_ = Path(path).stem
        former = next((name for name in olds if name != id_ and heirs.get(name) == id_ and id_ not in olds), "")
        if os.path.lexists(METHODS / path):
            click.echo(_card(found, path, olds.get(former or id_), here, form, former))
        elif heirs.get(id_) not in stems or heirs[id_] in olds:  # else it has another name, under which it is told
            click.echo(_heading("gone", id_, here, form))
        for name in lost.get(former or id_, ()):
            click.echo(here.fill("changes.lost", {"id": escape(visible(name))}) + "\n")
    sys.exit(1 if lost else 0)


def _lost(found: Checked, olds: Mapping[str, Document | None]) -> dict[str, list[str]]:
    """Changed card → the ids, its own and former ones, that had an address on the site and would have none any more."""
    shown = {id_: loaded for id_, loaded in found.library.cards.items() if loaded.card.status != "draft"}
    formers = {former for loaded in shown.values() for former in loaded.card.formerly}
    answered = {*shown, *formers, *found.library.broken}
    lost = {}
    for id_, old in olds.items():
        tree: Any = old.tree if old and isinstance(old.tree, YamlMapping) else {}
        names = [] if tree.get("status", "draft") == "draft" else [id_, *tree.get("formerly", ())]
        if id_ not in found.library.broken and (gone := [name for name in names if name not in answered]):
            lost[id_] = gone
    return lost


def _heading(what: str, id_: str, here: Words, form: Form) -> str:
    name = here[f"changes.{what}"]
    return f"### {name}: {escape(visible(id_))}\n\n" if form == "markdown" else f"{name}: {visible(id_)}\n"


def _card(found: Checked, path: str, old: Document | None, here: Words, form: Form, former: str) -> str:  # noqa: PLR0913, PLR0917 what it was and is
    """One card: new, changed or with another name, field by field, and how far its translations are."""
    id_ = Path(path).stem
    what = "renamed" if former else "changed" if old else "new"
    heading = _heading(what, f"{former} → {id_}" if former else id_, here, form)
    data = read_bytes(METHODS / path, reader.CARD_BYTES)
    new = reader.read(path, data)[0] if data is not None else None
    if new is None:
        return f"{heading}{here['changes.unreadable']}\n"
    seen = list(differences(old, new))
    if not old:  # of a new card: what it is
        seen = [one for one in seen if one.field in {"title", "summary"}]
    body = "\n".join(told(one, here, form) for one in seen) or here["changes.layout_only"]
    shares = found.catalogue.coverage.get(id_)
    if shares is None:  # it has mistakes, which the check tells
        return f"{heading}<ul>\n{body}\n</ul>\n" if form == "markdown" else f"{heading}{body}\n"
    listed = ", ".join(f"{code} {int(100 * shares.get(code, 0))} %" for code in languages())
    tail = here.fill("changes.coverage", {"list": listed})
    return f"{heading}<ul>\n{body}\n</ul>\n\n{tail}\n" if form == "markdown" else f"{heading}{body}\n  {tail}\n"


COMMANDS = (report_command, changes_command)
