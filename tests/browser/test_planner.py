"""The planner: a plan from selected cards, a ready session or nothing; times, order and advice; what is kept and comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from generator.wording import words
from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.planning import (
    BLOCKS,
    FIX,
    HERE,
    MORNING,
    SAID,
    Opened,
    advice,
    clocks,
    fix,
    kept,
    plan,
    planner,
    title,
    titles,
)
from tests.browser.test_access import violations
from tests.browser.test_keyboard import tabbed
from tests.browser.visit import LAPTOP, PHONE, Visit

__all__ = ["planner"]  # the fixture

NL = where("nl")
TRIZ = title("triz")


def block(number: int) -> str:
    """A selector of one block, counted from 1."""
    return f"{BLOCKS}:nth-child({number})"


def said(page: Page) -> str:
    """What screen readers were told last."""
    return page.locator("[data-status]").text_content() or ""


def test_from_selected_cards(planner: Opened) -> None:
    """The list of kept cards leads here with its cards; each takes its usual time, and one can be added or taken away."""
    page = planner("?kaarten=viskom,persona,incidentmethode", NL.page("mine"))
    page.get_by_role("link", name=words("nl")["mine.plan"]).click()
    page.wait_for_url(re.compile(r"/plan/.*#v=1"))
    assert titles(page) == ["Viskom", "Persona", "Incidentmethode"]
    assert clocks(page) == ["09:30", "10:30", "12:30"]
    page.locator("#add-card").select_option("triz")
    page.locator("[data-add-go]").click()
    page.locator("[data-add-break]").click()
    page.locator("[data-add-own]").click()
    page.keyboard.type("Nieuws")
    page.locator(f"{block(2)} [data-remove]").click()
    assert titles(page) == ["Viskom", "Incidentmethode", TRIZ, "Pauze", "Nieuws"]
    assert clocks(page) == ["09:30", "10:30", "11:45", "12:30", "12:45"]
    assert page.locator("[data-total]").inner_text() == SAID["total"].format(n=210, start="09:30", end="13:00")


def test_from_a_ready_session(planner: Opened) -> None:
    """The page of a session leads here with its agenda, and what it says to prepare."""
    page = planner("", NL.card("halve-dag-ontdekken"))
    page.get_by_role("link", name=words("nl")["planner.from_session"]).click()
    page.wait_for_url(re.compile(r"/plan/.*#v=1"))
    programme = catalogue().cards["halve-dag-ontdekken"].card
    (session,) = programme.sessions  # type: ignore[attr-defined]
    assert len(titles(page)) == len(session.agenda)
    assert page.locator("[data-total]").inner_text().startswith(f"{session.minutes} minuten")
    for item in session.prepare:
        assert item.what["nl"].split(".")[0] in page.locator("[data-timeline]").inner_text()


def test_from_a_card_and_the_finder(planner: Opened) -> None:
    """A card page puts its card in the plan that one is making, and says so; the finder begins one with the cards that were kept."""
    page = planner(plan("blok=k~60~viskom", titel="Overleg"))
    page.locator("[data-add-break]").click()
    folder = page.url.split(HERE)[0]
    file = "index.html" if "index.html" in page.url else ""
    page.goto(f"{folder}{NL.card('triz')}{file}")
    page.get_by_role("link", name=words("nl")["planner.add_here"]).click()
    page.wait_for_url(re.compile(r"/plan/.*#v=1"))
    assert titles(page) == ["Viskom", "Pauze", TRIZ]
    assert page.locator("[data-notice-title]").inner_text() == SAID["added_to"].format(titles=TRIZ, plan="Overleg")
    page.locator("[data-undo]").click()
    assert titles(page) == ["Viskom", "Pauze"]
    page.goto(f"{folder}{NL.page('finder')}{file}")
    link = page.get_by_role("link", name=words("nl")["planner.from_mine"])
    assert not link.is_visible()
    for _ in range(2):
        page.locator(".found [data-keep][aria-pressed=false]:visible").first.click()
    ids = page.evaluate("selection.ids()")
    link.click()
    page.wait_for_url(re.compile(r"/plan/.*#v=1"))
    assert titles(page) == [title(id_) for id_ in ids]
    assert page.locator("[data-add-mine]").is_hidden()
    page.locator(f"{block(1)} [data-remove]").click()
    page.locator("[data-add-mine]").click()
    assert titles(page) == [title(ids[1]), title(ids[0])]


def test_times_follow(planner: Opened) -> None:
    """Minutes stay within what the card can take; a short version is one press; the start moves all."""
    page = planner(plan())
    assert clocks(page) == ["09:30", "09:50", "11:05", "11:20", "11:45"]
    page.get_by_label(words("nl")["planner.fields.start"]).fill("13:15")
    assert clocks(page) == ["13:15", "13:35", "14:50", "15:05", "15:30"]
    minutes = page.locator(f'{block(2)} [data-field="minutes"]')
    minutes.fill("500")
    minutes.press("Tab")
    assert minutes.input_value() == "100"
    assert said(page) == SAID["bounded"].format(title="Incidentmethode", least=60, most=100)
    page.locator(f"{block(2)} [data-short]").click()
    assert clocks(page)[2] == "14:35"
    expect(page.locator(f"{block(2)} .flag")).to_have_text(SAID["short"])
    page.locator(f"{block(2)} [data-short]").click()
    page.locator(f"{block(2)}").get_by_label(SAID["more"]).click()
    assert minutes.input_value() == "80"
    page.locator(f"{block(2)} summary").first.click()
    moments = page.locator(f"{block(2)} .moments > li > b").all_inner_texts()
    assert moments[0] == "13:35"
    assert moments == sorted(moments)


def test_order(planner: Opened) -> None:
    """By buttons and by the arrows on the grip: the focus stays with the block, and its place is told; undo goes back."""
    page = planner(plan("blok=k~60~viskom&blok=k~45~triz&blok=p~15~"))
    page.locator(f"{block(2)} [data-up]").press("Enter")
    assert titles(page) == [TRIZ, "Viskom", "Pauze"]
    assert said(page) == SAID["moved"].format(title=TRIZ, place=1, n=3)
    page.locator(f"{block(3)} [data-grip]").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert titles(page) == ["Pauze", TRIZ, "Viskom"]
    assert page.evaluate("document.activeElement.closest('li').querySelector('input.title').value") == "Pauze"
    assert clocks(page) == ["09:30", "09:45", "10:30"]
    for expected in ([TRIZ, "Pauze", "Viskom"], [TRIZ, "Viskom", "Pauze"], ["Viskom", TRIZ, "Pauze"]):
        page.locator("[data-undo]").click()
        assert titles(page) == expected
    assert page.locator("[data-undo]").is_disabled()


def test_dragging_with_a_mouse(site: str, visit: Visit) -> None:
    """A block follows the mouse from its grip and stays where it is let go."""
    page = visit.page(f"{site}{HERE}{plan('blok=k~60~viskom&blok=k~45~triz&blok=p~15~')}", height=1600)
    grip = page.locator(f"{block(1)} [data-grip]").bounding_box()
    last = page.locator(block(3)).bounding_box()
    assert grip
    assert last
    page.mouse.move(grip["x"] + 20, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 20, last["y"] + last["height"] * 0.8, steps=8)
    page.mouse.up()
    assert titles(page) == [TRIZ, "Pauze", "Viskom"]
    assert clocks(page) == ["09:30", "10:15", "10:30"]
    assert "triz&blok=p~15~Pauze&blok=k~60~viskom" in kept(page)


def test_dragging_with_a_finger(site: str, visit: Visit) -> None:
    """On a phone a finger does the same, and the page does not scroll away under it."""
    page = visit.page(width=PHONE, height=1400)
    page.goto(f"{site}{HERE}{plan('blok=k~60~viskom&blok=k~45~triz&blok=p~15~')}")
    page.locator("[data-blocks]").scroll_into_view_if_needed()
    grip = page.locator(f"{block(2)} [data-grip]").bounding_box()
    first = page.locator(block(1)).bounding_box()
    assert grip
    assert first
    touch = page.context.new_cdp_session(page)
    at = {"x": grip["x"] + 20, "y": grip["y"] + 20}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    for step in range(1, 7):
        y = at["y"] + (first["y"] + 10 - at["y"]) * step / 6
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at | {"y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(f"{block(1)} .title")).to_have_text(TRIZ)
    assert titles(page) == [TRIZ, "Viskom", "Pauze"]


def test_kept_on_the_device_and_in_the_address(planner: Opened) -> None:
    """After a reload all is there; so it is at the bare address; a new plan leaves the old one to be opened again, or deleted."""
    page = planner(plan(titel="Eerste keer"))
    page.locator("#plan-people").fill("9")
    page.keyboard.press("Tab")
    page.locator(f"{block(2)} .more summary").click()
    page.locator(f'{block(2)} [data-field="notes"]').fill("Begin op tijd.\nStel iedereen voor & luister ~ “goed”.")
    before = kept(page)
    page.reload()
    assert kept(page) == before
    assert (
        page.locator(f'{block(2)} [data-field="notes"]').input_value()
        == "Begin op tijd.\nStel iedereen voor & luister ~ “goed”."
    )
    page.goto(page.url.split("#")[0])
    page.reload()
    assert kept(page) == before
    page.locator("[data-new]").click()
    assert titles(page) == []
    page.locator("[data-add-break]").click()
    old = page.locator("[data-kept] > li")
    expect(old).to_have_count(1)
    old.get_by_role("button").first.click()
    assert kept(page) == before
    own = "Object.keys(localStorage).filter(key => key.startsWith('methodekaarten.plan.')).length"
    page.locator("[data-kept] > li").get_by_role("button").last.click()
    assert page.evaluate(own) == 1
    page.get_by_role("button", name=SAID["put_back"].format(title=SAID["untitled"])).press("Enter")
    assert page.evaluate(own) == 2
    expect(page.locator("[data-kept] > li")).to_have_count(1)


def test_a_shared_link_leaves_own_plans_alone(site: str, visit: Visit) -> None:
    """Who opens a link sees that plan; the reader's own is still among the plans of the device."""
    page = visit.page(f"{site}{HERE}")
    page.locator("[data-add-break]").click()
    other = page.context.new_page()
    other.goto(f"{site}{HERE}{plan(titel='Van Sam')}")
    assert titles(other)[1] == "Incidentmethode"
    other.locator(f"{block(1)} [data-remove]").click()
    expect(other.locator("[data-kept] > li")).to_have_count(1)
    page.reload()
    assert titles(page) == ["Pauze"]


def test_two_tabs(site: str, visit: Visit) -> None:
    """One plan in two tabs: the other follows; a tab that could not hear of it makes a version of its own and says so."""
    page = visit.page(f"{site}{HERE}{plan('blok=k~60~viskom')}")
    page.locator("[data-add-break]").click()
    other = page.context.new_page()
    other.goto(f"{site}{HERE}")
    assert titles(other) == ["Viskom", "Pauze"]
    other.locator("[data-add-break]").click()
    expect(page.locator(BLOCKS)).to_have_count(3)
    page.locator(f"{block(1)} [data-remove]").click()
    expect(other.locator(BLOCKS)).to_have_count(2)
    # As in a tab that slept: what another wrote was never told.
    key = "Object.keys(localStorage).find(key => key.startsWith('methodekaarten.plan.'))"
    page.evaluate(
        f"() => {{ const key = {key}, kept = JSON.parse(localStorage[key]); kept.number += 5; localStorage[key] = JSON.stringify(kept); }}"
    )
    page.locator("[data-add-break]").click()
    expect(page.locator("[data-notice-title]")).to_have_text(SAID["own_copy"])
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('methodekaarten.plan.')).length") == 2
    assert len(titles(page)) == 3


BROKEN = {
    "#v=1&mensen=0&datum=2027-02-30&start=25:00&blok=k~75~incidentmethode": (["Incidentmethode"], 3),
    "#v=1&blok=k~75~is-er-niet&blok=k~500~viskom&blok=x~3~y&blok=k~10~constructor": (["Viskom"], 4),
    "#v=1&titel=%E0%A4%A&wat=5&blok=t~10~<u>x</u>": (["<u>x</u>"], 2),
    "#v=1&amp;blok=p~15~Koffie&amp;blok=k~75~incidentme": (["Koffie"], 1),
    "#v=1&blok=" + "&blok=p~5~" * 70: (["Pauze"] * 59, 2),
    "?kaarten=viskom,bestaat-niet": (["Viskom"], 1),
    "?traject=nergens&bijeenkomst=heen": ([], 1),
    "#v=2&blok=k~60~viskom": (["Viskom"], 1),
    "#v=1&n=3&blok=k~60~viskom&blok=p~15~Kof": (["Viskom", "Kof"], 1),
    "#v=1&n=1&blok=k~60~viskom~0~" + "x" * 121 + "~%E2%82&einde": (["Viskom"], 3),
    "?erbij=viskom,bestaat-niet": (["Viskom"], 1),
    "#%%%": ([], 0),
    "#agenda": ([], 0),
}


def test_old_and_broken_addresses(site: str, visit: Visit) -> None:
    """What still exists opens; what does not is told, one sentence each; nothing typed in an address becomes markup."""
    page = visit.page()
    for after, (expected, dropped) in BROKEN.items():
        page.goto("about:blank")
        page.goto(f"{site}{HERE}{after}")
        assert titles(page) == expected, after
        assert page.locator("[data-notice-list] > li").count() == dropped, after
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        assert page.locator("[data-notice]").is_visible() == bool(dropped)
        assert "<u>" not in page.locator("[data-blocks]").inner_html()


def test_broken_storage(site: str, visit: Visit) -> None:
    """What another program left in the storage breaks nothing."""
    page = visit.page(f"{site}{HERE}")
    for left in ("{", '"x"', "null", '{"text": 3, "number": 1}', '{"text": "blok=k~1", "number": 1}'):
        page.evaluate("left => localStorage.setItem('methodekaarten.plan.a', left)", left)
        page.evaluate("left => localStorage.setItem('methodekaarten.run', left)", left)
        page.reload()
        page.locator("[data-add-break]").click()
        assert titles(page)[-1] == "Pauze"
        page.evaluate("localStorage.clear(); sessionStorage.clear()")


def test_a_cut_address_is_told(site: str, visit: Visit) -> None:
    """However short a program cuts an address off, the page says that something is missing; the skip link is no address of a plan."""
    page = visit.page(f"{site}{HERE}{plan(titel='Overleg', mensen='9', plaats='Café ’t Hoekje')}")
    whole = kept(page)
    silent = page.evaluate(
        "text => Array.from(text, (_, n) => text.slice(0, n)).filter(cut => /^#v=1&n/.test(cut) && !planner.read(cut).dropped.length)",
        whole,
    )
    assert silent == []
    assert page.evaluate("text => planner.read(text).dropped", whole) == []
    page.get_by_role("link", name=words("nl")["theme.skip"]).press("Enter")
    page.wait_for_function("text => location.hash === text", arg=whole)
    assert len(titles(page)) == MORNING.count("blok")
    assert page.evaluate("document.activeElement.id") == "content"


def test_no_room_to_keep(site: str, visit: Visit) -> None:
    """A device that keeps nothing says so once; the address still holds the plan."""
    page = visit.page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page.goto(f"{site}{HERE}")
    page.locator("[data-add-break]").click()
    expect(page.locator("[data-notice-title]")).to_have_text(SAID["not_kept"])
    page.locator("[data-notice-close]").click()
    page.locator("[data-add-break]").click()
    expect(page.locator("[data-notice]")).to_be_hidden()
    page.reload()
    assert titles(page) == ["Pauze", "Pauze"]


ADVISED = {
    "too long": (plan(tot="11:30"), SAID["over"].format(n=25), FIX["shorten"]),
    "only short versions help": (plan(tot="11:10"), SAID["over"].format(n=45), FIX["short"]),
    "too many people": (plan(mensen="18"), SAID["too_many"].format(title="Incidentmethode"), FIX["split"].format(n=2)),
    "too few people": (plan("blok=k~60~viskom", mensen="6"), SAID["too_few"].format(title="Viskom"), None),
    "not online": (
        plan(MORNING.replace("incidentmethode", "wandelgesprek").replace("75", "40"), waar="online"),
        SAID["wrong_setting"].format(title=title("wandelgesprek"), setting="online"),
        FIX["drop"].format(title=title("wandelgesprek")),
    ),
    "too early": (
        plan(MORNING.replace("k~75~incidentmethode", "k~50~roddelmethode"), vertrouwen="acquaintance"),
        SAID["too_hard"].format(title=title("roddelmethode")),
        None,
    ),
    "no opening": (plan(MORNING.split("&", 1)[1]), SAID["no_opening"], FIX["opening_own"]),
    "no closing": (plan(MORNING.rsplit("&", 1)[0]), SAID["no_closing"], FIX["closing_own"]),
    "no break": (
        plan(MORNING.replace("blok=p~15~", "blok=k~60~viskom")),
        SAID["no_break"].format(**{"from": "09:30", "to": "12:40"}),
        None,
    ),
    "one long card": (
        plan("blok=k~8~check-in-check-out&blok=k~180~klantreis&blok=t~10~Slot"),
        SAID["no_break"].format(**{"from": "09:30", "to": "12:48"}),
        FIX["cut"].format(title="Klantreis"),
    ),
    "only talk": (
        plan("blok=k~8~check-in-check-out&blok=k~75~incidentmethode&blok=t~10~Slot"),
        SAID["only_talk"],
        FIX["move_own"],
    ),
    "order": (
        plan(
            "blok=k~8~check-in-check-out&blok=k~45~consentbesluit&blok=k~25~draagvlakschaal&blok=k~15~vijftien-procent&blok=t~5~Slot"
        ),
        SAID["order"].format(first=title("draagvlakschaal"), then=title("consentbesluit")),
        FIX["order"].format(title=title("draagvlakschaal")),
    ),
    "skilled": (
        plan(MORNING.replace("k~75~incidentmethode~~Noor%20en%20Sam", "k~60~deep-democracy")),
        SAID["skilled"].format(title=title("deep-democracy")),
        None,
    ),
}


def test_advice(site: str, visit: Visit) -> None:
    """Each thing to look at is told with why and a fix, and the fix mends it. Another plan after the # opens without a new page."""
    page = visit.page(f"{site}{HERE}")
    for case, (after, text, name) in ADVISED.items():
        page.evaluate("after => { location.hash = after; }", after)
        item = page.locator("[data-advice] > li").filter(has_text=text).first
        item.wait_for()
        assert item.locator("p").first.inner_text(), case
        assert item.locator(".task").count() > 0, case
        if name:
            fix(page, name)
            assert text not in advice(page), case
            page.locator("[data-undo]").click()
            assert text in advice(page), case
    kept_up = page.evaluate(_MENDED, [after for after, _, _ in ADVISED.values()])
    assert kept_up == []


_MENDED = """plans => plans.flatMap(text => {
  const {plan} = planner.read(text);
  return planner.advice(plan).flatMap(({text: said, fixes}) => fixes.filter(fix => fix.plan)
    .filter(fix => planner.advice(fix.plan).some(({text}) => text === said)).map(fix => `${said} → ${fix.text}`));
})"""
"""Fixes after which the planner says the same again."""

QUIET = {
    "the check-in card at the end is a check-out": "blok=t~10~Welkom&blok=k~60~viskom&blok=p~15~&blok=k~10~check-in-check-out",
    "a card with a break of its own": "blok=k~15~check-in-check-out&blok=k~150~actieleergroep&blok=t~10~Slot",
    "a break in own words": "blok=k~20~check-in-check-out&blok=k~90~dialoog~~Noor&blok=t~45~Lunch&blok=k~60~wereldcafe&blok=t~10~Slot",
    "a walk in own words": "blok=k~20~check-in-check-out&blok=k~60~dialoog~~Noor&blok=t~20~Korte wandeling&blok=t~10~Slot",
    "two hours and no more": "blok=k~20~check-in-check-out&blok=k~60~viskom&blok=k~30~triz&blok=t~10~Slot",
}
"""Plans about which a facilitator would find nothing to say, but for who leads."""


def test_no_false_alarm(site: str, visit: Visit) -> None:
    """What looks like a fault and is none, is not told."""
    page = visit.page(f"{site}{HERE}")
    for case, blocks in QUIET.items():
        found = page.evaluate("text => planner.advice(planner.read(text).plan).map(({text}) => text)", plan(blocks))
        assert [text for text in found if "ervaren" not in text] == [], case


def test_nothing_to_say(site: str, visit: Visit) -> None:
    """A plan in which nothing is wrong is called so; every ready programme has little to say about."""
    page = visit.page(f"{site}{HERE}{plan(mensen='9')}")
    assert advice(page) == []
    assert page.locator("[data-advice-title]").inner_text() == SAID["advice_none"]
    counts = page.evaluate(
        """() => Object.entries(plannerData.sessions).flatMap(([programme, sessions]) => Object.keys(sessions).map(session => {
          const {plan} = planner.fromSession(programme, session);
          return [`${programme}/${session}`, planner.advice(plan).filter(({soft}) => !soft).map(({text}) => text)];
        }))"""
    )
    assert len(counts) > 20
    assert {name: texts for name, texts in counts if texts not in ([], [SAID["no_opening"]])} == {}
    assert sum(bool(texts) for _, texts in counts) < 4


def test_materials_for_so_many(site: str, visit: Visit) -> None:
    """Amounts come from what the cards say for each person, group or room; the same thing is there once."""
    page = visit.page(
        f"{site}{HERE}{plan('blok=k~60~rijke-tekening&blok=k~90~stakeholderkaart', mensen='14', groepjes='5')}"
    )
    text = page.locator("[data-materials]").inner_text()
    for id_ in ("rijke-tekening", "stakeholderkaart"):
        for item in catalogue().cards[id_].card.materials:  # type: ignore[attr-defined]
            count = {"person": 14, "group": 3, "room": 1}[item.per] * item.quantity
            assert f"{count} × {item.text['nl']}" in text if count > 1 else item.text["nl"] in text
    lines = [line.lower() for line in text.splitlines()]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_access(site: str, visit: Visit, scheme: str) -> None:
    """Axe finds nothing on a filled plan with all unfolded, nor in the runner and the groups; nothing is wider than the screen."""
    page = visit.page(
        f"{site}{HERE}{plan(MORNING, mensen='30', tot='10:00', waar='online')}&foo=1", width=320, scheme=scheme
    )
    page.evaluate("document.querySelectorAll('.planner details').forEach(one => { one.open = true; })")
    page.wait_for_timeout(100)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    assert violations(page) == []
    for width in (LAPTOP, 320):
        page.set_viewport_size({"width": width, "height": 640})
        for opener in ("[data-groups-open]", "[data-run]"):
            page.locator(opener).first.click()
            page.evaluate("document.querySelector('.runner details').open = true")
            assert violations(page) == []
            assert page.evaluate(
                "[...document.querySelectorAll('dialog[open]')].every(one => one.scrollWidth <= innerWidth)"
            )
            page.keyboard.press("Escape")


def test_tab_reaches_everything(site: str, visit: Visit) -> None:
    """On a phone too every field and button of a plan takes the focus, and the sum that stays in sight covers none of them."""
    page = visit.page(f"{site}{HERE}{plan(tot='10:00')}", width=PHONE)
    stops = tabbed(page, most=200)
    assert [stop["html"] for stop in stops if not (stop["ring"] and stop["uncovered"])] == []
    assert len(stops) > page.locator(".planner :is(button, input, select, summary):visible:enabled").count()


def test_by_keyboard_alone(site: str, visit: Visit) -> None:
    """From an empty page to a plan of a card and a break with a name, without a mouse."""
    page = visit.page(f"{site}{HERE}")
    page.locator("#plan-title").focus()
    page.keyboard.type("Overleg")
    page.locator("#add-card").focus()
    page.keyboard.type("Viskom")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert titles(page) == ["Viskom", "Pauze"]
    assert "titel=Overleg" in kept(page)
    page.keyboard.press("Control+z")
    assert titles(page) == ["Viskom"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript(site: str, visit: Visit, language: str) -> None:
    """The page says what it is and leads to every ready session."""
    here = where(language)
    page = visit.page(site + here.page("planner"), javascript=False)
    assert page.get_by_text(words(language)["planner.no_script"]).is_visible()
    links = set(page.locator(".ready a:visible").evaluate_all("all => all.map(one => one.href)"))
    for loaded in catalogue().of_kind("programme"):
        for session in loaded.card.sessions:  # type: ignore[attr-defined]
            assert site + here.session(loaded.id, session.id) in links


def test_language_switch_keeps_the_plan(site: str, visit: Visit) -> None:
    """The other language shows the same plan."""
    page = visit.page(f"{site}{HERE}{plan(titel='Overleg')}")
    page.locator("header .bar__inner a.language").click()
    page.wait_for_url("**/en/plan/#**")
    assert titles(page)[1] == "Incident method"
    assert page.locator("#plan-title").input_value() == "Overleg"
