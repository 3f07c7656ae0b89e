"""What a page says about itself in; its front matter out: JSON between two lines, so that no text can break out of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.render.armour import trusted


def front_matter(meta: Mapping[str, Any]) -> Markup:
    """Front matter as JSON, which every YAML reader takes; `<`, `>` and `&` as escapes, so that it is inert in HTML too."""
    text = json.dumps({key: value for key, value in meta.items() if value}, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return trusted(f"---\n{text}\n---")
