"""How sure a reading is, from features of how it was read."""

from __future__ import annotations

from etl.extract.model import Figure, Page, Relationship


def figure_confidence(page: Page, figure: Figure) -> float:
    """The share of figures read in this way that are right."""
    return 0.8


def relationship_confidence(page: Page, relationship: Relationship) -> float:
    """The share of relationships read in this way that are right."""
    return 0.8
