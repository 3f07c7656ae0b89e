"""A book in; its PDFs out: worksheets, handouts, decks of cards, run sheets."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from generator.outputs import OutputFile, distinct
from generator.paper.decks import pictures, printed_decks
from generator.paper.document import Document
from generator.paper.handouts import handouts
from generator.paper.press import Press, can_print
from generator.paper.runsheets import runsheets
from generator.paper.worksheets import worksheets
from generator.render.book import Book
from generator.store import Store


def papers(book: Book, store: Store) -> list[OutputFile]:
    """Every PDF of a language. Made side by side: while Typst sets one, Python waits for none."""
    press = Press(store)
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(partial(press.printed, book.language), documents(book, press)))
    shown = pictures(book, press) if book.site.decks else ()
    return distinct([*made, *(OutputFile(book.language, path, press.picture(one)) for path, one in shown)])


def documents(book: Book, press: Press) -> Iterator[Document]:
    """What is to be printed, before it is."""
    yield from handouts(book)
    yield from worksheets(book)
    yield from runsheets(book)
    if book.site.decks:
        yield from printed_decks(book, press)


__all__ = ["Document", "Press", "can_print", "documents", "papers"]
