"""A library, an old and a new id in; the files that change out, with every reference led to the new id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.load import Library, LoadedCard
from generator.references import named
from generator.wording import languages, words

_HEAD = ("status", "version", "translated")
"""The fields after which `formerly` stands."""


def renamed(library: Library, methods: Path, old: str, new: str) -> dict[Path, bytes | None]:
    """What to write, and with None what to take away. The card leaves its old id in `formerly`."""
    changes: dict[Path, bytes | None] = {}
    kind = library.cards[old].kind
    for id_, loaded in library.cards.items():
        text = _redirected(loaded, old, new)
        if id_ == old:
            text = _with_former(loaded, text, [*(f for f in loaded.card.formerly if f != new), old])
            changes[_file(methods, loaded, old)] = None
            changes[_file(methods, loaded, new)] = text.encode("utf-8")
        elif text != loaded.document.text:
            changes[_file(methods, loaded, id_)] = text.encode("utf-8")
    return changes | dict(_written(methods.parent / "docs", kind, old, new))


def _file(methods: Path, loaded: LoadedCard, id_: str) -> Path:
    return methods / f"{loaded.kind}s" / f"{id_}.yml"


def _redirected(loaded: LoadedCard, old: str, new: str) -> str:
    """The text of a card with the new id in its fields and between its double brackets."""
    text = loaded.document.text
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    places = []
    for item in named(loaded):
        if item.id == old and item.kinds is not None and item.field != "text":
            mark = loaded.document.mark(item.place)
            places.append(text.index(old, starts[mark.line] + mark.column))
    for place in sorted(places, reverse=True):
        text = text[:place] + new + text[place + len(old) :]
    return re.sub(rf"\[\[{old}(?=[|\]])", f"[[{new}", text)


def _with_former(loaded: LoadedCard, text: str, ids: list[str]) -> str:
    """The text with `formerly` naming these ids, in place of what it named or below the first fields."""
    lines = text.splitlines(keepends=True)
    starts = _starts(loaded)
    line = f"formerly: [{', '.join(ids)}]"
    if "formerly" in starts:
        first, end = starts["formerly"]
        remark = re.search(r"\s+#[^\n]*", lines[first])
        lines[first:end] = [f"{line}{remark[0].rstrip() if remark else ''}\n"]
    else:
        end = max(starts[name][1] for name in _HEAD if name in starts)
        lines[end:end] = [f"{line}\n"]
    return "".join(lines)


def _starts(loaded: LoadedCard) -> dict[str, tuple[int, int]]:
    """By field at the top of a card: its first line, and the line after its last."""
    document = loaded.document
    firsts = sorted((document.mark((str(name),), key=True).line, str(name)) for name in document.tree)
    found = {}
    for (first, name), (following, _) in zip(firsts, [*firsts[1:], (len(document.lines), "")], strict=True):
        end = following
        while end > first + 1 and re.match(r"\s*(#|$)", document.line(end - 1)):
            end -= 1
        found[name] = (first, end)
    return found


def _written(docs: Path, kind: str, old: str, new: str) -> Iterator[tuple[Path, bytes]]:
    """Hand-written pages that link to the card."""
    for language in languages():
        folder = words(language)[f"kinds.{kind}.path"]
        for file in sorted((docs / language).rglob("*.md")):
            text = file.read_bytes().decode("utf-8")
            changed = re.sub(rf"(?<![\w-]){folder}/{old}/index\.md", f"{folder}/{new}/index.md", text)
            if changed != text:
                yield file, changed.encode("utf-8")
