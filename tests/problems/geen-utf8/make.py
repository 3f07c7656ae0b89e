"""A card saved by an old program, in which one byte stands for an accented letter."""

from pathlib import Path


def make(folder: Path) -> None:
    """Saves the card as Latin-1."""
    card = folder / "concepts" / "organisatienetwerk.yml"
    card.write_bytes(card.read_text("utf-8").encode("latin-1"))
