"""What time a figure is about; relative dates are counted from the day of publication."""

from __future__ import annotations

from etl.extract.model import Figure, Page


def set_periods(page: Page, figures: list[Figure]) -> None:
    """Sets the period of each figure, None where the text does not say."""
