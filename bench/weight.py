"""A built site in; the bytes that its readers fetch out."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from generator.render.addresses import SHORT
from generator.wording import DEFAULT_LANGUAGE, languages


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of one site."""

    pages: int
    """Pages with content; the small ones that only lead to another do not count."""

    card: float
    """HTML of a card page, on average."""

    largest: tuple[int, str]
    """HTML of the largest card page, and the card's id."""

    index: dict[str, int]
    """The search index by language, as sent: gzipped."""


def weight(site: Path, cards: set[str]) -> Weight:
    """Weighs a site; `cards` are the ids of its cards."""
    pages = [page for page in site.rglob("index.html") if SHORT not in page.relative_to(site).parts]
    sizes = [(page.stat().st_size, page.parent.name) for page in pages if page.parent.name in cards]
    index = {}
    for language in languages():
        root = site if language == DEFAULT_LANGUAGE else site / language
        index[language] = len(gzip.compress((root / "search" / "search_index.json").read_bytes()))
    return Weight(len(pages), sum(size for size, _ in sizes) / len(sizes), max(sizes), index)
