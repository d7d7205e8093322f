"""Pronouns and `the company`, where one antecedent is clear."""

from __future__ import annotations

from etl.extract.model import Page


def resolve(page: Page) -> None:
    """Adds a mention for each word that stands for somebody named before."""
