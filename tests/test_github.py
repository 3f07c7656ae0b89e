"""What GitHub runs and asks: pinned, without secrets for strangers, and with steps whose commands work."""

from __future__ import annotations

import datetime as dt
import http.server
import json
import os
import re
import runpy
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load import load
from tests.project import ROOT, Project

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
LINKS = runpy.run_path(str(ROOT / ".ci/links.py"))
TODAY = dt.date(2027, 3, 18)


def loaded(file: Path) -> Any:
    """A YAML file; YAML takes the key `on` for yes."""
    return yaml.safe_load(file.read_text("utf-8"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_pinned_and_jobs_may_little(file: Path) -> None:
    """Every action is one commit, with its version beside it; a workflow may nothing that a job does not ask for."""
    text = file.read_text("utf-8")
    uses = re.findall(r"uses: (.+)", text)
    assert uses
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", one) for one in uses), uses
    workflow = loaded(file)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        writes = [name for name, level in job["permissions"].items() if level == "write"]
        runs_ours = any(word in str(step.get("run", "")) for step in job["steps"] for word in ("make", ".venv", ".ci"))
        assert not (writes and runs_ours), job["name"]
        assert job["timeout-minutes"] <= 30
        assert all(
            step["with"]["persist-credentials"] is False for step in job["steps"] if "checkout" in step.get("uses", "")
        )


def test_one_commit_for_each_action() -> None:
    """All workflows take the same commit of an action."""
    found: dict[str, set[str]] = {}
    for file in WORKFLOWS:
        for action, commit in re.findall(r"uses: ([\w/-]+)@(.+)", file.read_text("utf-8")):
            found.setdefault(action, set()).add(commit)
    assert all(len(commits) == 1 for commits in found.values()), found


def test_strangers_get_no_secrets() -> None:
    """Proposals run on `pull_request` only, with a token that reads, and no expression lands in a shell."""
    workflow = loaded(GITHUB / "workflows/check.yml")
    assert workflow[True] == {"pull_request": None}
    assert {level for job in workflow["jobs"].values() for level in job["permissions"].values()} == {"read"}
    for file in WORKFLOWS:
        assert "secrets." not in file.read_text("utf-8")
        for job in loaded(file)["jobs"].values():
            assert not [step for step in job["steps"] if "${{" in str(step.get("run", ""))], file.name


def test_auditor_finds_nothing() -> None:
    """zizmor, at its strictest, has no remarks."""
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--persona", "auditor", "--offline", "--no-progress", GITHUB], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    """What GitHub would refuse, and what the shell of a step could trip over."""
    actionlint = Path(sys.executable).with_name("actionlint")
    done = subprocess.run([actionlint, "-no-color"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_steps_of_a_proposal(project: Project) -> None:
    """The commands of the check of a proposal: annotations, the changes in words, and the coverage, in the summary."""
    job = loaded(GITHUB / "workflows/check.yml")["jobs"]["cards"]
    steps = {step.get("name", step["run"]): step["run"] for step in job["steps"] if "run" in step}
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for line in ("init -q -b main", "add -A", "commit -qm kaarten", "update-ref refs/remotes/origin/main main"):
        subprocess.run([*git, *line.split()], cwd=project.root, check=True)
    project.edit("methods/concepts/drempel.yml", "title: Drempel", "title: Hoge drempel")
    subprocess.run([*git, "commit", "-qam", "voorstel"], cwd=project.root, check=True)
    (project.root / ".venv").symlink_to(Path(sys.prefix))
    summary = project.root / "summary.md"
    for name, text in steps.items():
        if name.startswith(("say", ".venv")):
            done = subprocess.run(
                ["bash", "-e", "-c", text], cwd=project.root, capture_output=True, text=True, check=False,
                env={**os.environ, "BASE": "main", "ADDRESS": "https://a.example/1", "GITHUB_STEP_SUMMARY": str(summary)},
            )  # fmt: skip
            assert done.returncode == 0, (name, done.stdout, done.stderr)
    told = summary.read_text("utf-8")
    assert "### Veranderd: drempel" in told
    assert "<li><b>Titel</b> (nl): <del>Drempel</del> <ins>Hoge drempel</ins></li>" in told
    assert re.search(r"~~~text\n(.*\n)*Soort .*\n(.*\n)*~~~", told)
    assert "[De hele site om te bekijken](https://a.example/1)" in told


GH = """#!/bin/sh
echo "$@" >> asked
case "$1 $2" in
  "run list") echo 3; echo 2; echo 1;;
  "run download") [ "$3" = 2 ] && mkdir before && echo '{}' > before/links.json;;
  "issue list") cat open 2>/dev/null;;
esac
"""
"""GitHub's own command, for a repository in which only the second run of three kept what it found."""


def test_steps_of_the_weekly_look(tmp_path: Path) -> None:
    """What the newest run found is asked for; an issue is opened when there is something to tell, and none is open."""
    jobs = loaded(GITHUB / "workflows/weekly.yml")["jobs"]
    (tmp_path / "gh").write_text(GH, "utf-8")
    (tmp_path / "gh").chmod(0o755)

    def asked(job: str) -> list[str]:
        (step,) = (step["run"] for step in jobs[job]["steps"] if "gh " in step.get("run", ""))
        (tmp_path / "asked").unlink(missing_ok=True)
        path = f"{tmp_path}:{os.environ['PATH']}"
        subprocess.run(["bash", "-e", "-c", step], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True)
        return (tmp_path / "asked").read_text("utf-8").splitlines() if (tmp_path / "asked").exists() else []

    assert [line.split(" --")[0] for line in asked("look")] == ["run list", "run download 3", "run download 2"]
    assert (tmp_path / "before/links.json").is_file()
    (tmp_path / "report.md").write_text("", "utf-8")
    assert asked("tell") == []
    (tmp_path / "report.md").write_text("- `https://a.example/`\n", "utf-8")
    assert asked("tell")[1:] == ["issue create --title Dode links --body-file report.md"]
    (tmp_path / "open").write_text("7\n", "utf-8")
    assert len(asked("tell")) == 1


@pytest.mark.parametrize("name", ["idee", "ervaring"])
def test_issue_forms(name: str) -> None:
    """The forms have what GitHub asks for, and say that what you write is public."""
    form = loaded(GITHUB / f"ISSUE_TEMPLATE/{name}.yml")
    assert form.keys() >= {"name", "description", "body"}
    ids = [item["id"] for item in form["body"] if item["type"] != "markdown"]
    assert len(set(ids)) == len(ids) >= 4
    assert all(item["attributes"].get("label") for item in form["body"] if item["type"] != "markdown")
    assert "kan iedereen lezen" in form["body"][0]["attributes"]["value"]


def test_pictures_of_written_pages() -> None:
    """Each picture is told in words too, is light, and says its size, so that text does not jump; none lies about unused."""
    used = set()
    named = re.compile(r'!\[(.*?)\]\((.+?)\)\{ width="(\d+)" height="(\d+)"')
    for page in (ROOT / "docs").rglob("*.md"):
        for alt, path, width, height in named.findall(page.read_text("utf-8")):
            data = (page.parent / path).read_bytes()
            assert len(alt) > 30, alt
            assert len(data) < 60_000, path
            assert _size(data) == (int(width), int(height)), path
            used.add(page.parent / path)
    assert used == {file for file in (ROOT / "docs").rglob("*") if file.suffix in {".webp", ".png", ".jpg", ".svg"}}
    assert len(used) >= 8


def _size(webp: bytes) -> tuple[int, int]:
    """Width and height of a picture, as its first chunk says."""
    if webp[12:16] == b"VP8X":
        return 1 + int.from_bytes(webp[24:27], "little"), 1 + int.from_bytes(webp[27:30], "little")
    return int.from_bytes(webp[26:28], "little"), int.from_bytes(webp[28:30], "little")


class _Host(http.server.BaseHTTPRequestHandler):
    """A host on which some pages are gone."""

    def do_GET(self) -> None:
        """Answers with the first number in the path, and says that it found as many books as the second."""
        status, _, books = self.path.split("?")[0].strip("/").partition("/")
        self.send_response(int(status))
        self.end_headers()
        self.wfile.write(json.dumps({"totalItems": int(books or 0)}).encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    """The address of such a host."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_dead_links(host: str) -> None:
    """Only what the host says is gone is dead; a host that refuses machines or is in trouble proves nothing."""
    assert {code: LINKS["is_dead"](f"{host}/{code}") for code in (200, 403, 404, 410, 429, 500)} == {
        200: False, 403: False, 404: True, 410: True, 429: False, 500: False,
    }  # fmt: skip
    assert LINKS["is_dead"]("http://127.0.0.1:1/") is False
    books = {
        "known": ("200", "200/0"),
        "one knows": ("404", "200/1"),
        "none knows": ("404", "200/0"),
        "in trouble": ("404", "500"),
    }
    assert {
        name: LINKS["is_dead"]("isbn:9781605092560", tuple(f"{host}/{path}?{{}}" for path in paths)) for name, paths in books.items()
    } == {"known": False, "one knows": False, "none knows": True, "in trouble": False}  # fmt: skip


def test_addresses_of_the_project() -> None:
    """DOIs and addresses of the bibliography, and links in cards, each once with where it stands."""
    found = LINKS["addresses"](load(ROOT / "methods")[0])
    assert "https://doi.org/api/handles/10.1093/jopart/mum015" in found
    assert found["isbn:9780306452512"].startswith("bibliography.yml: ")
    assert all(address.startswith(("https://", "http://", "isbn:")) for address in found)
    made_up = LINKS["addresses"](load(ROOT / "tests/cards")[0])
    assert made_up["https://example.org/plek?a=1&b=2"].endswith("buurtnetwerk.yml")


def test_dead_for_two_weeks() -> None:
    """A link is told when it has been dead for two weeks; one that came back is forgotten."""
    found = {"https://a.example/": "x.yml", "https://b.example/": "y.yml", "https://c.example/": "z.yml"}
    earlier = {
        "https://a.example/": "2027-03-04",
        "https://b.example/": "2027-03-05",
        "https://c.example/": "2027-01-01",
    }
    dead = LINKS["since"](found, earlier, TODAY, lambda address: "c." not in address)
    assert dead == {"https://a.example/": "2027-03-04", "https://b.example/": "2027-03-05"}
    told = LINKS["report"](found, dead, TODAY)
    assert "- `https://a.example/` (x.yml), sinds 2027-03-04" in told
    assert "b.example" not in told
    assert LINKS["report"](found, {"https://b.example/": "2027-03-18"}, TODAY) == ""
    assert json.dumps(dead)
