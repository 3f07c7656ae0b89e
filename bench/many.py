"""The real cards in; a folder of any number of valid cards out, as varied in length and wording as they are.

For fewer, cards are left out together with every reference to them. For more, each further set of cards refers to itself as the
real set does: a card has its usual number of references and backlinks, however many cards there are. A third of the words are
swapped for others of the same length, so that pages compress as real ones do.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.model import FOLDERS
from generator.wording import languages

_WORD = re.compile(r"(?<![\w\\/@.-])[a-zà-ÿ]{5,}(?![\w:/-])")
_KEPT = re.compile(r"(\[\[[^\]]*\]\]|\[@[^\]]*\]|\]\([^)]*\))")
"""Card links, citations and the addresses of links."""

_CARD_ID = re.compile(r"[a-z0-9-]+")
_CARD_LINK = re.compile(rf"(?<=\[\[){_CARD_ID.pattern}")
_LISTED = re.compile(r"^( *(?:after|before|concepts|factors|methods|related): )\[([^\]]*)\]", re.MULTILINE)
"""A list of ids, as `methodekaarten fmt` writes it."""

_LINKED = re.compile(r"\[\[(?P<id>[a-z0-9-]+)(?:\|(?P<words>[^\]]*))?\]\]")
_ON_AGENDA = re.compile(r"^( *(?:- )?)card: ([a-z0-9-]+)$", re.MULTILINE)

_SWAPPED = 1 / 3
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"

Words = Mapping[tuple[str, int], list[str]]
"""Language and length → the words that the cards use."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A scalar of a card: where it stands in the file, and in which language it is, if in any."""

    start: int
    end: int
    value: str
    language: str
    is_name: bool
    """True for titles and synonyms."""


def vary(methods: Path, target: Path, number: int) -> None:
    """Writes `number` cards to `target`: some of the real ones, or all of them and varied copies; vocabulary and bibliography stay."""
    files = [file for folder in FOLDERS for file in (methods / folder).glob("*.yml")]
    files.sort(key=lambda file: hashlib.sha256(file.stem.encode()).digest())  # mixed, so that a part is like the whole
    shutil.copytree(methods, target)
    if number < len(files):
        _leave_out([target / file.relative_to(methods) for file in files], number)
        return
    read = {file: file.read_text("utf-8") for file in files}
    cards = {file: (text, list(_texts(yaml.compose(text, yaml.CSafeLoader)))) for file, text in read.items()}
    words = _words(cards.values())
    for copy, start in enumerate(range(len(files), number, len(files))):
        together = files[: number - start]  # the last set may be a part; its other references lead to real cards
        ids = {file.stem: f"{_name(copy)}-{file.stem}" for file in together}
        for file in together:
            varied = _varied(*cards[file], _name(copy), ids, words)
            (target / file.parent.name / f"{ids[file.stem]}.yml").write_text(varied, "utf-8")


def _leave_out(files: Sequence[Path], number: int) -> None:
    """Keeps the first `number` of these cards, and takes the others out of their lists, texts and agendas."""
    kept = {file.stem for file in files[:number]}

    def listed(found: re.Match[str]) -> str:
        return f"{found[1]}[{', '.join(id_ for id_ in _CARD_ID.findall(found[2]) if id_ in kept)}]"

    def linked(found: re.Match[str]) -> str:
        return found[0] if found["id"] in kept else found["words"] or found["id"]

    def on_agenda(found: re.Match[str]) -> str:
        return found[0] if found[2] in kept else f"{found[1]}title: {found[2]}"

    for file in files[:number]:
        text = _LISTED.sub(listed, file.read_text("utf-8"))
        file.write_text(_ON_AGENDA.sub(on_agenda, _LINKED.sub(linked, text)), "utf-8")
    for file in files[number:]:
        file.unlink()


def _name(number: int) -> str:
    """A made-up word for each set of copies, such as `baba`."""
    last, first = divmod(number, len(_CONSONANTS) * len(_VOWELS))
    return "".join(_CONSONANTS[part // len(_VOWELS)] + _VOWELS[part % len(_VOWELS)] for part in (first, last))


def _texts(node: yaml.Node | None, place: tuple[str, ...] = ()) -> Iterator[_Text]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _texts(value, (*place, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, place)
    elif isinstance(node, yaml.ScalarNode):
        language = next((part for part in place if part in languages()), "")
        start = node.start_mark.index + (node.style in ("'", '"'))
        yield _Text(start, node.end_mark.index, node.value, language, place[0] in ("title", "also"))


def _words(cards: Iterable[tuple[str, list[_Text]]]) -> Words:
    found: dict[tuple[str, int], dict[str, None]] = {}
    for text, places in cards:
        for place in places:
            for word in _WORD.findall(text[place.start : place.end]) if place.language else ():
                found.setdefault((place.language, len(word)), {})[word] = None
    return {key: list(words) for key, words in found.items()}


def _varied(text: str, places: list[_Text], name: str, ids: Mapping[str, str], words: Words) -> str:
    """The text of a card's copy. Only scalars change, in place: style, comments and line breaks stay as they were."""
    chance = random.Random(name + text[:2000])  # noqa: S311 the same copy each time, no secret
    pieces, end = [], 0
    for place in places:
        pieces.append(text[end : place.start])
        raw, end = text[place.start : place.end], place.end
        if not place.language:
            pieces.append(raw.replace(place.value, ids[place.value]) if place.value in ids else raw)
            continue
        pieces.append(f"{name.capitalize()}-" if place.is_name else "")
        for number, part in enumerate(_KEPT.split(raw)):
            if number % 2:
                pieces.append(_CARD_LINK.sub(lambda found: ids.get(found[0], found[0]), part))
            else:
                pieces.append(_swapped(part, place.language, words, chance))
    return "".join((*pieces, text[end:]))


def _swapped(text: str, language: str, words: Words, chance: random.Random) -> str:
    def swap(found: re.Match[str]) -> str:
        return chance.choice(words[language, len(found[0])]) if chance.random() < _SWAPPED else found[0]

    return _WORD.sub(swap, text)
