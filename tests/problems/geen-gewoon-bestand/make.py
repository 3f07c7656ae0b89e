"""A link, a pipe and a folder in the place of cards, and a file in the place of a folder, as git does not hold them."""

import os
from pathlib import Path


def make(folder: Path) -> None:
    """Makes all four."""
    (folder / "concepts" / "koppeling.yml").symlink_to("organisatienetwerk.yml")
    os.mkfifo(folder / "concepts" / "pijp.yml")
    (folder / "tools" / "map.yml").mkdir(parents=True)
    (folder / "programmes").write_text("Hier hoort een map.\n", "utf-8")
