"""The settings of MkDocs: the project's own and those of a plain docs tree say the same."""

from __future__ import annotations

from typing import Any

import yaml

from generator import settings
from generator.wording import words
from tests.project import ROOT


def project_settings() -> dict[str, Any]:
    """The project's mkdocs.yml, with what it takes from the environment left out."""

    class Loader(yaml.SafeLoader):
        """Reads `!ENV` as nothing."""

    Loader.add_constructor("!ENV", lambda loader, node: None)  # noqa: ARG005 PyYAML's signature
    found: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)  # noqa: S506 a safe loader
    return found


def test_both_builds_have_the_same_settings() -> None:
    """What the plain docs tree gets is what mkdocs.yml says, so that both ways give the same pages."""
    found = project_settings()
    assert {name: found[name] for name in settings.MKDOCS} == settings.MKDOCS


def test_only_known_settings() -> None:
    """mkdocs.yml holds nothing that the plain docs tree would miss: what is not shared is the plugin's, or by environment."""
    assert project_settings().keys() - settings.MKDOCS.keys() == {
        "site_name", "site_url", "repo_url", "docs_dir", "plugins", "validation",
    }  # fmt: skip


def test_nothing_risky_is_switched_on() -> None:
    """No extension runs code, includes files or styles a page inline, and no feature asks another host."""
    found = project_settings()
    names = [next(iter(item)) if isinstance(item, dict) else item for item in found["markdown_extensions"]]
    assert names == ["attr_list", "def_list", "tables", "toc"]
    assert found["theme"]["font"] is False
    assert "navigation.instant" not in found["theme"]["features"]
    assert not {"hooks", "extra_templates"} & found.keys()


def test_navigation() -> None:
    """Home, the five kinds, glossary, finder, own cards, sources, and the hand-written pages that are there, in the order of the words."""
    here = words("nl")
    items = settings.navigation(here, {"privacy.md", "over.md", "los.md"})
    assert items[:11] == [
        {"Start": "index.md"},
        {"Begrippen": "begrippen/index.md"},
        {"Ontwerpen": "ontwerpen/index.md"},
        {"Gesprekken": "gesprekken/index.md"},
        {"Succesfactoren": "succesfactoren/index.md"},
        {"Trajecten": "trajecten/index.md"},
        {"Woordenlijst": "woordenlijst/index.md"},
        {"Kies een werkvorm": "kies/index.md"},
        {"Mijn kaarten": "mijn-kaarten/index.md"},
        {"Plan een bijeenkomst": "plan/index.md"},
        {"Bronnen": "bronnen/index.md"},
    ]
    assert items[-1] == {here["nav.about"]: ["over.md", "privacy.md"]}
    assert settings.navigation(here, set()) == items[:-1]


def test_hand_written_pages_in_other_languages() -> None:
    """A hand-written page leads to the page that stands in its place in the other language."""
    nl, en = words("nl"), words("en")
    pages = zip(nl.tables("nav")["pages"], en.tables("nav")["pages"], strict=True)
    for dutch, english in pages:
        assert settings.alternates(dutch, nl) == {"en": f"../en/{english.removesuffix('.md')}/"}
        assert settings.alternates(english, en) == {"nl": f"../../{dutch.removesuffix('.md')}/"}
    assert settings.alternates("los.md", nl) == {}
