"""What may not stand in card text, and the piece of it to point at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.faults import _found_by_parsing, faults, line_faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gewoon.", []),
        ("3 < 5 en a<b? Nee: a < b.", [("html-in-tekst", "<b?")]),
        ("[hier](https://example.org) [[rondje]] [@peeters-2021] *en* **zo**", []),
        ("een\n\n- twee\n- drie\n\n1. vier\n2. vijf", []),
        ("<script>alert(1)</script>", [("html-in-tekst", "<script"), ("html-in-tekst", "</script")]),
        ("<!-- x -->", [("html-in-tekst", "<!--")]),
        ("<?php", [("html-in-tekst", "<?php")]),
        ("[x](javascript:alert(1))", [("onveilige-link", "javascript:alert(1")]),
        ("JavaScript : x", [("onveilige-link", "JavaScript :")]),
        ("data:text/html,x", [("onveilige-link", "data:text/")]),
        ("[x](../rondje/)", [("onveilige-link", "../rondje/")]),
        ("[x](mailto:a@b.be)", [("onveilige-link", "mailto:a@b.be")]),
        ("[x](//example.org)", [("onveilige-link", "//example.org")]),
        ("![x](https://example.org/a.png)", [("niet-in-kaarttekst", "![")]),
        ("`code`", [("niet-in-kaarttekst", "`code")]),
        ("a\n\n# kop", [("niet-in-kaarttekst", "# kop")]),
        ("a\n===", [("niet-in-kaarttekst", "a")]),
        ("a\n\n> citaat", [("niet-in-kaarttekst", "> citaat")]),
        ("a\n\n---\n\nb", [("niet-in-kaarttekst", "---")]),
        ("```\ncode\n```", [("niet-in-kaarttekst", "```")]),
        ("a\n\n    code", [("niet-in-kaarttekst", "code")]),
        ("- a\n  - b", [("niet-in-kaarttekst", "- b")]),
        ("3. drie\n4. vier", [("niet-in-kaarttekst", "3. drie")]),
        ("[[Rondje]]", [("foute-verwijzing", "[[Rondje")]),
        ("[[rondje", [("foute-verwijzing", "[[rondje")]),
        ("[@Peeters]", [("foute-verwijzing", "[@Peeters")]),
        ("[@ peeters]", [("foute-verwijzing", "[@")]),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_text(text: str, expected: list[tuple[str, str]]) -> None:
    """Each thing that card text may not hold is named, with the piece to point at."""
    assert [(fault.code, fault.piece) for fault in faults(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat is 3 < 5 & *dit* [[dat]] `zo` #1?", []),
        ("<b>vet</b>", ["html-in-tekst", "html-in-tekst"]),
        ("Klik javascript:alert(1)", ["onveilige-link"]),
    ],
)
def test_what_may_not_stand_in_a_line(text: str, expected: list[str]) -> None:
    """A text that is printed letter for letter may hold anything but HTML and script addresses."""
    assert [fault.code for fault in line_faults(text)] == expected


_PIECES = [
    "1. ",
    "2. ",
    "10. ",
    "1) ",
    "- ",
    "* ",
    "een",
    " twee",
    "\n",
    "\n\n",
    "    ",
    "  ",
    "**",
    "_",
    "# ",
    "> ",
    "---",
    "=",
    "[[a]]",
    "[@b]",
]


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from([*_PIECES, "<b>", "`", "[x](", "javascript:", "[x](https://a.be)", "!", "["]), max_size=12)
)
def test_the_short_way_round_the_parser_misses_nothing(pieces: list[str]) -> None:
    """A text that is not parsed, as it shows no sign of anything forbidden, has nothing forbidden in it."""
    text = "".join(pieces)
    assert bool(faults(text)) == bool(_found_by_parsing(text))
