"""A list of five thousand items."""

from pathlib import Path


def make(folder: Path) -> None:
    """Adds the items to the last list of the card."""
    card = folder / "concepts" / "organisatienetwerk.yml"
    card.write_text(card.read_text("utf-8") + "  - dubbel\n" * 5_000, "utf-8")
