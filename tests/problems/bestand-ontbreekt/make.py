"""The vocabulary is gone, and a folder has the name of the bibliography."""

from pathlib import Path


def make(folder: Path) -> None:
    """Takes both lists away."""
    (folder / "vocabulary.yml").unlink()
    (folder / "bibliography.yml").unlink()
    (folder / "bibliography.yml").mkdir()
