"""A browser in; the planner opened with a plan, and what stands on its page, out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from generator.wording import words
from tests.browser.places import catalogue, where

Opened = Callable[..., Page]
SAID = words("nl").tables("planner.said")
FIX = words("nl").tables("planner.said.fix")
HERE = where("nl").page("planner")
MORNING = (
    "blok=k~20~check-in-check-out&blok=k~75~incidentmethode~~Noor%20en%20Sam&blok=p~15~"
    "&blok=k~25~vijftien-procent&blok=t~10~Slotrondje"
)
"""A plan of two hours and 25 minutes, from 9.30 to 11.55, in which nothing is wrong."""

BLOCKS = "[data-blocks] > li"


@pytest.fixture
def planner(anywhere: Callable[[str], Page]) -> Opened:
    """Opens the planner with what stands after its address."""
    return lambda after="", address=HERE: anywhere(f"{address}{after}")


def plan(blocks: str = MORNING, **fields: str) -> str:
    """The part of an address that holds a plan."""
    return f"#v=1&{''.join(f'{key}={quote(text)}&' for key, text in fields.items())}{blocks}"


def title(id_: str) -> str:
    """What a card is called."""
    return catalogue().cards[id_].card.title["nl"]


def titles(page: Page) -> list[str]:
    """What the blocks are called, in their order."""
    found: list[str] = page.locator(BLOCKS).evaluate_all(
        "all => all.map(one => { const title = one.querySelector('.title'); return title.value ?? title.textContent; })"
    )
    return found


def clocks(page: Page) -> list[str]:
    """When the blocks begin."""
    return page.locator(f"{BLOCKS} .m b").all_inner_texts()


def advice(page: Page) -> list[str]:
    """What the planner says to look at."""
    return page.locator("[data-advice] > li > b").all_inner_texts()


def fix(page: Page, name: str) -> None:
    """Takes a fix that the planner offers."""
    page.locator("[data-advice]").get_by_text(name, exact=True).first.click()


def kept(page: Page) -> str:
    """The plan in the address."""
    found: str = page.evaluate("location.hash")
    return found
