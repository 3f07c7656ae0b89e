"""The commit that a proposal starts from in; one HTML file out, with each changed card as page and on paper, before and after.

Usage: pictures.py BASE FILE.html. Says on standard output, in Markdown, what there is to see. Both sides are made by the program
of the proposal, drafts included, so that what differs is the card. Pictures of what looks the same are left out.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from photo import browsing, photo
from playwright.sync_api import Browser

from generator import history, render
from generator.paper import Press
from generator.paper.decks import document
from generator.paper.document import Document
from generator.paper.handouts import handout
from generator.pipeline import check
from generator.render.decks import Deck
from generator.store import NoStore
from generator.wording import languages, words

MOST = 20
"""Cards in the file; a proposal that changes more is seen best on the site itself."""

DOTS = 80
"""Dots an inch of paper."""

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; background: #f4f4f1; color: #222; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: start; }
figure { margin: 0; } figcaption { font-weight: 600; } .empty { color: #666; }
img { max-width: 100%; border: 1px solid #bbb; background: #fff; margin-block-end: .5rem; }
"""


Pictures = Mapping[tuple[str, str, str], list[bytes]]
"""Card, language and what it is → its pages."""


@dataclass(frozen=True, slots=True)
class Side:
    """The project before or after: its site and its cards on paper."""

    methods: Path
    site: Path

    def seen(self, browser: Browser, ids: list[str]) -> Pictures:
        """What these cards look like, as far as they are there."""
        catalogue, press = check(self.methods, drafts=True).catalogue, Press(NoStore())
        found: dict[tuple[str, str, str], list[bytes]] = {}
        for language in languages():
            site = render.Site(paper=dt.datetime.now(dt.UTC).date())
            book = render.book(catalogue, language, site, NoStore())
            for id_ in ids:
                if id_ in catalogue.cards:
                    loaded = catalogue.cards[id_]
                    page = self.site / book.addresses.card(id_) / "index.html"
                    deck = Deck("kind", id_, id_, [loaded])
                    found[id_, language, "Pagina"] = [photo(browser, page)]
                    found[id_, language, "Kaartje (A6)"] = press.pages(document(book, press, deck, "a6-drukker"), DOTS)
                    sheet = Document("", "handout", handout(book, loaded), accessible=True)
                    found[id_, language, "Handout (A4)"] = press.pages(sheet, DOTS)
        return found


def built(project: Path, site: Path, repository: str = "") -> bool:
    """True when the site of a project could be made, drafts included and without PDFs."""
    environment = os.environ | {"DRAFTS": "true", "PAPER": "false", "SITE_URL": "", "REPO_URL": repository}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    return subprocess.run(command, cwd=project, env=environment, stdout=sys.stderr, check=False).returncode == 0


def unpacked(base: str, folder: Path) -> None:
    """The cards and texts as they were, with the settings as they are."""
    commit = (
        subprocess.run(["git", "merge-base", "HEAD", base], capture_output=True, check=True).stdout.decode().strip()
    )
    made = subprocess.run(["git", "archive", commit, "methods", "docs"], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(made)) as archive:
        archive.extractall(folder, filter="data")
    shutil.copy("mkdocs.yml", folder)
    Path(".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(Path(".cache").resolve())  # most pages are the same on both sides


def changed(before: Mapping[str, bytes | None]) -> dict[str, str]:
    """Each changed card → the id that it had before, which is another one when it was renamed."""
    cards = check(Path("methods"), drafts=True).library.cards
    ids = {Path(path).stem: data for path, data in before.items()}
    found = {}
    for id_, data in ids.items():
        if id_ in cards:
            formers = [former for former in cards[id_].card.formerly if former in ids]
            found[id_] = formers[0] if data is None and formers else id_
    return found | {id_: id_ for id_ in ids if id_ not in cards and id_ not in found.values()}


def shown(cards: Mapping[str, str], old: Pictures, new: Pictures) -> Iterator[str]:
    """The file, piece by piece: for each card what looks different, side by side."""
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    yield f'<!doctype html><html lang="nl"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width"><title>Kaarten voor en na</title>'
    yield f"<style>{_STYLE}</style><h1>Kaarten voor en na</h1>"
    for id_, former in cards.items():
        yield f"<h2>{escape(id_)}</h2>"
        kinds = dict.fromkeys((language, what) for known, language, what in (*old, *new) if known in {id_, former})
        pairs = [(kind, old.get((former, *kind), []), new.get((id_, *kind), [])) for kind in kinds]
        different = [pair for pair in pairs if pair[1] != pair[2]]
        for (language, what), was, now in different:
            name = f"{what}, {words(language)['language.name']}"
            sides = "".join(
                _side(f"{name}: {when}", pictures)
                for when, pictures in (("zoals het was", was), ("zoals het wordt", now))
            )
            yield f'<h3>{name}</h3><div class="pair">{sides}</div>'
        if not different:
            yield "<p>Ziet er net zo uit als het was.</p>"


def _side(name: str, pictures: list[bytes]) -> str:
    made = "".join(f'<img alt="{name}" src="{_data(picture)}">' for picture in pictures)
    made = made or '<p class="empty">Niets.</p>'
    return f"<figure><figcaption>{name}</figcaption>{made}</figure>"


def _data(picture: bytes) -> str:
    kind = "png" if picture.startswith(b"\x89PNG") else "webp"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"


def main(base: str, target: Path) -> int:
    """Makes the file; 2 when git does not know the base."""
    before = history.before(Path("methods"), base)
    if before is None:
        return 2
    cards = changed(before)
    if not cards:
        return 0
    chosen = dict(sorted(cards.items())[:MOST])
    with tempfile.TemporaryDirectory() as folder:
        was, now = Side(Path(folder, "was/methods"), Path(folder, "old")), Side(Path("methods"), Path(folder, "new"))
        unpacked(base, was.methods.parent)
        if not built(Path(), now.site):
            sys.stdout.write("\nBeelden van de kaarten komen er zodra er geen fouten meer in staan.\n")
            return 0
        with browsing() as browser:
            old = was.seen(browser, list(chosen.values())) if built(was.methods.parent, was.site) else {}
            new = now.seen(browser, list(chosen))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(shown(chosen, old, new)), "utf-8")
    more = f" (de eerste {MOST} van {len(cards)})" if len(cards) > MOST else ""
    listed = ", ".join(f"`{id_}`" for id_ in chosen)
    sys.stdout.write(f"\nBeelden van voor en na, als pagina en op papier{more}: {listed}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
