"""The text of a card in; the same card in the one layout that all cards have out, with every comment.

Facts first, on a line each; texts with a line a language; a text that YAML could misread between quotes; a long one folded below
`>-`, where no character needs care; one with paragraphs below `|`, as it is.
"""

from __future__ import annotations

from typing import Any

from generator.document import Document, YamlMapping, YamlSequence
from generator.layout.comments import Comments, comments
from generator.layout.scalars import WIDTH, said, scalar, text, wrapped
from generator.layout.shape import Shape, begins, shape, top
from generator.model.texts import Place
from generator.model.values import LANGUAGES
from generator.reader import read


def laid_out(document: Document, kind: str) -> str | None:
    """The whole file anew; None when it would not say all that it said, which leaves the file to a person."""
    made = _Sheet(document, kind).whole()
    again, _ = read(document.path, made.encode("utf-8"))
    if again is None or _meaning(again.tree, top(kind)) != _meaning(document.tree, top(kind)):
        return None
    return made if comments(again).all() == comments(document).all() else None


def _meaning(tree: Any, form: Shape) -> Any:
    """What a tree says to the model, whatever the order of its fields."""
    if isinstance(tree, YamlMapping):
        return {
            key: _meaning(value, inner) for (key, value), inner in zip(tree.items(), _inside(tree, form), strict=True)
        }
    if isinstance(tree, YamlSequence):
        return [_meaning(item, shape(form.item)) for item in tree]
    return said(tree, form)


def _inside(tree: YamlMapping, form: Shape) -> list[Shape]:
    """The shape of each value of a mapping."""
    if form.fields:
        hints = dict(form.fields)
        return [shape(hints.get(name)) for name in tree]
    return [form if form.text else shape(form.item)] * len(tree)


class _Sheet:
    """Writes one card, and remembers which comments it has yet to write."""

    def __init__(self, document: Document, kind: str) -> None:
        self.tree = document.tree
        self.kind = kind
        self.comments: Comments = comments(document)

    def whole(self) -> str:
        assert isinstance(self.tree, YamlMapping)
        lines = [*self.comments.head, *self._fields(self.tree, top(self.kind), (), 0), *self.comments.tail]
        while lines and not lines[-1]:
            lines.pop()
        return "\n".join(lines) + "\n"

    def _fields(self, tree: YamlMapping, form: Shape, place: Place, indent: int) -> list[str]:
        """A mapping with a line or block for each field: known ones in order, then others as they stood."""
        inside = dict(zip(tree, _inside(tree, form), strict=True))
        lines: list[str] = []
        for name in _ordered(tree, form):
            made = self._field(name, tree[name], inside[name], (*place, name), indent)
            if not place and lines and begins(self.kind, name) and lines[-1] and made[0]:
                lines.append("")
            lines += made
        return lines

    def _field(self, name: str, value: Any, form: Shape, place: Place, indent: int) -> list[str]:
        key = f"{' ' * indent}{scalar(name, Shape())}:"
        line = self._line(value, form, len(key) + 1)
        if line is not None:
            return self._commented(place, f"{key} {line}" if line else key, indent)
        above = self._own(place, indent)
        if isinstance(value, str):
            return [*above, *text(key, value, form, indent)]
        if isinstance(value, YamlMapping):
            return [*above, key, *self._fields(value, form, place, indent + 2)]
        if _is_small(value) and not shape(form.item).text:
            return [*above, *self._deep(place, indent), *wrapped(key, [_flow(i, form) for i in value], indent)]
        return [*above, key, *self._items(value, form, place, indent + 2)]

    def _items(self, items: YamlSequence, form: Shape, place: Place, indent: int) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(items):
            here = (*place, number)
            inner = shape(form.item)
            if isinstance(item, YamlMapping) and (item or inner.fields):
                made = self._fields(item, inner, here, indent + 2) or [f"{' ' * (indent + 2)}{{}}"]
                first = next(i for i, line in enumerate(made) if line and not line.lstrip().startswith("#"))
                dashed = f"{' ' * indent}- {made[first].lstrip()}"
                hoisted = [line and f"{' ' * indent}{line.lstrip()}" for line in made[:first]]
                lines += [*self._own(here, indent), *hoisted, dashed, *made[first + 1 :]]
            elif isinstance(item, str):
                line = scalar(item, inner)
                whole = f"{' ' * indent}- {line}"
                fits = "\n" not in line and len(whole) <= WIDTH
                lines += (
                    self._commented(here, whole, indent)
                    if fits
                    else [*self._own(here, indent), *text(f"{' ' * indent}-", item, inner, indent)]
                )
            else:
                lines += self._commented(here, f"{' ' * indent}- {_flow(item, inner)}", indent)
        return lines

    def _line(self, value: Any, form: Shape, column: int) -> str | None:
        """A value as it stands behind its name; None when it needs lines of its own."""
        if isinstance(value, str):
            line = scalar(value, form)
            return line if "\n" not in said(value, form) and column + len(line) <= WIDTH else None
        if isinstance(value, YamlMapping) and value and not form.flow:
            is_small = all(isinstance(item, str) and "\n" not in said(item, form) for item in value.values())
            if not is_small or form.prose or form.fields or not form.item:
                return None
        elif isinstance(value, YamlSequence) and value and (not _is_small(value) or shape(form.item).text):
            return None
        if form.flow and any(not isinstance(item, str) for item in value.values()):
            return None
        line = _flow(value, form)
        return line if column + len(line) <= WIDTH else None

    def _commented(self, place: Place, line: str, indent: int) -> list[str]:
        """One line with the comments of its value and of all within it."""
        inside = [p for p in self.comments.behind if p[: len(place)] == place]
        behind = [text for p in inside for text in self.comments.behind.pop(p)]
        above = self._own(place, indent) + self._deep(place, indent)
        if len(behind) == 1:
            return [*above, f"{line}  {behind[0]}"]
        return [*above, *(f"{' ' * indent}{text}" for text in behind), line]

    def _own(self, place: Place, indent: int) -> list[str]:
        found = self.comments.above.pop(place, []) + self.comments.behind.pop(place, [])
        return [f"{' ' * indent}{text}" if text else "" for text in found]

    def _deep(self, place: Place, indent: int) -> list[str]:
        """The comments of what lies within a place that gets no lines of its own."""
        inside = [p for p in (*self.comments.above, *self.comments.behind) if p[: len(place)] == place]
        return [line for p in inside for line in self._own(p, indent) if line]


def _ordered(tree: YamlMapping, form: Shape) -> list[str]:
    """Names in the order of the model or of the languages; unknown ones last, as they stood."""
    order = [*dict(form.fields), *LANGUAGES, *tree]
    return sorted(tree, key=order.index)


def _is_small(value: Any) -> bool:
    """True for words, and for lists of words: what goes between brackets."""
    if isinstance(value, YamlSequence):
        return all(_is_small(item) and "\n" not in item for item in value)
    return isinstance(value, str) or not value


def _flow(value: Any, form: Shape) -> str:
    """A value on one line: `a`, `[a, b]`, `{min: 1, max: 2}`."""
    if isinstance(value, YamlMapping):
        inside = dict(zip(value, _inside(value, form), strict=True))
        names = _ordered(value, form)
        return "{" + ", ".join(f"{scalar(n, Shape(), flow=True)}: {_flow(value[n], inside[n])}" for n in names) + "}"
    if isinstance(value, YamlSequence):
        return "[" + ", ".join(_flow(item, shape(form.item)) for item in value) + "]"
    return scalar(value, form, flow=True)
