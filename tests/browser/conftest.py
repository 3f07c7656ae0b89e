"""A browser and the sites to look at in it; what every test asks of every page it visits."""

from __future__ import annotations

import functools
import os
import re
import runpy
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.visit import LAPTOP, PHONE, Visit
from tests.project import ROOT, SITE, Project

MANY = 150
"""Cards of the site that shows whether pages stay small."""

vary = runpy.run_path(str(ROOT / "bench" / "many.py"))["vary"]
"""What makes that many of the real ones; the benchmark's scripts are no package."""

_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class Server(SimpleHTTPRequestHandler):
    """Gives the files of a site, with its own page for what is not there, and says nothing about it."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 theirs
        """As GitHub Pages does."""
        page = next(Path(self.directory).glob("*/404.html"))
        text = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the standard library's name
        """Nothing."""


class Listening(ThreadingHTTPServer):
    """Does not mind browsers that leave before they have everything."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a closed connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder need a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _once(name: str, factory: pytest.TempPathFactory, make: Callable[[Path], None]) -> Path:
    """A folder that the first of the processes which run tests makes, and the others share; complete, or not there."""
    top = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder = top / name
    with FileLock(top / f"{name}.lock"):
        if not folder.exists():
            aside = Path(tempfile.mkdtemp(dir=top))
            make(aside)
            aside.rename(folder)
    return folder


def _served(site: Path) -> Iterator[str]:
    """Serves the folder around a site: its address has a path, as that of a project on GitHub Pages."""
    server = Listening(("127.0.0.1", 0), functools.partial(Server, directory=site.parent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser: $CHROMIUM, or the first there is. Without one the tests fail, unless METHODEKAARTEN_NO_BROWSER is set.

    Sites ask for it too: without a browser none needs to be built.
    """
    if os.environ.get("METHODEKAARTEN_NO_BROWSER"):
        pytest.skip("METHODEKAARTEN_NO_BROWSER is set")
    names = (os.environ.get("CHROMIUM") or "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("no Chromium found: install it, set CHROMIUM, or set METHODEKAARTEN_NO_BROWSER=1", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 see there
    """The project's own site as it is published: with its address and its repository."""
    name = SITE.site_url.split("/")[-2]

    def build(folder: Path) -> None:
        site = ("--site-dir", str(folder / name))
        ran = Project(ROOT).build(*site, SITE_URL=SITE.site_url, REPO_URL=SITE.repo_url)
        assert ran.code == 0, ran.text

    return _once("published", tmp_path_factory, build) / name


@pytest.fixture(scope="session")
def built_many(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 see there
    """The project's site as it would be with many more cards."""

    def build(folder: Path) -> None:
        project = Project(folder)
        shutil.copy(ROOT / "mkdocs.yml", project.root)
        shutil.copytree(ROOT / "docs", project.root / "docs")
        vary(ROOT / "methods", project.methods, MANY)
        ran = project.build()
        assert ran.code == 0, ran.text

    return Project(_once("many", tmp_path_factory, build)).site


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address at which the published site stands."""
    yield from _served(built)


@pytest.fixture(scope="session")
def site_of_many(built_many: Path) -> Iterator[str]:
    """The address at which the site with many cards stands."""
    yield from _served(built_many)


@pytest.fixture(scope="session")
def local_site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 see there
    """A small site that was told neither its address nor its repository."""
    project = Project.made(tmp_path_factory.mktemp("local"))
    ran = project.build()
    assert ran.code == 0, ran.text
    yield from _served(project.site)


@pytest.fixture(scope="session")
def site_with_paper(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 see there
    """A small site with everything that is printed."""
    project = Project.made(tmp_path_factory.mktemp("paper"))
    ran = project.build(PAPER="true")
    assert ran.code == 0, ran.text
    yield from _served(project.site)


@pytest.fixture(params=[("http", LAPTOP), ("file", PHONE)], ids=str)
def anywhere(request: pytest.FixtureRequest, built: Path, visit: Visit) -> Callable[[str], Page]:
    """Opens an address of the published site, with or without a question or a mark: on a laptop from a server, on a phone from a folder."""
    scheme, width = request.param
    root = str(request.getfixturevalue("site")) if scheme == "http" else f"{built.as_uri()}/"
    if scheme == "file":
        visit.expected.add(".woff2")  # from a folder browsers refuse a preloaded font, and then load it after all
    file = "index.html" if scheme == "file" else ""
    return lambda address: visit.page(f"{root}{re.sub('(?=[?#])|$', file, address, count=1)}", width=width)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens pages; afterwards, whatever the test was about, none may have had an error or asked another host for anything."""
    visit = Visit(chromium)
    yield visit
    visit.close()
    assert visit.complaints == []
