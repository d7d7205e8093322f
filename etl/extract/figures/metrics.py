"""Which metric a quantity is about, by the words near it."""

from __future__ import annotations

from etl.extract.model import Figure, Page, Sentence


def read_metrics(page: Page, sentence: Sentence, before: list[Figure]) -> list[Figure]:
    """A figure for each quantity of the sentence that is one; `before` are the figures of earlier sentences."""
    return []
