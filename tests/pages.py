"""The HTML of a page in; what a browser makes of it out: its mistakes, text, links, names and scripts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


@dataclass(frozen=True)
class Page:
    """One page, parsed as the HTML standard says that browsers parse."""

    html: str

    @cached_property
    def _parsed(self) -> tuple[Any, list[str]]:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
        root = parser.parse(self.html)
        return root, [f"{line}:{column} {code} {facts}" for (line, column), code, facts in parser.errors]

    @property
    def errors(self) -> list[str]:
        """What a strict parser refuses."""
        return self._parsed[1]

    @cached_property
    def _elements(self) -> list[tuple[str, dict[str, str], Any]]:
        return [
            (local(element.tag), {local(key): value for key, value in element.attrib.items()}, element)
            for element in self._parsed[0].iter()
            if isinstance(element.tag, str)
        ]

    def elements(self, *names: str) -> Iterator[tuple[str, dict[str, str], Any]]:
        """The elements with one of these names, or all: (name, attributes, element)."""
        return (one for one in self._elements if not names or one[0] in names)

    @cached_property
    def names(self) -> set[str]:
        """Every id, and every name of an anchor."""
        return {
            attributes[key]
            for name, attributes, _ in self._elements
            for key in ("id", "name")
            if key in attributes and (key == "id" or name == "a")
        }

    @cached_property
    def links(self) -> list[tuple[str, str, str]]:
        """Every address on the page: (element, attribute, address)."""
        return list(self._links())

    def _links(self) -> Iterator[tuple[str, str, str]]:
        for name, attributes, _ in self._elements:
            for key in ("href", "src", "action", "poster", "data", "srcset", "cite"):
                if key in attributes:
                    yield name, key, attributes[key]
            if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
                yield name, "content", attributes["content"].partition("url=")[2]

    def text(self, element: Any = None) -> str:
        """The words as a reader sees them, white space as one space."""
        return " ".join("".join((self._parsed[0] if element is None else element).itertext()).split())

    def find(self, path: str) -> Any:
        """The first element at an ElementTree path in which HTML elements are written as `h:name`."""
        return self._parsed[0].find(path, {"h": HTML.strip("{}")})

    def find_all(self, path: str) -> list[Any]:
        """As `find`, but all."""
        found: list[Any] = self._parsed[0].findall(path, {"h": HTML.strip("{}")})
        return found


def fragment(html: str) -> Any:
    """A piece of HTML as a browser would put it in a page: an element that holds it."""
    return html5lib.parseFragment(html, container="div")


def words(element: Any) -> str:
    """The text in an element, letter for letter."""
    return "".join(element.itertext())


def target(page: str, address: str, root: str = "/") -> tuple[str, str]:
    """Where a link on a page leads: the file of the site and the anchor. `root` is the path of the site on its host."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if path.startswith("/"):
        inside = path.removeprefix(root) if path.startswith(root) else path
        file = posixpath.normpath(inside) if inside else "."
    elif path:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    else:
        return page, unquote(parts.fragment)
    if file == ".":
        file = "index.html"
    elif path.endswith(("/", "/.", "/..")) or path in (".", "..") or "." not in posixpath.basename(file):
        file = f"{file}/index.html"
    return file, unquote(parts.fragment)


_HARMLESS = {
    "div": set(), "p": set(), "ul": set(), "ol": set(), "li": set(), "em": set(), "strong": set(), "a": {"href", "class"},
    "span": {"lang"}, "br": set(),
}  # fmt: skip


def alive(element: Any) -> list[str]:
    """What in a piece of HTML is more than words, stress, lists, links to the web and marks of language."""
    found = []
    for part in list(element.iter())[1:]:
        name = str(part.tag).removeprefix(HTML)
        if name not in _HARMLESS:
            found.append(f"<{name}>")
            continue
        found += [f"{name}[{key}]" for key in part.attrib if key not in _HARMLESS[name]]
        address = part.attrib.get("href", "#")
        if name == "a" and not address.startswith(("https://", "http://", "#", "./", "../")):
            found.append(f"href={address}")
    return found
