"""A library in; out what is behind: translations of an earlier version than the card is now, and what changed since that version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from generator import history, reader
from generator.changes import Difference, compared, differences
from generator.document import Document
from generator.load import LoadedCard
from generator.model import KINDS
from generator.model.card import Card
from generator.model.texts import texts
from generator.model.vocabulary import Vocabulary
from generator.problems import Problem
from generator.wording import DEFAULT_LANGUAGE

Followed = Mapping[tuple[str, int], Document]
"""Card and version → the card as it last was in that version; what git does not know is not there."""

NOTHING: Followed = MappingProxyType({})


def behind(loaded: LoadedCard) -> dict[str, int]:
    """Language → the version that its translation follows, for those that follow an earlier one."""
    card = loaded.card
    return {code: v for code, v in card.translated.items() if code != DEFAULT_LANGUAGE and v < card.version}


def warnings(cards: Mapping[str, LoadedCard]) -> Iterator[Problem]:
    """A warning for each translation that is behind: it waits for its translator and ends no build."""
    for loaded in cards.values():
        for language in behind(loaded):
            mark = loaded.document.mark(("translated", language))
            facts = {"language": language, "version": str(loaded.card.version)}
            late = loaded.document.problem_at(mark, "vertaling-achter", **facts)
            yield replace(late, severity="warning")


def followed(cards: Iterable[LoadedCard], methods: Path, known: Followed = NOTHING) -> Followed:
    """For every translation that is behind, the card that it follows. Git is not asked again for what is known."""
    wanted = [(loaded, version) for loaded in cards for version in sorted(set(behind(loaded).values()))]
    found = {(loaded.id, v): known.get((loaded.id, v)) or _as_it_was(loaded, methods, v) for loaded, v in wanted}
    return {key: document for key, document in found.items() if document}


def _as_it_was(loaded: LoadedCard, methods: Path, version: int) -> Document | None:
    data = history.followed(methods, f"{loaded.kind}s/{loaded.id}.yml", version)
    return reader.read(loaded.document.path, data)[0] if data else None


def since(loaded: LoadedCard, old: Document, vocabulary: Vocabulary) -> list[Difference]:
    """What a translator has to look at: the texts in the default language that read differently now, by field.

    A card that no longer fits the model is compared as it stands in the file, figures and references included.
    """
    try:
        card = KINDS[loaded.kind].model_validate(old.tree, context={"words": vocabulary.words()})
    except ValidationError:
        head = {"version", "translated", "status", "formerly"}
        raw = differences(old, loaded.document)
        return [one for one in raw if one.language == DEFAULT_LANGUAGE and one.field not in head]
    was, now = _by_field(card), _by_field(loaded.card)
    order = [str(name) for name in loaded.document.tree]
    fields = sorted({*was, *now}, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [one for name in fields for one in compared(name, DEFAULT_LANGUAGE, was.get(name, []), now.get(name, []))]


def _by_field(card: Card) -> dict[str, list[str]]:
    """The texts in the default language, by the field at the top of the card that they are in."""
    found: dict[str, list[str]] = {}
    for place, text, _ in texts(card):
        if DEFAULT_LANGUAGE in place:
            found.setdefault(str(place[0]), []).append(" ".join(text.split()))
    return found
