"""Two quantities of which one is the value before the other: `from 14 to 29`, `up from`, `dari … menjadi`."""

from __future__ import annotations

from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity


def changes(page: Page, sentence: Sentence) -> list[tuple[Quantity, Quantity]]:
    """Pairs (before, after) of quantities of one unit in this sentence, whatever they are about."""
    return []
