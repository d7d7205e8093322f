"""Which of the times that a sentence names belongs to which of its figures."""

from __future__ import annotations

from etl.extract.dates import Dated, dates
from etl.extract.figures.spans import Layout
from etl.extract.model import Figure, Page, Sentence

FAR = 2.7  # a time that is farther away than this belongs to something else
NEAR = 1.2
UNPAIRED = 1.5  # what `a year earlier` costs a figure that is not known to be the value before another one
GROWTH = "growth"


def assign_times(page: Page, figures: list[Figure]) -> dict[int, tuple[Dated, str]]:
    """For each figure (by its `id`) with a time of its own that time, and whether it is of its clause or sentence."""
    of: dict[int, list[Figure]] = {}
    for figure in figures:
        of.setdefault(figure.sentence.index, []).append(figure)
    told: dict[int, tuple[Dated, str]] = {}
    for group in of.values():
        _assign(page, group[0].sentence, group, told)
    return told


def _assign(page: Page, sentence: Sentence, group: list[Figure], told: dict[int, tuple[Dated, str]]) -> None:
    found = [each for each in dates(page, sentence) if not each.weekday and not each.since]
    if not found:
        return
    layout = Layout(page, sentence, found, group)
    for figure in group:
        best: tuple[float, Dated] | None = None
        for each in found:
            if each.earlier and figure.metric == GROWTH:
                continue
            cost = layout.cost(figure.quantity.start, figure.quantity.end, each, figure)
            if each.earlier and figure.base is None:
                cost += UNPAIRED
            if best is None or cost < best[0]:
                best = cost, each
        if best is not None and best[0] < FAR:
            told[id(figure)] = best[1], "clause" if best[0] < NEAR else "sentence"
