"""What the quantities of a text are about: metric, whose, with whom, how it stands, when, on whose word."""

from __future__ import annotations

from etl.extract.figures.attribution import attribute
from etl.extract.figures.changes import changes
from etl.extract.figures.metrics import read_metrics
from etl.extract.figures.periods import set_periods
from etl.extract.figures.roles import set_roles
from etl.extract.figures.statuses import set_statuses
from etl.extract.figures.times import Times
from etl.extract.model import Figure, Page
from etl.extract.quantities import Quantity
from etl.extract.sentences import ASIDE


def figures(page: Page) -> list[Figure]:
    """Every figure of the page in the order of the text; none for a denied or merely supposed one."""
    found: list[Figure] = []
    for sentence in page.sentences:
        if sentence.kind != ASIDE and sentence.quantities:
            found += link(read_metrics(page, sentence, found), changes(page, sentence))
    if found:
        found = set_roles(page, found)
        times = Times(page, found)
        set_statuses(page, found, times)
        set_periods(page, found, times)
        attribute(page, found)
    return found


def link(figures: list[Figure], pairs: list[tuple[Quantity, Quantity]]) -> list[Figure]:
    """Sets `base` of each figure whose quantity is the value before that of another one of its metric."""
    of = {id(figure.quantity): figure for figure in figures}
    for before, after in pairs:
        old, new = of.get(id(before)), of.get(id(after))
        if old is not None and new is not None and old.metric == new.metric:
            old.base = new
    return figures
