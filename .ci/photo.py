"""A page in a file in; a picture of what it is about out, by Chromium."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_MARGIN = 20
_BESIDE, _ABOVE = 400, 175
"""Pixels that are shown to the left of a place that the reader should find, and above it."""

_MARKED = "(one) => Object.assign(one.style, {outline: '4px solid #b3261e', outlineOffset: '8px', borderRadius: '4px'})"


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser: $CHROMIUM, or the first there is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_QUIET))
        yield browser
        browser.close()


def photo(browser: Browser, page: Path, place: str = "") -> bytes:
    """The content of a page, or around a place in it that gets a red line, as WebP: a third of what Playwright itself makes."""
    tab = browser.new_page(viewport={"width": 1100, "height": 900}, reduced_motion="reduce")
    tab.goto(page.resolve().as_uri())
    tab.evaluate("document.fonts.ready")
    box = tab.locator("#content").bounding_box()
    spot = tab.locator(place).bounding_box() if place else box
    assert box
    assert spot
    clip = {
        "x": box["x"] - _MARGIN,
        "y": spot["y"],
        "width": box["width"] + 2 * _MARGIN,
        "height": spot["height"],
        "scale": 1,
    }
    if place:
        tab.locator(place).evaluate(_MARKED)
        clip |= {"x": spot["x"] - _BESIDE, "width": box["x"] + box["width"] + _MARGIN - spot["x"] + _BESIDE}
        clip |= {"y": spot["y"] - _ABOVE, "height": _ABOVE + spot["height"] + 2 * _MARGIN}
    how = {"format": "webp", "quality": 60, "captureBeyondViewport": True, "clip": clip}
    made = tab.context.new_cdp_session(tab).send("Page.captureScreenshot", how)
    tab.close()
    return base64.b64decode(made["data"])
