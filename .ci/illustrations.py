"""The project in; the pictures of the pages Meewerken and Contribute out, in docs/*/: what our own pages, check and paper look like.

Usage: illustrations.py. To be run again when these look different. Everything in the pictures is real: a card's page, the message
of `check`, the words of `changes`, the printed card.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from photo import browsing, photo
from pictures import Side, built
from playwright.sync_api import Browser

from generator.wording import languages, words

CARD = "incidentmethode"
FILE = f"methods/conversations/{CARD}.yml"
FOLDERS = {"nl": "beeld", "en": "images"}

_FONT = Path("generator/theme/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")
_STYLE = """
@font-face { font-family: A; src: url(FONT); font-weight: 200 800; }
body { margin: 0 20px; background: #fff; color: #222; font: 17px/1.5 A; }
#content { box-sizing: border-box; width: 660px; padding: 1px 10px; }
pre { font: 14px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap;
  background: #f4f4f1; border: 1px solid #ccc; padding: 10px 14px; }
mark { background: #ffe2a8; } del { background: #ffd9d6; } ins { background: #cdeccf; } h3 { margin: 16px 0 8px; }
.paper { display: flex; gap: 10px; padding: 10px; background: #e8e6e0; } .paper img { width: 305px; }
"""


def drawn(browser: Browser, folder: Path, html: str) -> bytes:
    """A picture of HTML of our own."""
    page = folder / "page.html"
    style = _STYLE.replace("FONT", _FONT.resolve().as_uri())
    page.write_text(f'<meta charset="utf-8"><style>{style}</style><div id="content">{html}</div>', "utf-8")
    return photo(browser, page)


def told(project: Path, *command: str) -> str:
    """What a command of ours says in a project."""
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    run = [sys.executable, "-m", "generator", *command]
    return subprocess.run(run, cwd=project, env=environment, capture_output=True, check=False).stdout.decode()


def git(project: Path, *command: str) -> None:
    """Runs git in a project."""
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x", *command], cwd=project, check=True)


def edited(project: Path, old: str, new: str) -> str:
    """The card's text with one piece of it replaced, as it is in the project from now on."""
    text = Path(FILE).read_text("utf-8")
    assert text.count(old) == 1, old
    changed = text.replace(old, new)
    (project / FILE).write_text(changed, "utf-8")
    return changed


def message(project: Path, language: str) -> str:
    """Lines of a card with a mistake in them, and what the check says about it."""
    lines = edited(project, "\nwhen:\n", "\nwen:\n").splitlines()
    at = lines.index("wen:")
    shown = (f"{n + 1:4} {escape(lines[n][:60])}" for n in range(at - 1, at + 6))
    code = "\n".join(f"<mark>{line}</mark>" if line.endswith("wen:") else line for line in shown)
    said = told(project, "check", "--lang", language).split("\n\n")
    return f"<pre>{code}</pre><pre>{escape(next(one for one in said if 'wen' in one))}</pre>"


def summary(project: Path, language: str) -> str:
    """What the summary of a proposal says about a changed card."""
    edited(project, "Schrijf eerst je vragen op", "Noteer eerst je vragen")
    made = told(project, "changes", "HEAD", "--format", "markdown", "--lang", language)
    heading, _, rest = made.partition("\n")
    return f"<h3>{escape(heading.removeprefix('### '))}</h3>{rest}"


def main() -> None:
    """Makes all pictures."""
    with tempfile.TemporaryDirectory() as aside, browsing() as browser:
        folder = Path(aside)
        project = folder / "project"
        shutil.copytree("methods", project / "methods")
        git(project, "init", "-q")
        git(project, "add", "-A")
        git(project, "commit", "-qm", "kaarten")
        assert built(Path(), folder / "site", "https://github.com/voorbeeld/kaarten")
        seen = Side(Path("methods"), folder / "site").seen(browser, [CARD])
        for language in languages():
            made = {
                "knop": photo(browser, page_of(folder / "site", language), ".about .edit"),
                "melding": drawn(browser, folder, message(project, language)),
                "samenvatting": drawn(browser, folder, summary(project, language)),
                "kaartje": drawn(browser, folder, paper(seen[CARD, language, "Kaartje (A6)"])),
            }
            target = Path("docs", language, FOLDERS[language])
            target.mkdir(exist_ok=True)
            for name, picture in made.items():
                (target / f"{name}.webp").write_bytes(picture)
                sys.stdout.write(f"{target / name}.webp: {len(picture)} bytes\n")


def page_of(site: Path, language: str) -> Path:
    """The file of the card's page."""
    root = site if language == languages()[0] else site / language
    return root / words(language)["kinds.conversation.path"] / CARD / "index.html"


def paper(pages: list[bytes]) -> str:
    """Front and back of the printed card, side by side."""
    images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(page).decode()}">' for page in pages[:2])
    return f'<div class="paper">{images}</div>'


if __name__ == "__main__":
    main()
