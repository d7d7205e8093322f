"""How sure a reading is, from features of how it was read."""

from __future__ import annotations

from etl.extract.model import Figure, Relationship


def figure_confidence(figure: Figure) -> float:
    """The share of figures read in this way that are right."""
    return 0.8


def relationship_confidence(relationship: Relationship) -> float:
    """The share of relationships read in this way that are right."""
    return 0.8
