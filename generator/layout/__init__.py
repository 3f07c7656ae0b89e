"""The text of a card in; the same card in the one layout that all cards have out, with every comment."""

from generator.layout.shape import field_order
from generator.layout.sheet import laid_out

__all__ = ["field_order", "laid_out"]
