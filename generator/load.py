"""The folder `methods/` in; a `Library` of valid cards out, with every problem that one file alone can have.

A broken card is left out but its id stays known, so that one typo never hides the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from generator import reader
from generator.document import Document, YamlMapping, YamlSequence
from generator.faults import faults, line_faults
from generator.files import BIBLIOGRAPHY, VOCABULARY, CardFile, card_files, read_bytes, shown_path
from generator.invalid import problems_of
from generator.model import KINDS, Card
from generator.model.amounts import Figures
from generator.model.bibliography import Work
from generator.model.texts import Place, texts
from generator.model.values import Prose
from generator.model.vocabulary import GROUPS, Vocabulary
from generator.problems import Mark, Problem, is_wrong


@dataclass(frozen=True, slots=True)
class LoadedCard:
    """A valid card, where it comes from, and its texts with their places."""

    id: str
    kind: str
    card: Card
    document: Document
    data: bytes = field(repr=False)
    """The bytes it was read from: equal bytes need no second reading."""

    texts: tuple[tuple[Place, str, Prose | None], ...] = ()
    """Every text: the place of its language, what it says, and `Prose()` where card links and citations may stand."""


@dataclass(frozen=True, slots=True)
class Library:
    """All that could be read, and the ids of what could not."""

    cards: Mapping[str, LoadedCard]
    broken: Mapping[str, CardFile]
    vocabulary: Vocabulary
    works: Mapping[str, Work]
    work_ids: Collection[str]
    """Also of the works that have a mistake."""

    bibliography: Document | None


def load(methods: Path, earlier: Library | None = None) -> tuple[Library, list[Problem]]:
    """The library in a folder. `earlier` gives the cards whose bytes did not change since then.

    Raises FileNotFoundError when the folder is not there.
    """
    terms, problems = vocabulary(methods / VOCABULARY)
    works, work_ids, bibliography, wrong = _works(methods / BIBLIOGRAPHY)
    problems += wrong
    files, wrong = card_files(methods)
    problems += wrong
    if not files:
        problems.append(Problem(shown_path(methods), Mark(), "geen-kaarten"))
    known = earlier.cards if earlier and earlier.vocabulary == terms else {}
    words = terms.words() if terms.groups else {}
    cards: dict[str, LoadedCard] = {}
    broken: dict[str, CardFile] = {}
    for file in files:
        card, wrong = _card(file, words, known.get(file.id))
        problems += wrong
        if card is None or file.id in cards:
            broken.setdefault(file.id, file)
        else:
            cards[file.id] = card
    broken = {id_: file for id_, file in broken.items() if id_ not in cards}
    return Library(cards, broken, terms, works, work_ids, bibliography), problems


def _card(
    file: CardFile, words: Mapping[str, tuple[str, ...]], earlier: LoadedCard | None
) -> tuple[LoadedCard | None, list[Problem]]:
    data = read_bytes(file.file, reader.CARD_BYTES)
    if data is None:
        return None, [Problem(file.path, Mark(), "geen-gewoon-bestand")]
    if earlier and earlier.data == data and earlier.kind == file.kind and earlier.document.path == file.path:
        return earlier, []
    document, problems = reader.read(file.path, data)
    if document is None:
        return None, problems
    if not isinstance(document.tree, YamlMapping):
        return None, [Problem(file.path, Mark(), "geen-kaart", {}, document.line(0))]
    card, problems = _model(KINDS[file.kind], document, file.kind, words)
    if card is None:
        return None, problems
    found = tuple(texts(card))
    problems += _text_problems(document, found)
    problems += cut_problems(document)
    loaded = LoadedCard(file.id, file.kind, card, document, data, found)
    return (None if is_wrong(problems) else loaded), problems


def _model(
    kind: type[Card], document: Document, name: str, words: Mapping[str, tuple[str, ...]]
) -> tuple[Card | None, list[Problem]]:
    try:
        card = kind.model_validate(document.tree, context={"words": words})
    except ValidationError as error:
        return None, [*problems_of(error, kind, document, name), *cut_problems(document)]
    problems = [
        document.problem(place, "bereik-omgekeerd", key=True) for place, value in _figures(card) if not value.in_order()
    ]
    return card, problems


def _figures(model: BaseModel, place: Place = ()) -> Iterator[tuple[Place, Figures]]:
    for name in ("duration", "group"):
        value = getattr(model, name, None)
        if isinstance(value, Figures):
            yield (*place, name), value


def _text_problems(document: Document, found: tuple[tuple[Place, str, Prose | None], ...]) -> list[Problem]:
    return [
        document.problem_at(document.mark_of(place, fault.piece), fault.code, piece=fault.piece)
        for place, text, mark in found
        for fault in (faults(text) if mark else line_faults(text))
    ]


def cut_problems(document: Document) -> list[Problem]:
    """Texts that a ` #` cut short. Behind a single word or number a comment is welcome; behind a sentence it was a mistake."""
    if " #" not in document.text:
        return []
    return [
        document.problem(place, "tekst-afgekapt", key=" #" not in document.line(document.mark(place).line))
        for place, value in _cut(document.tree, ())
        if " " in value.strip()
    ]


def _cut(tree: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(tree, YamlMapping):
        items: Any = tree.items()
    elif isinstance(tree, YamlSequence):
        items = enumerate(tree)
    else:
        return
    for key, value in items:
        if key in tree.cut and isinstance(value, str):
            yield (*place, key), value
        elif not isinstance(value, str):
            yield from _cut(value, (*place, key))


def vocabulary(file: Path) -> tuple[Vocabulary, list[Problem]]:
    """The controlled words; none when the file cannot be read, so that cards can still be checked for the rest."""
    document, problems = _list_file(file)
    if document is None:
        return Vocabulary(), problems
    try:
        terms = Vocabulary.model_validate(document.tree)
    except ValidationError as error:
        return Vocabulary(), problems_of(error, Vocabulary, document, "vocabulary")
    missing = [group for group in GROUPS if group not in terms.groups]
    problems += [document.problem(("groups",), "groep-ontbreekt", key=True, group=group) for group in missing]
    return terms, problems


def _works(file: Path) -> tuple[dict[str, Work], set[str], Document | None, list[Problem]]:
    document, problems = _list_file(file)
    if document is None:
        return {}, set(), None, problems
    if not isinstance(document.tree, YamlSequence):
        return {}, set(), document, [document.problem((), "geen-lijst", field=BIBLIOGRAPHY)]
    works: dict[str, Work] = {}
    for index, item in enumerate(document.tree):
        try:
            work = Work.model_validate(item)
        except ValidationError as error:
            problems += problems_of(error, Work, document, "work", (index,))
            continue
        if work.id in works:
            problems.append(document.problem((index, "id"), "dubbele-bron", id=work.id))
        works.setdefault(work.id, work)
    ids = {str(item.get("id")) for item in document.tree if isinstance(item, YamlMapping)}
    return works, ids, document, problems


def _list_file(file: Path) -> tuple[Document | None, list[Problem]]:
    data = read_bytes(file, reader.LIST_BYTES)
    if data is None:
        return None, [Problem(shown_path(file), Mark(), "bestand-ontbreekt", {"name": file.name})]
    return reader.read(shown_path(file), data, reader.LIST_BYTES)
