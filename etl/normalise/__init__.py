"""Settle: what was read, in our words and units, or refused by name."""
