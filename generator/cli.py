"""The command `methodekaarten`: check, build, print, new, schema. Exit codes: 0 fine, 1 the cards are wrong, 2 it could not run."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator import folder, history, keeping, render, schema, settings, skeleton, translations, weighing
from generator.asked import METHODS
from generator.asked import checked as _checked
from generator.asked import language as _language
from generator.asked import methods_of as _methods_of
from generator.asked import stop as _stop
from generator.asked import text_of as _text
from generator.asked import within as _within
from generator.files import VOCABULARY, shown_path
from generator.load import vocabulary
from generator.model import FOLDERS, KINDS
from generator.outputs import Clash, replace_files, write_folder
from generator.paper import Press, can_print
from generator.paper.decks import document
from generator.pipeline import check_paper, edition
from generator.problems import Format, report
from generator.render import Site
from generator.render.decks import FORMS, Deck
from generator.store import FolderStore, Store
from generator.wording import DEFAULT_LANGUAGE, Words, languages, words


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="methodekaarten")
def main() -> None:
    """Method cards in YAML, as a bilingual site."""


for command in (*keeping.COMMANDS, *weighing.COMMANDS):
    main.add_command(command)


@main.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@click.option("--coverage", "covers", is_flag=True, help="Tell how far the translations are, too.")
@click.option("--paper", is_flag=True, help="Say also which cards do not fit on one paper card.")
@_language
def check_command(paths: Sequence[Path], form: Format, covers: bool, paper: bool, lang: str) -> None:  # noqa: FBT001 click passes by name
    """Say everything that is wrong with the cards, or with those in PATH (files or folders), in one run."""
    here = words(lang)
    checked = _checked(_methods_of(paths, here), here)
    found = [*checked.problems, *checked.warnings, *(check_paper(checked, _kept(here)) if paper else ())]
    problems = [problem for problem in found if _within(problem.path, paths)]
    text = report(problems, form, here)
    click.echo(text, nl=False)
    if not problems and form == "text":
        found = [card for card in checked.library.cards.values() if _within(card.document.path, paths)]
        click.echo(here.fill("report.fine", {"cards": len(found)}))
    if covers:
        click.echo(weighing.coverage(checked, _methods_of(paths, here), here), nl=False)
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


@main.command("build")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="Write a plain docs tree here, for MkDocs without our plugin, instead of the site.",
)
@click.option("--strict", is_flag=True, help="Warnings end the build too.")
@click.option("--no-cache", is_flag=True, help="Convert every page anew.")
@_language
def build_command(target: Path | None, strict: bool, no_cache: bool, lang: str) -> None:  # noqa: FBT001 click passes by name
    """Build the site to site/, or with --to a docs tree that stock MkDocs builds."""
    here = words(lang)
    if target is None:
        command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else [])]
        environment = os.environ | ({"CACHE": "false"} if no_cache else {})
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603 our own command
    checked = _checked(METHODS, here)
    if checked.problems:
        click.echo(report(checked.problems, "text", here), nl=False, err=True)
    if checked.is_wrong:
        sys.exit(1)
    site = Site(os.environ.get("REPO_URL", ""), os.environ.get("REPO_BRANCH", "main"), os.environ.get("SITE_URL", ""))
    happened = history.entries(METHODS)
    late = translations.followed(checked.catalogue.cards.values(), METHODS)
    editions = {}
    for one in languages():
        here_site = replace(site, written=settings.written(Path("docs") / one))
        editions[one] = edition(checked.catalogue, one, here_site, happened=happened, followed=late).pages
    try:
        write_folder(target, folder.tree(editions, Path("docs"), site))
    except FileExistsError:
        _stop(here.fill("report.not_ours", {"path": shown_path(target)}))
    except Clash as clash:
        _stop(here.fill("report.clash", {"path": str(clash)}))
    except OSError as error:
        _stop(here.fill("report.disk", {"path": shown_path(target), "reason": error.strerror or ""}))
    click.echo(here.fill("report.written", {"path": shown_path(target)}))


@main.command("print")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--form", type=click.Choice(FORMS), default=FORMS[0], show_default=True, help="Format of the cards.")
@click.option("--offset", type=(float, float), default=(0, 0), help="Millimetres to move the backs: right, down.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    default="kaarten.pdf",
    show_default=True,
    help="Where the PDF goes.",
)
@click.option(
    "--lang",
    type=click.Choice(languages()),
    default=DEFAULT_LANGUAGE,
    show_default=True,
    help="Language of the cards and the messages.",
)
def print_command(ids: Sequence[str], form: str, offset: tuple[float, float], target: Path, lang: str) -> None:
    """Print the cards with these IDs, or all, in a format and language of your choice, to a PDF."""
    here = words(lang)
    store = _kept(here)
    catalogue = _checked(METHODS, here).catalogue
    unknown = [id_ for id_ in ids if id_ not in catalogue.cards]
    if unknown:
        _stop(here.fill("report.no_card", {"id": ", ".join(unknown)}))
    today = dt.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), dt.UTC).date()
    site = Site(site_url=os.environ.get("SITE_URL", ""), paper=today)
    chosen = [catalogue.cards[id_] for id_ in dict.fromkeys(ids) or catalogue.cards]
    deck = Deck("kind", target.stem, here["site.name"], chosen)
    book, press = render.book(catalogue, lang, site, store), Press(store)
    try:
        replace_files({target: press.pdf(document(book, press, deck, form, offset))})
    except OSError as error:
        _stop(here.fill("report.disk", {"path": shown_path(target), "reason": error.strerror or ""}))
    click.echo(here.fill("report.printed", {"path": shown_path(target), "cards": len(chosen)}))


@main.command("new")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("id_", metavar="ID")
@_language
def new_command(kind: str, id_: str, lang: str) -> None:
    """Write a commented skeleton of a KIND of card to methods/<kinds>/<ID>.yml."""
    here = words(lang)
    if not skeleton.is_id(id_):
        _stop(here.fill("problems.foute-bestandsnaam.message", {"name": id_}))
    if not METHODS.is_dir():
        _stop(here.fill("report.no_folder", {"path": str(METHODS)}))
    taken = [file for file in (METHODS / name / f"{id_}.yml" for name in FOLDERS) if os.path.lexists(file)]
    if taken:
        _stop(here.fill("report.exists", {"path": shown_path(taken[0])}))
    for loaded in _checked(METHODS, here).library.cards.values():
        if id_ in loaded.card.formerly:
            _stop(here.fill("problems.oude-id-bezet.message", {"id": id_, "other": loaded.id}))
    file = METHODS / f"{kind}s" / f"{id_}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(skeleton.skeleton(kind, vocabulary(METHODS / VOCABULARY)[0], here), "utf-8")
    click.echo(here.fill("report.new", {"path": shown_path(file)}))


@main.command("schema")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when the schemas are not current."
)
@_language
def schema_command(only_check: bool, lang: str) -> None:  # noqa: FBT001 click passes by name
    """Write a JSON Schema a kind to methods/.schema/, for editors."""
    here = words(lang)
    if not METHODS.is_dir():
        _stop(here.fill("report.no_folder", {"path": str(METHODS)}))
    terms, problems = vocabulary(METHODS / VOCABULARY)
    if problems:
        click.echo(report(problems, "text", here), nl=False, err=True)
        sys.exit(1)
    made = schema.schemas(terms, words(DEFAULT_LANGUAGE))
    stale = [name for name, text in made.items() if _text(METHODS / ".schema" / name) != text]
    if only_check:
        if stale:
            click.echo(here.fill("report.stale", {"files": ", ".join(stale)}), err=True)
        sys.exit(1 if stale else 0)
    (METHODS / ".schema").mkdir(exist_ok=True)
    for name in stale:
        (METHODS / ".schema" / name).write_text(made[name], "utf-8")
    click.echo(here.fill("report.schemas", {"number": len(made), "changed": len(stale)}))


def _kept(here: Words) -> Store:
    """Where the plugin keeps what it printed too. Ends the command when nothing can be printed."""
    if not can_print():
        _stop(here["report.no_paper"])
    return FolderStore(Path(".cache"))
