"""PDFs in a real build: every link to one leads to it, the same bytes each time, and a site without them has no links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import Project, files

LINK = re.compile(r'href="([^"]+\.pdf)"')


def linked(site: Path) -> set[Path]:
    """The PDFs to which pages link."""
    return {
        (page.parent / address).resolve()
        for page in site.rglob("*.html")
        for address in LINK.findall(page.read_text("utf-8"))
    }


def test_every_pdf_is_there_and_linked(project: Project) -> None:
    """The build makes what the pages link to, and what had a former name stands there too; again gives the same bytes."""
    ran = project.build(PAPER="true", SITE_URL="https://kaarten.example/")
    assert ran.code == 0, ran.text
    first = {path: data for path, data in files(project.site).items() if path.endswith(".pdf")}
    former = {
        path for path in first if re.search(r"/(rondje-namen|straatjaar|stratenplan|vast-uur|wijknetwerk)/", path)
    }
    assert {(project.site / path).resolve() for path in first.keys() - former} == linked(project.site)
    assert first["gesprekken/rondje-namen/rondje-namen-a4.pdf"] == first["gesprekken/rondje/rondje-a4.pdf"]
    assert (
        first["en/tools/stratenplan/stratenplan-worksheet-a3.pdf"]
        == first["en/tools/straatkaart/straatkaart-worksheet-a3.pdf"]
    )
    assert "gesprekken/rondje/rondje-a4.pdf" in first
    assert "en/printing/conversations-a6.pdf" in first
    ran = project.build(PAPER="true", CACHE="false", SITE_URL="https://kaarten.example/")
    assert ran.code == 0, ran.text
    assert {path: data for path, data in files(project.site).items() if path.endswith(".pdf")} == first


def test_a_site_without_paper(project: Project) -> None:
    """Without PDFs there are no links to them, and no page about them."""
    ran = project.build(PAPER="false")
    assert ran.code == 0, ran.text
    assert [path for path in files(project.site) if path.endswith((".pdf", ".png")) and "assets" not in path] == []
    assert linked(project.site) == set()
    assert not (project.site / "afdrukken").exists()


@pytest.mark.parametrize("form", ["a6-vouw", "groot"])
def test_cards_of_your_choice(project: Project, form: str) -> None:
    """The command prints the cards that are asked for; an unknown one, or a place that cannot be written, is told."""
    ran = project.methodekaarten(
        "print", "rondje", "straatkaart", "--form", form, "--offset", "1", "-0.5", "--to", "uit.pdf"
    )
    assert (ran.code, ran.text) == (0, "2 kaarten staan in uit.pdf.\n")
    assert (project.root / "uit.pdf").read_bytes().startswith(b"%PDF-")
    ran = project.methodekaarten("print", "rontje")
    assert (ran.code, ran.text) == (2, "De kaart rontje bestaat niet.\n")
    ran = project.methodekaarten("print", "rondje", "--to", "er/is/geen/map.pdf")
    assert ran.code == 2
