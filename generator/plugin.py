"""The MkDocs adapter, nothing more: it hands the pages of the pipeline to MkDocs, one language after the other.

- `on_startup` is there so that one instance lives through all rebuilds of `mkdocs serve` and need not read unchanged cards again
- `on_config` checks the cards before MkDocs touches anything, renders, and gives MkDocs the settings of the language
- `on_files` adds the pages
- `on_page_markdown`, `on_page_content` keep and reuse the HTML of pages that did not change
- `on_env` keeps compiled templates
- `on_page_context` gives pages their whole addresses in other languages
- `on_post_page`, `on_post_template` fill in the Content-Security-Policy
- `on_post_build` completes the search index, builds the other languages, and puts the finished site in its place
- `on_build_error`, `on_shutdown` clean up
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import CountHandler, get_build_datetime
from mkdocs.utils.templates import TemplateContext

from generator import history, settings, translations
from generator.aside import Aside
from generator.contents import ContentCache
from generator.paper import can_print
from generator.pipeline import Checked, Edition, check, edition
from generator.policy import tight, with_policy
from generator.problems import report
from generator.render import Site, search
from generator.store import FolderStore, NoStore, Store
from generator.templating import KeptTemplates
from generator.wording import DEFAULT_LANGUAGE, Words, languages, words

log = logging.getLogger("mkdocs.plugins.methodekaarten")


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs' base class has an untyped hook
    """What may be set under the plugin in mkdocs.yml."""

    methods = c.Type(str, default="methods")
    """The folder of the cards."""

    cache = c.Type(bool, default=True)
    """Keep the HTML of unchanged pages in `.cache/` beside mkdocs.yml."""

    paper = c.Type(bool, default=True)
    """Make the PDFs too, when the extra `paper` is installed."""

    drafts = c.Type(bool, default=False)
    """Show drafts too, as the preview always does: for who reads a proposal."""

    branch = c.Type(str, default="main")
    """The branch that the edit buttons open."""


class MethodCardsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Builds one language after the other; the build of the default language starts the others."""

    def __init__(self) -> None:
        self.command: Literal["build", "gh-deploy", "serve"] = "build"
        self.language = DEFAULT_LANGUAGE
        self.checked: Checked | None = None
        self.happened: Sequence[history.Entry] | None = None
        self.followed = translations.NOTHING
        self.aside: Aside | None = None
        """Where the new site is made; None while serving."""

        self.warnings = CountHandler()

    @property
    def serving(self) -> bool:
        """True in the preview."""
        return self.command == "serve"

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 the hook's
        """Remembers the command."""
        self.command = command

    @event_priority(100)  # before the search plugin, which asks for the theme's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks, renders and sets up one language."""
        root = Path(config.config_file_path).resolve().parent
        here = words(self.language)
        self.store: Store = FolderStore(root / ".cache") if self.config.cache else NoStore()
        if self.language == DEFAULT_LANGUAGE:
            self.checked = self._check(root, config)
            if not (self.serving and self.happened):  # the preview asks git once
                self.happened = history.entries(root / self.config.methods)
            cards = self.checked.catalogue.cards.values()
            self.followed = translations.followed(cards, root / self.config.methods, self.followed)
            if not self.serving:
                self._build_aside(config)
        assert self.checked is not None  # the default language comes first
        self.can_print = self.config.paper and can_print()
        today = get_build_datetime().date() if self.can_print else None
        address = self._site_url(config)
        written = settings.written(root / "docs" / self.language)
        site = Site(
            config.repo_url or "", self.config.branch, address, paper=today, decks=not self.serving, written=written
        )
        self.edition: Edition = edition(
            self.checked.catalogue,
            self.language,
            site,
            self.store,
            happened=self.happened,
            followed=self.followed,
            broken=self.checked.library.broken if self.serving else {},
            problems=self.checked.problems,
        )
        self._set_up(config, root, here, written)
        self.contents = ContentCache(self.store, config.markdown_extensions, config.mdx_configs, AnchorLink)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages; none may take the place of a hand-written one."""
        written = {file.dest_uri.casefold(): file for file in files if file.inclusion != InclusionLevel.EXCLUDED}
        for page in self.edition.pages:
            file = File.generated(config, page.path, content=page.content, inclusion=InclusionLevel.NOT_IN_NAV)
            self._refuse(written.get(file.dest_uri.casefold()))
            file.edit_uri = f"../../{page.source}" if page.source else None
            files.append(file)
        for address, file in written.items():
            if address.split("/")[0] in languages():
                self._refuse(file)
        return files

    def _refuse(self, file: File | None) -> None:
        """A hand-written file in the place of a page, or of another language, ends the build."""
        if file:
            path = f"docs/{self.language}/{file.src_uri}"
            raise PluginError(words(self.language).fill("report.clash", {"path": path}))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 the hook's
        """Gives hand-written pages their language; spares the conversion of a page whose HTML is kept."""
        if page.file.generated_by is None:
            page.meta.setdefault("lang", self.language)
            page.meta.setdefault(
                "alternate", settings.alternates(page.file.src_uri, words(self.language), Path(config.docs_dir).parent)
            )
            return markdown
        page.meta["search"] = {"exclude": True}  # on_post_build adds a better entry
        return self.contents.begin(page, markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 the hook's
        """The kept HTML, or the new one, which is then kept."""
        return html if page.file.generated_by is None else self.contents.finish(page, html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 the hook's
        """The theme's templates need not be compiled for each language and each build, nor looked up on disk for each page."""
        env.bytecode_cache = KeptTemplates(self.store)
        env.auto_reload = False
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 the hook's
        nav: Navigation,  # noqa: ARG002 the hook's
    ) -> TemplateContext:
        """Search engines want the whole addresses of a page in other languages."""
        if page.canonical_url:
            others = page.meta.get("alternate", {}).items()
            page.meta["whole"] = {code: urljoin(page.canonical_url, href) for code, href in others}
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 the hook's
        """Fills in the policy."""
        return with_policy(tight(output), tight(page.content or "").strip())

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 the hook's
        """Fills in the policy of pages without Markdown, such as 404.html."""
        return with_policy(output_content)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Without an address for the site, the page for what is not there still has to know the folder of its language."""
        if template_name == "404.html" and not config.site_url and self.language != DEFAULT_LANGUAGE:
            context["base_url"] = f"/{self.language}"
        return context

    @event_priority(-50)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Completes this language; after the default one come the others, and then the site takes its place."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.is_file():
            text = search.complete(index.read_text("utf-8"), self.edition.search, words(self.language))
            index.write_text(text, "utf-8")
            index.with_suffix(".js").write_text(f"var __index = {text}", "utf-8")  # asked for when opened from a folder
        if self.language != DEFAULT_LANGUAGE:
            return
        for language in languages()[1:]:
            self._build_language(language, config)
        if self.aside is None:
            return
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if config.strict and self.warnings.get_counts():
            self.aside.forget()  # MkDocs is about to end the build
            return
        self.aside.take_place()
        config.site_dir = str(self.aside.target)  # `gh-deploy` publishes it from there
        log.info("The site is in %s", self.aside.target)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 the hook's
        """Removes what was half made."""
        if self.aside:
            self.aside.forget()

    def _check(self, root: Path, config: MkDocsConfig) -> Checked:
        """The cards. In a build, mistakes end it before anything is written; the preview shows them."""
        here = words(self.language)
        earlier = self.checked.library if self.checked else None
        try:
            checked = check(root / self.config.methods, earlier, drafts=self.serving or self.config.drafts)
        except FileNotFoundError:
            raise PluginError(here.fill("report.no_folder", {"path": self.config.methods})) from None
        text = report(checked.problems, "text", here)
        if checked.is_wrong and not self.serving:
            raise PluginError(f"{here['report.stopped']}\n\n{text}")
        if checked.problems:
            log.warning("%s\n\n%s", here["report.found"], text)
        config.extra["problems"] = text if self.serving and checked.is_wrong else ""
        return checked

    def _build_aside(self, config: MkDocsConfig) -> None:
        """The site stays whole until the new one is; and in a strict build, warnings of MkDocs are counted."""
        target = Path(config.site_dir).resolve()
        try:
            self.aside = Aside(target)
        except FileExistsError:
            raise PluginError(words(self.language).fill("report.not_ours", {"path": str(target)})) from None
        config.site_dir = str(self.aside.folder)
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def _site_url(self, config: MkDocsConfig) -> str:
        """Where the root of the whole site will stand."""
        address = config.site_url or ""
        return address if self.language == DEFAULT_LANGUAGE else address.removesuffix(f"{self.language}/")

    def _set_up(self, config: MkDocsConfig, root: Path, here: Words, written: Sequence[str]) -> None:
        docs = root / "docs" / self.language
        config.docs_dir = str(docs)
        config.theme["language"] = self.language
        config.theme.dirs.insert(0, str(settings.THEME))
        config.extra |= settings.for_theme(here) | {"csp": not self.serving}
        config.site_name = config.site_name if self.language == DEFAULT_LANGUAGE else here["site.name"]
        config.site_description = here["site.description"]
        config.copyright = config.copyright or here["site.copyright"]
        config.edit_uri = f"edit/{self.config.branch}/docs/{self.language}/" if config.repo_url else None
        config.nav = config.nav or settings.navigation(here, written, paper=self.can_print)
        config.watch += [str(root / self.config.methods), *(str(root / "docs" / code) for code in languages())]

    def _build_language(self, language: str, config: MkDocsConfig) -> None:
        """A build of its own for another language, below the site of the default one."""
        address = f"{config.site_url.rstrip('/')}/{language}/" if config.site_url else ""
        other: Any = load_config(
            config_file=config.config_file_path, site_dir=str(Path(config.site_dir) / language), strict=config.strict
        )
        other.site_url = address
        other.extra["problems"] = config.extra.get("problems", "")
        other.plugins.on_startup(command=self.command, dirty=False)
        self.language = language  # MkDocs gives this same instance to the other build
        try:
            build(other, serve_url=address if self.serving else None)
        finally:
            self.language = DEFAULT_LANGUAGE
