"""A card with a step that no paper card has room for."""

from pathlib import Path

SENTENCE = "Ieder schrijft drie dingen op die beter kunnen. "


def make(folder: Path) -> None:
    """Makes the text of the first step long."""
    shared = Path(__file__).parents[1] / "_shared" / "cards" / "tools" / "persona.yml"
    (folder / "tools").mkdir()
    text = shared.read_text("utf-8").replace("text: Schrijf elk", f"text: {SENTENCE * 60}Schrijf elk")
    (folder / "tools" / "persona.yml").write_text(text, "utf-8")
