"""Turns method cards in YAML into the pages of a bilingual site."""
