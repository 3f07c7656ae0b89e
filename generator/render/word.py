"""A language in; out come the parts of a Word document (ECMA-376) that are the same for every plan.

The browser adds the text; scripts/planner/docx.js says how. Word is strict about the order of elements, which is that of
the standard's schema, and opens a document without settings in a mode for old ones.
"""

from __future__ import annotations

_SPEC = "http://schemas.openxmlformats.org"
RELATION = f"{_SPEC}/officeDocument/2006/relationships"
_PACKAGE = f"{_SPEC}/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NAMES = f'xmlns:w="{_SPEC}/wordprocessingml/2006/main" xmlns:r="{RELATION}"'
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
"""The files in word/ and what each is."""

_BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SETTINGS = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)


def word_parts(locale: str) -> dict[str, str]:
    """Path → XML. `head` and `names` begin the parts that the browser makes."""
    return {
        "head": _HEAD,
        "names": _NAMES,
        "[Content_Types].xml": _types(),
        "_rels/.rels": _related(
            ("rDocument", f"{RELATION}/officeDocument", "word/document.xml"),
            ("rCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{title}}</dc:title>'
            f"<dc:language>{locale}</dc:language></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": _related(
            *((f"r{part}", f"{RELATION}/{part}", f"{part}.xml") for part in ("styles", "numbering", "settings")),
            ("rPlan", f"{RELATION}/hyperlink", '{link}" TargetMode="External'),
        ),
        "word/styles.xml": _word("styles", _styles(locale)),
        "word/numbering.xml": _word("numbering", _BULLETS),
        "word/settings.xml": _word("settings", _SETTINGS),
    }


def _word(element: str, inside: str) -> str:
    return f"{_HEAD}<w:{element} {_NAMES}>{inside}</w:{element}>"


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{type_}+xml"/>' for part, type_ in _PARTS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )


def _related(*relations: tuple[str, str, str]) -> str:
    inside = "".join(f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"/>' for id_, type_, target in relations)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _styles(locale: str) -> str:
    """Real headings and lists, which screen readers and tables of contents find."""
    fonts = " ".join(f'w:{script}="Calibri"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="22"/><w:lang w:val="{locale}"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr></w:style>'
        + _style("Title", "Title", '<w:keepNext/><w:spacing w:after="120"/>', 40)
        + _style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/>', 28)
        + _style("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="1"/>', 22)
        + _style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>')
    )


def _style(id_: str, name: str, paragraph: str, size: int | None = None) -> str:
    """A paragraph style; with a size, in half points, its letters are bold."""
    letters = f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{letters}</w:style>'
    )
