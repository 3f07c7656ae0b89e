"""A card in; the parts of its handout out, in reading order: texts, lists, steps, drawings, agendas, as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from generator.load import LoadedCard
from generator.model.card import Card, Method
from generator.model.concept import Concept
from generator.model.factor import Factor
from generator.model.programme import Programme, Session
from generator.paper import sessions
from generator.paper.text import Blocks, blocks, line
from generator.prose import plain
from generator.render import drawing
from generator.render.book import Book
from generator.render.cards import starts
from generator.render.materials import ONCE
from generator.wording import capital

Section = dict[str, Any]
Texts = tuple[dict[str, str], ...]

_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)


def sections(book: Book, loaded: LoadedCard, *, facilitator: bool = True) -> list[Section]:
    """All parts of a card; without `facilitator` those that everyone at the table may have."""
    parts = _Parts(book, loaded, facilitator=facilitator)
    match loaded.card:
        case Method() as card:
            found = parts.method(card)
        case Concept() as card:
            found = parts.concept(card)
        case Factor() as card:
            found = parts.factor(card)
        case Programme() as card:
            found = parts.programme(card)
        case _:
            found = iter(())
    return [section for section in found if section]


class _Parts:
    """Makes the parts of one card, nothing more. A part without content is empty."""

    def __init__(self, book: Book, loaded: LoadedCard, *, facilitator: bool) -> None:
        self.book = book
        self.loaded = loaded
        self.facilitator = facilitator

    def method(self, card: Method) -> Iterator[Section]:
        """A tool or a conversation."""
        yield self.pair(self.listed("when", card.when), self.listed("not_when", card.not_when))
        yield self.steps(card)
        if self.facilitator:
            yield self.pair(self.materials(card), self.text("room", card.room))
        yield self.listed("questions", card.questions)
        if self.facilitator:
            yield self.pair(self.listed("tips", card.tips), self.listed("pitfalls", card.pitfalls))
        yield self.text("result", card.result)
        if self.facilitator:
            yield self.text("facilitator", card.facilitator)
        yield self.text("safety", card.safety)
        yield self.example(card.example)
        if self.facilitator:
            if card.short:
                minutes = self.book.words.fill("card.minutes", {"minutes": card.short.minutes})
                yield self.text("short", card.short.text, type="boxed", note=minutes)
            yield self.text("online", card.online, type="boxed")
            yield self.listed("variations", card.variations)
            yield self.text("network", card.network)
            before = [f"{self.book.words['card.before']}: {self.book.title(id_)}" for id_ in card.before]
            after = [f"{self.book.words['card.after']}: {self.book.title(id_)}" for id_ in card.after]
            yield self.pair(self.cards("concepts", card.concepts), self.lines("neighbours", [*before, *after]))

    def concept(self, card: Concept) -> Iterator[Section]:
        """A concept."""
        yield self.definition(card)
        yield self.text("plain", card.plain, type="plainly")
        if card.figure:
            html = str(drawing.figure(self.book, card.figure, self.loaded.id))
            alt = f"{self.book.say(card.figure.title)}. {plain(self.book.say(card.figure.description))}"
            yield {"type": "figure", "title": line(self.book, card.figure.title), "alt": alt, "svgs": _svgs(html)}
        yield self.text("why", card.why)
        yield self.listed("recognise", card.recognise)
        yield self.listed("questions_table", card.questions)
        yield self.listed("cautions", card.cautions)
        yield self.example(card.example)
        yield self.pair(self.cards("methods", card.methods), self.cards("related", card.related))

    def factor(self, card: Factor) -> Iterator[Section]:
        """A success factor."""
        yield self.text("what", card.what)
        yield self.listed("recognise_factor", card.recognise)
        check = self.listed("selfcheck", card.selfcheck)
        yield check | {"type": "selfcheck", "lead": self.book.words["card.selfcheck_lead"]}
        yield self.listed("questions_table", card.questions)
        yield {
            "type": "evidence",
            "title": self.book.words["card.evidence"],
            "items": [
                {
                    "strength": capital(self.book.label("strength", item.strength)),
                    "blocks": blocks(self.book, item.text, cites=True),
                    "cites": [
                        self.citation(id_) for id_ in item.sources if f"[@{id_}]" not in self.book.say(item.text)
                    ],
                }
                for item in card.evidence
            ],
        }
        yield self.listed("cautions", card.cautions)
        yield self.listed("pitfalls", card.pitfalls)
        yield self.example(card.example)
        yield self.pair(self.cards("methods_factor", card.methods), self.cards("concepts", card.concepts))

    def programme(self, card: Programme) -> Iterator[Section]:
        """A programme with its sessions."""
        yield self.text("what_programme", card.what)
        yield self.text("rhythm", card.rhythm)
        yield self.cards("factors", card.factors)
        for session in card.sessions:
            yield self.session(session)
        if self.facilitator:
            yield self.text("facilitator", card.facilitator)
            yield self.pair(self.listed("tips", card.tips), self.listed("pitfalls", card.pitfalls))
        yield self.text("history", card.history)
        yield self.text("design", card.design)

    def session(self, session: Session) -> Section:
        """A session with its agenda."""
        return {
            "type": "session",
            "title": line(self.book, session.title),
            "about": sessions.about(self.book, session),
            "question": blocks(self.book, session.question),
            "goal": blocks(self.book, session.goal),
            "agenda": sessions.agenda(self.book, session),
            "report": sessions.report(self.book, session),
            "prepare": sessions.preparation(self.book, session) if self.facilitator else [],
        }

    def steps(self, card: Method) -> Section:
        """What to do, with times."""
        times = starts([step.minutes for step in card.steps])
        return {
            "type": "steps",
            "title": self.book.words["card.steps"],
            "steps": [
                {
                    "minutes": step.minutes,
                    "start": start,
                    "title": line(self.book, step.title),
                    "blocks": blocks(self.book, step.text, cites=True),
                }
                for start, step in zip(times, card.steps, strict=True)
            ],
        }

    def materials(self, card: Method) -> Section:
        """What to lay ready."""
        items = []
        for item in card.materials:
            times = f"{item.quantity} × " if item.quantity > 1 else ""
            per = f" ({self.book.label('per', item.per)})" if item.per != ONCE else ""
            items.append(f"{times}{line(self.book, item.text)}{per}")
        return self.lines("materials", items)

    def definition(self, card: Concept) -> Section:
        """The definition with where it comes from."""
        given = card.definition
        source = self.book.words["card.own_definition"]
        if given.source:
            key = "card.quoted" if given.quote else "card.after_source"
            source = self.book.words.fill(key, {"source": self.citation(given.source)})
        note = blocks(self.book, given.note)
        made = self.text("definition", given.text, type="definition")
        return made | {"source": source, "note_blocks": note, "quote": given.quote}

    def citation(self, source: str) -> str:
        """A work as it is cited."""
        found = self.book.references.get(source)
        return unescape(re.sub(r"</?i>", "", found.citation)) if found else source

    def example(self, text: dict[str, str] | None) -> Section:
        """A fictional example."""
        return self.text("example", text, type="boxed", note=self.book.words["card.fictional"])

    def text(self, key: str, text: dict[str, str] | None, **special: Any) -> Section:
        """A heading with a text."""
        if not text:
            return {}
        said = {"title": self.book.words[f"card.{key}"], "blocks": blocks(self.book, text, cites=True)}
        return {"type": "text", **said, **special}

    def listed(self, key: str, texts: Texts) -> Section:
        """A heading with a list."""
        items: list[Blocks] = [blocks(self.book, text, cites=True) for text in texts]
        return {"type": "list", "title": self.book.words[f"card.{key}"], "items": items} if items else {}

    def lines(self, key: str, lines: list[str]) -> Section:
        """A heading with a list of plain lines."""
        items: list[Blocks] = [[{"runs": [{"t": text}]}] for text in lines]
        return {"type": "list", "title": self.book.words[f"card.{key}"], "items": items} if items else {}

    def cards(self, key: str, ids: tuple[str, ...]) -> Section:
        """A heading with the titles of other cards."""
        return self.lines(key, [capital(self.book.title(id_)) for id_ in ids])

    def pair(self, left: Section, right: Section) -> Section:
        """Two parts side by side; one alone takes the whole width."""
        return {"type": "pair", "parts": [left, right]} if left and right else left or right


def cited(card: Card) -> set[str]:
    """The works that the fields of a card name."""
    found = set(card.sources)
    if isinstance(card, Concept) and card.definition.source:
        found.add(card.definition.source)
    if isinstance(card, Factor):
        found |= {source for item in card.evidence for source in item.sources}
    return found


def _svgs(html: str) -> list[str]:
    """The drawings of a page as images of their own, with the names that a page gives them left out."""
    found = (re.sub(r"<title.*?</title>", "", svg) for svg in _SVG.findall(html))
    return [svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) for svg in found]
