"""Numbers of a card that must agree: minutes of steps and agendas, boxes of a worksheet, dots of a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.load import LoadedCard
from generator.model.card import Method
from generator.model.concept import Concept
from generator.model.programme import Programme, Session
from generator.model.tool import Tool
from generator.model.worksheet import Worksheet
from generator.problems import Problem


def problems(loaded: LoadedCard, cards: Mapping[str, LoadedCard]) -> Iterator[Problem]:
    """Every sum of this card that does not come out."""
    match loaded.card:
        case Method() as method:
            yield from _steps(loaded, method)
            if isinstance(method, Tool) and method.worksheet:
                yield from _worksheet(loaded, method.worksheet)
        case Programme() as programme:
            yield from _names(loaded, programme)
            for index, session in enumerate(programme.sessions):
                yield from _session(loaded, index, session, cards)
        case Concept() as concept if concept.figure:
            yield from _figure(loaded, concept)


def _steps(loaded: LoadedCard, method: Method) -> Iterator[Problem]:
    total, usual = sum(step.minutes for step in method.steps), method.duration.usual
    if total != usual:
        yield loaded.document.problem(("steps",), "minuten-kloppen-niet", key=True, total=str(total), usual=str(usual))
    if method.short and method.short.minutes >= method.duration.usual:
        yield loaded.document.problem(
            ("short", "minutes"), "kort-te-lang", minutes=str(method.short.minutes), usual=str(usual)
        )


def _names(loaded: LoadedCard, programme: Programme) -> Iterator[Problem]:
    """A session's name is its address, and stays so when it is a former one: no two may be the same."""
    names = {session.id: index for index, session in reversed([*enumerate(programme.sessions)])}
    former: set[str] = set()
    for index, session in enumerate(programme.sessions):
        if names[session.id] != index:
            yield loaded.document.problem(("sessions", index, "id"), "dubbele-naam", name=session.id)
        for number, name in enumerate(session.formerly):
            if name in names or name in former:
                yield loaded.document.problem(("sessions", index, "formerly", number), "dubbele-naam", name=name)
            former.add(name)


def _session(loaded: LoadedCard, index: int, session: Session, cards: Mapping[str, LoadedCard]) -> Iterator[Problem]:
    total = sum(item.minutes for item in session.agenda)
    if total != session.minutes:
        place = ("sessions", index, "minutes")
        yield loaded.document.problem(place, "agenda-klopt-niet", total=str(total), minutes=str(session.minutes))
    if session.date and session.report and session.report.date < session.date:
        yield loaded.document.problem(
            ("sessions", index, "report", "date"),
            "verslag-te-vroeg",
            reported=str(session.report.date),
            date=str(session.date),
        )
    for number, item in enumerate(session.agenda):
        where = ("sessions", index, "agenda", number)
        if sum(part is not None for part in (item.card, item.break_, item.title)) != 1:
            yield loaded.document.problem(where, "agenda-een-ding")
        used = cards.get(item.card or "")
        other = used.card if used else None
        if isinstance(other, Method):
            least = min(other.duration.min, other.short.minutes if other.short else other.duration.min)
            if not least <= item.minutes <= other.duration.max:
                yield loaded.document.problem(
                    (*where, "minutes"),
                    "agenda-buiten-bereik",
                    card=str(item.card),
                    minutes=str(item.minutes),
                    least=str(least),
                    most=str(other.duration.max),
                )


_FEWEST_RINGS, _MOST_RINGS = 2, 6


def _worksheet(loaded: LoadedCard, sheet: Worksheet) -> Iterator[Problem]:
    if not _fits_its_form(sheet):
        yield loaded.document.problem(("worksheet",), "werkblad-vorm", key=True, form=sheet.form)
    if sheet.is_filled_in != (sheet.case is not None):
        yield loaded.document.problem(("worksheet",), "voorbeeld-zonder-verhaal", key=True)
    if sheet.form == "grid":
        yield from _grid(loaded, sheet)


def _fits_its_form(sheet: Worksheet) -> bool:
    """Only a grid has axes, only lanes have headings, one for each cell, and rings can still be told apart."""
    has_axes = sheet.across is not None or sheet.up is not None
    match sheet.form:
        case "grid":
            return not sheet.heads
        case "rings":
            return not sheet.heads and not has_axes and _FEWEST_RINGS <= len(sheet.areas) <= _MOST_RINGS
        case _:
            cells = max(len(area.example) for area in sheet.areas)
            return not has_axes and len(sheet.heads) in {0, sheet.columns} and cells <= sheet.columns


def _grid(loaded: LoadedCard, sheet: Worksheet) -> Iterator[Problem]:
    taken: set[tuple[int, int]] = set()
    for index, area in enumerate(sheet.areas):
        cells = {
            (column, row)
            for column in range(area.column, area.column + area.width)
            for row in range(area.row, area.row + area.height)
        }
        if taken & cells or area.column + area.width - 1 > sheet.columns:
            yield loaded.document.problem(("worksheet", "areas", index), "vak-past-niet", columns=str(sheet.columns))
        taken |= cells


def _figure(loaded: LoadedCard, concept: Concept) -> Iterator[Problem]:
    if concept.figure and not concept.figure.is_complete():
        yield loaded.document.problem(("figure",), "tekening-onvolledig", key=True, form=concept.figure.form)
    for number, part in enumerate(concept.figure.parts if concept.figure else ()):
        names = [node.id for node in part.nodes]
        for index, name in enumerate(names):
            if name in names[:index]:
                yield loaded.document.problem(
                    ("figure", "parts", number, "nodes", index, "id"), "dubbele-naam", name=name
                )
        ties = [(("ties", index), tie) for index, tie in enumerate(part.ties)]
        ties += [(("groups", index), group.nodes) for index, group in enumerate(part.groups)]  # type: ignore[misc]
        for place, ends in ties:
            for end in ends:
                if end not in names:
                    yield loaded.document.problem(
                        ("figure", "parts", number, *place), "onbekende-stip", name=end, known=", ".join(names)
                    )
