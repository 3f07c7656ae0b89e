"""The Markdown of a generated page in; what of it must be converted out, and the whole HTML once it is.

Nearly all of a generated page is finished HTML. A Markdown parser reads that letter by letter, three times, only to hand it back
as it was: half of the time that a build would take.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLOCK = re.compile(r"<(article|aside|details|div|dl|figure|form|h1|nav|ol|p|section|table|ul)\b.*</\1>\n?", re.DOTALL)
"""Between two empty lines, from its first element's beginning to such an element's end."""

_PLACE = re.compile("(<p>)?\ue000(\\d+)\ue000(?:</p>)?")
"""Where a block was, a paragraph of its own unless it stands in other HTML; no card may have these characters."""


def without_finished(markdown: str) -> tuple[str, Sequence[str]]:
    """The Markdown with a place for each block of finished HTML, and these blocks."""
    parts, blocks = markdown.split("\n\n"), list[str]()
    for index, part in enumerate(parts):
        if part.startswith("<") and _BLOCK.fullmatch(part):
            parts[index] = f"\ue000{len(blocks)}\ue000"
            blocks.append(part)
    return "\n\n".join(parts), blocks


def with_finished(html: str, blocks: Sequence[str]) -> str:
    """The converted HTML with each block back in its place, as a Markdown parser would have left it."""

    def block(place: re.Match[str]) -> str:
        return blocks[int(place[2])] + ("\n" if place[1] else "")

    return _PLACE.sub(block, html).strip()
