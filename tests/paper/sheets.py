"""A PDF in; where its words stand out, in millimetres from the top left of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of text, or a part of it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def is_within(self, left: float, top: float, right: float, bottom: float, slack: float = 0.15) -> bool:
        """True when no part of it is outside a box."""
        return (
            self.left >= left - slack
            and self.top >= top - slack
            and self.right <= right + slack
            and self.bottom <= bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    width: float
    height: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All words, in the order of the file."""
        return words(" ".join(piece.text for piece in self.pieces))


def sheets(data: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    document = pdfium.PdfDocument(data)
    try:
        return [_sheet(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        return Sheet(width * MM, height * MM, tuple(_pieces(text, height)))
    finally:
        text.close()
        page.close()


def _pieces(text: pdfium.PdfTextPage, height: float) -> Iterator[Piece]:
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        said = text.get_text_bounded(left, bottom, right, top)
        if said.strip():
            space = 0.35 * (top - bottom) if re.search(r" (\r|$)", said) else 0  # at the end of a line; it has no ink
            yield Piece(said, left * MM, (height - top) * MM, (right - space) * MM, (height - bottom) * MM)


def whole_text(data: bytes) -> str:
    """All words of all pages, as one line."""
    document = pdfium.PdfDocument(data)
    try:
        found = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
        return words(" ".join(found))
    finally:
        document.close()


def words(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """A text without what a line break may add or take away: spaces, hyphens and places to break."""
    return re.sub(r"[\s\-\u00ad\u200b\ufffe\x02]", "", text)
