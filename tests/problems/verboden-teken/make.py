"""Characters that nobody sees: between two letters, turning the direction of reading, and from an escape."""

from pathlib import Path


def make(folder: Path) -> None:
    """Puts one into the title of each card."""
    _change(folder / "concepts" / "organisatienetwerk.yml", "Organisatienetwerk", "Organisatie\u200bnetwerk")
    _change(folder / "tools" / "persona.yml", "Persona", "Persona \u202eanosreP")
    _change(folder / "conversations" / "check-in.yml", "Check-in", '"Check\\u200b-in"')


def _change(card: Path, old: str, new: str) -> None:
    card.write_text(card.read_text("utf-8").replace(f"title: {old}", f"title: {new}"), "utf-8")
