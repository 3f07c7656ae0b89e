"""Running a session: the step of now and its time, by buttons, keys and after a reload; the group's screen; random groups."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from playwright.sync_api import Error, Page, expect

from generator.wording import words
from tests.browser.planning import HERE, SAID, Opened, plan, planner, title
from tests.browser.test_access import violations
from tests.browser.visit import PHONE, Visit

__all__ = ["planner"]  # the fixture

SESSION = plan("blok=k~75~incidentmethode~~Noor~Let%20op%20de%20stilte&blok=p~15~Koffie", titel="Overleg", mensen="14")
NINE_THIRTY = dt.datetime(2027, 3, 18, 9, 30)  # noqa: DTZ001 the clock of the reader's device


def part(page: Page, name: str) -> str:
    """What a part of the screen says."""
    return page.locator(f"[data-run-{name}]").inner_text()


def press(page: Page, name: str) -> None:
    """Presses a button of the screen; on a phone some are behind another."""
    if not page.locator(f"[data-run-{name}]").is_visible():
        page.locator(".runner summary").click()
    page.locator(f"[data-run-{name}]").click()


def timed(page: Page, address: str) -> Page:
    """The planner on a device where it is half past nine, and time passes only when the test says so."""
    page.clock.install(time=NINE_THIRTY - dt.timedelta(minutes=10))
    page.goto(address)
    page.clock.pause_at(NINE_THIRTY)
    return page


def test_a_session_runs(site: str, visit: Visit) -> None:
    """The clock of a step counts down from its minutes, stops, is adjusted and runs over; the end of the whole moves along."""
    page = timed(visit.page(), f"{site}{HERE}{SESSION}")
    steps = page.evaluate("planner.rows(planner.read(location.hash).plan)[0].steps")
    page.locator("[data-run]").click()
    assert part(page, "name") == "Overleg"
    assert part(page, "title") == title("incidentmethode")
    assert part(page, "step").startswith(steps[0]["title"])
    assert part(page, "text") == " ".join(steps[0]["text"].split())
    assert part(page, "notes") == f"{SAID['who']}: Noor\nLet op de stilte"
    assert part(page, "time") == f"{steps[0]['minutes']}:00"
    assert part(page, "over") == SAID["paused"]
    assert part(page, "next") == SAID["next"].format(what=steps[1]["title"])
    assert SAID["ends"].format(clock="11:00") in part(page, "clock")
    page.keyboard.press("Space")
    page.clock.fast_forward("01:30")
    assert part(page, "time") == f"{steps[0]['minutes'] - 2}:30"
    page.locator("[data-run-more]").click()
    page.keyboard.press("Escape")
    page.locator("[data-run]").click()
    assert part(page, "time") == f"{steps[0]['minutes'] - 1}:30"
    assert SAID["ends"].format(clock="11:01") in part(page, "clock")
    assert SAID["later"].format(n=1) in part(page, "clock")
    page.locator("[data-run-toggle]").click()
    page.clock.fast_forward("10:00")
    assert part(page, "time") == f"{steps[0]['minutes'] - 1}:30"
    page.locator("[data-run-toggle]").click()
    page.clock.fast_forward(f"{steps[0]['minutes'] + 1:02}:00")
    assert part(page, "time") == "+1:30"
    assert part(page, "over") == SAID["overtime"]
    expect(page.locator("[data-run-said]")).to_have_text(SAID["time_up"])


def test_keys_and_the_last_step(planner: Opened) -> None:
    """Arrows, and the buttons of a presenter, go from step to step as far as there are; what is now, is told."""
    page = planner(SESSION)
    count = page.evaluate("planner.rows(planner.read(location.hash).plan)[0].steps.length")
    page.locator("[data-run]").click()
    for _ in range(count - 1):
        page.keyboard.press("PageDown")
    assert part(page, "step").endswith(SAID["step_of"].format(n=count, count=count))
    assert part(page, "next") == SAID["next"].format(what="Koffie")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert (part(page, "title"), part(page, "time")) == ("Koffie", "15:00")
    assert part(page, "next") == SAID["last"]
    expect(page.locator("[data-run-said]")).to_have_text("Koffie")
    page.keyboard.press("+")
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert part(page, "time") == "14:00"
    page.keyboard.press("ArrowLeft")
    assert part(page, "title") == title("incidentmethode")
    press(page, "restart")
    assert part(page, "step").endswith(SAID["step_of"].format(n=1, count=count))


def test_sound_is_off_until_asked(site: str, visit: Visit) -> None:
    """No sound is made ready before someone presses the button, and it says whether it is on."""
    page = visit.page()
    page.add_init_script(
        "globalThis.made = 0; globalThis.AudioContext = class extends AudioContext { constructor() { super(); made += 1; } };"
    )
    page.goto(f"{site}{HERE}{SESSION}")
    page.locator("[data-run]").click()
    button = page.locator("[data-run-sound]")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("made") == 0
    page.keyboard.press("s")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("made") == 1
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_goes_on_after_a_reload(site: str, visit: Visit) -> None:
    """A phone that forgot the page in the middle of a session has lost no time, nor has who changes what is still to come.

    Another plan begins at its beginning, and so does one whose clock was forgotten until the next day.
    """
    page = timed(visit.page(width=PHONE), f"{site}{HERE}{SESSION}")
    page.locator("[data-run]").click()
    page.keyboard.press("ArrowRight")
    page.locator("[data-run-toggle]").click()
    left = part(page, "time")
    page.clock.fast_forward("02:00")
    page.reload()
    page.locator("[data-run]").click()
    assert int(part(page, "time").split(":")[0]) == int(left.split(":")[0]) - 2
    count = part(page, "step").split(" ")[-1]
    first, second = (SAID["step_of"].format(n=n, count=count) for n in (1, 2))
    page.keyboard.press("Escape")
    page.locator("[data-add-break]").click()
    page.locator("[data-run]").click()
    assert part(page, "step").endswith(second)
    assert int(part(page, "time").split(":")[0]) == int(left.split(":")[0]) - 2
    page.keyboard.press("Escape")
    page.locator('[data-blocks] > li:nth-child(1) [data-field="minutes"]').fill("100")
    page.locator(
        "[data-run]"
    ).click()  # what was typed counts at once: leaving the field moves nothing from under the finger
    assert part(page, "step").endswith(first)
    page.keyboard.press("ArrowRight")
    page.locator("[data-run-toggle]").click()
    page.keyboard.press("Escape")
    page.clock.fast_forward("13:00:00")
    page.locator("[data-run]").click()
    assert part(page, "step").endswith(first)
    assert part(page, "over") == SAID["paused"]


def test_screen_stays_awake(site: str, visit: Visit) -> None:
    """While the time runs the device is asked not to sleep, and no longer when it stops or the screen is left."""
    page = visit.page()
    page.add_init_script(
        """globalThis.awake = 0;
        const release = async () => { awake -= 1; };
        Object.defineProperty(navigator, "wakeLock", {value: {request: async () => { awake += 1; return {release}; }}});"""
    )
    page.goto(f"{site}{HERE}{SESSION}")
    page.locator("[data-run]").click()
    assert page.evaluate("awake") == 0
    for _ in range(2):
        page.locator("[data-run-toggle]").click()
        page.wait_for_function("() => awake === 1")
        page.keyboard.press("ArrowRight")
        page.locator("[data-run-toggle]").click()
        page.wait_for_function("() => awake === 0")
    page.locator("[data-run-toggle]").click()
    page.wait_for_function("() => awake === 1")
    page.keyboard.press("Escape")
    page.wait_for_function("() => awake === 0")


def test_screen_for_the_group(planner: Opened) -> None:
    """Another window follows: the block, the step, the time and the whole agenda, without notes, names or buttons."""
    page = planner(SESSION)
    page.locator("[data-run]").click()
    with page.expect_popup() as opened:
        press(page, "room")
    room = opened.value
    expect(room.locator("[data-run-title]")).to_have_text(title("incidentmethode"))
    assert "Noor" not in room.locator("[data-runner]").inner_text()
    assert room.locator(".runner .whole > li").count() == 2
    assert room.locator(".runner footer").is_hidden()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(room.locator("[data-run-title]")).to_have_text("Koffie")
    expect(room.locator(".runner [aria-current]")).to_contain_text("Koffie")
    room.reload()
    expect(room.locator("[data-run-title]")).to_have_text("Koffie")
    assert violations(room) == []
    with suppress(Error):  # the window may be gone before the key is up
        room.keyboard.press("Escape")
    assert room.is_closed() or room.wait_for_event("close") is room


def test_random_groups(planner: Opened) -> None:
    """Everyone is in one group, none is larger than asked, none much smaller; names are kept nowhere."""
    page = planner(SESSION)
    page.locator("[data-groups-open]").first.click()
    groups = page.locator("[data-divided] > li")
    assert groups.count() == 4
    found = [line.split(" ", 2)[2].split(", ") for line in groups.all_inner_texts()]
    assert sorted(len(group) for group in found) == [3, 3, 4, 4]
    assert sorted(int(name) for group in found for name in group) == list(range(1, 15))
    names = [f"Naam {number}" for number in range(30)]
    page.locator("[data-names]").fill("\n".join(names))
    page.locator("[data-size]").fill("2")
    page.locator("[data-names]").fill("\n".join(names[:5]))
    page.locator("[data-divide]").click()
    assert sorted(line.count("Naam") for line in groups.all_inner_texts()) == [2, 3]  # nobody is left alone
    page.locator("[data-names]").fill("\n".join(names))
    page.locator("[data-size]").fill("30")
    seen = set()
    for _ in range(3):
        page.locator("[data-divide]").click()
        seen.add(groups.first.inner_text())
    assert len(seen) == 3
    assert sorted(seen.pop().removeprefix(SAID["group"].format(n=1)).strip().split(", ")) == sorted(names)
    page.get_by_role("button", name=words("nl")["planner.close"], exact=True).last.click()
    assert "Naam" not in str(page.evaluate("[location.href, {...localStorage}, {...sessionStorage}]"))
