"""A browser in; pages opened as a reader would out, with what went wrong on them."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

PHONE, LAPTOP = 360, 1280
"""Widths in CSS pixels."""

_COUNTED = """
  globalThis.asked = 0; // queries that the page sent to the search worker
  globalThis.answers = 0; // the results that it sent back and the page has shown
  const QUERY = 2, RESULT = 3; // as in Material's SearchMessageType
  globalThis.Worker = class extends Worker {
    constructor(...details) {
      super(...details);
      this.addEventListener("message", ({ data: { type } }) => setTimeout(() => { answers += type === RESULT; }));
    }
    postMessage(message, ...rest) {
      asked += message.type === QUERY;
      super.postMessage(message, ...rest);
    }
  };
"""


class Visit:
    """Opens pages and remembers complaints: errors in the console, broken policies, requests that failed or went elsewhere."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.expected = {"net::ERR_ABORTED", "/favicon.ico"}  # by going to the next page; on pages that have no icon
        """Parts of complaints that the test is about."""

    def page(
        self,
        address: str = "",
        *,
        width: int = LAPTOP,
        height: int = 800,
        scheme: str = "light",
        javascript: bool = True,
    ) -> Page:
        """A page for itself, as in a browser that was never here before; loaded when there is an address."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        context.add_init_script(_COUNTED)
        page = context.new_page()
        page.on("console", lambda message: self._hear(page, message))
        page.on("pageerror", lambda error: self._complain(page, str(error)))
        page.on("requestfailed", lambda request: self._complain(page, f"{request.failure}: {request.url}"))
        page.on("request", lambda request: self._watch(page, request))
        if address:
            page.goto(address)
        return page

    def close(self) -> None:
        """Closes all pages."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def _hear(self, page: Page, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(page, f"{message.text} ({message.location.get('url', '')})")

    def _complain(self, page: Page, text: str) -> None:
        if not any(part in text for part in self.expected):
            self.complaints.append(f"{page.url}: {text}")

    def _watch(self, page: Page, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob", "file") and url.hostname != "127.0.0.1":
            self._complain(page, f"asked {request.url}")


def searched(page: Page, text: str) -> Locator:
    """The results of a search in the open dialog, once they are those for this text."""
    page.wait_for_function("() => asked && answers === asked")  # the dialog asks for nothing when it opens
    before = page.evaluate("asked")
    box = page.locator("dialog.search input")
    box.fill(text)
    box.press("End")  # Material listens to keys; what a script fills in presses none
    page.wait_for_function("before => asked > before && answers === asked", arg=before)
    return page.locator(".md-search-result__item")
