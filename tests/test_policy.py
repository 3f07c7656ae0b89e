"""The Content-Security-Policy of a page: its own files, and the inline scripts that the theme put there."""

from __future__ import annotations

import base64
import hashlib

import pytest

from generator.policy import PLACEHOLDER, policy, with_policy

REST = (
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; object-src 'none'"
)


def hashed(script: str) -> str:
    """The source expression for a script, as https://www.w3.org/TR/CSP3/#grammardef-hash-source says."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode('ascii')}'"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<p>Geen scripts</p>", ["'self'"]),
        ('<script src="a.js"></script>', ["'self'"]),
        ('<script src="a.js" defer></script>', ["'self'"]),
        ("<script>één()</script>", ["'self'", hashed("één()")]),
        ("<SCRIPT>\n a()\n</SCRIPT>", ["'self'", hashed("\n a()\n")]),
        ('<script type="application/json">{}</script>', ["'self'"]),
        ("<script type=application/ld+json>{}</script>", ["'self'"]),
        ("<script></script>", ["'self'"]),
        ("<script>a()</script><script>a()</script>", ["'self'", hashed("a()")]),
        ('<script type="text/javascript">a()</script>', ["'self'", hashed("a()")]),
        ('<script data-src="x">a()</script>', ["'self'", hashed("a()")]),
    ],
)
def test_policy(html: str, scripts: list[str]) -> None:
    """Each inline script of a page is allowed by its hash and no other; data in a script element needs none."""
    assert policy(html) == f"default-src 'none'; script-src {' '.join(scripts)}; {REST}"


def test_place_of_the_policy() -> None:
    """The policy goes where the theme left room for it, once: the same letters in a text are text."""
    page = f'<meta content="{PLACEHOLDER}"><p>{PLACEHOLDER}</p>'
    assert with_policy(page) == f'<meta content="{policy(page)}"><p>{PLACEHOLDER}</p>'


def test_page_without_a_place() -> None:
    """A page that asks for no policy, such as one of the preview, stays as it is."""
    assert with_policy("<script>a()</script>") == "<script>a()</script>"
