"""The form for cards as a maintainer uses it: making a card of every kind, improving one, keeping drafts, and taking the file along."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.wording import words
from tests.browser.places import LANGUAGES, catalogue, where
from tests.browser.test_access import violations
from tests.browser.visit import LAPTOP, PHONE, Visit
from tests.project import ROOT, SITE, Project

HERE = where("nl").page("form")
SAID = words("nl").tables("form.said")
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Opened = Callable[..., Page]

SMALL: dict[str, str | bool] = {
    "title/nl": "Yes: “alles” #1 & 'nog' \"iets\"",
    "title/en": "no",
    "summary/nl": "- Een streepje vooraan, een hekje #2 en: een dubbele punt.  ",
    "summary/en": "1:30",
    "credit/nl": "[[persona]] en [[viskom|de viskom]] vooraan, zoals [@provan-kenis-2008] 🙂.\n\n- één: twee\n- drie #4\n\nSlot.",
}
STEPS: dict[str, str | bool] = {
    "duration/min": "20",
    "duration/usual": "35",
    "duration/max": "40",
    "group/min": "3",
    "level": "2",
    "setting/live": True,
    "audience/board": True,
    "audience/staff": True,
    "concepts/0": "lerend-netwerk",
    "before/0": "persona",
    "when/0/nl": "? je twijfelt, of [ja]",
    "when/1/nl": "yes",
    "when/1/en": "@home",
    "materials/0/text/nl": "papier, pen: {alles}",
    "materials/0/per": "person",
    "materials/0/quantity": "2",
    "steps/0/minutes": "15",
    "steps/0/title/nl": "12",
    "steps/0/text/nl": "Een heel lange zin " + "die maar doorgaat en " * 20 + "eindelijk stopt.",
    "steps/1/minutes": "20",
    "steps/1/title/nl": "Tweede #stap",
    "steps/1/title/en": "Second: step",
    "steps/1/text/nl": "  Regel één\nregel twee  \n\n1. eerst\n2. dan",
    "steps/1/text/en": "> 5 people\\n, 'quoted'",
    "short/minutes": "10",
    "short/text/nl": "~",
    "also/nl": "één\ntwee: drie\nnull",
}
TYPED: dict[str, dict[str, str | bool]] = {
    "concept": {
        "group": "learning-and-complexity",
        "definition/text/nl": "“Een citaat”: letterlijk #1",
        "definition/source": "provan-kenis-2008",
        "definition/quote": True,
        "plain/nl": "Off",
        "why/nl": "2027-03-18",
        "recognise/0/nl": "&anker *niet*",
        "questions/0/nl": "Wie? Wat?",
        "figure/title/nl": "Twee",
        "figure/description/nl": "Twee stippen en een lijn.",
        "figure/form": "network",
        "figure/parts/0/title/nl": "Net",
        "figure/parts/0/nodes/0/id": "a",
        "figure/parts/0/nodes/0/label/nl": "A",
        "figure/parts/0/nodes/0/at": "10 20",
        "figure/parts/0/nodes/1/id": "b",
        "figure/parts/0/nodes/1/label/nl": "B",
        "figure/parts/0/ties": "a b",
    },
    "tool": STEPS
    | {
        "phase/define": True,
        "phase/discover": True,
        "goal/explore": True,
        "worksheet/title/nl": "Blad: een",
        "worksheet/instruction/nl": "Vul in.",
        "worksheet/columns": "2",
        "worksheet/areas/0/title/nl": "Links",
        "worksheet/areas/1/title/nl": "Rechts",
        "worksheet/areas/1/column": "2",
    },
    "conversation": STEPS | {"goal/reflect": True, "goal/explore": True, "trust": "encounter"},
    "factor": {
        "what/nl": "true",
        "evidence/0/text/nl": "|",
        "evidence/0/strength": "near",
        "evidence/0/sources/0": "provan-kenis-2008",
        "selfcheck/0/nl": "We doen het: altijd.",
        "methods/0": "viskom",
    },
    "programme": {
        "what/nl": "%procent",
        "group/min": "4",
        "group/max": "8",
        "sessions/0/id": "eerste",
        "sessions/0/title/nl": "Eerste: keer",
        "sessions/0/date": "2027-03-18",
        "sessions/0/start": "13:30",
        "sessions/0/minutes": "40",
        "sessions/0/goal/nl": "Weten #wat",
        "sessions/0/agenda/0/minutes": "25",
        "sessions/0/agenda/0/card": "check-in-check-out",
        "sessions/0/agenda/1/minutes": "15",
        "sessions/0/agenda/1/break/nl": "Koffie, thee",
        "sessions/0/prepare/0/when/nl": "een week vooraf",
        "sessions/0/prepare/0/what/nl": "Bel: iedereen",
        "sessions/0/prepare/0/who/nl": "no",
    },
}
"""What is typed in a new card of each kind, by its place: much of it is what YAML takes for something else."""


@pytest.fixture
def form(anywhere: Callable[[str], Page]) -> Opened:
    """Opens the form with what stands after its address."""
    return lambda after="", address=HERE: anywhere(f"{address}{after}")


def unfold(page: Page) -> None:
    """Opens all fields that are folded away."""
    page.evaluate("document.querySelectorAll('[data-form] details').forEach(one => { one.open = true; })")


def write(page: Page, place: str, value: str | bool) -> None:  # noqa: FBT001 what a checkbox takes
    """Fills in one field as a reader does, and adds items to lists until it is there."""
    parts = place.split("/")
    for depth, part in enumerate(parts):
        if part.isdigit():
            item, around = "/".join(parts[: depth + 1]), "/".join(parts[:depth])
            if not page.locator(f'[data-at="{item}"]').count():
                page.locator(f'[data-add="{around}"]').click()
                unfold(page)
    field = page.locator(f'[data-in="{place}"]')
    if isinstance(value, bool):
        field.set_checked(value)
    elif field.evaluate("one => one.matches('select')"):
        field.select_option(value)
    else:
        field.fill(value)


def yaml(page: Page) -> str:
    """The file as it stands, once all that was typed is in it."""
    page.locator("[data-check]").click()
    return page.locator("[data-yaml]").input_value()


def problems(page: Page) -> list[str]:
    """What is left to look at."""
    page.locator("[data-check]").click()
    return page.locator("[data-problems] li").all_inner_texts()


def test_new_cards_of_every_kind(site: str, visit: Visit, tmp_path: Path) -> None:
    """A card of each kind, made by hand with all that YAML stumbles over, passes the check and is laid out as `fmt` would."""
    project = Project(tmp_path)
    shutil.copytree(ROOT / "methods", project.methods)
    for kind, typed in TYPED.items():
        page = visit.page(site + HERE)
        page.locator(f'[data-new="{kind}"]').click()
        expect(page.locator("[data-what]")).to_be_focused()
        assert len(problems(page)) > 3
        unfold(page)
        for place, value in (SMALL | typed).items():
            write(page, place, value)
        assert page.locator("#f-id").input_value() == "yes-alles-1-nog-iets"
        write(page, "id", f"gemaakt-{kind}")
        assert problems(page) == []
        expect(page.locator("[data-file]")).to_have_text(f"methods/{kind}s/gemaakt-{kind}.yml")
        (tmp_path / f"methods/{kind}s/gemaakt-{kind}.yml").write_text(yaml(page), "utf-8")
        github = urlsplit(page.locator("[data-github]").get_attribute("href") or "")
        assert github.path == "/buren/kaarten/new/main"
        asked = parse_qs(github.query)
        assert asked["filename"] == [f"methods/{kind}s/gemaakt-{kind}.yml"]
        assert asked.get("value", [yaml(page)]) == [yaml(page)]
        with page.expect_download() as download:
            page.locator("[data-save]").click()
        assert download.value.suggested_filename == f"gemaakt-{kind}.yml"
        assert download.value.path().read_text("utf-8") == yaml(page)
    ran = project.methodekaarten("check", "--lang", "en")
    assert ran.code == 0, ran.text
    ran = project.methodekaarten("fmt", "--check", "--lang", "en")
    assert (ran.code, ran.text) == (0, "")


def test_improving_a_card(form: Opened) -> None:
    """From a card's page to the form with all that it says; a wrong sum shows where it is and in a list; only what changed differs."""
    page = form("", where("nl").card("incidentmethode"))
    page.get_by_role("link", name=words("nl")["form.link"]).click()
    page.wait_for_url(re.compile(r"\?kaart=incidentmethode"))
    original = catalogue().cards["incidentmethode"].data.decode()
    expect(page.locator("[data-what]")).to_have_text("Verbeter de kaart “Incidentmethode”")
    assert yaml(page) == original
    minutes = page.locator('[data-in="steps/0/minutes"]')
    first = minutes.input_value()
    minutes.fill("1")
    expect(page.locator('[data-at="steps"] > .wrong')).to_contain_text("De stappen duren samen")
    link = page.locator("[data-problems] a")
    expect(link).to_have_text("Stappen")
    expect(page.locator("[data-github]")).to_be_hidden()
    link.click()
    expect(minutes).to_be_focused()
    minutes.fill(first)
    expect(page.locator('[data-at="steps"] > .wrong')).to_be_hidden()
    page.locator('[data-in="title/nl"]').fill("Incident: methode")
    made = yaml(page)
    assert [line for line in made.splitlines() if line not in original.splitlines()] == [
        'title: {nl: "Incident: methode", en: Incident method}'
    ]
    assert len(made.splitlines()) == len(original.splitlines())
    assert (
        page.locator("[data-github]").get_attribute("href")
        == f"{SITE.repo_url}/edit/main/methods/conversations/incidentmethode.yml"
    )
    expect(page.locator(".seen h3")).to_have_text("Incident: methode")
    expect(page.locator(".face .name")).to_have_text("Incident: methode")
    page.reload()
    expect(page.locator("[data-notice-text]")).to_contain_text("ontwerp")
    assert yaml(page) == made
    page.locator("[data-notice-actions] button").click()
    assert yaml(page) == original


def test_what_is_wrong_is_told_after_leaving_a_field(form: Opened) -> None:
    """Nothing is red in a new card until one leaves a field; then the message is tied to it, in the words of the check."""
    page = form("?soort=conversation")
    expect(page.locator("[data-count]")).to_contain_text("dingen na te kijken")
    assert page.locator(".wrong:visible").count() == 0
    title = page.locator('[data-in="title/nl"]')
    title.focus()
    page.keyboard.press("Tab")
    wrong = page.locator("#f-title-wrong")
    expect(wrong).to_have_text('Het veld "title" ontbreekt. Vul het in.')
    assert "f-title-wrong" in (title.get_attribute("aria-describedby") or "")
    unfold(page)
    write(page, "concepts/0", "lerend-netwrek")
    page.keyboard.press("Tab")
    expect(page.locator("#f-concepts-0-wrong")).to_have_text(
        'De kaart "lerend-netwrek" bestaat niet. Bedoelde je "lerend-netwerk"?'
    )
    expect(page.locator('[data-in="concepts/0"]')).to_have_attribute("aria-invalid", "true")
    write(page, "room/nl", "Een <b>kring</b>")
    page.keyboard.press("Tab")
    expect(page.locator("#f-room-wrong")).to_contain_text('HTML-code zoals "<b" mag niet in een tekst.')
    write(page, "id", "Persona")
    page.keyboard.press("Tab")
    expect(page.locator("#f-id-wrong")).to_contain_text("kan niet de naam van een kaart zijn")
    write(page, "id", "persona")
    expect(page.locator("#f-id-wrong")).to_contain_text("is al van methods/tools/persona.yml")
    write(page, "duration/min", "50")
    write(page, "duration/usual", "20")
    page.keyboard.press("Tab")
    expect(page.locator("#f-duration-wrong")).to_contain_text("gaan niet van klein naar groot")


def test_lists_keep_the_place(form: Opened) -> None:
    """By keyboard alone, items move, go and come; what one is on stays what one is on, and a screen reader hears it."""
    page = form("?kaart=incidentmethode")
    titles = page.locator('[data-at="steps"] .items [data-in$="/title/nl"]')
    expect(titles.first).to_be_visible()
    names = titles.evaluate_all("all => all.map(one => one.value)")
    down = page.locator('[data-at="steps"] .items > li:first-child [data-down]')
    down.focus()
    page.keyboard.press("Enter")
    assert titles.evaluate_all("all => all.map(one => one.value)")[:2] == [names[1], names[0]]
    expect(page.locator('[data-at="steps"] .items > li:nth-child(2) [data-down]')).to_be_focused()
    expect(page.locator("[data-status]")).to_have_text("Stap 1 staat nu op plaats 2.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Stap 2 is weg.")
    expect(page.locator('[data-at="steps"] .items > li:nth-child(2) [data-remove]')).to_be_focused()
    assert titles.count() == len(names) - 1
    page.locator('[data-add="steps"]').press("Enter")
    expect(page.locator(f'[data-in="steps/{len(names) - 1}/minutes"]')).to_be_focused()
    assert "[object" not in page.locator("[data-form]").inner_text()
    assert page.evaluate(_WIDER) <= 0


def test_drafts(site: str, visit: Visit) -> None:
    """A draft is there at the next visit, opens again, and can be thrown away; two tabs never write over each other unasked."""
    page = visit.page(site + HERE + "?soort=factor")
    page.locator('[data-in="title/nl"]').fill("Mijn factor")
    assert "Mijn factor" in yaml(page)
    address = page.url
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator('[data-in="title/nl"]')).to_have_value("Mijn factor")
    other.locator('[data-in="title/en"]').fill("My factor")
    assert "My factor" in yaml(other)
    expect(page.locator("[data-notice-text]")).to_have_text(SAID["other_tab"])
    page.locator('[data-in="summary/nl"]').fill("Van hier")
    assert "Van hier" in yaml(page)
    kept = "Object.entries(localStorage).filter(([key]) => key.startsWith('methodekaarten.draft.')).map(([, text]) => text).join()"
    assert "Van hier" not in page.evaluate(kept)
    page.get_by_role("button", name=SAID["keep_mine"]).click()
    assert "Van hier" in page.evaluate(kept)
    expect(other.locator("[data-notice-text]")).to_have_text(SAID["other_tab"])
    other.get_by_role("button", name=SAID["take_theirs"]).click()
    expect(other.locator('[data-in="summary/nl"]')).to_have_value("Van hier")
    other.close()
    page.goto(site + HERE)
    page.locator("[data-drafts]").get_by_role("button", name="Mijn factor", exact=True).click()
    expect(page.locator('[data-in="summary/nl"]')).to_have_value("Van hier")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-throw]").click()
    expect(page.locator("[data-start]")).to_be_visible()
    expect(page.locator("[data-drafts]")).to_be_hidden()
    assert page.evaluate(kept) == ""


def test_without_a_repository(local_site: str, visit: Visit) -> None:
    """A site that knows no repository offers to copy and to save only; a card that is not there is said to be so."""
    page = visit.page(f"{local_site}{HERE}?kaart=rondje")
    assert problems(page) == []
    expect(page.locator("[data-github]")).to_be_hidden()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").click()
    expect(page.locator("[data-status]")).to_have_text(SAID["copied"])
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("[data-yaml]").input_value()
    page.goto(f"{local_site}{HERE}?kaart=weg")
    expect(page.locator("[data-notice-text]")).to_contain_text("weg")
    expect(page.locator("[data-start]")).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "width", "card"), [("light", PHONE, "straatkaart"), ("dark", LAPTOP, "buurtnetwerk")]
)
def test_axe_finds_nothing_in_the_form(local_site: str, visit: Visit, scheme: str, width: int, card: str) -> None:
    """With every field open and messages in it, the form has no fault that a program can see."""
    page = visit.page(f"{local_site}{HERE}?kaart={card}", width=width, scheme=scheme)
    expect(page.locator("[data-what]")).to_be_visible()
    page.locator('[data-in="title/nl"]').fill("")
    page.locator('[data-in="version"]').fill("x")
    unfold(page)
    assert len(problems(page)) > 1
    assert violations(page) == []
    assert page.evaluate(_WIDER) <= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_weighs_little(built: Path, language: str) -> None:
    """Its script is less than 30 kB over the wire, and no other page loads it."""
    page = built / where(language).page("form")
    assert len(gzip.compress((page / "form.js").read_bytes(), 9)) < 30_000
    assert "form.js" in (page / "index.html").read_text("utf-8")
    assert "form.js" not in (built / where(language).card("persona") / "index.html").read_text("utf-8")
