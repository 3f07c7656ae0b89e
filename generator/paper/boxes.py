"""A PDF in; the same out with the boxes by which a print shop's machines know where the ink ends and where to cut."""

from __future__ import annotations

import io

MM = 72 / 25.4
"""Points a millimetre."""


def boxed(pdf: bytes, ink: float, cut: float) -> bytes:
    """Sets BleedBox and TrimBox (ISO 32000-2, 14.11.2) of every page, so many millimetres from its edges."""
    from pypdf import PdfWriter  # noqa: PLC0415 the rest of the program works without it
    from pypdf.generic import NameObject, RectangleObject  # noqa: PLC0415

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        for name, inset in (("/BleedBox", ink * MM), ("/TrimBox", cut * MM)):
            page[NameObject(name)] = RectangleObject((left + inset, bottom + inset, right - inset, top - inset))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
