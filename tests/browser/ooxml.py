"""The bytes of a Word file in; what Word would find wrong with them out, by the rules of ECMA-376 that it is strict about."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike noProof vanish color spacing sz szCs highlight u vertAlign rtl lang",
    "tblPr": "tblStyle tblpPr bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "p": "pPr r hyperlink",
    "r": "rPr t",
    "body": "p tbl sectPr",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr",
    "styles": "docDefaults latentStyles style",
    "lvl": "start numFmt lvlRestart pStyle suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "numbering": "abstractNum num",
}
"""What an element may hold, in the order of the standard's schema; of what the planner writes, and its neighbours."""

_FREE = {"body"}
"""Elements that may come more than once in any order, but the last."""


def faults(data: bytes) -> list[str]:
    """What is wrong, one line each."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: ET.fromstring(text) for name, text in parts.items()}  # noqa: S314 our own file
    return [
        *_package(list(parts), trees),
        *(fault for name, tree in trees.items() for fault in _ordered(name, tree)),
        *_defined(trees),
    ]


def _package(names: list[str], trees: dict[str, ET.Element]) -> Iterator[str]:
    """The types come first and name every part; relations lead to parts that are there."""
    if names[0] != "[Content_Types].xml":
        yield "the types do not come first"
    if len(names) != len(set(names)):
        yield "a part is there twice"
    types = trees["[Content_Types].xml"]
    overrides = {one.get("PartName", "").lstrip("/") for one in types.iter(f"{_TYPES}Override")}
    endings = {one.get("Extension") for one in types.iter(f"{_TYPES}Default")}
    yield from (f"{name} has a type and is not there" for name in overrides - set(names))
    yield from (f"{name} has no type" for name in names if name.rsplit(".", 1)[-1] not in endings)
    for name in names:
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [one.get("Id", "") for one in trees[name]]
        if len(ids) != len(set(ids)):
            yield f"{name}: an id is there twice"
        for one in trees[name]:
            target = one.get("Target", "")
            if one.get("TargetMode") == "External":
                if len(target) > 2_083 or not target.startswith(("http", "file:")):
                    yield f"{name}: a link that Office refuses, of {len(target)} letters"
            elif posixpath.normpath(posixpath.join(folder, target)) not in names:
                yield f"{name}: {target} is not there"


def _ordered(name: str, tree: ET.Element) -> Iterator[str]:
    for element in tree.iter():
        local = element.tag.removeprefix(W)
        if local not in ORDER:
            continue
        known = ORDER[local].split()
        children = [child.tag.removeprefix(W) for child in element]
        yield from (f"{name}: {child} does not belong in {local}" for child in children if child not in known)
        places = [known.index(child) for child in children if child in known]
        if local in _FREE:
            if children[-1] != known[-1]:
                yield f"{name}: {local} does not end with {known[-1]}"
        elif places != sorted(places):
            yield f"{name}: {local} holds {children}, out of order"
        if local == "tc" and children[-1] != "p":
            yield f"{name}: a cell does not end with a paragraph"


def _defined(trees: dict[str, ET.Element]) -> Iterator[str]:
    """Styles, numbers and relations that the document uses exist; the language of its words is told."""
    document, styles = trees["word/document.xml"], trees["word/styles.xml"]
    known = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    used = {one.get(f"{W}val") for tree in (document, trees["word/numbering.xml"]) for one in tree.iter(f"{W}pStyle")}
    yield from (f"the style {style} is not there" for style in used - known)
    numbers = {one.get(f"{W}numId") for one in trees["word/numbering.xml"].iter(f"{W}num")}
    asked = {one.get(f"{W}val") for one in styles.iter(f"{W}numId")}
    yield from (f"the list {number} is not there" for number in asked - numbers)
    ids = {one.get("Id") for one in trees["word/_rels/document.xml.rels"]}
    links = {one.get(f"{_RELATION}id") for one in document.iter(f"{W}hyperlink")}
    yield from (f"the relation {id_} is not there" for id_ in links - ids)
    if not [one.get(f"{W}val") for one in styles.find(f"{W}docDefaults").iter(f"{W}lang")]:  # type: ignore[union-attr]
        yield "no language"
    if [len(list(row.iter(f"{W}tblHeader"))) for row in document.iter(f"{W}tr")].count(1) != len(
        list(document.iter(f"{W}tbl"))
    ):
        yield "a table without one row of headings"
