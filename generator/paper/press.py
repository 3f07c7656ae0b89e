"""A document in; its PDF out, by Typst, the same bytes each time; an unchanged one comes from the store."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Any

from generator.outputs import OutputFile
from generator.paper.boxes import boxed
from generator.paper.document import Document
from generator.store import Store

TEMPLATES = Path(__file__).parents[1] / "templates" / "paper"
FONTS = Path(__file__).parent / "fonts"

_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed")
INSTEAD = "\u25a1"
"""Stands where a character is in no font that we have, such as a smiley: a PDF/UA may not have a hole."""

DOTS = 40
"""Dots an inch in a picture of a page."""


MOST_MISSING = 200
"""Different characters without glyphs that we look for: a text in another script need not be known letter by letter."""


def can_print() -> bool:
    """True when the extra `paper` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("typst", "segno", "pypdf"))


class Press:
    """Prints documents. Holds the fonts and templates, which take longer to read than a page to set; nothing more."""

    def __init__(self, store: Store) -> None:
        import typst  # noqa: PLC0415 the rest of the program works without it

        self.store = store
        self.deals: dict[str, Any] = {}
        """What this run has dealt, as formats share it."""

        self.typst = typst
        self.templates = {file.name: file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))}
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
        shape = hashlib.sha256(f"typst {metadata.version('typst')}".encode())
        for file in sorted(FONTS.glob("*.ttf")):
            shape.update(file.read_bytes())
        for name, data in self.templates.items():
            shape.update(f"\0{name}\0".encode() + data)
        self.shape = shape.hexdigest()

    def printed(self, language: str, document: Document) -> OutputFile:
        """The PDF as a file to be."""
        return OutputFile(language, document.path, self.pdf(document), document.source)

    def pdf(self, document: Document) -> bytes:
        """The bytes of the PDF."""
        return self._kept(document, f"ua {document.accessible} cut {document.cut}", self._finished)

    def picture(self, document: Document) -> bytes:
        """The first page as a small PNG."""
        return self._kept(document, f"png {DOTS}", self._drawn)

    def pages(self, document: Document, dots: int) -> list[bytes]:
        """Every page as a PNG, with so many dots an inch."""
        made = self._compiler(document.template, _written(document)).compile(format="png", ppi=dots)
        return [bytes(page) for page in (made if isinstance(made, list) else [made])]

    def key(self, what: str, data: str) -> str:
        """Under what the store keeps something that we made of data: all that shapes it goes in."""
        return hashlib.sha256(f"{self.shape}\0{what}\0{data}".encode()).hexdigest()

    def _kept(self, document: Document, how: str, make: Callable[[Document, str], bytes]) -> bytes:
        """What the store has by everything that shapes it, or what is made now and kept."""
        data = _written(document)
        key = self.key(f"{document.template}\0{how}", data)
        kept = self.store.get(key)
        if kept is None:
            kept = make(document, data)
            self.store.put(key, kept)
        return kept

    def _drawn(self, document: Document, _data: str) -> bytes:
        return self.pages(document, DOTS)[0]

    def _finished(self, document: Document, data: str) -> bytes:
        made = self._made(document, data)
        return boxed(made, *document.cut) if document.cut else made

    def _made(self, document: Document, data: str) -> bytes:
        if document.accessible:
            with suppress(self.typst.TypstError):
                return bytes(self._compiler(document.template, data).compile(pdf_standards=["ua-1"]))
            missing = self.without_glyph(char for char in data if not char.isascii())
            data = data.translate({ord(char): INSTEAD for char in missing})
            with suppress(self.typst.TypstError):
                return bytes(self._compiler(document.template, data).compile(pdf_standards=["ua-1"]))
        return bytes(self._compiler(document.template, data).compile(pdf_tags=document.accessible))

    def without_glyph(self, chars: Iterable[str]) -> set[str]:
        """Those of the characters that are in none of the fonts, up to `MOST_MISSING`: Typst names one at a time."""
        left = set(chars)
        missing: set[str] = set()
        while left and len(missing) < MOST_MISSING:
            data = json.dumps(" ".join(sorted(left)))
            try:
                self._compiler("glyphs", data).compile(pdf_standards=["ua-1"])
                break
            except self.typst.TypstError as error:
                found = _NO_GLYPH.search(str(error))
                named = left & set(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])) if found else set()
                if not named:  # about something else: what is known so far is better than nothing
                    break
                missing |= named
                left -= named
        return missing

    def query(self, document: Document, label: str) -> list[Any]:
        """What a template notes about its layout under a label, without making the PDF."""
        data = _written(document)
        found = self._compiler(document.template, data).query(f"<{label}>", field="value")
        values: list[Any] = json.loads(found)
        return values

    def _compiler(self, template: str, data: str) -> Any:
        main = {"main.typ": self.templates[f"{template}.typ"]}
        others = {name: text for name, text in self.templates.items() if name != f"{template}.typ"}
        files: Any = {
            **main,
            **others,
            "data.json": data.encode("utf-8"),
        }  # typst's stubs want one kind of dict by name
        return self.typst.Compiler(files, font_paths=self.fonts)


def _written(document: Document) -> str:
    """The data of a document, the same text each time."""
    return json.dumps(document.data, ensure_ascii=False, sort_keys=True)
