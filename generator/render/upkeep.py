"""A book in; out what its pages about upkeep show: what waits for a translator, what is new and changed, and that as a feed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from generator import translations
from generator.changes import named, shortened
from generator.history import Entry
from generator.link import Catalogue
from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.texts import is_listed, texts
from generator.outputs import OutputFile
from generator.render.book import Book
from generator.wording import DEFAULT_LANGUAGE, languages, words

MOST_NEWS = 100
"""Entries on the page of what is new."""

MOST_FEED = 40

FEED = "feed.xml"


def translating(book: Book) -> dict[str, Any]:
    """For each other language: how many cards are whole, and for each that is not what it lacks."""
    sections = []
    for code in languages():
        if code != DEFAULT_LANGUAGE:
            cards = [_lacking(book, loaded, code) for loaded in book.catalogue.cards.values()]
            lacking = [card for card in cards if card["missing"] or card["late"]]
            facts = {"whole": len(cards) - len(lacking), "cards": len(cards)}
            sections.append(
                {
                    "language": code,
                    "name": words(code)["language.name"],
                    "count": book.words.fill("translating.count", facts),
                    "kinds": [
                        (book.words[f"kinds.{kind}.many"], found)
                        for kind in KINDS
                        if (found := [card for card in lacking if card["kind"] == kind])
                    ],
                }
            )
    return {"sections": sections, "default": DEFAULT_LANGUAGE}


def _lacking(book: Book, loaded: LoadedCard, code: str) -> dict[str, Any]:
    facts = {"version": translations.behind(loaded).get(code, 0), "now": loaded.card.version}
    old = book.followed.get((loaded.id, facts["version"]))
    since = translations.since(loaded, old, book.catalogue.vocabulary) if old else []
    fields = list(dict.fromkeys(named(field, book.words) for field in missing(loaded, code)))
    return {
        "kind": loaded.kind,
        "id": loaded.id,
        "late": book.words.fill("translating.late", facts) if facts["version"] else "",
        "same": book.words.fill("translating.same", facts) if old and not since else "",
        "since": [{"field": named(one.field, book.words), "pieces": list(shortened(one.pieces))} for one in since],
        "missing": book.words.fill("translating.missing", {"fields": ", ".join(fields)}) if fields else "",
        "edit_url": book.site.edit_url(loaded.document.path),
    }


def missing(loaded: LoadedCard, code: str) -> Iterator[str]:
    """The fields at the top of a card in which a text is not there in a language; lists by language need no equal."""
    places = {place for place, _, _ in texts(loaded.card) if not is_listed(place)}
    for place in sorted(places, key=str):
        if place[-1] == DEFAULT_LANGUAGE and (*place[:-1], code) not in places:
            yield str(place[0])


def news(book: Book) -> dict[str, Any]:
    """What happened to cards that the site shows, by day, newest first; nothing when git does not know."""
    happened = book.happened
    shown = [line for entry in happened or () if (line := _line(book, entry))][:MOST_NEWS]
    days = [
        {"day": book.day(day), "date": day.isoformat(), "lines": list(lines)}
        for day, lines in groupby(shown, key=lambda line: line["day"])
    ]
    has_feed = happened is not None and bool(book.site.site_url)
    return {
        "days": days,
        "known": happened is not None,
        "feed": FEED if has_feed else "",
    }


def _line(book: Book, entry: Entry) -> dict[str, Any] | None:
    """One line of the page; none for a card that is not on the site, unless another took its place."""
    there = entry.id if entry.id in book.addresses.kinds else _successor(book.catalogue, entry.id)
    if not there:
        return None
    what = "renamed" if there != entry.id and entry.what == "gone" else entry.what
    return {"what": book.words[f"news.{what}"], "id": there, "day": entry.when.date()}


def _successor(catalogue: Catalogue, id_: str) -> str:
    return next((loaded.id for loaded in catalogue.cards.values() if id_ in loaded.card.formerly), "")


def feed(book: Book) -> Iterator[OutputFile]:
    """The same as an Atom feed (RFC 4287); it needs whole addresses, so there is none without an address for the site."""
    if book.happened is None or not book.site.site_url:
        return
    root = book.site.site_url.rstrip("/")
    page = f"{root}/{book.addresses.page('news')}"
    found = [(entry, line) for entry in book.happened if (line := _line(book, entry))][:MOST_FEED]
    newest = found[0][0].when if found else None
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{book.language}">',
        f"<id>{escape(page)}</id>",
        f"<title>{escape(book.words['site.name'])}: {escape(book.words['news.title'])}</title>",
        f"<updated>{newest:%Y-%m-%dT%H:%M:%SZ}</updated>" if newest else "<updated>2000-01-01T00:00:00Z</updated>",
        f"<author><name>{escape(book.words['site.name'])}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(page)}{FEED}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(page)}"/>',
    ]
    for entry, line in found:
        card = f"{root}/{book.addresses.card(line['id'])}"
        summary = book.say(book.catalogue.cards[line["id"]].card.summary)
        parts.append(
            f"<entry><id>{escape(card)}#{entry.commit[:12]}-{entry.what}</id>"
            f"<title>{escape(line['what'])}: {escape(book.title(line['id']))}</title>"
            f"<updated>{entry.when:%Y-%m-%dT%H:%M:%SZ}</updated>"
            f'<link rel="alternate" type="text/html" href="{escape(card)}"/>'
            f'<summary type="text">{escape(summary)}</summary></entry>'
        )
    path = f"{book.words['paths.news']}/{FEED}"
    yield OutputFile(book.language, path, "\n".join([*parts, "</feed>", ""]))
