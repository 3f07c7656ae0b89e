"""Bytes of a YAML file in; out a tree of texts that knows the line and column of every key and value, and the problems.

The tree is made from parser events, never by a YAML constructor: `no`, `1:30` and dates stay the text that was typed, and there
are no anchors, tags, merge keys or duplicate keys. Limits on size and depth keep any input quick (a file with 30,000 open
brackets crashes loaders that build nodes).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

from generator.document import Document, YamlMapping, YamlSequence, lines_of
from generator.problems import Mark, Problem
from generator.syntax import cause

CARD_BYTES = 64 * 1024
LIST_BYTES = 1024 * 1024
"""Vocabulary and bibliography may be longer than a card."""

MOST_DEPTH = 12
MOST_NODES = 4_000
"""Of a card; a list file may have more, in step with its size limit."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control, bidirectional, invisible, tag and private-use characters: a reviewer of a change cannot see them."""

_UNUSUAL = re.compile("[^\n\r -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u20ac]")
"""Without it, a text has the letters, quotation marks and dashes of western Europe only, and needs no closer look."""

_MARKS_IN_A_ROW = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}")


class _Refused(Exception):
    """Ends the reading of one file; carries its problem no further than `read`."""

    def __init__(self, code: str, line: int, column: int, width: int = 1, **facts: str) -> None:
        super().__init__(code)
        self.code, self.mark, self.facts = code, Mark(line, column, width), facts


def read(path: str, data: bytes, most_bytes: int = CARD_BYTES) -> tuple[Document | None, list[Problem]]:
    """The document in `data`, or the one problem that made it unreadable. Never raises for any bytes."""
    text = ""
    try:
        if len(data) > most_bytes:
            raise _Refused("te-groot", 0, 0, limit=str(most_bytes // 1024))  # noqa: TRY301 one way to refuse
        text = _text(data)
        tree = _Builder(text, MOST_NODES * most_bytes // CARD_BYTES).tree()
    except _Refused as refusal:
        if refusal.code == "te-groot":
            return None, [Problem(path, refusal.mark, refusal.code, refusal.facts)]
        lines = lines_of(text or unicodedata.normalize("NFC", data.decode("utf-8", "replace").removeprefix("\ufeff")))
        mark = refusal.mark if refusal.mark.line < len(lines) else Mark(len(lines) - 1)
        return None, [Problem(path, mark, refusal.code, refusal.facts, lines[mark.line])]
    return Document(path, tree, text), []


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        lines = lines_of(before)
        raise _Refused("geen-utf8", len(lines) - 1, len(lines[-1])) from None
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if not _UNUSUAL.search(text):
        return text
    characters = set(text)  # some 80 different ones: judging these is quicker than searching the text for each
    if "\t" in characters:
        raise _Refused("tab", *_position(text, text.index("\t")))
    for char in sorted(characters):
        if (char < " " and char not in "\n\r") or (char > "~" and _is_forbidden(char)):
            raise _Refused("verboden-teken", *_position(text, text.index(char)), character=_name(char))
    pile = _MARKS_IN_A_ROW.search(text) if any("\u02ff" < char < "\ufe30" for char in characters) else None
    if pile:
        raise _Refused("verboden-teken", *_position(text, pile.start()), character=_name(pile[0][0]))
    return text


def _is_forbidden(char: str) -> bool:
    return bool(_FORBIDDEN.match(char)) or unicodedata.category(char) == "Cn"


def _position(text: str, index: int) -> tuple[int, int]:
    lines = lines_of(text[:index])
    return len(lines) - 1, len(lines[-1])


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


class _Builder:
    """Turns the events of one YAML text into a tree, nothing more."""

    def __init__(self, text: str, most_nodes: int) -> None:
        self.text = text
        self.most_nodes = most_nodes
        self.has_escapes = "\\" in text
        self.lines = lines_of(text) if " #" in text else []
        self.lines_with_comment = {number for number, line in enumerate(self.lines) if " #" in line}

    def tree(self) -> YamlMapping | YamlSequence:
        if self.text.lstrip("\n\r ").startswith("%"):
            raise _Refused("yaml-richtlijn", *_position(self.text, self.text.index("%")))
        loader = yaml.CSafeLoader(self.text)
        try:
            return self._document(loader)
        except yaml.MarkedYAMLError as error:
            detail = ", ".join(part for part in (error.context, error.problem) if part)
            code, mark, facts = cause(detail, error.context_mark, error.problem_mark, lines_of(self.text))
            raise _Refused(code, mark.line, mark.column, mark.width, **facts) from None
        except yaml.YAMLError as error:
            raise _Refused("yaml-fout", 0, 0, detail=str(error).split("\n", 1)[0]) from None
        finally:
            loader.dispose()

    def _document(self, loader: Any) -> YamlMapping | YamlSequence:
        loader.get_event()  # stream start
        event = loader.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            raise _Refused("geen-kaart", 0, 0)
        if event.version or event.tags:
            raise _Refused("yaml-richtlijn", event.start_mark.line, 0)
        tree = self._root(loader)
        loader.get_event()  # document end
        event = loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Refused("meer-documenten", event.start_mark.line, event.start_mark.column)
        return tree

    def _root(self, loader: Any) -> YamlMapping | YamlSequence:
        event = loader.get_event()
        self._refuse(event)
        if isinstance(event, yaml.MappingStartEvent):
            root: YamlMapping | YamlSequence = YamlMapping(event.start_mark)
        elif isinstance(event, yaml.SequenceStartEvent):
            root = YamlSequence(event.start_mark)
        else:
            raise _Refused("geen-kaart", event.start_mark.line, event.start_mark.column)
        self._fill(loader, root)
        return root

    def _fill(self, loader: Any, root: YamlMapping | YamlSequence) -> None:  # noqa: C901, PLR0912 see below
        """Fills the tree with a stack, not by recursion. Most of the time that `check` takes is spent here, so no calls in the loop."""
        stack: list[tuple[Any, bool]] = []
        container: Any = root
        in_mapping, name, key_mark = type(root) is YamlMapping, None, None
        commented, get_event, nodes = self.lines_with_comment, loader.get_event, 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                value: Any = event.value
                if event.style == '"' and self.has_escapes:
                    value = self._unescaped(event)
                elif not event.style and value in ("~", "null"):
                    value = ""
                if in_mapping and name is None:
                    name, key_mark = self._key(value, event.start_mark, container), event.start_mark
                    continue
                if commented and (self._is_cut(event) or (in_mapping and self._is_headless(event, key_mark))):
                    container.cut.add(name if in_mapping else len(container))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if in_mapping and name is None:
                    raise _Refused("sleutel-geen-woord", event.start_mark.line, event.start_mark.column)
                if len(stack) + 1 >= MOST_DEPTH:
                    mark = event.start_mark
                    raise _Refused("te-diep", mark.line, mark.column, limit=str(MOST_DEPTH))
                value = (YamlMapping if kind is yaml.MappingStartEvent else YamlSequence)(event.start_mark)
            elif kind is yaml.AliasEvent:
                self._refuse(event)
            else:  # the end of a mapping or list
                if not stack:
                    return
                container, in_mapping = stack.pop()
                continue
            nodes += 1
            if nodes > self.most_nodes:
                raise _Refused("te-veel", event.start_mark.line, event.start_mark.column)
            if in_mapping:
                container[name] = value
                container.marks[name] = event.start_mark
                container.key_marks[name] = key_mark
                name = None
            else:
                container.append(value)
                container.marks.append(event.start_mark)
            if kind is not yaml.ScalarEvent:
                stack.append((container, in_mapping))
                container, in_mapping = value, kind is yaml.MappingStartEvent

    def _refuse(self, event: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or type(event) is yaml.AliasEvent:
            raise _Refused("anker", mark.line, mark.column)
        if event.tag is not None:
            raise _Refused("tag", mark.line, mark.column, tag=str(event.tag))

    def _key(self, name: str, mark: Any, container: YamlMapping) -> str:
        if name in ("", "<<"):
            raise _Refused("anker" if name else "sleutel-geen-woord", mark.line, mark.column)
        if name in container:
            first = container.key_marks[name].line + 1
            raise _Refused("dubbele-sleutel", mark.line, mark.column, len(name), field=name, first=str(first))
        return name

    def _unescaped(self, event: Any) -> str:
        """A double-quoted text, whose escapes may have made characters that the raw text did not show."""
        value: str = unicodedata.normalize("NFC", event.value)
        forbidden = _FORBIDDEN.search(value) or re.search("\t", value)
        if forbidden:
            mark = event.start_mark
            raise _Refused("verboden-teken", mark.line, mark.column, character=_name(forbidden[0]))
        return value

    def _is_cut(self, event: Any) -> bool:
        """True when a comment follows plain text."""
        end = event.end_mark
        if event.style or not event.value or end.line not in self.lines_with_comment:
            return False
        return str(self.lines[end.line][end.column :]).lstrip().startswith("#")

    def _is_headless(self, event: Any, key: Any) -> bool:
        """True when a comment stands between a key and its text: `nl: #1 is …` with the rest of the text below."""
        if event.start_mark.line == key.line or key.line not in self.lines_with_comment:
            return False
        return bool(re.match(r"[^#]*:\s+#", self.lines[key.line][key.column :]))
