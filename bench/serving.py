"""A project in; how long it takes until `mkdocs serve` shows an edited card in both languages, out."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from cost import environment, program

from generator.wording import DEFAULT_LANGUAGE, languages, words

_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_LOOK_EVERY = 0.05
_LONGEST = 180.0


def edit_to_served(project: Path, edits: int) -> list[float]:
    """Seconds from the writing of a card's new title until both of its pages show it, by edit; none when they never do."""
    card = min((project / "methods" / "conversations").glob("*.yml"))
    with _serving(project) as address:
        pages = [f"{address}{path}" for path in _pages("conversation", card.stem)]
        if not _shown(dict.fromkeys(pages, "<h1")):
            return []
        taken = []
        for edit in range(edits):
            title = f"Titel {edit}"
            text = _TITLE.sub(f"title: {title}", card.read_text("utf-8"))
            start = time.perf_counter()
            card.write_text(text, "utf-8")
            if not _shown(dict.fromkeys(pages, title)):
                return []
            taken.append(time.perf_counter() - start)
        return taken


def _pages(kind: str, id_: str) -> Iterator[str]:
    """The addresses of a card's pages, one a language."""
    for language in languages():
        root = "" if language == DEFAULT_LANGUAGE else f"{language}/"
        yield f"{root}{words(language)[f'kinds.{kind}.path']}/{id_}/"


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program("mkdocs"), "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        command, cwd=project, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _shown(expected: Mapping[str, str]) -> bool:
    """Waits until each page has its text; False when that takes too long."""
    end = time.monotonic() + _LONGEST
    while not all(text in _got(address) for address, text in expected.items()):
        if time.monotonic() > end:
            return False
        time.sleep(_LOOK_EVERY)
    return True


def _got(address: str) -> str:
    """The page, or nothing when there is none yet. A server that rebuilds lets its visitors wait."""
    try:
        with urlopen(address, timeout=_LONGEST) as answer:  # noqa: S310 our own server
            return str(answer.read().decode("utf-8"))
    except (OSError, HTTPException):
        return ""
