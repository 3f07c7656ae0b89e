"""A card of one byte too many, filled up with a comment."""

from pathlib import Path


def make(folder: Path) -> None:
    """Makes the card 64 KiB and one byte long."""
    card = folder / "concepts" / "organisatienetwerk.yml"
    data = card.read_bytes()
    card.write_bytes(data + b"#" * (64 * 1024 + 1 - len(data)))
