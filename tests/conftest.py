"""What several tests share: the made-up cards, and sites that are built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline, render
from generator.pipeline import Checked, Edition
from generator.render import Book
from generator.store import FolderStore
from generator.wording import languages
from tests.project import CARDS, SITE, Project


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
def store(tmp_path_factory: pytest.TempPathFactory) -> FolderStore:
    """One store of citations for all tests: making them takes a while."""
    return FolderStore(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def books(checked: Checked, store: FolderStore) -> dict[str, Book]:
    """What the pages of each language share."""
    return {language: render.book(checked.catalogue, language, SITE, store) for language in languages()}


@pytest.fixture(scope="session")
def editions(checked: Checked, store: FolderStore) -> dict[str, Edition]:
    """The pages of the made-up cards in each language."""
    return {language: pipeline.edition(checked.catalogue, language, SITE, store) for language in languages()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A made-up project of the test's own."""
    return Project.made(tmp_path)
