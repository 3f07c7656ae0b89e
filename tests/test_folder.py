"""The plain docs tree: everything that stock MkDocs needs to build the same pages without our plugin."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from generator import folder, settings
from generator.outputs import Clash
from generator.pipeline import Edition
from tests.project import SITE, Project


def tree(editions: dict[str, Edition], docs: Path) -> dict[str, bytes]:
    """All files of a tree."""
    return dict(folder.tree({language: made.pages for language, made in editions.items()}, docs, SITE))


def test_where_files_stand(editions: dict[str, Edition], project: Project) -> None:
    """Dutch at the root, English in a folder of its own, the theme beside them."""
    project.write("docs/nl/.geheim.md", "nee")
    project.write("docs/nl/beeld/foto.svg", "<svg/>")
    made = tree(editions, project.root / "docs")
    assert {
        "mkdocs.yml", "docs/index.md", "docs/over.md", "docs/beeld/foto.svg", "docs/gesprekken/rondje/index.md", "docs/k/rondje/index.html",
        "docs/data/kaarten.json", "docs/data/kaarten.csv", "docs/data/begrippen.jsonld",
        "docs/en/index.md", "docs/en/about.md", "docs/en/conversations/rondje/index.md", "theme/main.html",
        "theme/assets/stylesheets/methodekaarten.css",
    } <= made.keys()  # fmt: skip
    assert not any(".geheim" in path for path in made)
    assert made["docs/beeld/foto.svg"] == b"<svg/>"


def test_settings_without_our_plugin(editions: dict[str, Edition], project: Project) -> None:
    """The tree's mkdocs.yml is plain data: what both builds share, the search, and the navigation of both languages."""
    text = tree(editions, project.root / "docs")["mkdocs.yml"].decode()
    made = yaml.safe_load(text)
    assert text.startswith("# Made by `methodekaarten build --to`.")
    assert made["plugins"] == [{"search": {"lang": ["nl", "en"]}}]
    assert made["theme"] == {**settings.MKDOCS["theme"], "custom_dir": "theme", "language": "nl"}
    assert made["site_url"] == "https://kaarten.example/straat/"
    assert made["nav"][0] == {"Start": "index.md"}
    assert made["nav"][-1]["English"][0] == {"Home": "en/index.md"}
    assert {"hooks", "docs_dir", "repo_url"} & made.keys() == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Over\n", '---\nlang: nl\nalternate: {"en": "../en/about/"}\n---\n# Over\n'),
        (
            "---\ntitle: Over ons\n---\n# Over\n",
            '---\ntitle: Over ons\nlang: nl\nalternate: {"en": "../en/about/"}\n---\n# Over\n',
        ),
        (
            "---\r\ntitle: Over ons\r\n---\r\n# Over\r\n",
            '---\ntitle: Over ons\nlang: nl\nalternate: {"en": "../en/about/"}\n---\n# Over\n',
        ),
        ("---\n\nEen lijn.\n", '---\nlang: nl\nalternate: {"en": "../en/about/"}\n---\n---\n\nEen lijn.\n'),
    ],
)
def test_hand_written_pages_say_their_language(
    text: str, expected: str, editions: dict[str, Edition], project: Project
) -> None:
    """A hand-written page gets in its front matter what the plugin would have told MkDocs."""
    (project.root / "docs/nl/over.md").write_bytes(text.encode())
    assert tree(editions, project.root / "docs")["docs/over.md"].decode().replace("\r\n", "\n") == expected


def test_hand_written_page_in_the_way(editions: dict[str, Edition], project: Project) -> None:
    """A hand-written page with the path of a generated one is a clash, not a loss."""
    project.write("docs/en/conversations/rondje/index.md", "# Mijn rondje\n")
    with pytest.raises(Clash, match=r"en/conversations/rondje/index\.md"):
        tree(editions, project.root / "docs")


def test_front_matter_is_data(editions: dict[str, Edition], project: Project) -> None:
    """Every generated page begins with its data as JSON, so that other programs can read it."""
    for path, data in tree(editions, project.root / "docs").items():
        if path.endswith("/rondje/index.md"):
            front = json.loads(data.decode().split("---\n")[1])
            assert (front["kind"], front["card"], front["lang"]) == (
                "conversation",
                "rondje",
                "en" if "/en/" in path else "nl",
            )


def test_stock_mkdocs_builds_the_tree(project: Project) -> None:
    """MkDocs builds the tree in strict mode, in a place where our plugin is not asked for, with the same pages in both languages."""
    assert project.methodekaarten("build", "--to", "boom", SITE_URL="https://kaarten.example/straat/").code == 0
    stock = Project(project.root / "boom")
    built = stock.build()
    assert (built.code, "WARNING" in built.text) == (0, False), built.text
    for path in ("gesprekken/rondje/index.html", "en/conversations/rondje/index.html"):
        html = (stock.site / path).read_text("utf-8")
        assert '<html lang="en"' in html if path.startswith("en/") else '<html lang="nl"' in html
        assert "methodekaarten.css" in html
