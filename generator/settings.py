"""The MkDocs settings that differ by language, made from our words; the plugin and the plain docs tree use the same."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from generator.model import KINDS
from generator.wording import DEFAULT_LANGUAGE, Words, languages, words

MKDOCS: dict[str, Any] = {
    "theme": {
        "name": "material",
        "font": False,
        "palette": [
            {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "custom", "accent": "custom"},
            {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"},
        ],
        "favicon": "assets/images/favicon.svg",
        "features": ["search.highlight"],
    },
    "extra_css": ["assets/stylesheets/methodekaarten.css", "assets/stylesheets/finder.css"],
    "extra_javascript": [
        {"path": "assets/javascripts/methodekaarten.js", "defer": True},
        {"path": "assets/javascripts/selection.js", "defer": True},
    ],
    "markdown_extensions": ["attr_list", "def_list", {"tables": {"use_align_attribute": True}}, "toc"],
}
"""The settings that the project's mkdocs.yml and the one of a plain docs tree share; a test holds them equal."""

THEME = Path(__file__).parent / "theme"


def written(docs: Path) -> tuple[str, ...]:
    """The hand-written pages in the folder of a language."""
    return tuple(sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*.md")))


def navigation(here: Words, written: Collection[str], *, paper: bool = False) -> list[dict[str, Any]]:
    """The navigation of one language: home, the kinds, glossary and the like, the guides, then the hand-written pages that are there."""
    paths, kinds = here.tables("paths"), here.tables("kinds")
    about = [page for page in here.tables("nav")["pages"] if page in written]
    items: list[dict[str, Any]] = [{here["card.start"]: "index.md"}]
    items += [{kinds[kind]["many"]: f"{kinds[kind]['path']}/index.md"} for kind in KINDS]
    items += [
        {here[f"{page}.title"]: f"{paths[page]}/index.md"}
        for page in ("glossary", "finder", "mine", "planner", "sources", "map", "selfcheck", "news", "form")
    ]
    items.append({here["index.all_title"]: f"{paths['cards']}/index.md"})
    if paper:
        items.append({here["paper.title"]: f"{paths['paper']}/index.md"})
    guides = [f"{paths[page]}/index.md" for page in ("acquaintance", "encounter", "trust", "design")]
    items.append({here["nav.guides"]: guides})
    if about:
        items.append({here["nav.about"]: about})
    return items


def alternates(page: str, here: Words, docs: Path | None = None) -> dict[str, str]:
    """For a hand-written page: the same page in the other languages, as links from it. Pages pair by their place in `nav.pages`.

    With the folder of all hand-written pages, only those that are there.
    """
    pages = list(here.tables("nav")["pages"])
    if page not in pages:
        return {}
    up = "../" * (page.count("/") + 1)
    found = {}
    for language in languages():
        others = words(language).tables("nav")["pages"]
        if language != here.language and pages.index(page) < len(others):
            if docs and not (docs / language / others[pages.index(page)]).is_file():
                continue
            root = "" if language == DEFAULT_LANGUAGE else f"{language}/"
            out = up if here.language == DEFAULT_LANGUAGE else f"../{up}"
            found[language] = f"{out}{root}{others[pages.index(page)].removesuffix('.md')}/"
    return found


def for_theme(here: Words) -> dict[str, Any]:
    """What the theme reads from `config.extra`."""
    codes = languages()
    return {
        "words": {code: words(code).table for code in codes},
        "languages": [{"code": code, "name": words(code)["language.name"]} for code in codes],
        "language": here.language,
    }
