"""A finished HTML page in; its Content-Security-Policy out: our own files, and the inline scripts that the theme put in this page."""

from __future__ import annotations

import base64
import hashlib
import re

PLACEHOLDER = "@@CSP@@"

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\btype=[\"']?application/", re.IGNORECASE)


def with_policy(html: str, content: str = "") -> str:
    """The page with its policy in the place that the theme left for it. What scripts its content has get no permission."""
    return html.replace(PLACEHOLDER, policy(html.replace(content, "", 1)), 1) if PLACEHOLDER in html else html


def tight(html: str) -> str:
    """The page without the indentation and empty lines of the theme's templates; a page with preformatted text stays as it is.

    Only between tags: the lines inside a script or a text keep their words apart by one line break.
    """
    return html if "<pre" in html else "\n".join(line for each in html.split("\n") if (line := each.strip()))


def policy(html: str) -> str:
    """Nothing from elsewhere, nothing inline but the scripts whose hashes are listed; a browser ignores data in a script element."""
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        for attributes, script in _INLINE.findall(html)
        if script and not _DATA.search(attributes)
    }
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in sorted(hashes))])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
    )
