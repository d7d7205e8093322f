"""On whose word a figure rests."""

from __future__ import annotations

from etl.extract.model import Figure, Page


def attribute(page: Page, figures: list[Figure]) -> None:
    """Sets `attributed_to` and `anonymous` of each figure."""
