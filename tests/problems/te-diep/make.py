"""A text of thirty thousand brackets, which makes a reader that calls itself crash."""

from pathlib import Path


def make(folder: Path) -> None:
    """Puts the brackets in the place of a text."""
    card = folder / "concepts" / "organisatienetwerk.yml"
    text = card.read_text("utf-8").replace("plain: ", f"plain: {'[' * 30_000}{']' * 30_000} # ")
    card.write_text(text, "utf-8")
