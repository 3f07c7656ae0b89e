"""Where pages stand: a card or list in, its path in the docs tree and its address on the site out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.link import Catalogue
from generator.model.programme import Programme
from generator.wording import DEFAULT_LANGUAGE, Words

SHORT = "k"
"""The folder of the short addresses that are printed on paper: /k/<id>/."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF of a worksheet."""

    path: str
    """Relative to the root of its language."""

    paper: str
    filled: bool


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one language, relative to the root of the site and ending in `/`."""

    words: Words
    kinds: dict[str, str]
    """Card id → kind."""

    single: frozenset[str] = frozenset()
    """Programmes of one session, whose page is that session's page."""

    @property
    def root(self) -> str:
        """The home page; empty for the default language."""
        return "" if self.words.language == DEFAULT_LANGUAGE else f"{self.words.language}/"

    def card(self, id_: str) -> str:
        """A card's page."""
        return f"{self.kind(self.kinds[id_])}{id_}/"

    def session(self, programme: str, session: str) -> str:
        """The page with the run sheet of a session."""
        return self.card(programme) if programme in self.single else f"{self.card(programme)}{session}/"

    def kind(self, kind: str) -> str:
        """The index page of a kind."""
        return f"{self.root}{self.words[f'kinds.{kind}.path']}/"

    def page(self, name: str) -> str:
        """One of the pages named under `[paths]` in the words."""
        return f"{self.root}{self.words[f'paths.{name}']}/"

    def short(self, id_: str) -> str:
        """A card's short address."""
        return f"{self.root}{SHORT}/{id_}/"

    def handout(self, id_: str) -> str:
        """The PDF of a card on A4."""
        return self._pdf(id_, "a4")

    def participants(self, id_: str) -> str:
        """The PDF of a method for those who take part."""
        return self._pdf(id_, self.words["paper.participants_file"])

    def runsheet(self, id_: str, session: str) -> str:
        """The run sheet of a programme's session."""
        return self._pdf(id_, f"{session}-{self.words['paper.runsheet_file']}")

    def deck(self, name: str, form: str) -> str:
        """The PDF of a deck of cards in a format, within its language."""
        return f"{self.words['paths.paper']}/{name}-{form}.pdf"

    def picture(self, form: str) -> str:
        """The picture of a format, within its language."""
        return f"{self.words['paths.paper']}/{form}.png"

    def worksheets(self, id_: str, *, filled: bool) -> list[Sheet]:
        """The PDFs of a tool's worksheet: on A3 and A4, and filled in when there is an example."""
        states = ("worksheet", "example") if filled else ("worksheet",)
        return [
            Sheet(self._pdf(id_, f"{self.words[f'paper.{state}']}-{paper}"), paper, filled=state == "example")
            for state in states
            for paper in ("a3", "a4")
        ]

    def _pdf(self, id_: str, name: str) -> str:
        """The path of a PDF beside a card's page, within its language."""
        return f"{self.card(id_).removeprefix(self.root)}{id_}-{name}.pdf"


def addresses(catalogue: Catalogue, words: Words) -> Addresses:
    """The addresses of a catalogue in one language."""
    cards = catalogue.cards.items()
    single = (id_ for id_, loaded in cards if isinstance(loaded.card, Programme) and len(loaded.card.sessions) == 1)
    return Addresses(words, {id_: loaded.kind for id_, loaded in cards}, frozenset(single))


def relative(here: str, there: str) -> str:
    """A link from one address to another that works at any depth and from any host: `a/b/` to `c/d/#e` gives `../../c/d/#e`."""
    path, hash_, anchor = there.partition("#")
    origin, target = here.split("/")[:-1], path.rstrip("/").split("/") if path else []
    shared = 0
    while shared < min(len(origin), len(target)) and origin[shared] == target[shared]:
        shared += 1
    link = "/".join((*[".."] * (len(origin) - shared), *target[shared:])) or "."
    return f"{link}/{hash_}{anchor}"


def markdown_path(address: str, root: str) -> str:
    """The Markdown file, within its language's tree, that becomes the page at an address."""
    inside = address.removeprefix(root)
    return f"{inside.removesuffix('/')}/index.md" if inside else "index.md"
