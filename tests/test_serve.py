"""The preview: a real `mkdocs serve` that follows every edit of a card, and lives through every mistake in one."""

from __future__ import annotations

import html
import queue
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.project import Project, clean_environment

PATIENCE = 40
"""Seconds in which a rebuild must be done, on a busy machine."""


class Preview:
    """A running server, and what it says."""

    def __init__(self, project: Project) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{self.port}"],
            cwd=project.root,
            env=clean_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            self.lines.put(line)

    def get(self, path: str) -> str:
        """The HTML of a page, also of the one for what is not there."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                return str(error.read().decode("utf-8"))

    def wait_for(self, path: str, text: str, *, gone: bool = False) -> str:
        """The page as soon as it shows a text (or, with `gone`, no longer does)."""
        end = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < end:
            assert self.process.poll() is None, "".join(self.said)
            try:
                page = self.get(path)
            except urllib.error.URLError:
                page = ""
            if page and (text in page) is not gone:
                return page
            time.sleep(0.2)
        pytest.fail(
            f"{text!r} {'still' if gone else 'not'} on /{path} after {PATIENCE} s; the server said:\n{''.join(self.said)}"
        )

    def stop(self) -> None:
        """Ends the server."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def preview(project: Project) -> Iterator[Preview]:
    """A preview of a project."""
    made = Preview(project)
    yield made
    made.stop()


CARD = "methods/conversations/rondje.yml"


def test_begin_broken_mend_edit_and_break(project: Project) -> None:
    """A server starts on broken cards and shows what is wrong; mended and edited, both languages follow; broken again, it lives."""
    pages = ("", "gesprekken/rondje/", "begrippen/drempel/", "en/", "en/conversations/rondje/", "en/tools/straatkaart/")
    project.edit(CARD, "trust: acquaintance", "truts: acquaintance")
    project.edit("methods/concepts/buurtnetwerk.yml", "ties: [[h, k]]", "ties: [[h, x]]")
    project.edit("methods/factors/vaste-dag.yml", "formerly: [vast-uur]", "formerly: [drempel]")
    preview = Preview(project)
    try:
        for path in pages:
            page = html.unescape(preview.wait_for(path, "onbekend-veld"))
            assert 'role="alert"' in page, path
            assert f"{CARD}:6:1" in page, path
            assert "onbekende-stip" in page, path
            assert "oude-id-bezet" in page, path
        assert "Deze kaart heeft fouten" in preview.get("gesprekken/rondje/")

        project.edit("methods/factors/vaste-dag.yml", "formerly: [drempel]", "formerly: [vast-uur]")
        project.edit("methods/concepts/buurtnetwerk.yml", "ties: [[h, x]]", "ties: [[h, k]]")
        project.edit(CARD, "truts: acquaintance", "trust: acquaintance")
        preview.wait_for("gesprekken/rondje/", "Rondje</h1>")
        for path in pages:
            assert 'role="alert"' not in preview.wait_for(path, "onbekend", gone=True), path

        project.edit(CARD, "{nl: Rondje, en: Round}", "{nl: Kringgesprek, en: Talking circle}")
        preview.wait_for("gesprekken/rondje/", "Kringgesprek</h1>")
        preview.wait_for("en/conversations/rondje/", "Talking circle</h1>")

        project.edit(CARD, "version: 3", "version: drie")
        preview.wait_for("en/tools/straatkaart/", "geen-getal")
        assert "Deze kaart heeft fouten" in preview.wait_for("gesprekken/rondje/", "geen-getal")
        assert not (project.root / "site").exists()
        assert not [line for line in preview.said if "Traceback" in line]
    finally:
        preview.stop()


def test_preview_of_other_changes(preview: Preview) -> None:
    """A new card, a draft, a changed word, a removed card and a list that cannot be read all show, and the server lives."""
    project = preview.project
    preview.wait_for("gesprekken/", "Rondje")
    text = (
        (project.root / CARD).read_text("utf-8").replace("formerly: [rondje-namen]\n", "").replace("published", "draft")
    )
    project.write("methods/conversations/nieuw.yml", text.replace("nl: Rondje", "nl: Een nieuw rondje"))
    preview.wait_for("gesprekken/nieuw/", "Een nieuw rondje</h1>")

    project.edit("methods/vocabulary.yml", "{nl: elkaar leert kennen,", "{nl: nog vreemd is,")
    preview.wait_for("gesprekken/rondje/", "nog vreemd is")

    (project.methods / "conversations/nieuw.yml").unlink()
    preview.wait_for("gesprekken/", "Een nieuw rondje", gone=True)

    good = (project.methods / "vocabulary.yml").read_text("utf-8")
    project.write("methods/vocabulary.yml", "groups: [")
    preview.wait_for("", "vocabulary.yml:")
    project.write("methods/vocabulary.yml", good)
    preview.wait_for("gesprekken/rondje/", "nog vreemd is")
    assert 'role="alert"' not in preview.get("")
