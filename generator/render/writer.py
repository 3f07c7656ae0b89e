"""Card text in; HTML for one page out, with links to cards, sources and, at their first mention, glossary terms."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from markupsafe import Markup

from generator import prose
from generator.render.addresses import relative
from generator.render.armour import armoured, armoured_html, trusted
from generator.render.book import Book
from generator.wording import DEFAULT_LANGUAGE


class Writer:
    """Writes the texts of one page. Remembers which terms were mentioned and which works were cited, nothing more."""

    def __init__(self, book: Book, here: str, card: str = "") -> None:
        self.book = book
        self.here = here
        self.mentioned = {card} if card else set()
        self.cited: dict[str, None] = {}

    def line(self, text: dict[str, str] | None) -> Markup:
        """A short text, letter for letter."""
        return Markup() if not text else self._marked(text, armoured(self.book.say(text)))

    def inline(self, text: dict[str, str] | None) -> Markup:
        """A text within a line or list item; paragraphs and lists run on."""
        if not text:
            return Markup()
        blocks = prose.parse(self.book.say(text))
        lines = [
            line
            for block in blocks
            for line in ((block.children,) if isinstance(block, prose.Paragraph) else block.items)
        ]
        return self._marked(text, armoured_html(" ".join(self._words(line) for line in lines)))

    def block(self, text: dict[str, str] | None) -> Markup:
        """A text as paragraphs and lists."""
        if not text:
            return Markup()
        parts = []
        for block in prose.parse(self.book.say(text)):
            if isinstance(block, prose.Paragraph):
                parts.append(f"<p>{self._said(text, block.children)}</p>")
            else:
                tag = "ol" if block.ordered else "ul"
                items = "".join(f"<li>{self._said(text, item)}</li>" for item in block.items)
                parts.append(f"<{tag}>{items}</{tag}>")
        return armoured_html("".join(parts))

    def said(self, words: str) -> Markup:
        """A fixed word of ours in which cards and sources may be named, as in card text."""
        return self.inline({self.book.language: words})

    def works(self) -> list[str]:
        """The works that the page has cited so far, as a list of sources has them."""
        return sorted(self.cited, key=lambda id_: (self.book.references[id_].entry.casefold(), id_))

    def link(self, id_: str) -> Markup:
        """A link to a card with its title; only the title when there is no page for it."""
        title = armoured(self.book.title(id_))
        if id_ not in self.book.addresses.kinds:
            return title
        return trusted(f'<a href="{self.href(self.book.addresses.card(id_))}">{title}</a>')

    def href(self, there: str) -> Markup:
        """A link from this page to another. Addresses are made of ids and our own words: nothing in them needs armour."""
        return trusted(escape(relative(self.here, there)))

    def query(self, there: str, **asked: str) -> Markup:
        """A link to a page that reads what is asked from its address."""
        return trusted(escape(f"{relative(self.here, there)}?{urlencode(asked, safe=',')}"))

    def file(self, there: str) -> Markup:
        """A link from this page to a file of the site, such as a PDF."""
        return trusted(escape(relative(self.here, there).removesuffix("/")))

    def cite(self, source: str, *, brackets: bool = True) -> Markup:
        """`(Author, year)`, linked to the list of sources on this page."""
        return armoured_html(self._citation(source, brackets=brackets))

    def entry(self, source: str) -> Markup:
        """A work's line in a list of sources."""
        return _entry(self.book.references[source].entry)

    def _said(self, text: dict[str, str], children: Sequence[prose.Inline]) -> str:
        return str(self._marked(text, trusted(self._words(children))))

    def _marked(self, text: dict[str, str], html: Markup) -> Markup:
        """Says to screen readers that an untranslated text is in the default language."""
        if self.book.language in text:
            return html
        return Markup('<span lang="{}">{}</span>').format(DEFAULT_LANGUAGE, html)

    def _words(self, children: Sequence[prose.Inline], *, linking: bool = True) -> str:
        return "".join(self._word(child, linking=linking) for child in children)

    def _word(self, child: prose.Inline, *, linking: bool) -> str:
        match child:
            case prose.Words(text):
                return self._with_terms(text) if linking else escape(text)
            case prose.Emphasis(inner, strong):
                tag = "strong" if strong else "em"
                return f"<{tag}>{self._words(inner, linking=linking)}</{tag}>"
            case prose.WebLink(address, inner):
                words = self._words(inner, linking=False)
                is_web = address.startswith(("https://", "http://"))  # the check refuses others; this holds without it
                return f'<a href="{escape(address)}">{words}</a>' if is_web else words
            case prose.CardLink(card, text):
                self.mentioned.add(card)
                words = escape(text or self.book.title(card))
                if card not in self.book.addresses.kinds or not linking:
                    return words
                return f'<a href="{self.href(self.book.addresses.card(card))}">{words}</a>'
            case prose.Citation(source):
                return self._citation(source)

    def _citation(self, source: str, *, brackets: bool = True) -> str:
        if source not in self.book.references:
            return ""
        self.cited[source] = None
        words = self.book.references[source].citation.replace("<i>", "<em>").replace("</i>", "</em>")
        return f'<a class="cite" href="#source-{source}">{f"({words})" if brackets else words}</a>'

    def _with_terms(self, text: str) -> str:
        parts, end = [], 0
        for found in self.book.terms.find(text, self.mentioned):
            address = self.href(self.book.addresses.card(found.card))
            parts += [
                escape(text[end : found.start]),
                f'<a class="term" href="{address}">{escape(text[found.start : found.end])}</a>',
            ]
            end = found.end
        return "".join((*parts, escape(text[end:])))


def _entry(html: str) -> Markup:
    return armoured_html(html.replace("<i>", "<em>").replace("</i>", "</em>"))
