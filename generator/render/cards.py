"""A card and its book in; the Markdown of its page out."""

from __future__ import annotations

from html import escape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.load import LoadedCard
from generator.model.card import Material, Method
from generator.model.concept import Concept
from generator.model.programme import Programme
from generator.model.tool import Tool
from generator.outputs import OutputFile
from generator.render import concept_map, drawing, programmes, sheets
from generator.render.addresses import markdown_path, relative
from generator.render.armour import trusted
from generator.render.book import Book
from generator.render.environment import filled
from generator.render.facts import facts, kind_line
from generator.render.front import front_matter
from generator.render.learning import learning_resource
from generator.render.materials import ONCE
from generator.render.writer import Writer
from generator.wording import DEFAULT_LANGUAGE, capital

_TEMPLATES = {"tool": "method", "conversation": "method"}
MOST_BACKLINKS = 7
"""Cards shown that refer to a card. A page may not grow with the number of cards."""

MOST_HEARD = 8
"""Sentences shown of what people say: the first, which say it best. The search knows all."""

_OWN_FIELDS = {"related", "concepts", "before", "after", "methods", "factors"}


def card_page(book: Book, loaded: LoadedCard, environment: Environment) -> OutputFile:
    """A card's page."""
    here = book.addresses.card(loaded.id)
    write = Writer(book, here, loaded.id)
    name = _TEMPLATES.get(loaded.kind, loaded.kind)
    values = _common(book, loaded, write, here) | _special(book, loaded, write)
    text = filled(environment, name, values)
    return OutputFile(
        book.language, markdown_path(here, book.addresses.root), text, f"methods/{loaded.kind}s/{loaded.id}.yml"
    )


def _common(book: Book, loaded: LoadedCard, write: Writer, here: str) -> dict[str, Any]:
    card, words, addresses = loaded.card, book.words, book.addresses
    title = book.say(card.title)
    edit_url = book.site.edit_url(f"methods/{loaded.kind}s/{loaded.id}.yml")
    links = book.catalogue.backlinks[loaded.id]
    named_here = _named_here(card)
    used_by = [link.card for link in links if link.field != "sessions" and link.card not in named_here]
    short = addresses.short(loaded.id)
    return {
        "w": words,
        "book": book,
        "write": write,
        "card": card,
        "kind": loaded.kind,
        "title": title,
        "front": front_matter(
            {
                "title": title,
                "description": book.say(card.summary),
                "lang": book.language,
                "layout": "card",
                "kind": loaded.kind,
                "card": loaded.id,
                "alternate": {other.words.language: relative(here, other.card(loaded.id)) for other in book.others},
                "learning": learning_resource(book, loaded),
                "scripts": programmes.SCRIPTS if loaded.kind == "programme" else None,
                "hide": ["navigation", "toc"],
            }
        ),
        "trail": [
            (words["card.start"], write.href(addresses.root)),
            (words[f"kinds.{loaded.kind}.many"], write.href(addresses.kind(loaded.kind))),
        ],
        "kind_href": write.href(addresses.kind(loaded.kind)),
        "kind_label": book.label("kind", loaded.kind),
        "kind_text": book.say(book.term("kind", loaded.kind).explanation),
        "kind_line": kind_line(book, card),
        "facts": facts(book, card),
        "notices": _notices(book, loaded),
        "also": list(card.also.get(book.language, ())),
        "heard": card.heard.get(book.language, ())[:MOST_HEARD],
        "licence": book.term("licence", card.licence),
        "status": book.term("status", card.status),
        "version": words.fill("card.version", {"version": card.version}),
        "edit_url": trusted(escape(edit_url)),
        "form_href": write.query(addresses.page("form"), kaart=loaded.id),
        "papers": _papers(book, loaded, write),
        "printing_href": write.href(book.addresses.page("paper")),
        "short_href": write.href(short),
        "short_text": f"{book.site.site_url.rstrip('/')}/{short}" if book.site.site_url else f"/{short}",
        "programmes": [link.card for link in links if link.field == "sessions" and link.card not in named_here][
            :MOST_BACKLINKS
        ],
        "used_by": used_by[:MOST_BACKLINKS],
        "used_by_more": max(0, len(used_by) - MOST_BACKLINKS),
        "sources": lambda: sorted(
            {*card.sources, *write.cited} & book.references.keys(),
            key=lambda id_: (book.references[id_].entry.casefold(), id_),
        ),
    }


def _papers(book: Book, loaded: LoadedCard, write: Writer) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """The PDFs of a card, when there are any: what each is, and where it is in each format."""
    if not book.site.paper:
        return []
    words, root = book.words, book.addresses.root
    found = {words["paper.handout"]: [("A4", write.file(root + book.addresses.handout(loaded.id)))]}
    if isinstance(loaded.card, Method):
        found[words["paper.participants"]] = [("A4", write.file(root + book.addresses.participants(loaded.id)))]
    if isinstance(loaded.card, Programme):
        for one in loaded.card.sessions:
            name = f"{words['paper.runsheet']}: {book.say(one.title)}"
            found[name] = [("", write.file(root + book.addresses.runsheet(loaded.id, one.id)))]
    sheet = loaded.card.worksheet if isinstance(loaded.card, Tool) else None
    for file in book.addresses.worksheets(loaded.id, filled=sheet.is_filled_in) if sheet else ():
        name = words["paper.filled_in" if file.filled else "paper.empty"]
        found.setdefault(name, []).append((file.paper.upper(), write.file(root + file.path)))
    return list(found.items())


def _named_here(card: object) -> set[str]:
    """The cards that this page lists already: no need to list them as backlinks too."""
    return {id_ for field in _OWN_FIELDS for id_ in getattr(card, field, ())}


def _notices(book: Book, loaded: LoadedCard) -> list[str]:
    """What a reader of a translation should know."""
    if book.language == DEFAULT_LANGUAGE:
        return []
    found = []
    if loaded.card.translated.get(book.language, loaded.card.version) < loaded.card.version:
        found.append(book.words["card.behind"])
    if book.catalogue.coverage[loaded.id].get(book.language, 0) < 1:
        found.append(book.words["card.missing"])
    return found


def _special(book: Book, loaded: LoadedCard, write: Writer) -> dict[str, Any]:
    """What only one kind of card needs."""
    match loaded.card:
        case Method() as method:
            sheet = method.worksheet if isinstance(method, Tool) else None
            begins = starts([step.minutes for step in method.steps])
            return {
                "time_bar": drawing.time_bar(method.steps),
                "timed": list(zip(begins, method.steps, strict=True)),
                "materials": [_material(book, item) for item in method.materials],
                "measures": _measures(book, method.materials),
                "worksheet": sheets.drawn(book, sheet, loaded.id) if sheet else "",
                "worksheet_example": sheets.drawn(book, sheet, loaded.id, filled=True)
                if sheet and sheet.is_filled_in and sheet.case  # the preview also shows what is not right yet
                else "",
            }
        case Concept() as concept:
            return {
                "map_href": write.href(book.addresses.page("map")),
                "figure": drawing.figure(book, concept.figure, loaded.id) if concept.figure else "",
                "neighbours": concept_map.neighbours(book, write, loaded),
                "parts_source": _definition_source(book, concept, write),
            }
        case Programme() as programme:
            return programmes.overview(book, write, loaded.id, programme)
        case _:
            return {}


def _material(book: Book, item: Material) -> dict[str, str]:
    times = f"{item.quantity} × " if item.quantity > 1 else ""
    return {"text": f"{times}{book.say(item.text)}", "per": book.label("per", item.per) if item.per != ONCE else ""}


def _measures(book: Book, materials: tuple[Material, ...]) -> list[tuple[str, str]]:
    """What `per person` and the like mean, for those that the list uses."""
    used = dict.fromkeys(item.per for item in materials if item.per != ONCE)
    terms = [book.term("per", per) for per in used]
    return [(capital(book.say(term.label)), _small(book.say(term.explanation))) for term in terms]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _definition_source(book: Book, concept: Concept, write: Writer) -> Markup:
    definition = concept.definition
    if not definition.source:
        return trusted(book.words["card.own_definition"])
    key = "card.quoted" if definition.quote else "card.after_source"
    before, after = book.words[key].split("{source}")
    return trusted(before) + write.cite(definition.source, brackets=False) + trusted(after)


def starts(minutes: list[int]) -> list[str]:
    """When each of these begins, as h:mm from the start."""
    found, total = [], 0
    for length in minutes:
        found.append(f"{total // 60}:{total % 60:02}")
        total += length
    return found
