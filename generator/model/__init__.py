"""What a card is: one frozen pydantic class a kind, and the two lists that cards draw on (vocabulary, bibliography)."""

from generator.model.card import Card, Method
from generator.model.concept import Concept
from generator.model.conversation import Conversation
from generator.model.factor import Factor
from generator.model.programme import Programme
from generator.model.tool import Tool

KINDS: dict[str, type[Card]] = {
    "concept": Concept,
    "tool": Tool,
    "conversation": Conversation,
    "factor": Factor,
    "programme": Programme,
}
"""Every kind of card, in the order in which the site shows them."""

FOLDERS: dict[str, str] = {f"{kind}s": kind for kind in KINDS}
"""Folder below `methods/` → kind."""

__all__ = ["FOLDERS", "KINDS", "Card", "Concept", "Conversation", "Factor", "Method", "Programme", "Tool"]
