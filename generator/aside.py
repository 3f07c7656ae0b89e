"""The folder of a site in; a folder beside it to build in out, which takes its place once it is whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generator.outputs import MARKER, replace_folder


class Aside:
    """A site in the making: MkDocs empties the folder that it builds in, so it gets another one. Nothing more.

    Raises FileExistsError when `target` holds something that is no site.
    """

    def __init__(self, target: Path) -> None:
        occupied = target.exists() and (not target.is_dir() or any(target.iterdir()))
        if occupied and not any((target / name).is_file() for name in (MARKER, "sitemap.xml")):
            raise FileExistsError(str(target))
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        self.folder.chmod(0o755)

    def take_place(self) -> None:
        """Puts the site where it belongs."""
        (self.folder / MARKER).write_bytes(b"")
        replace_folder(self.folder, self.target)

    def forget(self) -> None:
        """Removes what was half made; the earlier site stays."""
        shutil.rmtree(self.folder, ignore_errors=True)
