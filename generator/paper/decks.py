"""A book in; its decks of cards out in every format, with blank cards and a sheet to try a printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Literal

from generator.paper.dealing import dealt
from generator.paper.document import Document, shared
from generator.paper.faces import faces
from generator.paper.press import Press
from generator.render.book import Book
from generator.render.decks import FORMS, Deck, decks


@dataclass(frozen=True, slots=True)
class Format:
    """How cards lie on paper; lengths in millimetres, sizes of type in points."""

    width: float
    height: float
    sheet: tuple[float, float]
    columns: int = 1
    rows: int = 1
    turn: Literal["long", "short", "fold"] = "long"
    """How the printer turns the sheet, or that the sheet is folded."""

    size: float = 8.6
    least: float = 7.5
    pad: float = 7
    bleed: float = 0
    bw: bool = False

    @property
    def cut(self) -> tuple[float, float] | None:
        """From the edges of the sheet to where the ink ends and to where to cut, for a print shop: when there is bleed."""
        margin = (self.sheet[0] - self.columns * self.width) / 2
        return (margin - self.bleed, margin) if self.bleed else None


A4, A5 = (210, 297), (148, 210)

FORMATS: dict[str, Format] = {
    "a6": Format(105, 148, A4, 2, 2),
    "a6-kort": Format(105, 148, A4, 2, 2, turn="short"),
    "a6-vouw": Format(105, 148, A4, 2, 2, turn="fold"),
    "a6-drukker": Format(105, 148, (131, 174), bleed=3),
    "a6-zwartwit": Format(105, 148, A4, 2, 2, bw=True),
    "poker": Format(63, 88, A4, 3, 3, size=7.2, least=6.8, pad=4),
    "a5": Format(148, 210, A5, size=11.5, least=10.5, pad=12),
    "groot": Format(210, 297, A4, size=19, least=17, pad=17),
}
"""The formats by name."""


def printed_decks(book: Book, press: Press) -> Iterator[Document]:
    """A document a deck and format."""
    for deck in decks(book):
        for name in deck.formats:
            yield document(book, press, deck, name)
    yield blanks(book)
    yield calibration(book)


def blanks(book: Book) -> Document:
    """Four empty cards, for methods of your own."""
    words = book.words
    blank = {
        "facts": [words[f"facts.{name}"] for name in ("time", "group", "level", "setting")],
        "front": [words["card.when"], words["card.not_when"]],
        "back": [words["card.materials"], words["card.steps"], words["card.questions"]],
    }
    data = {**shared(book, words["paper.blank"]), "format": asdict(FORMATS["a6"]), "offset": [0, 0], "blank": blank}
    return Document(book.addresses.deck(words["paper.blank_file"], "a6"), "deck", data | {"cards": [{"blank": 4}]})


def calibration(book: Book) -> Document:
    """A sheet that shows how far a printer puts the back from the front."""
    words = book.words
    data = {**shared(book, words["paper.calibration"]), "steps": list(words.tables("paper")["calibration_steps"])}
    return Document(book.addresses.deck(words["paper.calibration_file"], "a4"), "calibration", data)


def document(book: Book, press: Press, deck: Deck, name: str, offset: tuple[float, float] = (0, 0)) -> Document:
    """A deck in a format. `offset` moves the backs, in millimetres to the right and down, for a printer that is out of true."""
    form = asdict(FORMATS[name])
    cards = dealt(press, book.language, form, [faces(book, loaded) for loaded in deck.cards])
    data = {**shared(book, deck.title), "format": form, "offset": list(offset), "cards": cards}
    return Document(book.addresses.deck(deck.name, name), "deck", data, cut=FORMATS[name].cut)


def pictures(book: Book, press: Press) -> Iterator[tuple[str, Document]]:
    """What each format looks like: path of the picture, and the document whose first page it shows."""
    first = next(deck for deck in decks(book) if deck.group == "kind")
    few = replace(first, cards=first.cards[: max(form.columns * form.rows for form in FORMATS.values())])
    for name in FORMS:
        yield book.addresses.picture(name), document(book, press, few, name)
