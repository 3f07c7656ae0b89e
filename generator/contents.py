"""The HTML of pages that did not change, kept between builds. For the plugin; knows MkDocs' pages, imports none of MkDocs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from typing import Any

from generator.finished import with_finished, without_finished
from generator.store import Store

_ID = re.compile(r'<[a-z][^>]*? id="([^"]*)"')


class ContentCache:
    """Keeps the converted HTML of generated pages by everything that shapes it: the Markdown, its path, the extensions and their versions.

    Generated pages link by plain relative addresses, so their HTML does not depend on which other pages there are.
    """

    def __init__(self, store: Store, extensions: Iterable[str], configs: Mapping[str, Any], link: Any) -> None:
        self.store = store
        self.link = link
        self.shape = json.dumps(
            [
                [metadata.version(name) for name in ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")],
                list(extensions),
                configs,
            ],
            sort_keys=True,
            default=_name,
        )
        self.kept: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, str] = {}
        self.finished: dict[str, Sequence[str]] = {}

    def begin(self, page: Any, markdown: str) -> str:
        """The Markdown to convert: headings and the like, and nothing at all when the HTML of this page is kept."""
        path = page.file.src_uri
        key = hashlib.sha256(f"{self.shape}\0{path}\0{markdown}".encode()).hexdigest()
        self.keys[path] = key
        data = self.store.get(key)
        kept = _read(data) if data is not None else None
        if kept is None:
            short, self.finished[path] = without_finished(markdown)
            return short
        self.kept[path] = kept
        return ""

    def finish(self, page: Any, html: str) -> str:
        """The page's HTML. The page also gets its anchors, and on a hit its table of contents, as if all of it had been converted."""
        path = page.file.src_uri
        kept = self.kept.pop(path, None)
        if kept is None:
            kept = {"html": with_finished(html, self.finished.pop(path)), "toc": _toc(page.toc)}
            self.store.put(self.keys[path], json.dumps(kept, ensure_ascii=False).encode("utf-8"))
        else:
            page.toc = type(page.toc)([_links(item, self.link) for item in kept["toc"]])
        whole: str = kept["html"]
        page.present_anchor_ids = set(_ID.findall(whole))
        return whole


def _read(data: bytes) -> dict[str, Any] | None:
    """A record, or None for a file that something else damaged."""
    try:
        record = json.loads(data)
    except ValueError:
        return None
    return record if isinstance(record, dict) and {"html", "toc"} <= record.keys() else None


def _toc(items: Any) -> list[dict[str, Any]]:
    return [{"title": i.title, "id": i.id, "level": i.level, "children": _toc(i.children)} for i in items]


def _links(item: Mapping[str, Any], link: Any) -> Any:
    made = link(item["title"], item["id"], item["level"])
    made.children = [_links(child, link) for child in item["children"]]
    return made


def _name(value: object) -> str:
    """A function or object in a configuration, without its address in memory."""
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
