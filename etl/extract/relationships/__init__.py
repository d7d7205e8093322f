"""How customers stand with vendors, and who would not comment."""

from __future__ import annotations

from etl.extract.model import NoComment, Page, Relationship


def relationships(page: Page) -> list[Relationship]:
    """Every relationship that the page tells, in the order of the text."""
    return []


def no_comments(page: Page) -> list[NoComment]:
    """Who would not comment, in the order of the text."""
    return []
