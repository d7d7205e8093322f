"""Whether a figure has happened, is planned, expected, talked about, or the value before."""

from __future__ import annotations

from etl.extract.model import Figure, Page


def set_statuses(page: Page, figures: list[Figure]) -> None:
    """Sets the status of each figure, and its basis where the text says gross or net."""
