"""The project in; out which links, DOIs and ISBNs no longer lead anywhere, since when, and a report on those dead for two weeks.

Usage: links.py EARLIER.json FOLDER. Writes FOLDER/links.json (address → the day it was first found dead) and FOLDER/report.md,
which is empty when there is nothing to tell. A host that refuses machines (403, 429) or is slow proves nothing. An ISBN is dead
when neither catalogue knows it. Addresses in `.ci/nagekeken.txt`, one a line, were looked at by a person and are left alone.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import quote

from generator import prose
from generator.load import Library, load

PATIENCE = dt.timedelta(days=14)
GONE = (404, 410)

ISBN = "isbn:"
CATALOGUES = ("https://openlibrary.org/isbn/{}.json", "https://www.googleapis.com/books/v1/volumes?q=isbn:{}")
"""Where books are looked up: the first says 404 for one that it does not know, the second finds none."""

CHECKED = Path(".ci/nagekeken.txt")


def addresses(library: Library) -> dict[str, str]:
    """Every address outside the site → the file that names it."""
    found: dict[str, str] = {}
    for work in library.works.values():
        if work.DOI:
            found.setdefault(f"https://doi.org/api/handles/{quote(work.DOI)}", f"bibliography.yml: {work.id}")
        if work.ISBN:
            found.setdefault(f"{ISBN}{work.ISBN.replace('-', '').replace(' ', '')}", f"bibliography.yml: {work.id}")
        if work.URL:
            found.setdefault(work.URL, f"bibliography.yml: {work.id}")
    for loaded in library.cards.values():
        for _, text, mark in loaded.texts:
            for address in _links(text) if mark else ():
                found.setdefault(address, loaded.document.path)
    return found


def _links(text: str) -> Iterator[str]:
    todo: list[object] = list(prose.parse(text))
    while todo:
        part = todo.pop()
        if isinstance(part, prose.WebLink):
            yield part.address
        for inner in (*getattr(part, "children", ()), *getattr(part, "items", ())):
            todo += inner if isinstance(inner, (list, tuple)) else [inner]


def is_dead(address: str, catalogues: tuple[str, str] = CATALOGUES) -> bool:
    """True when the host says that the page is gone, when there is no such host, or when no catalogue knows the book."""
    if address.startswith(ISBN):
        known, found = (catalogue.format(address.removeprefix(ISBN)) for catalogue in catalogues)
        return is_dead(known) and _finds_nothing(found)
    try:
        with _open(address):
            return False
    except urllib.error.HTTPError as error:
        return error.code in GONE
    except urllib.error.URLError as error:
        return "Name or service not known" in str(error.reason)
    except (OSError, ValueError):
        return False


def _finds_nothing(address: str) -> bool:
    try:
        with _open(address) as answer:
            found: object = json.loads(answer.read()).get("totalItems")
    except (OSError, ValueError, AttributeError):
        return False
    return found == 0


def _open(address: str) -> IO[bytes]:
    request = urllib.request.Request(address, headers={"User-Agent": "methodekaarten link check"})  # noqa: S310 http(s) only, by the model
    opened: IO[bytes] = urllib.request.urlopen(request, timeout=20)  # noqa: S310 as above
    return opened


def since(
    found: Mapping[str, str], earlier: Mapping[str, str], today: dt.date, dead: Callable[[str], bool]
) -> dict[str, str]:
    """Dead address → the day on which it was first found dead."""
    return {address: earlier.get(address, today.isoformat()) for address in sorted(found) if dead(address)}


def report(found: Mapping[str, str], dead: Mapping[str, str], today: dt.date) -> str:
    """What to mend, as Markdown; addresses stand between backticks, so that they do nothing."""
    late = {address: day for address, day in dead.items() if today - dt.date.fromisoformat(day) >= PATIENCE}
    if not late:
        return ""
    lines = [f"- `{address}` ({found[address]}), sinds {day}" for address, day in late.items()]
    return "\n".join(
        [
            "Deze links leiden al twee weken nergens meer naartoe, of geen catalogus kent het ISBN.",
            "Zoek een nieuw adres, verbeter het nummer, of haal het weg. Klopt het toch? Zet het dan in `.ci/nagekeken.txt`.",
            "",
            *lines,
            "",
        ]
    )


def main(earlier: Path, target: Path) -> None:
    """Visits all links and writes what it found."""
    today = dt.datetime.now(dt.UTC).date()
    known = CHECKED.read_text("utf-8").splitlines() if CHECKED.is_file() else []
    found = {address: place for address, place in addresses(load(Path("methods"))[0]).items() if address not in known}
    dead = since(found, json.loads(earlier.read_text("utf-8")) if earlier.is_file() else {}, today, is_dead)
    target.mkdir(exist_ok=True)
    (target / "links.json").write_text(json.dumps(dead, indent=1), "utf-8")
    (target / "report.md").write_text(report(found, dead, today), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
