"""A library in; figures about its quality out: how far cards are, how far translations are, and what is missing between cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import prose
from generator.link import Catalogue
from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.card import Method
from generator.model.factor import Factor
from generator.model.programme import Programme
from generator.translations import behind
from generator.wording import DEFAULT_LANGUAGE, Words, languages


@dataclass(frozen=True, slots=True)
class Figures:
    """What the report tells. Ids are sorted."""

    by_status: Mapping[str, Sequence[str]]
    uncited: Sequence[str]
    """`card`, or `card: field 2`, for what claims something without a source."""

    unused: Sequence[str]
    """Works that no card cites."""

    one_way: Mapping[str, Sequence[str]]
    """Card → the cards that name it as related, before or after, and that it does not name. The most named first."""

    no_programme: Sequence[str]
    """Tools and conversations that no programme uses."""


def figures(catalogue: Catalogue) -> Figures:
    """The figures of a catalogue, which should hold drafts too."""
    cards = catalogue.cards
    statuses = {loaded.card.status for loaded in cards.values()}
    order = [word for word in catalogue.vocabulary.groups.get("status", {}) if word in statuses]
    used = {item.card for card in _programmes(cards) for session in card.sessions for item in session.agenda}
    return Figures(
        {word: sorted(id_ for id_, one in cards.items() if one.card.status == word) for word in order},
        sorted(claim for loaded in cards.values() for claim in _uncited(loaded)),
        sorted(catalogue.works.keys() - catalogue.cited.keys()),
        _one_way(cards),
        sorted(id_ for id_, loaded in cards.items() if isinstance(loaded.card, Method) and id_ not in used),
    )


def _programmes(cards: Mapping[str, LoadedCard]) -> Iterator[Programme]:
    yield from (loaded.card for loaded in cards.values() if isinstance(loaded.card, Programme))


def _uncited(loaded: LoadedCard) -> Iterator[str]:
    """Evidence without a source that is not from practice, and cards that name no source at all."""
    card = loaded.card
    cites = any(
        isinstance(found, prose.Citation) for _, text, mark in loaded.texts if mark for found in prose.references(text)
    )
    if not card.sources and not cites:
        yield loaded.id
    if isinstance(card, Factor):
        for number, evidence in enumerate(card.evidence, 1):
            found = prose.references(evidence.text[DEFAULT_LANGUAGE])
            cited = evidence.sources or any(isinstance(one, prose.Citation) for one in found)
            if not cited and evidence.strength != "practice":
                yield f"{loaded.id}: evidence {number}"


def _one_way(cards: Mapping[str, LoadedCard]) -> dict[str, list[str]]:
    mirrors = {"related": "related", "before": "after", "after": "before"}
    found: dict[str, set[str]] = {}
    for id_, loaded in cards.items():
        for field, mirror in mirrors.items():
            for other in getattr(loaded.card, field, ()):
                if other in cards and id_ not in getattr(cards[other].card, mirror, ()):
                    found.setdefault(other, set()).add(id_)
    return {id_: sorted(ids) for id_, ids in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))}


def coverage(catalogue: Catalogue, here: Words) -> list[list[str]]:
    """A table: a row for each kind, and for each other language how many cards are whole, the share of texts, and how many are behind.

    The last row is about the vocabulary, whose words stand on every card.
    """
    others = [code for code in languages() if code != DEFAULT_LANGUAGE]
    rows = [[here["coverage.kind"], here["coverage.cards"]]]
    for code in others:
        rows[0] += [here.fill(f"coverage.{name}", {"language": code}) for name in ("whole", "share", "behind")]
    for kind in KINDS:
        cards = catalogue.of_kind(kind)
        row = [here[f"kinds.{kind}.many"], str(len(cards))]
        for code in others:
            shares = [catalogue.coverage[loaded.id].get(code, 0.0) for loaded in cards]
            late = sum(code in behind(loaded) for loaded in cards)
            mean = f"{int(100 * sum(shares) / len(shares))} %" if shares else "–"
            row += [str(sum(share == 1 for share in shares)), mean, str(late)]
        rows.append(row)
    terms = [term for group in catalogue.vocabulary.groups.values() for term in group.values()]
    row = [here["coverage.terms"], str(len(terms))]
    for code in others:
        said = [[code in text for text in (term.label, term.explanation)] for term in terms]
        mean = f"{50 * sum(map(sum, said)) // len(said)} %" if said else "–"
        row += [str(sum(map(all, said))), mean, "–"]
    return [*rows, row]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as text in columns: words to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        first, *rest = (
            cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join([first, *rest]).rstrip())
    return "\n".join(lines) + "\n"
