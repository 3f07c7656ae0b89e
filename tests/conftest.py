"""What several tests share: the made-up cards, and sites that are built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline, render
from generator.pipeline import Checked
from generator.render import Book, Site
from generator.store import NoStore
from generator.wording import languages
from tests.project import CARDS, Project


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the expected pages anew. Read the change before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew; read the change by eye")


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The made-up cards, read and linked; they have no problems."""
    made = pipeline.check(CARDS)
    assert made.problems == []
    return made


@pytest.fixture(scope="session")
def books(checked: Checked) -> dict[str, Book]:
    """What the pages of each language share, for a site with an address and a repository."""
    site = Site("https://github.com/buren/kaarten", "main", "https://kaarten.example/straat/")
    return {language: render.book(checked.catalogue, language, site, NoStore()) for language in languages()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A made-up project of the test's own."""
    return Project.made(tmp_path)
