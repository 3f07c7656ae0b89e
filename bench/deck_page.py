"""The data of a deck, as Typst gets it, in; the same deck as one HTML page out: same words, places and fonts, no scripts.

The cards come dealt over their faces, so that whoever prints the page need not measure them: we do, and count it as ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from generator.paper.press import FONTS

_KINDS = {
    "concept": ("#0b5c57", "#e6f2f0"),
    "tool": ("#8a4b08", "#fbf0e2"),
    "conversation": ("#7a2560", "#f8e9f3"),
    "factor": ("#3a6320", "#edf4e6"),
    "programme": ("#2b4a86", "#e8eef9"),
}
"""The colour of each kind, and the soft one behind its facts."""

_STYLE = """
@font-face { font-family: Cards; src: url(FONTS/atkinson-hyperlegible-next.ttf); font-weight: 200 800; }
@font-face { font-family: Cards; src: url(FONTS/atkinson-hyperlegible-next-italic.ttf); font-weight: 200 800; font-style: italic; }
@page { size: 210mm 297mm; margin: 0; }
html, body { margin: 0; padding: 0; }
.leaf { position: relative; width: 210mm; height: 296.9mm; overflow: hidden; break-after: page; }
.leaf:last-child { break-after: auto; }
.cut { position: absolute; left: 0; top: 0; width: 210mm; height: 296.9mm; }
.face { position: absolute; box-sizing: border-box; width: 105mm; height: 148mm; padding: 7mm; overflow: hidden;
  color: #22272b; font-family: Cards; font-weight: 400; line-height: 1.13; hyphens: auto; overflow-wrap: break-word; }
p, h3, h4 { margin: 0; font-size: 1em; }
b, strong { font-weight: 700; }
.kind { font-weight: 650; }
.kind svg { width: 1.6em; height: 1.6em; margin-right: .7em; padding: .45em; border-radius: .55em; vertical-align: middle; }
.part { float: right; color: #545c62; font-weight: 650; }
h3 { padding: .28em 0 .2em; font-size: 2.2em; line-height: 1.02; font-weight: 750; hyphens: none; }
.later { padding-bottom: .22em; font-size: 1.25em; font-weight: 700; }
.text p { margin-top: -.06em; }
.text h4 { margin-top: .42em; font-size: 1.06em; font-weight: 700; }
.text h4 + p { margin-top: 0; }
.text .cells { margin: .67em 0; }
.small .text p { margin-top: -.16em; }
.small .text h4 { margin-top: .2em; }
.small .text h4 + p { margin-top: -.12em; }
.small .text .cells { margin: .45em 0; }
.text .summary { margin-bottom: .4em; font-size: 1.2em; }
.text .cells p { display: inline-block; box-sizing: border-box; width: 48%; margin: 0 1% .5em 0; padding: .27em .7em; border-radius: .5em;
  vertical-align: top; }
.cells span { display: block; font-size: .88em; color: #545c62; }
.cells b { font-weight: 650; }
.point { padding-left: .8em; text-indent: -.8em; }
.point i { display: inline-block; width: .8em; text-indent: 0; font-style: normal; }
.text .step { margin-top: .32em; padding: .32em 0 0 2.4em; border-top: .4pt solid #dcd8ce; text-indent: -2.4em; }
.small .text .step { margin-top: .18em; }
.step i { display: inline-block; width: 2.4em; text-indent: 0; font-style: normal; font-weight: 700; }
.text > :first-child { margin-top: 0; }
footer { position: absolute; left: 7mm; right: 7mm; bottom: 7mm; font-size: .88em; hyphens: none; }
footer svg { width: 6.6em; height: 6.6em; margin-right: .9em; vertical-align: bottom; }
footer p { display: inline-block; vertical-align: bottom; max-width: 65mm; }
footer b { display: block; font-weight: 650; }
footer span { color: #545c62; }
"""

_COLOURS = """
.NAME .kind, .NAME .later p, .NAME h3, .NAME h4, .NAME .step i { color: DARK; }
.NAME .kind svg { background: DARK; }
.NAME .cells p { background: SOFT; }
"""

_CUT = '<svg class="cut" viewBox="0 0 210 297"><path d="M105 0V297M0 148.5H210" stroke="#9a9a9a" stroke-width=".09"/></svg>'
_ICON = (
    '<svg viewBox="0 0 24 24" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="{}"/></svg>'
)

Card = dict[str, Any]


def deck_page(deck: dict[str, Any]) -> str:
    """The whole page: a leaf for each side of a sheet. Of the formats it knows the first only: four cards of A6 on A4."""
    form = deck["format"]
    sides = [(card, part) for card in deck["cards"] for part in range(card["dealt"]["parts"])]
    each = form["columns"] * form["rows"]
    sheets = [sides[start : start + each] for start in range(0, len(sides), each)]
    leaves = "".join(_leaf(form, sheet, back=back) for sheet in sheets for back in (False, True))
    colours = (
        _COLOURS.replace("NAME", kind).replace("DARK", dark).replace("SOFT", soft)
        for kind, (dark, soft) in _KINDS.items()
    )
    style = _STYLE.replace("FONTS", FONTS.as_uri()) + "".join(colours)
    head = f'<meta charset="utf-8"><title>{escape(deck["title"])}</title><style>{style}</style>'
    return f'<!doctype html>\n<html lang="{deck["lang"]}"><head>{head}</head><body>{leaves}</body></html>\n'


def _leaf(form: Card, sheet: list[tuple[Card, int]], *, back: bool) -> str:
    """One side of a sheet; a back lies behind its front when the sheet is turned on its long edge."""
    faces = []
    for number, (card, part) in enumerate(sheet):
        row, column = divmod(number, form["columns"])
        left = (form["columns"] - 1 - column if back else column) * form["width"]
        top = (form["sheet"][1] - form["rows"] * form["height"]) / 2 + row * form["height"]
        size = card["dealt"]["size"]
        style = f"left: {left}mm; top: {top}mm; font-size: {size}pt"
        names = f"face {card['kind']}{' small' if size < form['size'] else ''}"
        faces.append(f'<article class="{names}" style="{style}">{"".join(_face(card, 2 * part + back))}</article>')
    return f'<section class="leaf">{"".join(faces)}{"" if back else _CUT}</section>'


def _face(card: Card, number: int) -> Iterator[str]:
    parts, faces = card["dealt"]["parts"], card["dealt"]["faces"]
    mark = f'<span class="part">{number // 2 + 1}/{parts}</span>' if parts > 1 else ""
    if number == 0:
        kind = " · ".join(filter(None, (card["kind_label"], card["kind_line"])))
        yield f'<p class="kind">{mark}{_ICON.format(card["icon"])}{escape(kind)}</p><h3>{escape(card["heading"])}</h3>'
    else:
        yield f'<div class="later">{mark}<p>{escape(card["heading"])}</p></div>'
    yield '<div class="text">'
    yield from map(_piece, faces[number] if number < len(faces) else ())
    yield "</div>"
    if number == 0:
        about = f"{card['version']} · {card['licence']}"
        yield f"<footer>{card['qr'] or ''}<p><b>{escape(card['address'])}</b><span>{escape(about)}</span></p></footer>"


def _piece(piece: Card) -> str:
    match piece["type"]:
        case "summary":
            return f'<p class="summary">{escape(piece["words"])}</p>'
        case "facts":
            cells = " ".join(map(_cell, piece["facts"]))
            return f'<div class="cells">{cells}</div>'
        case "head":
            return f"<h4>{escape(piece['words'])}</h4>"
        case "point":
            title = f"<b>{escape(piece['title'])}</b> " if piece["title"] else ""
            return f'<p class="point"><i>•</i>{title}{_inline(piece["blocks"])}</p>'
        case "step":
            end = "" if piece["title"].endswith((".", "?", "!", "…")) else "."
            title = f"<b>{escape(piece['title'])}{end}</b> "
            return f'<p class="step"><i>{piece["minutes"]}</i>{title}{_inline(piece["blocks"])}</p>'
        case _:
            return f"<p>{_inline(piece['blocks'])}</p>"


def _cell(fact: dict[str, str]) -> str:
    return f"<p><span>{escape(fact['label'])}</span><b>{escape(fact['value'])}</b></p>"


def _inline(blocks: Iterable[Card]) -> str:
    """Paragraphs and lists as one run, as on the card."""
    lists = (block["items"] if "list" in block else [block["runs"]] for block in blocks)
    return " ".join("".join(map(_run, runs)) for items in lists for runs in items)


def _run(run: dict[str, str]) -> str:
    text = escape(run["t"])
    if "s" in run:
        text = f"<{run['s']}>{text}</{run['s']}>"
    if "l" in run:
        text = f'<span lang="{run["l"]}">{text}</span>'
    return f'<a href="{escape(run["to"])}">{text}</a>' if "to" in run else text
