"""The pictures that a proposal comes with: each changed card as page and on paper, before and after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from tests.project import ROOT, Project, clean_environment

STEPS = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]["pictures"]["steps"]


def git(project: Project, *lines: str) -> None:
    """Runs git, a command a line."""
    for line in lines:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *line.split()], cwd=project.root, check=True)


def step(project: Project, word: str) -> str:
    """Runs the step of the workflow whose command has this word; what it put in the summary."""
    (command,) = (one["run"] for one in STEPS if word in one.get("run", ""))
    summary = project.root / "summary.md"
    summary.write_text("", "utf-8")
    told = {"BASE": "main", "ADDRESS": "https://a.example/1", "GITHUB_STEP_SUMMARY": str(summary)}
    environment = clean_environment() | told | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-e", "-c", command], cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return summary.read_text("utf-8")


def test_pictures_of_a_proposal(project: Project, chromium: Browser) -> None:
    """A card that has another name and title, one that is new and a draft, one that looks the same; nothing when no card changed."""
    (project.root / ".venv").symlink_to(Path(sys.prefix))
    (project.root / ".ci").symlink_to(ROOT / ".ci")
    (project.root / ".gitignore").write_text(".ci\n.venv\n.cache\npictures\nsummary.md\n", "utf-8")
    card = project.methods / "concepts/drempel.yml"
    text = card.read_text("utf-8")
    project.write("methods/concepts/stoep.yml", text)
    git(project, "init -q -b main", "add -A", "commit -qm kaarten", "update-ref refs/remotes/origin/main main")
    file = project.root / "pictures/kaarten-voor-en-na.html"
    assert step(project, "pictures.py") == ""
    assert not file.exists()
    card.write_text(f"{text}# klaar\n", "utf-8")
    (project.methods / "concepts/stoep.yml").unlink()
    other = text.replace("title: Drempel", "title: {nl: Stoep & rand, en: Kerb}")
    project.write("methods/concepts/stoeprand.yml", other.replace("version: 1", "version: 1\nformerly: [stoep]"))
    project.write("methods/concepts/goot.yml", text.replace("status: published", "status: draft"))
    git(project, "add -A", "commit -qm voorstel")
    told = step(project, "pictures.py")
    assert told == "\nBeelden van voor en na, als pagina en op papier: `drempel`, `goot`, `stoeprand`.\n"
    assert step(project, "ADDRESS") == "\n[Bekijk de beelden](https://a.example/1)\n"
    page = chromium.new_page()
    page.goto(file.as_uri())
    assert page.locator("h2").all_inner_texts() == ["drempel", "goot", "stoeprand"]
    assert page.locator("h2:text-is('drempel') + p").inner_text() == "Ziet er net zo uit als het was."
    assert page.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 300)")
    before, after = (page.locator(f"h2:text-is('goot') + h3 + .pair figure:nth-child({side})") for side in (1, 2))
    assert before.inner_text().endswith("Niets.")
    assert after.locator("img").get_attribute("alt") == "Pagina, Nederlands: zoals het wordt"
    seen = [name.get_attribute("alt") for name in page.locator("h2:text-is('stoeprand') ~ .pair img").all()]
    sides = [f"Kaartje (A6), English: zoals het {side}" for side in ("was", "wordt")]
    assert [name for name in seen if name in sides] == [sides[0]] * 2 + [sides[1]] * 2
    page.close()
    assert file.stat().st_size < 4_000_000
