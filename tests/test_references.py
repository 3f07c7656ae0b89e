"""The ids that a card names: in its fields and in its texts, each with what it may refer to."""

from __future__ import annotations

import pytest

from generator.pipeline import Checked
from generator.references import Named, named

ANY: tuple[str, ...] = ()
METHODS = ("tool", "conversation")
CONCEPT = ("concept",)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        (
            "buurtnetwerk",
            [
                Named("vaste-dag", ("related", 0), "related", ANY),
                Named("janssens-2018", ("sources", 0), "sources", None),
                Named("peeters-2021", ("definition", "source"), "definition", None),
                Named("straatkaart", ("methods", 0), "methods", METHODS),
                Named("rondje", ("methods", 1), "methods", METHODS),
                Named("janssens-2018", ("why", "nl"), "text", None),
                Named("janssens-2018", ("why", "en"), "text", None),
                Named("vaste-dag", ("example", "nl"), "text", ANY),
                Named("vaste-dag", ("example", "en"), "text", ANY),
            ],
        ),
        (
            "straatkaart",
            [
                Named("vaste-dag", ("related", 0), "related", ANY),
                Named("peeters-2021", ("sources", 0), "sources", None),
                Named("buurtnetwerk", ("concepts", 0), "concepts", CONCEPT),
                Named("rondje", ("before", 0), "before", METHODS),
                Named("rondje", ("after", 0), "after", METHODS),
            ],
        ),
        (
            "vaste-dag",
            [
                Named("jaar-in-de-straat", ("related", 0), "related", ANY),
                Named("janssens-2018", ("sources", 0), "sources", None),
                Named("buurtnetwerk", ("concepts", 0), "concepts", CONCEPT),
                Named("peeters-2021", ("evidence", 0, "sources", 0), "evidence", None),
                Named("janssens-2018", ("evidence", 1, "sources", 0), "evidence", None),
                Named("rondje", ("methods", 0), "methods", METHODS),
                Named("janssens-2018", ("evidence", 1, "text", "nl"), "text", None),
                Named("janssens-2018", ("evidence", 1, "text", "en"), "text", None),
            ],
        ),
        (
            "jaar-in-de-straat",
            [
                Named("buurtnetwerk", ("related", 0), "related", ANY),
                Named("peeters-2021", ("sources", 0), "sources", None),
                Named("buurtnetwerk", ("concepts", 0), "concepts", CONCEPT),
                Named("vaste-dag", ("factors", 0), "factors", ("factor",)),
                Named("rondje", ("sessions", 0, "agenda", 0, "card"), "sessions", ANY),
                Named("straatkaart", ("sessions", 0, "agenda", 1, "card"), "sessions", ANY),
                Named("rondje", ("sessions", 1, "agenda", 0, "card"), "sessions", ANY),
                Named("straatkaart", ("sessions", 0, "prepare", 0, "what", "nl"), "text", ANY),
                Named("straatkaart", ("sessions", 0, "prepare", 0, "what", "en"), "text", ANY),
                Named("straatkaart", ("sessions", 0, "report", "text", "nl"), "text", ANY),
                Named("straatkaart", ("sessions", 0, "report", "text", "en"), "text", ANY),
            ],
        ),
        ("drempel", []),
    ],
)
def test_named_ids(id_: str, expected: list[Named], checked: Checked) -> None:
    """Every id that a card names is found, first in its fields, then in its texts, each at its place."""
    assert list(named(checked.catalogue.cards[id_])) == expected
