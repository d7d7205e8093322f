"""Which of the times that a sentence names belongs to which of its figures."""

from __future__ import annotations

from etl.extract.dates import Dated, dates
from etl.extract.figures.spans import Layout
from etl.extract.model import Figure, Page, Sentence

FAR = 2.7  # a time that is farther away than this belongs to something else
NEAR = 1.2
UNPAIRED = 1.5  # what `a year earlier` costs a figure that is not known to be the value before another one
LEFT, RIGHT, ALIKE = (
    2.2,
    0.9,
    0.3,
)  # what a time costs a figure in front of it, behind it, or behind it with the metric of the owner
NEVER = 99.0
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
    bases = {id(figure.base) for figure in group if figure.base is not None}
    costs = [[_cost(layout, figure, each, bases) for each in found] for figure in group]
    for number, each in enumerate(found):
        _keep_apart(group, each, [row[number] for row in costs], costs, number)
    for figure, row in zip(group, costs, strict=True):
        cost = min(row)
        if cost < FAR:
            told[id(figure)] = found[row.index(cost)], "clause" if cost < NEAR else "sentence"


def _cost(layout: Layout, figure: Figure, each: Dated, bases: set[int]) -> float:
    if each.earlier and (figure.metric == GROWTH or id(figure) in bases):
        return NEVER
    cost = layout.cost(figure.quantity.start, figure.quantity.end, each, figure)
    return cost + UNPAIRED if each.earlier and figure.base is None else cost


def _keep_apart(group: list[Figure], each: Dated, prices: list[float], costs: list[list[float]], number: int) -> None:
    """A time between two figures belongs to the nearer one; the other pays for having it too."""
    before = [index for index, figure in enumerate(group) if figure.quantity.end <= each.start]
    after = [index for index, figure in enumerate(group) if figure.quantity.start >= each.end]
    if not before or not after:
        return
    left, right = min(before, key=prices.__getitem__), min(after, key=prices.__getitem__)
    if prices[left] > prices[right]:
        for index in before:
            costs[index][number] += LEFT
    else:
        for index in after:
            costs[index][number] += ALIKE if group[index].metric == group[left].metric else RIGHT
