"""A card in; its facts as labelled chips out: time, group, trust, level, setting and the like, each with its explanation."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.amounts import Duration, GroupSize
from generator.model.card import Card, Method
from generator.model.concept import Concept
from generator.model.conversation import Conversation
from generator.model.programme import Programme
from generator.model.tool import Tool
from generator.render.book import Book


@dataclass(frozen=True, slots=True)
class Fact:
    """One chip."""

    label: str
    value: str
    explanation: tuple[str, ...] = ()
    """What its controlled words mean, a sentence for each."""


def kind_line(book: Book, card: Card) -> str:
    """What a card is for, behind its kind: its main goal, phase or group."""
    match card:
        case Tool():
            return book.label("phase", card.phase[0])
        case Conversation():
            return book.label("goal", card.goal[0])
        case Concept():
            return book.label("concept-group", card.group)
        case _:
            return ""


def facts(book: Book, card: Card) -> list[Fact]:
    """All facts of a card, in reading order."""
    match card:
        case Method():
            return _method(book, card)
        case Concept():
            return [explained(book, "concept_group", "concept-group", (card.group,))]
        case Programme():
            found = [_sessions(book, card)]
            found += [_group(book, card.group)] if card.group else []
            found += [explained(book, "level", "level", (card.level,))] if card.level else []
            return found + _for_whom(book, card)
        case _:
            return []


def _method(book: Book, card: Method) -> list[Fact]:
    found = [_time(book, card.duration), _group(book, card.group)]
    if isinstance(card, Conversation):
        found.append(explained(book, "trust", "trust", (card.trust,)))
    found += [explained(book, "level", "level", (card.level,)), explained(book, "setting", "setting", card.setting)]
    if card.preparation:
        minutes = book.words.fill("facts.minutes_plain", {"minutes": card.preparation})
        found.append(Fact(book.words["facts.preparation"], minutes))
    if isinstance(card, Tool):
        found.append(explained(book, "phase", "phase", card.phase, "facts.and"))
    return found + (_for_whom(book, card) if isinstance(card, (Tool, Conversation)) else [])


def _for_whom(book: Book, card: Tool | Conversation | Programme) -> list[Fact]:
    """What it is for, and for whom."""
    found = [explained(book, "goal", "goal", card.goal, "facts.and")] if card.goal else []
    return found + ([explained(book, "audience", "audience", card.audience, "facts.and")] if card.audience else [])


def short_facts(book: Book, card: Card) -> list[Fact]:
    """The two or three facts that tell cards apart in a list."""
    match card:
        case Conversation():
            return [
                _time(book, card.duration),
                _group(book, card.group),
                explained(book, "trust", "trust", (card.trust,)),
            ]
        case Tool():
            return [
                _time(book, card.duration),
                _group(book, card.group),
                explained(book, "level", "level", (card.level,)),
            ]
        case Programme():
            return [_sessions(book, card), *([_group(book, card.group)] if card.group else [])]
        case _:
            return []


def _sessions(book: Book, card: Programme) -> Fact:
    """How many meetings; of a single one how long it takes."""
    if len(card.sessions) > 1:
        return Fact(book.words["facts.sessions"], str(len(card.sessions)))
    minutes = book.words.fill("facts.minutes_plain", {"minutes": card.sessions[0].minutes})
    return Fact(book.words["facts.time"], minutes)


def _time(book: Book, duration: Duration) -> Fact:
    key = "facts.minutes_fixed" if duration.min == duration.max else "facts.minutes"
    return Fact(book.words["facts.time"], book.words.fill(key, duration.model_dump()))


def _group(book: Book, group: GroupSize) -> Fact:
    key = {None: "facts.people_from", group.min: "facts.people_fixed"}.get(group.max, "facts.people")
    return Fact(book.words["facts.group"], book.words.fill(key, group.model_dump()))


def explained(book: Book, name: str, group: str, words: tuple[str, ...], joint: str = "facts.or") -> Fact:
    """A chip of controlled words, each with its explanation."""
    terms = [book.term(group, word) for word in words]
    labels = [book.say(term.label) for term in terms]
    sentences = [book.say(term.explanation) for term in terms]
    if len(terms) > 1:
        sentences = [
            f"{label[:1].upper()}{label[1:]}: {text[:1].lower()}{text[1:]}"
            for label, text in zip(labels, sentences, strict=True)
        ]
    return Fact(book.words[f"facts.{name}"], book.joined(labels, joint), tuple(sentences))
