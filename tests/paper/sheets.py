"""A PDF in; where its words stand out, in millimetres from the top left of each page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

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


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in millimetres from the left top of the page."""


def _box(text: pdfium.PdfTextPage, first: int, number: int, height: float) -> Box:
    """Around some characters."""
    boxes = [text.get_charbox(place) for place in range(first, first + number)]
    left, bottom, right, top = (
        pick(values) for pick, values in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    return left * MM, (height - top) * MM, right * MM, (height - bottom) * MM


def sizes(data: bytes) -> list[tuple[float, float]]:
    """How large the pages are, in millimetres."""
    with pdfium.PdfDocument(data) as document:
        return [(page.get_width() * MM, page.get_height() * MM) for page in document]


def ink(data: bytes) -> Iterator[list[Box]]:
    """Page by page, where each letter stands; quicker than by pieces where a browser has set every letter by itself."""
    with pdfium.PdfDocument(data) as document:
        for page in document:
            text, height = page.get_textpage(), page.get_height()
            said = text.get_text_range()
            yield [_box(text, place, 1, height) for place, letter in enumerate(said) if letter.strip()]
            text.close()
            page.close()


def places(data: bytes, wanted: Iterable[str], turned: Container[int] = ()) -> Iterator[list[tuple[str, Box]]]:
    """Page by page, where some texts stand. On pages that are `turned` the letters stand on their head."""
    with pdfium.PdfDocument(data) as document:
        for number, page in enumerate(document):
            height = page.get_height()
            page.set_rotation(180 if number in turned else 0)  # then pdfium reads them in the right order
            text = page.get_textpage()
            found = []
            for one in wanted:
                search = text.search(one, match_case=True)
                while hit := search.get_next():
                    first, number_of = hit
                    found.append((one, _box(text, first, number_of, height)))
            yield found
            text.close()
            page.close()


def whole_text(data: bytes, areas: Sequence[Box] = ()) -> str:
    """All words of all pages, as one line. With `areas` those in each area of a page by themselves, as lines beside each other would mix."""
    document = pdfium.PdfDocument(data)
    try:
        found = []
        for number in range(len(document)):
            page = document[number]
            text, height = page.get_textpage(), page.get_height()
            for left, top, right, bottom in areas:
                found.append(text.get_text_bounded(left / MM, height - bottom / MM, right / MM, height - top / MM))
            if not areas:
                found.append(text.get_text_bounded())
            text.close()
            page.close()
        return words(" ".join(found))
    finally:
        document.close()


def said(value: Any) -> Iterator[str]:
    """Every text in the pieces of a card."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key in ("t", "words", "value", "label", "title", "heading") and isinstance(one, str):
                yield one
            else:
                yield from said(one)
    elif isinstance(value, list):
        for one in value:
            yield from said(one)


def words(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """A text without what a line break may add or take away: spaces, hyphens and places to break."""
    return re.sub(r"[\s\-\u00ad\u200b\ufffe\x02]", "", text)
