"""Jinja's compiled templates, kept in a `Store`: to compile the theme takes longer than to fill a hundred pages."""

from __future__ import annotations

import hashlib
from importlib import metadata

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.store import Store


class KeptTemplates(BytecodeCache):
    """Keeps each template by its name and source; Jinja itself looks after the version of Python."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives Jinja what was kept; something damaged is as good as nothing."""
        data = self.store.get(_key(bucket))
        try:
            if data:
                bucket.bytecode_from_string(data)
        except (EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what Jinja compiled."""
        self.store.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    shape = f"template\0{metadata.version('jinja2')}\0{bucket.key}\0{bucket.checksum}"
    return hashlib.sha256(shape.encode()).hexdigest()
