"""A `Library` in; a `Catalogue` out: references resolved both ways, citations gathered, translations counted, meaning checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator import sums
from generator.load import Library, LoadedCard
from generator.model import KINDS
from generator.model.bibliography import Work
from generator.model.concept import Concept
from generator.model.texts import is_listed
from generator.model.values import near
from generator.model.vocabulary import Vocabulary
from generator.problems import Problem
from generator.references import Named, named
from generator.wording import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Backlink:
    """A card that names this one, and in which field."""

    card: str
    field: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The cards that the site shows, and how they hang together."""

    cards: Mapping[str, LoadedCard]
    """By id, kinds in the order of the site, then by title in the default language."""

    backlinks: Mapping[str, tuple[Backlink, ...]]
    cited: Mapping[str, tuple[str, ...]]
    """Work → the cards that cite it."""

    coverage: Mapping[str, Mapping[str, float]]
    """Card → language → the share of its texts that exist in that language."""

    vocabulary: Vocabulary
    works: Mapping[str, Work]
    known: Mapping[str, str]
    """Every id with its kind, of drafts and of cards that cannot be read too."""

    hidden: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """The titles of drafts that the site does not show: other cards may name them."""

    def of_kind(self, kind: str) -> list[LoadedCard]:
        """The cards of one kind, by title."""
        return [loaded for loaded in self.cards.values() if loaded.kind == kind]


def link(library: Library, *, drafts: bool = False) -> tuple[Catalogue, list[Problem]]:
    """The catalogue, and every problem that needs more than one card to see. Drafts are checked always, shown on request."""
    problems: list[Problem] = []
    known = {id_: loaded.kind for id_, loaded in library.cards.items()}
    known |= {id_: file.kind for id_, file in library.broken.items()}
    formers = {former: id_ for id_, loaded in library.cards.items() for former in loaded.card.formerly}
    namings: dict[str, list[Named]] = {}
    for id_, loaded in library.cards.items():
        namings[id_] = list(named(loaded))
        problems += _references(loaded, namings[id_], known, library.work_ids, formers)
        problems += sums.problems(loaded, library.cards)
        problems += _meaning(loaded, library)
    problems += _former_ids(library, known)
    shown = _arranged(loaded for loaded in library.cards.values() if drafts or loaded.card.status != "draft")
    cards = {loaded.id: loaded for loaded in shown}
    catalogue = Catalogue(
        cards,
        _backlinks(cards, namings),
        _cited(cards, namings),
        {id_: _coverage(loaded) for id_, loaded in cards.items()},
        library.vocabulary,
        library.works,
        known,
        {id_: loaded.card.title for id_, loaded in library.cards.items() if id_ not in cards},
    )
    return catalogue, problems


def _arranged(cards: Iterable[LoadedCard]) -> list[LoadedCard]:
    order = list(KINDS)
    return sorted(cards, key=lambda c: (order.index(c.kind), c.card.title[DEFAULT_LANGUAGE].casefold(), c.id))


def _references(
    loaded: LoadedCard,
    namings: list[Named],
    known: Mapping[str, str],
    works: Collection[str],
    formers: Mapping[str, str],
) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Named] = {}
    for item in namings:
        if item.kinds is None:
            if item.id not in works:
                yield _at(loaded, item, "onbekende-bron", near=near(item.id, works))
        elif item.id == loaded.id:
            yield _at(loaded, item, "verwijst-naar-zichzelf")
        elif item.id not in known:
            yield _at(loaded, item, "onbekende-kaart", near=formers.get(item.id) or near(item.id, known))
        elif item.kinds and known[item.id] not in item.kinds:
            yield _at(loaded, item, "verkeerde-soort", kind=known[item.id], kinds=", ".join(item.kinds))
        if (
            item.field not in ("text", "sessions")
            and seen.setdefault((str(item.place[:-1]), item.id), item) is not item
        ):
            yield _at(loaded, item, "dubbele-verwijzing")


def _at(loaded: LoadedCard, item: Named, code: str, **facts: str) -> Problem:
    """A problem at a reference: at its very characters when it stands in running text."""
    document = loaded.document
    mark = document.mark(item.place)
    if item.field == "text":
        mark = document.mark_of(item.place, f"[@{item.id}" if item.kinds is None else f"[[{item.id}")
    return document.problem_at(mark, code, id=item.id, **facts)


def _meaning(loaded: LoadedCard, library: Library) -> Iterator[Problem]:
    """Rules about one card that need the vocabulary or several of its fields."""
    card, problem = loaded.card, loaded.document.problem
    licence = library.vocabulary.groups.get("licence", {}).get(card.licence)
    if licence and not licence.reuse:
        yield problem(("licence",), "licentie-verbiedt", licence=card.licence)
    for language, version in card.translated.items():
        if language == DEFAULT_LANGUAGE:
            yield problem(("translated", language), "basistaal-vertaald", key=True, language=language)
        elif version > card.version:
            yield problem(("translated", language), "vertaling-vooruit", version=str(card.version))
    if isinstance(card, Concept) and card.definition.quote and not card.definition.source:
        yield problem(("definition",), "citaat-zonder-bron", key=True)


def _former_ids(library: Library, known: Mapping[str, str]) -> Iterator[Problem]:
    """A former id may not be in use, by a card or by another card's past."""
    owners: dict[str, str] = {}
    for id_, loaded in library.cards.items():
        for index, former in enumerate(loaded.card.formerly):
            if former in known or owners.setdefault(former, id_) != id_:
                other = former if former in known else owners[former]
                yield loaded.document.problem(("formerly", index), "oude-id-bezet", id=former, other=other)


def _backlinks(cards: Mapping[str, LoadedCard], namings: Mapping[str, list[Named]]) -> dict[str, tuple[Backlink, ...]]:
    """Who names a card, each once; a field says more than a link in running text."""
    found: dict[str, dict[str, Backlink]] = {id_: {} for id_ in cards}
    for id_ in cards:
        for item in namings[id_]:
            if item.kinds is not None and item.id in found and item.id != id_:
                found[item.id].setdefault(id_, Backlink(id_, item.field))
    return {id_: tuple(links.values()) for id_, links in found.items()}


def _cited(cards: Mapping[str, LoadedCard], namings: Mapping[str, list[Named]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for id_ in cards:
        for item in namings[id_]:
            if item.kinds is None:
                found.setdefault(item.id, {})[id_] = None
    return {source: tuple(ids) for source, ids in sorted(found.items())}


def _coverage(loaded: LoadedCard) -> dict[str, float]:
    """The share of texts per language; lists by language do not count, they need no equal."""
    counts: dict[str, int] = {}
    for place, _, _ in loaded.texts:
        if not is_listed(place):
            counts[str(place[-1])] = counts.get(str(place[-1]), 0) + 1
    total = counts.get(DEFAULT_LANGUAGE, 0) or 1
    return {language: min(1.0, count / total) for language, count in counts.items()}
