"""The ways out of the planner and back in: what each file says to a program that reads such files, and that it opens to the same plan."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import docx
import icalendar
import pytest
import segno
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator import pipeline
from generator.wording import words
from tests.browser.ooxml import faults
from tests.browser.places import where
from tests.browser.planning import (
    BLOCKS,
    HERE,
    MORNING,
    SAID,
    Opened,
    kept,
    plan,
    planner,
    title,
    titles,
)
from tests.browser.visit import Visit
from tests.project import CARDS, ROOT, SITE, Project

__all__ = ["planner"]  # the fixture

NASTY = (
    "# geen kop\n- *geen* [lijst](javascript:alert(1)) <script>alert('x')</script>\n2. tweede; punt, komma \\ \"aanhaling\"\n"
    "[[is-er-niet]] [@bron] `code` ~~~ & | tabel\n---\nÉén emoji 🙂, een gezin 👩‍👩‍👧 en een heel lange regel: שלום, مرحبا "
    + "woord "
    * 20
)
FILES = {"json": ".json", "markdown": ".md", "text": ".txt", "calendar": ".ics", "docx": ".docx", "yaml": ".yml"}
ALL = plan(
    f"{MORNING}&blok=k~20~lerend-netwerk&blok=k~60~viskom~2",
    titel="Overleg & plan: <b>zorg</b>",
    doel="Weten wie wat doet; en tegen wanneer",
    datum="2027-03-18",
    plaats="Zaal 3, Gent",
    start="13:45",
    tot="17:00",
    mensen="22",
    groepjes="3",
    vertrouwen="encounter",
    uit="halve-dag-ontdekken/ontdekken",
)


def filled(page: Page) -> str:
    """Types what no format likes in the notes of a block; gives the whole address of the plan."""
    page.locator(f"{BLOCKS}:nth-child(2) .more summary").click()
    page.locator(f'{BLOCKS}:nth-child(2) [data-field="notes"]').fill(NASTY)
    return kept(page)


def saved(page: Page, name: str, folder: Path) -> Path:
    """The file that a button gives."""
    with page.expect_download() as download:
        page.locator(f'[data-save="{name}"]').click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == FILES[name]
    return file


def as_others_save(data: bytes) -> bytes:
    """A Word file as LibreOffice and Word may save it: links are unquoted, and words have tags around them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        for name in package.namelist():
            text = package.read(name).decode()
            if name.endswith(".rels"):
                text = unquote(text).replace("\n", "%0A")
            if name == "word/document.xml":
                text = text.replace("blok=p~", '<w:proofErr w:type="spellStart"/>blok=p~')
            other.writestr(name, text)
    return made.getvalue()


def test_every_file_opens_again(planner: Opened, tmp_path: Path) -> None:
    """What the planner made it can read: the same plan, to the letter; so it does a pasted address, and a Word file saved anew."""
    page = planner(ALL)
    before = filled(page)
    made = {name: saved(page, name, tmp_path) for name in FILES}
    anew = tmp_path / "anew.docx"
    docx.Document(str(made["docx"])).save(str(anew))
    changed = tmp_path / "changed.docx"
    changed.write_bytes(as_others_save(made["docx"].read_bytes()))
    for file in (*made.values(), anew, changed):
        page.locator("[data-new]").click()
        assert titles(page) == []
        page.locator("[data-open]").set_input_files(file)
        page.get_by_text(SAID["opened"].format(name=file.name)).wait_for()
        assert kept(page) == before, file.name
        assert page.locator("[data-notice]").is_hidden()
    fresh = json.loads(made["json"].read_text("utf-8")) | {"version": 2}
    fresh["plan"] |= {"smaak": "zout"}
    fresh["plan"]["blocks"][0] |= {"groups": "veel", "notes": "n" * 2_001}
    fresh["plan"]["blocks"].append(None)
    (tmp_path / "fresh.json").write_text(json.dumps(fresh), "utf-8")
    page.locator("[data-open]").set_input_files(tmp_path / "fresh.json")
    expect(page.locator("[data-notice-list] > li")).to_have_text(
        [
            SAID["dropped_version"],
            SAID["dropped_field"].format(name="smaak"),
            SAID["dropped_value"].format(name=SAID["parallel"], value="veel"),
            SAID["dropped_long"].format(name=SAID["notes"], n=2_000),
            SAID["dropped_block"].format(name="null").removesuffix("null").strip(),
        ]
    )
    page.locator("[data-new]").click()
    page.locator("[data-paste]").fill(f"Kijk eens: <https://kaarten.example/plan/{before}>, tot morgen")
    page.locator("[data-paste-go]").click()
    assert kept(page) == before


def test_other_files_are_refused(site: str, visit: Visit, tmp_path: Path) -> None:
    """A file of something else is refused with a sentence, and the plan stays."""
    page = visit.page(f"{site}{HERE}{plan()}")
    before = kept(page)
    for name, content in {
        "a.json": b'{"kind": "selfcheck"}',
        "b.docx": b"PK\x03\x04half",
        "c.txt": b"\xff\xfe\x00",
    }.items():
        (tmp_path / name).write_bytes(content)
        page.locator("[data-open]").set_input_files(tmp_path / name)
        page.get_by_text(SAID["unreadable"].format(name=name)).wait_for()
        assert kept(page) == before


def test_calendar(site: str, visit: Visit, tmp_path: Path) -> None:
    """The event begins and ends when the plan does, in Belgian time, says what happens, and folds its lines."""
    page = visit.page(f"{site}{HERE}{ALL}")
    filled(page)
    data = saved(page, "calendar", tmp_path).read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    event: Any
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "Overleg & plan: <b>zorg</b>"
    assert event["LOCATION"] == "Zaal 3, Gent"
    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    assert begin.isoformat() == "2027-03-18T13:45:00+01:00"
    assert end - begin == dt.timedelta(minutes=225)
    text = event["DESCRIPTION"].splitlines()
    assert text[0] == "Weten wie wat doet; en tegen wanneer"
    assert text[1] == f"13:45 {title('check-in-check-out')}"
    assert event["URL"] == page.url
    page.locator("#plan-date").fill("")
    page.locator('[data-save="calendar"]').click()
    assert page.locator("[data-told]").inner_text() == SAID["needs_date"]


def test_word(site: str, visit: Visit, tmp_path: Path) -> None:
    """The document has headings, a table with a row for each block, and the words as they were typed."""
    page = visit.page(f"{site}{HERE}{ALL}")
    filled(page)
    file = saved(page, "docx", tmp_path)
    assert faults(file.read_bytes()) == []
    document = docx.Document(str(file))
    assert document.core_properties.title == "Overleg & plan: <b>zorg</b>"
    assert document.core_properties.language == words("nl")["language.locale"]
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Overleg & plan: <b>zorg</b>"] == "Title"
    assert styles[SAID["materials"]] == "Heading 1"
    assert styles["per persoon"] == "Heading 2"
    assert styles["22 × papier en pen"] == "List Bullet"
    (table,) = document.tables
    assert [row.cells[0].text for row in table.rows][:3] == ["Tijd", "13:45–14:05", "14:05–15:20"]
    assert len(table.rows) == 1 + len(titles(page))
    cell = table.rows[2].cells[1].text
    assert cell.startswith("Incidentmethode (75 min, Wie leidt: Noor en Sam)\n# geen kop\n- *geen* [lijst]")
    assert "<script>alert('x')</script>" in cell
    assert "Één emoji 🙂, een gezin 👩‍👩‍👧" in cell


def test_a_very_long_plan(planner: Opened, tmp_path: Path) -> None:
    """Of a plan that is too long for a link or a code each file still opens to the same plan, and Word still takes its document."""
    notes = quote("Zeg het nog eens: “één ding tegelijk”. " * 40)
    page = planner(
        plan("&".join(f"blok=t~{n}~Blok%20{n}~~Sam~{notes}" for n in range(5, 20)), titel="Lang", datum="2027-03-18")
    )
    before = kept(page)
    assert len(before) > 8_000
    assert page.locator("[data-notice]").is_hidden()
    assert not page.locator("[data-github]").is_visible()
    made = {name: saved(page, name, tmp_path) for name in FILES}
    assert faults(made["docx"].read_bytes()) == []
    for name, file in made.items():
        page.locator("[data-new]").click()
        page.locator("[data-open]").set_input_files(file)
        page.get_by_text(SAID["opened"].format(name=file.name)).wait_for()
        assert kept(page) == before, name
        assert page.locator("[data-notice]").is_hidden()


def test_markdown_and_text(site: str, visit: Visit, tmp_path: Path) -> None:
    """In Markdown what was typed is text; the plain text reads well in a mail."""
    page = visit.page(f"{site}{HERE}{ALL}")
    filled(page)
    html = converted(saved(page, "markdown", tmp_path).read_text("utf-8"))
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 3
    assert "<script>" not in html
    assert "<a href=" in html
    assert html.count("<a ") == 1
    assert "# geen kop" in html
    text = saved(page, "text", tmp_path).read_text("utf-8")
    assert text.startswith(
        "OVERLEG & PLAN: <B>ZORG</B>\n\ndonderdag 18 maart 2027 · 13:45–17:30 · Zaal 3, Gent · 22 mensen · in de zaal\n"
    )
    assert f"\n13:45–14:05  {title('check-in-check-out')} (20 min)\n" in text


def converted(markdown: str) -> str:
    """What CommonMark makes of it."""
    return str(MarkdownIt("commonmark").render(markdown))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_programme_card(site: str, visit: Visit, tmp_path: Path, language: str) -> None:
    """The card passes the check among the real cards, holds the agenda, and what goes to GitHub is the same without address and names."""
    page = visit.page(f"{site}{where(language).page('planner')}{ALL.replace('Overleg%20', 'Netwerk-dag%20')}")
    filled(page)
    file = saved(page, "yaml", tmp_path)
    text = file.read_text("utf-8")
    (href,) = [page.locator("[data-github]").get_attribute("href") or ""]
    asked = parse_qs(urlsplit(href).query)
    assert href.startswith(f"{SITE.repo_url}/new/main?")
    assert asked["filename"] == [f"methods/programmes/{file.name}"]
    public = asked["value"][0]
    assert "Noor" not in public
    assert "http" not in public
    assert public.splitlines() == [line for line in text.splitlines() if not line.startswith("# http")]
    project = Project.made(tmp_path / "project")
    for kind in ("concepts", "tools", "conversations", "factors", "programmes"):
        for card in (ROOT / "methods" / kind).glob("*.yml"):
            project.write(f"methods/{kind}/{card.name}", card.read_text("utf-8"))
    for other in CARDS.rglob("*.yml"):
        if other.parent != CARDS:
            (project.methods / other.relative_to(CARDS)).unlink()
    for name in ("vocabulary.yml", "bibliography.yml"):
        project.write(f"methods/{name}", (ROOT / "methods" / name).read_text("utf-8"))
    project.write(f"methods/programmes/{file.name}", public.replace("status: draft", "status: published"))
    checked = pipeline.check(project.methods)
    assert [str(problem) for problem in checked.problems if problem.path.endswith(file.name)] == []
    session = checked.catalogue.cards[file.stem].card.sessions[0]  # type: ignore[attr-defined]
    assert [item.card or (item.break_ or item.title)["nl"] for item in session.agenda][:4] == [
        "check-in-check-out",
        "incidentmethode",
        words(language)["planner.said.break"],
        "vijftien-procent",
    ]
    assert session.minutes == 225
    assert f"{session.date} {session.starts:%H:%M}" == "2027-03-18 13:45"


ODD_BLOCKS = (
    "blok=t~1~",
    "blok=p~1440~",
    "blok=t~5~" + "%23%20x" * 40,
    "blok=t~5~x~~~" + quote("*`[\\\\_<!--" * 180),
    "blok=t~5~x~~~"
    + quote("    ingesprongen\n\n===\n> citaat\n+ plus\n- min\n  - dieper\n12) twaalf\ndata:text/html,x\u200b\u2028y"),
)
ODD_NAMES = ("", "12 !!", "Persona", "Éen*twee: #drie", "javascript:alert(1) <script>", "👩‍👩‍👧 " * 30, "null", "no")


def test_any_plan_makes_a_card_that_passes(site: str, visit: Visit, tmp_path: Path) -> None:
    """However odd the names and the words, the cards pass the check, and no id is there already."""
    page = visit.page(f"{site}{HERE}")
    project = Project.made(tmp_path)
    number = 0
    for blocks in ODD_BLOCKS:
        for name in ODD_NAMES:
            number += 1
            address = plan(blocks, titel=name, doel=name, plaats=name)
            id_, text = page.evaluate(
                "text => { const {plan} = planner.read(text); return [planner.yamlId(plan), planner.yaml(plan)]; }",
                address,
            )
            project.write(f"methods/programmes/{id_}-nr-{number}.yml", text)
            assert not list((ROOT / "methods").rglob(f"{id_}.yml"))
    checked = pipeline.check(project.methods, drafts=True)
    assert [f"{one.path} {one.code} {one.facts}" for one in checked.problems] == []
    assert len(checked.catalogue.of_kind("programme")) == number + 1


def test_what_no_file_can_hold(site: str, visit: Visit) -> None:
    """An empty plan, and one longer than a day, are refused with a sentence."""
    page = visit.page(f"{site}{HERE}{plan('blok=p~1440~&blok=p~1~')}")
    page.locator('[data-save="yaml"]').click()
    assert page.locator("[data-told]").inner_text() == SAID["needs_day"]
    assert page.locator("[data-github]").is_hidden()


def test_json(site: str, visit: Visit, tmp_path: Path) -> None:
    """The data name what they hold, in English as everywhere in data."""
    page = visit.page(f"{site}{HERE}{ALL}")
    data = json.loads(saved(page, "json", tmp_path).read_text("utf-8"))
    assert (data["kind"], data["version"]) == ("session", 1)
    assert data["plan"]["blocks"][1] == {
        "kind": "card",
        "card": "incidentmethode",
        "title": "",
        "minutes": 75,
        "groups": 1,
        "who": "Noor en Sam",
        "notes": "",
    }


def test_address_and_its_code(site: str, visit: Visit) -> None:
    """The field holds the whole address; its QR code is the one that the standard gives; too long a text has none."""
    page = visit.page(f"{site}{HERE}{plan()}")
    field = page.locator("[data-address]")
    field.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('[data-address]').value")
    assert field.input_value() == page.url
    page.locator("[data-qr-box] summary").click()
    page.locator("[data-qr] svg").wait_for()
    for length in (17, 106, 271, 858, 1273):  # as many letters as fit, so that nothing is left to fill up
        made = page.evaluate("n => qr.rows('x'.repeat(n)).map(row => row.map(Number))", length)
        version = (len(made) - 17) // 4
        code = segno.make("x" * length, mode="byte", error="l", boost_error=False, mask=0, version=version, micro=False)
        assert made == [list(row) for row in code.matrix], length
    assert page.evaluate("qr.rows('x'.repeat(1274))") is None


def test_paper(site: str, visit: Visit) -> None:
    """What is ticked is printed, and only that: the run sheet, the agenda for the wall, the materials."""
    page = visit.page(f"{site}{HERE}{ALL}")
    page.locator('[data-paper="wall"]').check()
    pages = [re.sub(r"\s+", " ", one.extract_text()) for one in PdfReader(io.BytesIO(page.pdf())).pages]
    text = " ".join(pages)
    assert pages[0].startswith("1 Overleg & plan: <b>zorg</b>")  # the number of the page, and what comes first on it
    assert "13:45 15:" not in pages[0]
    for part in ("Noor en Sam", SAID["materials"], SAID["end"], title("viskom")):
        assert part in text
    assert words("nl")["planner.lead"] not in text
    assert words("nl")["planner.take"] not in text


def test_small_scripts(built: Path) -> None:
    """The scripts of planner and runner are small, and no other page loads them."""
    script = built / "plan" / "planner.js"
    assert len(gzip.compress(script.read_bytes(), 6)) < 25_000
    users = [page for page in built.rglob("*.html") if "planner.js" in page.read_text("utf-8")]
    assert sorted(page.relative_to(built).as_posix() for page in users) == ["en/plan/index.html", "plan/index.html"]
