"""Our plain docs tree in; the same Markdown as a Hugo site with a bare theme out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING_ID = re.compile(r"\{: (#[\w-]+) \}")

_CONFIG = """\
baseURL = "http://localhost/"
title = "Methodekaarten"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
title = true
[outputs]
home = ["html", "json"]
"""

_PAGE = """\
<!doctype html>
<html lang="{{ .Params.lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="stylesheet" href="{{ "assets/stylesheets/methodekaarten.css" | relURL }}">
</head>
<body>
<header><nav><ul>
{{ range site.Home.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul></nav></header>
<main>{{ .Content }}</main>
<footer><p>{{ site.Title }}</p></footer>
</body>
</html>
"""

_SEARCH = """\
[{{ range $index, $page := site.RegularPages }}{{ if $index }},{{ end }}
{{ dict "location" .RelPermalink "title" .Title "text" (.Plain | truncate 700) | jsonify }}{{ end }}]
"""


def hugo_site(plain: Path, target: Path) -> None:
    """Writes the site. The Markdown is the same but for Hugo's way to name a heading; a folder's page is its index."""
    layouts = target / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html", "home.html"):
        (layouts / name).write_text(_PAGE, "utf-8")
    (layouts / "home.json").write_text(_SEARCH, "utf-8")
    (target / "hugo.toml").write_text(_CONFIG, "utf-8")
    shutil.copytree(plain / "theme" / "assets", target / "static" / "assets")
    docs = plain / "docs"
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs)
        if file.suffix == ".md":
            has_pages = file.name == "index.md" and any(file.parent.glob("*/index.md"))
            page = target / "content" / (path.with_name("_index.md") if has_pages else path)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(file.read_text("utf-8")), "utf-8")
        elif file.is_file():
            copy = target / "static" / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)


def _page(text: str) -> str:
    """A page whose `kind`, `lang` and `layout`, which mean something else to Hugo, are parameters."""
    front = _FRONT.match(text)
    meta = _meta(front[1]) if front else {}
    shown = {name: meta.pop(name) for name in ("title", "description") if name in meta}
    body = text[front.end() :] if front else text
    return json.dumps(shown | {"params": meta}, ensure_ascii=False) + "\n\n" + _HEADING_ID.sub(r"{\1}", body)


def _meta(front: str) -> dict[str, object]:
    """Front matter: JSON on a generated page, `name: value` lines on a hand-written one."""
    if front.startswith("{"):
        made: dict[str, object] = json.loads(front)
        return made
    lines = (line.partition(": ") for line in front.splitlines() if ": " in line)
    return {name: value for name, _, value in lines}
