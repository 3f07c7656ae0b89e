"""Decks: every card in every format, nothing outside its card, nothing dropped, fronts and backs in the same place."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from generator.paper import Document, Press
from generator.paper.dealing import dealt
from generator.paper.decks import FORMATS, blanks, calibration, document
from generator.paper.faces import faces
from generator.render import Book
from generator.render.decks import FORMS, Deck, decks
from generator.wording import languages
from tests.paper.sheets import Piece, Sheet, letters, said, sheets, whole_text

WORDS = "Ieder schrijft drie dingen op die vandaag beter kunnen en legt ze in het midden. "


def deck(book: Book) -> Deck:
    """All the made-up cards together."""
    return Deck("kind", "alles", "Alles", list(book.catalogue.cards.values()))


def with_long_card(made: Document, press: Press, book: Book, times: int) -> Document:
    """The same with one card more, whose text would fill several cards."""
    long = {"type": "text", "blocks": [{"runs": [{"t": f"{WORDS * times}Slot."}]}]}
    step = {"type": "step", "minutes": 5, "title": "Lange stap", "blocks": long["blocks"]}
    first = faces(book, book.catalogue.cards["buurtnetwerk"])
    card = {**first, "pieces": [first["pieces"][0], long, {"type": "turn"}, step, long]}
    (card,) = dealt(press, book.language, made.data["format"], [card])
    return replace(made, data={**made.data, "cards": [card, *made.data["cards"]]})


def slots(name: str) -> list[tuple[float, float, float, float]]:
    """Where cards lie on a sheet: left, top, right, bottom."""
    form = FORMATS[name]
    left, top = (form.sheet[0] - form.columns * form.width) / 2, (form.sheet[1] - form.rows * form.height) / 2
    corners = [(left + c * form.width, top + r * form.height) for r in range(form.rows) for c in range(form.columns)]
    return [(x, y, x + form.width, y + form.height) for x, y in corners]


def slot_of(piece: Piece, name: str, margin: float) -> int | None:
    """On which card a piece of text stands, `margin` from its edges."""
    for number, (left, top, right, bottom) in enumerate(slots(name)):
        if piece.is_within(left + margin, top + margin, right - margin, bottom - margin):
            return number
    return None


def titles(sheet: Sheet, name: str, wanted: set[str]) -> dict[int, str]:
    """Card place → the heading that stands there."""
    found: dict[int, str] = {}
    for piece in sorted(sheet.pieces, key=lambda piece: piece.top):
        place = slot_of(piece, name, 2)
        if piece.text.strip() in wanted and place is not None:
            found.setdefault(place, piece.text.strip())
    return found


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_clipped_or_dropped(printed: dict[str, Book], press: Press, name: str, language: str) -> None:
    """In every format, each text of each card stands on the paper, away from the edges of its card, however long the text."""
    book = printed[language]
    for made in (
        document(book, press, deck(book), name),
        with_long_card(document(book, press, deck(book), name), press, book, 60),
    ):
        data = press.pdf(made)
        if (
            FORMATS[name].turn != "short"
        ):  # the same faces as `a6`, but pdfium reads text upside down in an order of its own
            there = letters(whole_text(data))
            texts = [text for card in made.data["cards"] for text in said(card["dealt"]["faces"])]
            assert [text for text in texts if letters(text) not in there and "Ieder schrijft" not in text] == []
            assert there.count("midden") == " ".join(texts).count("midden")
        margin = FORMATS[name].pad * 0.8  # a space at the end of a line counts too
        for number, sheet in enumerate(sheets(data)):
            assert (round(sheet.width), round(sheet.height)) == FORMATS[name].sheet
            outside = [piece.text for piece in sheet.pieces if slot_of(piece, name, margin) is None]
            assert outside == [], f"{name}, {language}, page {number + 1}"


@pytest.mark.parametrize("name", ["a6", "a6-kort", "a6-vouw", "poker"])
def test_fronts_and_backs_meet(printed: dict[str, Book], press: Press, name: str) -> None:
    """Turned over as the format says, the back of each card lies behind its front."""
    book, form = printed["nl"], FORMATS[name]
    made = document(book, press, deck(book), name)
    wanted = {card["heading"] for card in made.data["cards"]}
    pages = [titles(sheet, name, wanted) for sheet in sheets(press.pdf(made))]
    assert {title for page in pages for title in page.values()} == wanted
    if form.turn == "fold":
        for page in pages:
            assert [page.get(place) for place in (0, 2)] == [page.get(place) for place in (1, 3)]
        return
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        for place, title in front.items():
            row, column = divmod(place, form.columns)
            behind = (row, form.columns - 1 - column) if form.turn == "long" else (form.rows - 1 - row, column)
            assert back[behind[0] * form.columns + behind[1]] == title


def test_the_offset_moves_backs_only(printed: dict[str, Book], press: Press) -> None:
    """A printer that is out of true gets its backs moved, by the millimetres that were asked for."""
    book = printed["nl"]
    straight = sheets(press.pdf(document(book, press, deck(book), "a6")))
    moved = sheets(press.pdf(document(book, press, deck(book), "a6", offset=(1.5, -0.5))))
    assert straight[0] == moved[0]
    for one, other in zip(straight[1].pieces, moved[1].pieces, strict=True):
        assert other.left - one.left == pytest.approx(1.5, abs=0.02)
        assert other.top - one.top == pytest.approx(-0.5, abs=0.02)


def test_several_cards_are_numbered(printed: dict[str, Book], press: Press) -> None:
    """A card that needs more than one says so on each of them: 1/3, 2/3, 3/3."""
    book = printed["nl"]
    made = document(book, press, deck(book), "a6")
    long = with_long_card(made, press, book, 60)
    alone = replace(long, data={**long.data, "cards": long.data["cards"][:1]})
    text = whole_text(press.pdf(alone))
    parts = next(number for number in range(9, 1, -1) if f"{number}/{number}" in text)
    assert all(text.count(f"{part}/{parts}") == 2 for part in range(1, parts + 1))
    assert "1/1" not in whole_text(press.pdf(made))


def test_nothing_is_lost_in_dealing(printed: dict[str, Book], press: Press) -> None:
    """The faces of a card hold all its pieces, in order."""
    book = printed["nl"]
    for loaded in book.catalogue.cards.values():
        card = faces(book, loaded)
        (found,) = dealt(press, "nl", asdict(FORMATS["a6"]), [card])
        pieces = [piece for face in found["dealt"]["faces"] for piece in face]
        assert pieces == [piece for piece in card["pieces"] if piece["type"] != "turn"]


def test_formats_have_names(printed: dict[str, Book]) -> None:
    """Every format is made, and explained in both languages."""
    assert set(FORMATS) == set(FORMS)
    assert all(set(book.words.tables("paper.forms")) == set(FORMS) for book in printed.values())


def test_decks_of_the_made_up_cards(printed: dict[str, Book]) -> None:
    """A kind, phase, goal and session with cards each has a deck; one without cards has none."""
    found = list(decks(printed["nl"]))
    assert all(one.cards for one in found)
    assert {one.group for one in found} == {"kind", "phase", "goal", "programme"}
    assert len({one.name for one in found}) == len(found)


@pytest.mark.parametrize("language", languages())
def test_blank_cards_and_calibration(printed: dict[str, Book], press: Press, language: str) -> None:
    """Blank cards fill a sheet and its back; the calibration sheet has its crosses in the very same place."""
    assert len(sheets(press.pdf(blanks(printed[language])))) == 2
    assert len(sheets(press.pdf(calibration(printed[language])))) == 2
