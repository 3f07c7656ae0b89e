"""A card with a smiley and letters of another script in a step."""

from pathlib import Path


def make(folder: Path) -> None:
    """Puts them in the shared card."""
    shared = Path(__file__).parents[1] / "_shared" / "cards" / "tools" / "persona.yml"
    (folder / "tools").mkdir()
    text = shared.read_text("utf-8").replace("text: Schrijf elk", "text: Lach 😀 en zeg 你好. Schrijf elk")
    (folder / "tools" / "persona.yml").write_text(text, "utf-8")
