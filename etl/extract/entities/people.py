"""For whom a person speaks."""

from __future__ import annotations

from etl.extract.model import Page


def set_companies(page: Page) -> None:
    """Sets `company` of the persons of a page."""
