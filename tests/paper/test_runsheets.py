"""Run sheets: clock times that add up, every line of the agenda, and materials counted for the group."""

from __future__ import annotations

import pytest

from generator.model.programme import Programme
from generator.paper import Press
from generator.paper.runsheets import runsheets
from generator.render import Book
from generator.wording import languages
from tests.paper.sheets import letters, sheets, whole_text


@pytest.mark.parametrize("language", languages())
def test_a_sheet_a_session(printed: dict[str, Book], press: Press, language: str) -> None:
    """Each session has one, from its start on, with every item at its time and nothing outside the margins."""
    book = printed[language]
    sessions = [
        session
        for loaded in book.catalogue.of_kind("programme")
        if isinstance(loaded.card, Programme)
        for session in loaded.card.sessions
    ]
    for document, session in zip(runsheets(book), sessions, strict=True):
        agenda = document.data["agenda"]
        assert agenda[0]["start"] == f"{session.starts:%H:%M}"
        hours, minutes = map(int, document.data["end"].split(":"))
        assert hours * 60 + minutes == session.starts.hour * 60 + session.starts.minute + session.minutes
        assert session.place is None or book.say(session.place) in document.data["about"]
        made = press.pdf(document)
        there = letters(whole_text(made))
        for item in agenda:
            assert letters(item["start"]) in there
            assert letters(item["what"]) in there
        for item in agenda:
            assert sum(step["minutes"] for step in item["steps"]) in (0, item["minutes"])
        for part in document.data["materials"]:
            assert all(letters(item) in there for item in part["items"])
        for sheet in sheets(made):
            assert [p for p in sheet.pieces if not p.is_within(16, 12, 194, 291)] == []


def test_one_list_of_materials(printed: dict[str, Book]) -> None:
    """What several cards need is there once, counted for the group, as on the page of the session; a short card says so."""
    first = next(iter(runsheets(printed["nl"]))).data
    assert first["people"] == "Voor 6 mensen, de begeleider niet meegeteld."
    assert first["materials"] == [
        {"title": "Per persoon", "items": ["12 × stift"]},
        {"title": "Per groep", "items": ["vel papier"]},
        {"title": "Voor de ruimte", "items": ["niets", "plakband"]},
    ]
    assert [item["note"] for item in first["agenda"]] == ["korte versie", "", "", ""]
