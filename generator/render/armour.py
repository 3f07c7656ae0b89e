"""Text in; text out that no Markdown parser, template or browser can take for anything but text.

Card text stands in raw HTML blocks of the Markdown pages. Every character with a meaning in HTML or in any Markdown extension
becomes a numeric entity, so that an extension that reaches into raw HTML (snippets, superfences, macros, attribute lists) finds
nothing to act on.
"""

from __future__ import annotations

import re

import nh3
from markupsafe import Markup

_SPECIAL = "&<>\"'\\`*_{}[]#+!|~^$=@%"
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in _SPECIAL} | {ord("\n"): " ", ord("\r"): " "}
_BETWEEN_TAGS = re.compile(r"(<[^>]*>)|([\\`*_{}\[\]#+!|~^$=@%\n])")

_CLEANER = nh3.Cleaner(
    tags={"p", "ul", "ol", "li", "em", "strong", "a", "span"},
    attributes={"a": {"href", "class"}, "span": {"lang"}},
    url_schemes={"http", "https"},
    link_rel=None,
)
"""The second wall: whatever the code before it does wrong, only these elements, attributes and addresses get out."""


def trusted(html: str) -> Markup:
    """HTML, address or JSON that this package made, its parts ours, armoured or escaped. The one place where a text is believed."""
    return Markup(html)  # noqa: S704 see above


def armoured(text: str) -> Markup:
    """Plain text as HTML."""
    return trusted(text.translate(_ENTITIES))


def armoured_html(html: str) -> Markup:
    """HTML made from card text, cleaned; its words armoured, its tags left alone."""
    clean = _CLEANER.clean(html)
    return trusted(_BETWEEN_TAGS.sub(lambda found: found[1] or _ENTITIES[ord(found[2])], clean))


def finalised(value: object) -> object:
    """What Jinja puts on a page for a value: finished HTML as it is, anything else armoured; nothing for None."""
    if value is None:
        return Markup()
    return value if isinstance(value, Markup) else armoured(str(value))
