"""The pages of all languages in; a plain docs tree with its own mkdocs.yml out, which stock MkDocs builds without our plugin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from generator import settings
from generator.outputs import Clash, OutputFile
from generator.render import Site
from generator.wording import DEFAULT_LANGUAGE, languages, words

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def tree(editions: Mapping[str, Sequence[OutputFile]], docs: Path, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file of the tree: path and content. The default language at the root, the others in a folder of their own."""
    yield "mkdocs.yml", _settings(docs, site).encode("utf-8")
    for language, pages in editions.items():
        root = "docs/" if language == DEFAULT_LANGUAGE else f"docs/{language}/"
        generated = {page.path for page in pages}
        for page in pages:
            yield f"{root}{page.path}", page.data()
        for path, data in _written(docs / language, language):
            if path in generated:
                raise Clash(f"{docs.as_posix()}/{language}/{path}")
            yield f"{root}{path}", data
    for file in sorted(settings.THEME.rglob("*")):
        if file.is_file():
            yield f"theme/{file.relative_to(settings.THEME).as_posix()}", file.read_bytes()


def _written(folder: Path, language: str) -> Iterator[tuple[str, bytes]]:
    """The hand-written files of a language; pages say in their front matter what the plugin would have told MkDocs."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if not file.is_file() or any(part.startswith(".") for part in path.split("/")):
            continue
        yield (
            path,
            _page(path, language, file.read_text("utf-8"), folder.parent).encode("utf-8")
            if file.suffix == ".md"
            else file.read_bytes(),
        )


def _page(path: str, language: str, text: str, docs: Path) -> str:
    alternate = settings.alternates(path, words(language), docs)
    told = f"lang: {language}\nalternate: {json.dumps(alternate)}\n"
    front = _FRONT.match(text)
    return f"---\n{front[1] if front else ''}{told}---\n{text[front.end() :] if front else text}"


def _settings(docs: Path, site: Site) -> str:
    """A mkdocs.yml without our plugin, and without anything that only it can do."""
    nav = []
    for language in languages():
        here = words(language)
        written = {path for path, _ in _written(docs / language, language)}
        items = settings.navigation(here, written, paper=site.paper is not None)
        if language == DEFAULT_LANGUAGE:
            nav += items
        else:
            nav.append({here["language.name"]: _below(items, language)})
    here = words(DEFAULT_LANGUAGE)
    made = {
        "site_name": here["site.name"],
        "site_description": here["site.description"],
        "copyright": here["site.copyright"],
        "site_url": site.site_url,
        **settings.MKDOCS,
        "theme": {**settings.MKDOCS["theme"], "custom_dir": "theme", "language": DEFAULT_LANGUAGE},
        "plugins": [{"search": {"lang": list(languages())}}],
        "nav": nav,
        "extra": settings.for_theme(here),
    }
    text: str = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=1000)
    return f"# Made by `methodekaarten build --to`. Build it with `mkdocs build`.\n{text}"


def _below(items: list[dict[str, object]], language: str) -> list[dict[str, object]]:
    """Navigation items with their pages in the folder of a language."""
    made: list[dict[str, object]] = []
    for item in items:
        for title, page in item.items():
            made.append(
                {title: [f"{language}/{one}" for one in page] if isinstance(page, list) else f"{language}/{page}"}
            )
    return made
