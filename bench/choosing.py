"""A built site in; how long its finder takes to show a choice, in a browser, out."""

from __future__ import annotations

import os
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.wording import DEFAULT_LANGUAGE, words

TIMES = 5
"""Times that each option is chosen, and chosen no more."""

_CHOOSE = """async (times) => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const boxes = [...document.querySelectorAll('[data-asked] input[type=checkbox]')];
  const took = [];
  for (let time = 0; time < 2 * times; time++) {
    for (const box of boxes) {
      await drawn();
      const start = performance.now();
      box.click();
      document.body.getBoundingClientRect();
      took.push(performance.now() - start);
    }
  }
  return took;
}"""
"""Milliseconds of each choice: the script, and the list laid out, before anything is drawn."""


def choosing(site: Path) -> float | None:
    """The median, in milliseconds; None where there is no Chromium. The page is opened from its folder, on a laptop's screen."""
    browser = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if not browser:
        return None
    page = site / words(DEFAULT_LANGUAGE)["paths.finder"] / "index.html"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        tab = chromium.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(page.as_uri())
        tab.locator("[data-kind] > .cards > li").first.wait_for()
        took: list[float] = tab.evaluate(_CHOOSE, TIMES)
        chromium.close()
    return statistics.median(took)
