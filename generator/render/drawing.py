"""Data of a card in; accessible SVG out: the time bar of steps, drawn networks."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.model.card import Step
from generator.model.figure import Figure, Node, Part
from generator.render import forms
from generator.render.armour import armoured, trusted
from generator.render.book import Book

_SIZE = 240
_MARGIN = 26
_RADIUS = 17
_LETTERS_INSIDE = 4
_LABEL = 17


def time_bar(steps: Sequence[Step]) -> Markup:
    """A bar with a piece for each step, as wide as it is long; only for the eye, as the list beside it says the same."""
    total = sum(step.minutes for step in steps)
    gap = total / 200
    pieces, start = [], 0
    for step in steps:
        width = max(step.minutes - gap, step.minutes / 2)
        pieces.append(f'<rect x="{start + (step.minutes - width) / 2:g}" y="0" width="{width:g}" height="2"/>')
        start += step.minutes
    return trusted(
        f'<div class="timebar"><svg viewBox="0 0 {total} 2" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{"".join(pieces)}</svg></div>'
    )


def agenda_bar(pieces: Sequence[tuple[int, str]], total: int) -> Markup:
    """A bar with a piece for each agenda item, in the colour of its kind; `total` is the minutes of the whole width."""
    gap = total / 300
    shapes: dict[str, str] = {}
    start = 0
    for minutes, kind in pieces:
        width = max(minutes - 2 * gap, minutes / 2)
        left, across = round(start + (minutes - width) / 2, 1), round(width, 1)
        shapes[kind] = shapes.get(kind, "") + f"M{left:g} 0h{across:g}v2h-{across:g}z"
        start += minutes
    drawn = "".join(f'<path class="c-{kind}" d="{shape}"/>' for kind, shape in shapes.items())
    return trusted(
        f'<div class="agendabar"><svg viewBox="0 0 {total} 2" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg></div>'
    )


def figure(book: Book, drawing: Figure, id_: str) -> Markup:
    """A figure: its networks side by side, or its one form; each an image with a name."""
    if drawing.form == "network":
        parts = [_part(book, part, f"{id_}-figure-{number}") for number, part in enumerate(drawing.parts, 1)]
        return Markup('<div class="parts">{}</div>').format(Markup().join(parts))
    return forms.drawn(book, drawing, f"{id_}-figure")


def _part(book: Book, part: Part, id_: str) -> Markup:
    places = _places(part)
    title = armoured(book.say(part.title))
    groups = [
        _around([places[name] for name in group.nodes if name in places], armoured(book.say(group.label)))
        for group in part.groups
    ]
    ties = [
        Markup('<line class="tie" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(*places[one], *places[other])
        for one, other in part.ties
        if one in places and other in places  # the preview also draws what is not right yet
    ]
    nodes = [_node(node, *places[node.id], book.say(node.label)) for node in part.nodes]
    return Markup(
        '<div class="part"><svg role="img" aria-labelledby="{}" viewBox="0 0 {} {}"><title id="{}">{}</title>{}</svg>'
        '<p aria-hidden="true">{}</p></div>'
    ).format(id_, _SIZE, _SIZE, id_, title, Markup().join([*groups, *ties, *nodes]), title)


def _node(node: Node, x: float, y: float, label: str) -> Markup:
    """A dot with its label: inside when it is short, else below."""
    if node.kind == "office":
        shape = Markup('<rect class="node node-office" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="4"/>').format(
            x - _RADIUS * 1.3, y - _RADIUS, _RADIUS * 2.6, _RADIUS * 2
        )
    else:
        radius = _RADIUS * 1.25 if node.kind == "lead" else _RADIUS
        shape = Markup('<circle class="node node-{}" cx="{:g}" cy="{:g}" r="{:g}"/>').format(node.kind, x, y, radius)
    inside = len(label) <= _LETTERS_INSIDE
    style, down = (node.kind, 5) if inside else ("outside", _RADIUS + 16)
    return shape + Markup('<text class="label label-{}" x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(
        style, x, y + down, armoured(label)
    )


def _places(part: Part) -> dict[str, tuple[float, float]]:
    """Where the nodes stand: where they say, or where a spring layout puts them around those that do."""
    inner = _SIZE - 2 * _MARGIN
    given = {node.id: (float(node.at[0]), float(node.at[1])) for node in part.nodes if node.at}
    if len(given) < len(part.nodes):
        given |= _laid_out(part, given)
    return {
        id_: (round(_MARGIN + x / 100 * inner, 1), round(_MARGIN + y / 100 * inner, 1)) for id_, (x, y) in given.items()
    }


def _laid_out(part: Part, fixed: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Places between 0 and 100 for the other nodes; whole numbers, so that every machine draws the same."""
    import networkx as nx  # noqa: PLC0415 slow to import, and few figures need it

    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in part.nodes)
    graph.add_edges_from(part.ties)
    if len(graph) == 1:
        return dict.fromkeys(graph, (50.0, 50.0))
    pinned = {id_: (x / 50 - 1, y / 50 - 1) for id_, (x, y) in fixed.items()}
    start = nx.circular_layout(graph) | pinned
    found = nx.spring_layout(graph, pos=start, fixed=list(pinned) or None, iterations=200, seed=1)
    return {id_: (_percent(x), _percent(y)) for id_, (x, y) in found.items() if id_ not in fixed}


def _percent(coordinate: float) -> float:
    return float(round(min(max((coordinate + 1) * 50, 0), 100)))


def _around(places: Sequence[tuple[float, float]], label: Markup) -> Markup:
    if not places:
        return Markup()
    room = _RADIUS + 8
    left = min(x for x, _ in places) - room
    top = max(min(y for _, y in places) - room, _LABEL)
    width, height = max(x for x, _ in places) + room - left, max(y for _, y in places) + room - top
    return Markup(
        '<rect class="group" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="14"/>'
        '<text class="label label-group" x="{:g}" y="{:g}">{}</text>'
    ).format(left, top, width, height, left + 6, top - 5, label)
