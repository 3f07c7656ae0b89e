"""What the tests of paper share: books that are printed, and a press."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.paper import Press
from generator.render import Book
from generator.store import FolderStore, NoStore
from generator.wording import languages

DAY = dt.date(2027, 1, 15)


@pytest.fixture(scope="session")
def printed(books: dict[str, Book]) -> dict[str, Book]:
    """The made-up cards, for a site that prints."""
    return {
        language: replace(books[language], site=replace(books[language].site, paper=DAY)) for language in languages()
    }


@pytest.fixture(scope="session")
def press(store: FolderStore) -> Press:
    """A press that keeps what it printed for the other tests."""
    return Press(store)


@pytest.fixture(scope="session")
def fresh() -> Press:
    """A press that makes everything anew."""
    return Press(NoStore())
