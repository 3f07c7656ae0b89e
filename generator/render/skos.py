"""A book in; its concept cards as a SKOS concept scheme in JSON-LD out (https://www.w3.org/TR/skos-reference/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from generator.load import LoadedCard
from generator.model.bibliography import Work
from generator.model.concept import Concept
from generator.model.values import LANGUAGES
from generator.prose import plain
from generator.render.addresses import relative
from generator.render.book import Book
from generator.render.citations import bare
from generator.wording import words

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS = "http://purl.org/dc/terms/"

_CONTEXT = {
    "skos": _SKOS,
    "dcterms": _DCTERMS,
    **{name: {"@id": f"{_SKOS}{name}", "@container": "@language"}
       for name in ("prefLabel", "altLabel", "definition", "scopeNote")},
    **{name: {"@id": f"{_SKOS}{name}", "@type": "@id"} for name in ("inScheme", "topConceptOf", "related", "member")},
    "title": {"@id": f"{_DCTERMS}title", "@container": "@language"},
    "license": {"@id": f"{_DCTERMS}license", "@type": "@id"},
    "source": {"@id": f"{_DCTERMS}source"},
    "citation": {"@id": f"{_DCTERMS}bibliographicCitation"},
}  # fmt: skip
"""Every name with its whole IRI: who reads the file asks no other host what they mean."""


def concept_scheme(book: Book, here: str) -> dict[str, Any]:
    """The scheme, its groups as collections, and its concepts. What a concept is called is the address of its page.

    That is relative to the folder of the file, `here`, when nobody said where the site stands.
    """
    catalogue = book.catalogue
    cards = [(loaded, loaded.card) for loaded in catalogue.of_kind("concept") if isinstance(loaded.card, Concept)]
    scheme = _iri(book, here, book.addresses.kind("concept"))
    licences = {book.term("licence", card.licence).address or "" for _, card in cards} - {""}
    name = {language: words(language)["kinds.concept.many"] for language in LANGUAGES}
    about = {"@id": scheme, "@type": "skos:ConceptScheme", "title": name, "license": sorted(licences)}
    groups = [
        {
            "@id": f"{scheme}#{word}",
            "@type": "skos:Collection",
            "prefLabel": term.label,
            "member": [
                _iri(book, here, book.addresses.card(loaded.id)) for loaded, card in cards if card.group == word
            ],
        }
        for word, term in catalogue.vocabulary.groups.get("concept-group", {}).items()
    ]
    titles = {
        language: {id_: loaded.card.title.get(language, book.title(id_)) for id_, loaded in catalogue.cards.items()}
        for language in LANGUAGES
    }
    concepts = [_concept(book, here, loaded, card, scheme) | _texts(card, titles) for loaded, card in cards]
    return {"@context": _CONTEXT, "@graph": [about, *(group for group in groups if group["member"]), *concepts]}


def _concept(book: Book, here: str, loaded: LoadedCard, card: Concept, scheme: str) -> dict[str, Any]:
    kinds = book.addresses.kinds
    sources = dict.fromkeys((*([card.definition.source] if card.definition.source else ()), *card.sources))
    made = {
        "@id": _iri(book, here, book.addresses.card(loaded.id)),
        "@type": "skos:Concept",
        "inScheme": scheme,
        "topConceptOf": scheme,
        "prefLabel": card.title,
        "altLabel": {language: list(names) for language, names in card.also.items()},
        "related": [_iri(book, here, book.addresses.card(id_)) for id_ in card.related if kinds.get(id_) == "concept"],
        "license": book.term("licence", card.licence).address,
        "source": [_source(book, book.catalogue.works[id_]) for id_ in sources if id_ in book.references],
    }
    return {name: value for name, value in made.items() if value}


def _texts(card: Concept, titles: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """What a concept is, without markup, in each language that says it; linked cards by their titles."""
    found = {"definition": card.definition.text, "scopeNote": card.plain}
    return {
        name: {language: plain(said, titles[language]) for language, said in text.items()}
        for name, text in found.items()
    }


def _source(book: Book, work: Work) -> dict[str, str]:
    """A work: where it stands, when it says so, and how it is cited."""
    address = f"https://doi.org/{quote(work.DOI, safe='/:;()._-')}" if work.DOI else work.URL
    return ({"@id": address} if address else {}) | {"citation": bare(book.references[work.id].entry)}


def _iri(book: Book, here: str, there: str) -> str:
    return book.site.whole(there) if book.site.site_url else relative(here, there)
