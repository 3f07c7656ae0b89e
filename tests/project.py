"""A folder in; a small made-up project in it out, with the commands that a maintainer would run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.render import Site

ROOT = Path(__file__).parents[1]
"""The project itself."""

CARDS = Path(__file__).parent / "cards"
"""Made-up cards, one of each kind with every field: editing a real card breaks no test."""

SITE = Site("https://github.com/buren/kaarten", "main", "https://kaarten.example/straat/")
"""A site with an address and a repository."""

_SET_BY_US = (
    "SITE_URL",
    "REPO_URL",
    "REPO_BRANCH",
    "CACHE",
    "DRAFTS",
    "PAPER",
    "SOURCE_DATE_EPOCH",
    "PYTHONHASHSEED",
    "TZ",
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project that builds, and that a test may spoil."""

    root: Path

    @classmethod
    def made(cls, root: Path) -> Project:
        """The made-up cards with the real mkdocs.yml and one hand-written page a language."""
        shutil.copytree(CARDS, root / "methods")
        shutil.copy(ROOT / "mkdocs.yml", root)
        project = cls(root)
        project.write(
            "docs/nl/over.md", "# Over\n\nDit is een [link](begrippen/buurtnetwerk/index.md).\n\n## Meer\n\nTekst.\n"
        )
        project.write(
            "docs/en/about.md", "# About\n\nThis is a [link](concepts/buurtnetwerk/index.md).\n\n## More\n\nText.\n"
        )
        return project

    @property
    def methods(self) -> Path:
        """The folder of cards."""
        return self.root / "methods"

    @property
    def site(self) -> Path:
        """Where `mkdocs build` puts the site."""
        return self.root / "site"

    def write(self, path: str, text: str) -> Path:
        """Writes a file of the project, and its folders."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def edit(self, path: str, old: str, new: str) -> Path:
        """Replaces a piece of text that stands once in a file."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def run(self, *command: str, **environment: str) -> Ran:
        """Runs a Python module as a command in the project's folder."""
        return self._ran([sys.executable, "-m", *command], environment)

    def _ran(self, command: list[str], environment: dict[str, str]) -> Ran:
        """Runs a command; standard output and errors come back as one."""
        done = subprocess.run(
            command,
            cwd=self.root,
            env=clean_environment() | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout)

    def methodekaarten(self, *options: str, **environment: str) -> Ran:
        """Runs our own command, as it was installed beside Python."""
        return self._ran([str(Path(sys.executable).with_name("methodekaarten")), *options], environment)

    def build(self, *options: str, **environment: str) -> Ran:
        """Runs `mkdocs build --strict`."""
        return self.run("mkdocs", "build", "--strict", *options, **environment)


def clean_environment() -> dict[str, str]:
    """The environment of a maintainer who set nothing, but for the clock of the build, and for PDFs: tests about them ask for those."""
    kept = {name: value for name, value in os.environ.items() if name not in _SET_BY_US}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1800000000", "PAPER": "false"}


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
