"""The plugin: real builds with MkDocs, of small made-up projects and of the project itself."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator import prose
from generator.faults import faults, line_faults
from generator.model import KINDS
from generator.outputs import MARKER
from generator.wording import languages, words
from tests.pages import Page, target
from tests.payloads import PAYLOADS
from tests.project import ROOT, Project, files

SITE_URL = "https://kaarten.example/straat/"
REPO_URL = "https://github.com/buren/kaarten"

PLAIN = [text for text in PAYLOADS if not line_faults(text) and "\n" not in text]
MARKED = [text for text in PAYLOADS if not faults(text)]


def hostile_card() -> str:
    """A card full of every hostile text that the check lets through, as it means nothing in card text."""
    return "\n".join(
        [
            "status: published",
            "version: 1",
            "licence: CC-BY-SA-4.0",
            "group: learning",
            'title: "{{ config }} & 3 < 5 {: .x onclick=y }"',
            'summary: "--8<-- \\"mkdocs.yml\\" [x]: https://evil.example ``` <3"',
            f"also: {{nl: {json.dumps(PLAIN, ensure_ascii=False)}}}",
            'definition: {text: "template: 404.html"}',
            "plain: \"{% include 'main.html' %}\"",
            'why: "| a | b |\\n\\n:   c"',
            f"recognise: {json.dumps(MARKED, ensure_ascii=False)}",
            "",
        ]
    )


@dataclass(frozen=True)
class Site:
    """A built site: its files, and where it is meant to stand."""

    name: str
    root: Path
    url: str
    pages: dict[str, Page]
    """Every HTML page by its path."""


def built(name: str, root: Path, url: str) -> Site:
    """A site that was built in a folder."""
    pages = {file.relative_to(root).as_posix(): Page(file.read_text("utf-8")) for file in sorted(root.rglob("*.html"))}
    return Site(name, root, url, pages)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up project with a hostile card and a draft, for a site with an address and a repository; built from elsewhere."""
    project = Project.made(tmp_path_factory.mktemp("small"))
    project.write("methods/concepts/vreemde-tekens.yml", hostile_card())
    project.write("methods/concepts/wordt-nog.yml", hostile_card().replace("published", "draft"))
    elsewhere = Project(tmp_path_factory.mktemp("elders"))
    place = ("-f", str(project.root / "mkdocs.yml"), "-d", str(elsewhere.root / "uit"))
    ran = elsewhere.build(*place, SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    assert ran.code == 0, ran.text
    assert not project.site.exists()
    return built("small", elsewhere.root / "uit", SITE_URL)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The project itself, as a newcomer builds it: no address, no repository."""
    site = tmp_path_factory.mktemp("real") / "site"
    ran = Project(ROOT).build("-d", str(site), CACHE="false")
    assert ran.code == 0, ran.text
    return built("real", site, "")


@pytest.fixture(params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites."""
    found: Site = request.getfixturevalue(request.param)
    return found


# --- what a reader gets ------------------------------------------------------------------------------------------------


def test_both_languages(site: Site) -> None:
    """One build gives Dutch at the root and English below `en`, each with its own pages, search index and page for what is not there."""
    for language in languages():
        root = "" if language == "nl" else "en/"
        here = words(language)
        for path in ("index.html", "404.html", *(f"{here[f'kinds.{kind}.path']}/index.html" for kind in KINDS)):
            assert site.pages[root + path].find(".").attrib["lang"] == language, root + path
        index = json.loads((site.root / root / "search/search_index.json").read_text("utf-8"))
        locations = [document["location"] for document in index["docs"]]
        assert len(locations) == len(set(locations))
        assert (
            len([one for one in locations if one.startswith(f"{here['kinds.concept.path']}/") and one.count("/") == 2])
            >= 3
        )
    assert not (site.root / "en/en").exists()


def test_valid_html(site: Site) -> None:
    """A strict parser finds nothing wrong on any page."""
    assert {path: page.errors for path, page in site.pages.items() if page.errors} == {}


def test_names_are_unique(site: Site) -> None:
    """No page uses one id twice, and everything that points at an id points at one that is there."""
    for path, page in site.pages.items():
        names = [attributes["id"] for _, attributes, _ in page.elements() if "id" in attributes]
        assert len(names) == len(set(names)), path
        for name, attributes, _ in page.elements():
            for key in ("aria-labelledby", "aria-controls", "aria-describedby", "for"):
                for one in attributes.get(key, "").split():
                    assert one in names or one == "__search", (path, name, key, one)


def test_links_lead_somewhere(site: Site) -> None:
    """Every link on every page, within the page, the language or the site, leads to a file and an anchor that are there."""
    root = urlsplit(site.url).path or "/"
    there = files(site.root).keys()
    dead = []
    for path, page in site.pages.items():
        for _, _, address in page.links:
            if site.url and address.startswith(site.url):
                address = address.removeprefix(site.url) or "./"  # noqa: PLW2901 seen from the root
                file, anchor = target("index.html", address, root)
            elif re.match(r"[a-z][a-z0-9+.-]*:|//", address):
                continue
            else:
                file, anchor = target(path, address, root)
            if file not in there or (anchor and file in site.pages and anchor not in site.pages[file].names):
                dead.append((path, address))
    assert dead == []


def test_no_other_host_is_asked(site: Site) -> None:
    """No page, style or script makes a browser ask another host for anything."""
    loading = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "track", "input"}
    for path, page in site.pages.items():
        for name, key, address in page.links:
            rel = "stylesheet preload prefetch icon manifest dns-prefetch preconnect modulepreload"
            fetched = name in loading or (name == "link" and set(rel.split()) & set(rel_of(page, address).split()))
            assert not (fetched and "//" in address), (path, name, key, address)
        assert not list(page.elements("iframe", "object", "embed", "base")), path
    for file in site.root.rglob("*.css"):
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", file.read_text("utf-8")):
            assert not re.match(r"(https?:)?//", address), (file.name, address)
        assert "@import" not in file.read_text("utf-8"), file.name


def rel_of(page: Page, address: str) -> str:
    """What a link element is for."""
    return " ".join(
        attributes.get("rel", "") for _, attributes, _ in page.elements("link") if attributes.get("href") == address
    )


def test_nothing_inline(site: Site) -> None:
    """No page has styles or event handlers in its HTML: the policy would refuse them, and nobody could tell ours from others'."""
    for path, page in site.pages.items():
        for name, attributes, _ in page.elements():
            assert name != "style", path
            assert not [key for key in attributes if key == "style" or key.startswith("on")], (path, name, attributes)
            assert not [
                value for value in attributes.values() if value.lower().strip().startswith(("javascript:", "data:text"))
            ], path


def test_policy_covers_each_page(site: Site) -> None:
    """Every page but the ones that only lead on has, before anything else in its head, a policy with the hashes of its own scripts."""
    for path, page in site.pages.items():
        if any(attributes.get("http-equiv") == "refresh" for _, attributes, _ in page.elements("meta")):
            assert not list(page.elements("script"))
            continue
        first = next(page.elements("meta"))[1]
        assert first["http-equiv"] == "Content-Security-Policy", path
        policy = first["content"]
        assert "unsafe" not in policy
        assert "@@" not in policy
        allowed = set(re.findall(r"'sha256-([^']+)'", policy))
        assert allowed == {
            base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
            for _, attributes, script in page.elements("script")
            if "src" not in attributes and not attributes.get("type", "").startswith("application/")
        }, path


def test_scripts_are_few_and_known(site: Site) -> None:
    """All pages of a site share the same few inline scripts: none of them came out of a text."""
    scripts: dict[str, set[str]] = {}
    for path, page in site.pages.items():
        for _, attributes, script in page.elements("script"):
            if "src" not in attributes and not attributes.get("type", "").startswith("application/"):
                scripts.setdefault(re.sub(r'new URL\("[^"]*"', "new URL(", script.text or ""), set()).add(path)
    assert len(scripts) <= 4
    assert all(len(paths) > 5 for paths in scripts.values())


def test_what_a_card_says_of_itself(site: Site) -> None:
    """The page of each card, and no other, has one block of data: its name is the page's own, whatever stands in it."""
    for path, page in site.pages.items():
        blocks = [script for _, at, script in page.elements("script") if at.get("type") == "application/ld+json"]
        is_card = "layout-card" in page.html and len(Path(path.removeprefix("en/")).parts) == 3  # a session lies deeper
        assert len(blocks) == is_card, path
        for block in blocks:
            told = json.loads(block.text)
            shown = (page.text(page.find(".//h:h1")), page.find(".").attrib["lang"])
            assert (" ".join(told["name"].split()), told["inLanguage"]) == shown, path
            assert told["license"] == "https://creativecommons.org/licenses/by-sa/4.0/", path
            assert told.get("url", "") == (page_url(site, path) if site.url else ""), path


def page_url(site: Site, path: str) -> str:
    """Where a page will stand."""
    return f"{site.url}{path.removesuffix('index.html')}"


def test_language_switch(site: Site) -> None:
    """From every page, the link to the other language leads to the same page there, and the one there leads back."""
    for path, page in site.pages.items():
        if path.endswith("404.html") or not list(page.elements("header")):
            continue
        (there,) = {
            target(path, attributes["href"])[0]
            for _, attributes, _ in page.elements("a")
            if "language" in attributes.get("class", "").split()
        }
        (back,) = {
            target(there, attributes["href"])[0]
            for _, attributes, _ in site.pages[there].elements("a")
            if "language" in attributes.get("class", "").split()
        }
        assert back == path, (path, there, back)
        assert site.pages[there].find(".").attrib["lang"] != page.find(".").attrib["lang"]


def test_pages_stay_small(site: Site) -> None:
    """A card's page stays below 45 kB of HTML."""
    for path, page in site.pages.items():
        if 'class="crumbs"' in page.html and "layout-card" in page.html:
            assert len(page.html.encode()) < 45_000, path


def test_pages_hold_no_path_of_this_computer(site: Site) -> None:
    """Nothing on the site says where or by whom it was built, and no slip of a template is left in a text."""
    for path, data in files(site.root).items():
        assert str(ROOT).encode() not in data, path
        assert str(site.root).encode() not in data, path
        if path.endswith((".html", ".json", ".xml")):
            assert not re.search(rb"\bUndefined\b|<built-in|object at 0x", data), path


def test_every_page_is_complete(site: Site) -> None:
    """Each page has a title, a description, one main heading, and headings that skip no level within the article."""
    for path, page in site.pages.items():
        if not list(page.elements("header")):
            continue
        assert page.text(page.find("./h:head/h:title")).strip(), path
        assert any(attributes.get("name") == "description" for _, attributes, _ in page.elements("meta")), path
        article = page.find(".//h:article")
        levels = [int(str(part.tag)[-1]) for part in article.iter() if re.fullmatch(r"\{.*\}h[1-6]", str(part.tag))]
        assert levels.count(1) == 1, path
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (path, levels)


# --- hostile texts -----------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """A text without white space, as pages break lines where they like."""
    return "".join(text.split())


def test_hostile_texts_are_shown(small: Site) -> None:
    """Every hostile text that the check lets through is on the built page, letter for letter."""
    assert len(PLAIN) > 40
    assert len(MARKED) > 25
    for path in ("begrippen/vreemde-tekens/index.html", "en/concepts/vreemde-tekens/index.html"):
        shown = squeezed(small.pages[path].text())
        for text in [
            *(PLAIN if not path.startswith("en/") else []),
            *MARKED,
            "{{ config }} & 3 < 5 {: .x onclick=y }",
            '--8<-- "mkdocs.yml"',
        ]:
            expected = text if text in PLAIN and not path.startswith("en/") else prose.plain(text)
            assert squeezed(unicodedata.normalize("NFC", expected)) in shown, text
        assert small.pages[path].text(small.pages[path].find(".//h:h1")) == "{{ config }} & 3 < 5 {: .x onclick=y }"
        assert (
            small.pages[path]
            .text(small.pages[path].find(".//h:title"))
            .startswith("{{ config }} & 3 < 5 {: .x onclick=y }")
        )


def test_hostile_texts_elsewhere(small: Site) -> None:
    """In lists, glossary, search index and navigation, too, they are texts."""
    assert "{{ config }} & 3 < 5" in small.pages["begrippen/index.html"].text()
    index = json.loads((small.root / "search/search_index.json").read_text("utf-8"))
    (document,) = [one for one in index["docs"] if one["location"] == "begrippen/vreemde-tekens/"]
    assert document["title"] == "{{ config }} &amp; 3 &lt; 5 {: .x onclick=y }"
    assert small.pages["begrippen/vreemde-tekens/index.html"].find("./h:head/h:meta[@name='description']").attrib[
        "content"
    ] == ('--8<-- "mkdocs.yml" [x]: https://evil.example ``` <3')


# --- owner, repository, address ----------------------------------------------------------------------------------------


def edit_links(page: Page) -> list[str]:
    """The addresses of the edit links of a page."""
    return [attributes["href"] for _, attributes, _ in page.elements("a") if "/edit/" in attributes.get("href", "")]


def test_edit_links(small: Site) -> None:
    """With a repository, every card and every hand-written page has a link that opens its own file there."""
    assert edit_links(small.pages["gesprekken/rondje/index.html"]) == [
        f"{REPO_URL}/edit/main/methods/conversations/rondje.yml"
    ]
    assert edit_links(small.pages["en/conversations/rondje/index.html"]) == [
        f"{REPO_URL}/edit/main/methods/conversations/rondje.yml"
    ]
    assert edit_links(small.pages["over/index.html"]) == [f"{REPO_URL}/edit/main/docs/nl/over.md"]
    assert edit_links(small.pages["en/about/index.html"]) == [f"{REPO_URL}/edit/main/docs/en/about.md"]
    for path in ("index.html", "gesprekken/index.html", "bronnen/index.html", "404.html"):
        assert edit_links(small.pages[path]) == [], path


def test_no_repository_no_edit_links(real: Site) -> None:
    """Without a repository no page has an edit link, dead or alive, and without an address none says where the site stands."""
    for path, page in real.pages.items():
        assert edit_links(page) == [], path
        assert not [
            one for one in page.elements("link") if one[1].get("rel") == "canonical" and "//" in one[1]["href"]
        ], path
        assert "example" not in " ".join(attributes.get("href", "") for _, attributes, _ in page.elements("link")), path


def test_addresses_of_pages(small: Site) -> None:
    """With an address, each page says its own in full, and the sitemap of each language lists its pages and no others."""
    for path, page in small.pages.items():
        canonical = [
            attributes["href"] for _, attributes, _ in page.elements("link") if attributes.get("rel") == "canonical"
        ]
        if path.endswith("404.html"):
            continue
        assert len(canonical) == 1, path
        if list(page.elements("header")):
            assert canonical == [SITE_URL + path.removesuffix("index.html")], path
    for root in ("", "en/"):
        sitemap = (small.root / root / "sitemap.xml").read_text("utf-8")
        listed = set(re.findall(r"<loc>([^<]*)</loc>", sitemap))
        assert f"{SITE_URL}{root}" in listed
        assert all(target("index.html", address.removeprefix(SITE_URL) or "./")[0] in small.pages for address in listed)
        assert not any("/k/" in address for address in listed)


def test_pages_for_what_is_not_there(small: Site) -> None:
    """The page for what is not there may be shown at any depth, so all its links begin at the root of the site."""
    for path in ("404.html", "en/404.html"):
        for name, _, address in small.pages[path].links:
            assert address.startswith(("/straat/", "#", "https://")), (path, name, address)


# --- what a maintainer gets --------------------------------------------------------------------------------------------


@pytest.fixture
def published(project: Project, small: Site) -> Iterator[Project]:
    """A project whose site was built earlier; after the test, nothing half made stands beside it."""
    shutil.copytree(small.root, project.site)
    yield project
    assert [entry.name for entry in project.root.iterdir() if entry.name.startswith(".site")] == []


def assert_kept(project: Project, small: Site) -> None:
    """The earlier site is there, whole."""
    assert files(project.site) == files(small.root)


def test_mistake_in_a_card(published: Project, small: Site) -> None:
    """A mistake in a card ends the build with its report, before anything is written; the earlier site stays."""
    published.edit("methods/concepts/drempel.yml", "title: Drempel", "titel: Drempel")
    ran = published.build()
    assert ran.code == 1
    assert "methods/concepts/drempel.yml:4:1  onbekend-veld" in ran.text
    assert "Traceback" not in ran.text
    assert_kept(published, small)


@pytest.mark.parametrize("page", ["docs/nl/over.md", "docs/en/about.md"])
def test_dead_link_in_a_page(page: str, published: Project, small: Site) -> None:
    """A link that leads nowhere, in a hand-written page of either language, ends a strict build; the earlier site stays."""
    published.write(page, "# Over\n\n[weg](weg.md)\n")
    ran = published.build()
    assert ran.code == 1
    assert "weg.md" in ran.text
    assert "Traceback" not in ran.text
    assert_kept(published, small)


@pytest.mark.parametrize(
    "path",
    [
        "docs/nl/gesprekken/rondje/index.md",
        "docs/en/conversations/rondje/index.md",
        "docs/nl/gesprekken/rondje.md",  # another file, the same address
        "docs/nl/index.md",
        "docs/nl/k/rondje/index.html",
        "docs/nl/en/about.md",  # would stand in the English site
    ],
)
def test_hand_written_page_in_the_way(path: str, published: Project, small: Site) -> None:
    """A hand-written page with the address of a generated one ends the build and is named; neither silently wins."""
    published.write(path, "# Eigen pagina\n")
    ran = published.build()
    assert ran.code == 1, ran.text
    assert path in ran.text
    assert "Traceback" not in ran.text
    assert_kept(published, small)


def test_no_cards(project: Project) -> None:
    """Without a folder of cards the build ends with one sentence."""
    shutil.rmtree(project.methods)
    ran = project.build()
    assert ran.code == 1
    assert "De map methods met kaarten is er niet." in ran.text
    assert "Traceback" not in ran.text
    assert not project.site.exists()


def test_folder_of_someone_else(project: Project) -> None:
    """A folder that holds something that no build made is never replaced, whatever -d says."""
    before = files(project.root)
    for folder in ("methods", "docs"):
        ran = project.build("-d", folder)
        assert ran.code == 1
        assert "Traceback" not in ran.text
        assert files(project.root) == before
    project.write("site/foto.jpg", "mijn foto")
    assert project.build().code == 1
    assert files(project.site) == {"foto.jpg": b"mijn foto"}


@pytest.fixture(scope="session")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that our own command built for the first time, with the cache that this left."""
    project = Project.made(tmp_path_factory.mktemp("cold") / "project")
    before = files(project.root)
    ran = project.methodekaarten("build", "--strict")
    assert (ran.code, "WARNING" in ran.text) == (0, False), ran.text
    after = files(project.root)
    assert {path: after[path] for path in before} == before  # a build touches no card or page
    assert {path.split("/")[0] for path in after.keys() - before.keys()} == {"site", ".cache"}
    return project


@pytest.fixture
def warm(cold: Project, tmp_path: Path) -> Project:
    """A copy of it, in another place, with its site and its cache."""
    shutil.copytree(cold.root, tmp_path / "project")
    return Project(tmp_path / "project")


def test_same_bytes_every_time(cold: Project, warm: Project) -> None:
    """A build from the cache in another folder, over what an earlier build left, gives the same files, and no other."""
    (warm.site / MARKER).unlink()  # as if MkDocs alone had made it
    warm.write("site/oud/index.html", "oud")
    warm.write("site/en/oud/index.html", "oud")
    ran = warm.build()
    assert (ran.code, "WARNING" in ran.text) == (0, False), ran.text
    assert files(warm.site) == files(cold.site)
    assert files(warm.root / ".cache") == files(cold.root / ".cache")


def test_same_bytes_everywhere(cold: Project, project: Project) -> None:
    """A build without a cache, in another time zone, order of hashes and locale, gives the same files."""
    ran = project.methodekaarten("build", "--no-cache", PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C")
    assert ran.code == 0, ran.text
    assert files(project.site) == files(cold.site)
    assert not (project.root / ".cache").exists()


def test_change_after_a_build(cold: Project, warm: Project) -> None:
    """With a cache, a change in one card changes what it should: its page, its lists, and the pages that show its title."""
    first = files(cold.site)
    warm.edit("methods/conversations/rondje.yml", "{nl: Rondje, en: Round}", "{nl: Kringgesprek, en: Round}")
    assert warm.build().code == 0
    second = files(warm.site)
    assert first.keys() == second.keys()
    changed = {path for path in first if first[path] != second[path] and path.endswith(".html")}
    assert {
        "gesprekken/rondje/index.html", "gesprekken/index.html", "kaarten/index.html", "ontwerpen/straatkaart/index.html",
        "begrippen/buurtnetwerk/index.html", "trajecten/jaar-in-de-straat/index.html",
    } <= changed  # fmt: skip
    assert "begrippen/drempel/index.html" not in changed
    assert not {path for path in changed if b"Rondje<" in second[path]}
    assert warm.build(CACHE="false").code == 0
    assert files(warm.site) == second


def test_own_command_passes_on_a_failure(project: Project) -> None:
    """`methodekaarten build` ends as the build ended."""
    project.edit("methods/concepts/drempel.yml", "title: Drempel", "titel: Drempel")
    ran = project.methodekaarten("build")
    assert (ran.code, "Traceback" in ran.text) == (1, False)


def test_scripts_in_content_get_no_permission(project: Project) -> None:
    """A script that came into a page as content, past every other wall, is not in the page's policy, so no browser runs it."""
    project.write("docs/nl/over.md", "# Over\n\n<script>kwaad()</script>\n\n<p onclick='kwaad()'>Tekst.</p>\n")
    assert project.build().code == 0
    html = (project.site / "over/index.html").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(b"kwaad()").digest()).decode()
    assert "<script>kwaad()</script>" in html
    assert digest not in html
    assert "unsafe" not in html.partition("</head>")[0]


def test_drafts_are_not_built(small: Site) -> None:
    """A draft has no page, and no entry in lists, search or sitemap; the form knows that its name is taken."""
    found = [path for path, data in files(small.root).items() if b"wordt-nog" in data or "wordt-nog" in path]
    assert found == ["en/make-a-card/data.js", "kaart-maken/data.js"]
