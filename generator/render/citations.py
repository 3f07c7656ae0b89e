"""Works in; author–date citations and bibliography entries in one language out, by citeproc-py (CSL style Harvard, Cite Them Right)."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata, resources
from io import BytesIO

from generator.model.bibliography import Work
from generator.store import Store
from generator.wording import Words

_STYLE = "harvard-cite-them-right.csl"
_ADDRESS = re.compile(r"https?://[^\s<]+[^\s<.,;)]")
_TAGS = re.compile(r"</?i>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Reference:
    """One work as readers see it: HTML with `<i>` and links, and nothing else."""

    citation: str
    """(Author, year) without the brackets."""

    entry: str
    """The line in a list of sources."""


def bare(line: str) -> str:
    """A citation or entry as plain text."""
    return html.unescape(_TAG.sub("", line))


def references(works: Iterable[Work], words: Words, store: Store) -> dict[str, Reference]:
    """Work → how it is written. Each is made alone and kept in `store`, as citeproc takes some milliseconds for a work."""
    style = _style(words)
    made: dict[str, Reference] = {}
    renderer = None
    for work in works:
        record = json.dumps(work.published(), sort_keys=True, ensure_ascii=False)
        key = hashlib.sha256(b"\0".join((style, words["language.locale"].encode(), record.encode()))).hexdigest()
        reference = _kept(store.get(key))
        if reference is None:
            renderer = renderer or _Renderer(style, words["language.locale"])
            reference = Reference(*renderer.render(json.loads(record)))
            store.put(key, json.dumps([reference.citation, reference.entry]).encode())
        made[work.id] = reference
    return made


def _kept(data: bytes | None) -> Reference | None:
    """A reference from the store, or None for a record that something else damaged."""
    try:
        match json.loads(data or b""):
            case [str() as citation, str() as entry]:
                return Reference(citation, entry)
    except ValueError:
        pass
    return None


def _style(words: Words) -> bytes:
    """The style that citeproc-py brings, with short forms of `no date` and `pages` in the words of this language."""
    own = (
        "<locale><terms>"
        f'<term name="no date">{html.escape(words["language.no_date"])}</term>'
        f'<term name="no date" form="short">{html.escape(words["language.no_date"])}</term>'
        f'<term name="page" form="short"><single>{html.escape(words["language.page"])}</single>'
        f"<multiple>{html.escape(words['language.pages'])}</multiple></term>"
        "</terms></locale>"
    )
    style = (resources.files("citeproc") / "data" / "styles" / _STYLE).read_text("utf-8")
    version = f"<!-- {metadata.version('citeproc-py')} -->"
    return style.replace("</info>", f"</info>{own}{version}", 1).encode("utf-8")


class _Renderer:
    """citeproc for one language; made only when a work is not in the store, as importing it takes most of a second."""

    def __init__(self, style: bytes, locale: str) -> None:
        from citeproc import CitationStylesStyle  # noqa: PLC0415 slow to import, see the class

        self.style = CitationStylesStyle(BytesIO(style), locale=locale, validate=False)

    def render(self, work: dict[str, object]) -> tuple[str, str]:
        """Citation and entry of one work."""
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415 as above
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 as above

        bibliography = CitationStylesBibliography(self.style, CiteProcJSON([work]), formatter.html)
        citation = Citation([CitationItem(work["id"])])
        bibliography.register(citation)
        cited = str(bibliography.cite(citation, lambda _: None)).strip()
        (entry,) = (str(line) for line in bibliography.bibliography())
        if work.get("editor") and not work.get("author"):
            _, plain = self.render({("author" if key == "editor" else key): value for key, value in work.items()})
            entry = _editors_once(entry, plain)
        return _safe(cited.removeprefix("(").removesuffix(")")), _linked(_safe(entry))


def _editors_once(entry: str, plain: str) -> str:
    """The entry with its editors once.

    citeproc-py names the editors of a book without authors twice: in front, with `(eds)`, and again as editors. `plain` has
    them in front only, without `(eds)`.
    """
    same = (index for index, (one, other) in enumerate(zip(entry, plain, strict=False)) if one != other)
    names = entry[: next(same, len(plain))]
    label = entry[len(names) : entry.index(")", len(names)) + 1]
    return f"{names}{label} ({plain[len(names) :]}"


def _safe(line: str) -> str:
    """Citeproc's HTML with nothing but `<i>`: a title with `<` in it stays a title."""
    tags = _TAGS.findall(line)
    pieces = [html.escape(html.unescape(piece), quote=False) for piece in _TAGS.split(line)]
    return "".join(piece + tag for piece, tag in zip(pieces, [*tags, ""], strict=True))


def _linked(line: str) -> str:
    return _ADDRESS.sub(lambda found: f'<a href="{html.escape(html.unescape(found[0]))}">{found[0]}</a>', line)
