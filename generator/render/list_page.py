"""What a page that lists cards shows in; its Markdown out: front matter, trail, and addresses as links from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment

from generator.outputs import OutputFile
from generator.render.addresses import Addresses, markdown_path, relative
from generator.render.book import Book
from generator.render.environment import filled
from generator.render.front import front_matter
from generator.render.writer import Writer

_WITH_LEAD = {"glossary", "sources", "messages", "map", "selfcheck", "translating", "news"}
"""Templates whose words begin with a sentence that says what the page is."""


class ListPage:
    """Fills a template with what all list pages share, nothing more."""

    def __init__(self, book: Book, environment: Environment) -> None:
        self.book = book
        self.environment = environment
        self.name = ""

    def named(self, name: str, title: str) -> tuple[str, str]:
        """Path and title of a page under `[paths]`."""
        self.name = name
        return f"{self.book.words[f'paths.{name}']}/", self.book.words[title]

    def made(
        self,
        template: str,
        path: str,
        title: str,
        kind: str = "",
        other: Callable[[Addresses], str] | None = None,
        **values: Any,
    ) -> OutputFile:
        """A page. `other` says where the same page is in another language, `below` which list page it belongs to."""
        book, name = self.book, self.name
        self.name = ""
        here = f"{book.addresses.root}{path}"
        find = other or ((lambda addresses: addresses.page(name)) if name else (lambda addresses: addresses.root))
        write = Writer(book, here)
        front = front_matter(
            {
                "title": title,
                "description": values.get("lead")
                or book.words[f"{template}.lead" if template in _WITH_LEAD else "site.description"],
                "lang": book.language,
                "layout": "home" if template == "home" else "index",
                "kind": kind,
                "scripts": values.get("scripts"),
                "styles": values.get("styles"),
                "data": values.get("data"),
                "part": bool(values.get("below")),
                "feed": values.get("feed"),
                "alternate": {one.words.language: relative(here, find(one)) for one in book.others},
                "hide": ["navigation", "toc"],
            }
        )
        trail = [(book.words["card.start"], write.href(book.addresses.root))]
        if below := values.get("below"):
            trail.append((book.words[f"{below}.title"], write.href(book.addresses.page(below))))
        shared = {"w": book.words, "book": book, "write": write, "front": front, "title": title, "trail": trail}
        text = filled(self.environment, template, shared | _linked(values, write))
        return OutputFile(book.language, markdown_path(here, book.addresses.root), text)


def _linked(value: Any, write: Writer) -> Any:
    """Values in which every address (under a key that ends in `href`) has become a link from this page."""
    if isinstance(value, dict):
        return {key: write.href(item) if key.endswith("href") else _linked(item, write) for key, item in value.items()}
    return type(value)(_linked(item, write) for item in value) if isinstance(value, (list, tuple)) else value
