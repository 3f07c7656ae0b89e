"""What all pages of one language share, made once: words, addresses, references, glossary terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.history import Entry
from generator.link import Catalogue
from generator.model.vocabulary import Term
from generator.render.addresses import Addresses
from generator.render.citations import Reference
from generator.render.terms import Terms
from generator.translations import Followed
from generator.wording import DEFAULT_LANGUAGE, Words


@dataclass(frozen=True, slots=True)
class Site:
    """What the owner of the site sets; the rest is in the cards and the words."""

    repo_url: str = ""
    """The repository on GitHub; empty: no edit links."""

    branch: str = "main"
    site_url: str = ""
    """Where the site will stand; empty: pages show no full addresses."""

    project: str = ""
    """Folder of the project within the repository, ending in `/` when not empty."""

    paper: dt.date | None = None
    """The day that stands on printed paper; None: no PDFs are made."""

    decks: bool = True
    """False to leave the decks out: they take long, and the preview makes everything again at each change."""

    written: tuple[str, ...] = ()
    """The hand-written pages of this language that there are, such as `meewerken.md`."""

    def whole(self, there: str) -> str:
        """The whole address of a page; relative to the root of the site when nobody said where that stands."""
        return f"{self.site_url.rstrip('/')}/{there}" if self.site_url else there

    def edit_url(self, source: str) -> str:
        """GitHub's editor for a file of the project; empty without a repository."""
        return (
            f"{self.repo_url.rstrip('/')}/edit/{self.branch}/{self.project}{source}" if self.repo_url and source else ""
        )


@dataclass(frozen=True, slots=True)
class Book:
    """One language of the site."""

    catalogue: Catalogue
    words: Words
    addresses: Addresses
    others: tuple[Addresses, ...]
    """The addresses in the other languages, for the language switch."""

    references: dict[str, Reference]
    terms: Terms
    site: Site
    happened: Sequence[Entry] | None = None
    """What git knows of the cards, newest first; None when it does not know."""

    followed: Followed = field(default_factory=dict)
    """The cards that translations which are behind follow."""

    @property
    def language(self) -> str:
        """The code of this book's language."""
        return self.words.language

    def say(self, text: dict[str, str]) -> str:
        """A text in this language, or in the default language when there is no translation."""
        return text.get(self.language) or text[DEFAULT_LANGUAGE]

    def title(self, id_: str) -> str:
        """A card's title, of a draft too; the id of a card that could not be read."""
        loaded = self.catalogue.cards.get(id_)
        title = loaded.card.title if loaded else self.catalogue.hidden.get(id_)
        return self.say(title) if title else id_

    def term(self, group: str, word: str) -> Term:
        """A controlled word."""
        return self.catalogue.vocabulary.term(group, word)

    def label(self, group: str, word: str) -> str:
        """How a controlled word is shown."""
        return self.say(self.term(group, word).label)

    def day(self, date: dt.date) -> str:
        """A day as people write it: `18 maart 2027`."""
        return f"{date.day} {self.words.tables('language')['months'][date.month - 1]} {date.year}"

    def joined(self, parts: list[str], word: str = "facts.or") -> str:
        """`a`, `a of b`, `a, b of c`."""
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {self.words[word]} {parts[-1]}"
