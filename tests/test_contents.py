"""The cache of converted pages: what comes out is what would have been made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.contents import ContentCache
from generator.store import FolderStore, NoStore, Store
from tests.project import files

TEXT = '# Een & *twee*\n\n<p id="plek">Tekst [link](#drie)</p>\n\n## Drie {: #drie }\n\n### Vier\n\n## Vijf\n'
SHORT = "# Een & *twee*\n\n\ue0000\ue000\n\n## Drie {: #drie }\n\n### Vier\n\n## Vijf\n"
"""What is left to convert of it."""


class Converted:
    """One page, converted as MkDocs does it with our plugin between."""

    def __init__(
        self,
        docs: Path,
        store: Store,
        text: str = TEXT,
        path: str = "a/index.md",
        extensions: tuple[str, ...] = ("toc", "attr_list", "def_list"),
    ) -> None:
        config = MkDocsConfig()
        config.load_dict({"site_name": "x", "markdown_extensions": list(extensions)})
        config.validate()
        config.plugins = PluginCollection()
        file = File(path, str(docs), "", use_directory_urls=True)
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
        self.page: Any = Page(None, file, config)
        self.page.read_source(config)
        cache = ContentCache(store, config.markdown_extensions, config.mdx_configs, AnchorLink)
        self.given = cache.begin(self.page, self.page.markdown or "")
        self.page.markdown = self.given
        self.page.render(config, Files([file]))
        self.html = cache.finish(self.page, self.page.content or "")

    def toc(self) -> list[Any]:
        """The table of contents as plain lists."""

        def listed(items: Any) -> list[Any]:
            return [[item.title, item.id, item.level, item.url, listed(item.children)] for item in items]

        return listed(self.page.toc)


def test_second_time_is_like_the_first(tmp_path: Path) -> None:
    """A page that did not change is not converted, and has the same HTML, table of contents and anchors."""
    fresh = Converted(tmp_path / "docs", NoStore())
    first = Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"))
    second = Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"))
    assert first.given == SHORT
    assert second.given == ""
    assert "<h2" in fresh.html
    for other in (first, second):
        assert other.html == fresh.html
        assert other.toc() == fresh.toc()
        assert (
            other.page.present_anchor_ids
            == fresh.page.present_anchor_ids
            == {"een-twee", "plek", "drie", "vier", "vijf"}
        )


@pytest.mark.parametrize(
    "change",
    [
        {"text": f"{TEXT}!"},
        {"path": "b/index.md"},
        {"extensions": ("toc", "attr_list", "def_list", "abbr")},
        {"extensions": ("toc", "def_list", "attr_list")},
    ],
    ids=["text", "path", "extension", "order of extensions"],
)
def test_anything_that_shapes_a_page_makes_it_new(change: dict[str, Any], tmp_path: Path) -> None:
    """Another text, place or extension, or another order of extensions, is another page."""
    Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"))
    changed = Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"), **change)
    assert changed.given
    assert changed.html == Converted(tmp_path / "docs", NoStore(), **change).html


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b"\xff", b'{"html": "x"}', b'{"html": "x", "toc": [], '])
def test_damaged_record_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    """A file in the cache that was cut short, or that something else wrote, is as good as none."""
    Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"))
    (path,) = files(tmp_path / "kept")
    (tmp_path / "kept" / path).write_bytes(damage)
    again = Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"))
    assert again.given == SHORT
    assert again.html == Converted(tmp_path / "docs", NoStore()).html


def test_empty_page(tmp_path: Path) -> None:
    """A page without text can be kept as well."""
    assert Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"), text="").html == ""
    assert Converted(tmp_path / "docs", FolderStore(tmp_path / "kept"), text="").html == ""
