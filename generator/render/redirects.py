"""A book in; out what keeps short and former addresses alive: small pages that lead on, and copies of what cannot lead on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from jinja2 import Environment

from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.programme import Programme
from generator.outputs import OutputFile
from generator.render.addresses import relative
from generator.render.armour import trusted
from generator.render.book import Book


def redirects(book: Book, environment: Environment) -> Iterator[OutputFile]:
    """One for each address that leads elsewhere. Where two cards claim one, which the check refuses, the first has it."""
    template = environment.get_template("redirect.html.j2")
    taken: set[str] = set()  # in the preview, a former id may be in use
    for loaded in book.catalogue.cards.values():
        for here, there in _moves(book, loaded):
            if here in taken:
                continue
            taken.add(here)
            href = relative(here, there)
            full = f"{book.site.site_url.rstrip('/')}/{there}" if book.site.site_url else ""
            text = template.render(
                book=book,
                w=book.words,
                title=book.title(loaded.id),
                href=trusted(escape(href)),
                canonical=trusted(escape(full or href)),
            )
            yield OutputFile(book.language, f"{here.removeprefix(book.addresses.root)}index.html", text)


def copies(book: Book, files: Sequence[OutputFile]) -> Iterator[OutputFile]:
    """The PDFs and calendars of a card under its former names too: people linked to them, or have them in their agenda."""
    for loaded in book.catalogue.cards.values():
        folder = book.addresses.card(loaded.id).removeprefix(book.addresses.root)
        kind = book.addresses.kind(loaded.kind).removeprefix(book.addresses.root)
        for former in _formers(book, loaded):
            for file in files:
                if file.path.startswith(folder) and file.path.endswith((".pdf", ".ics")):
                    inside, slash, name = file.path.removeprefix(folder).rpartition("/")
                    path = f"{kind}{former}/{inside}{slash}{former}{name.removeprefix(loaded.id)}"
                    yield replace(file, path=path)


def _formers(book: Book, loaded: LoadedCard) -> list[str]:
    return [former for former in loaded.card.formerly if former not in book.addresses.kinds]


def _moves(book: Book, loaded: LoadedCard) -> Iterator[tuple[str, str]]:
    """From where to where: the short address of a card, its former ids, and those of its sessions under every name that it had."""
    addresses = book.addresses
    there = addresses.card(loaded.id)
    formers = _formers(book, loaded)
    folders = [f"{addresses.kind(loaded.kind)}{former}/" for former in formers]
    # The old id may be of a retired card, whose place one of another kind took.
    elsewhere = [f"{addresses.kind(kind)}{former}/" for kind in KINDS if kind != loaded.kind for former in formers]
    yield from ((addresses.short(id_), there) for id_ in (loaded.id, *formers))
    yield from ((folder, there) for folder in (*folders, *elsewhere))
    if not isinstance(loaded.card, Programme):
        return
    present = {session.id for session in loaded.card.sessions}
    for session in loaded.card.sessions:
        page = addresses.session(loaded.id, session.id)
        names = [session.id, *(name for name in session.formerly if name not in present)]
        for address in (f"{folder}{name}/" for folder in (there, *folders) for name in names):
            if address != page:
                yield address, page
