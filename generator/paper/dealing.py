"""Cards and a format in; the same cards with their pieces dealt over faces out, from the store when nothing changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.paper.document import Document
from generator.paper.press import Press

Card = dict[str, Any]


def dealt(press: Press, language: str, form: dict[str, Any], cards: Sequence[Card]) -> list[Card]:
    """Each card with `dealt`: size of type, pieces a face, number of paper cards, and lines beyond one card.

    Colour and the way of cutting do not matter to it, so that several formats share what was found.
    """
    form = form | {"bw": False}
    measures = {name: form[name] for name in ("width", "height", "pad", "size", "least", "bw")}
    shared = {"title": "", "lang": language, "format": measures}
    keys = [press.key("deal", json.dumps([shared, card], sort_keys=True)) for card in cards]
    for key in keys:
        kept = press.store.get(key) if key not in press.deals else None
        if kept is not None:
            press.deals[key] = json.loads(kept)
    missing = {key: card for key, card in zip(keys, cards, strict=True) if key not in press.deals}
    if missing:
        (made,) = press.query(Document("", "deal", {**shared, "cards": list(missing.values())}), "dealt")
        for key, deal in zip(missing, made, strict=True):
            press.deals[key] = deal
            press.store.put(key, json.dumps(deal).encode("utf-8"))
    return [_without_pieces(card) | {"dealt": press.deals[key]} for card, key in zip(cards, keys, strict=True)]


def _without_pieces(card: Card) -> Card:
    return {name: value for name, value in card.items() if name != "pieces"}
