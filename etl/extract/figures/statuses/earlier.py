"""Figures that give the value before one of an earlier sentence: `A year earlier it was $4 million.`"""

from __future__ import annotations

from etl.extract.dates import Dated, resolve
from etl.extract.figures.statuses.cues import words_of
from etl.extract.figures.times import assign_times
from etl.extract.model import Figure, Page

BACK = 2  # sentences
GROWTH = "growth"


def set_earlier(page: Page, figures: list[Figure]) -> None:
    """Makes `previous` what an earlier figure of the same metric and company is set against, and sets its `base`."""
    times = assign_times(page, figures)
    for index, figure in enumerate(figures):
        if figure.status not in ("actual", "previous") or figure.base is not None or figure.metric == GROWTH:
            continue
        partner = _partner(figures, index)
        if partner is None:
            continue
        if figure.status == "previous":
            figure.base = partner
        elif _is_before(page, times.get(id(figure)), times.get(id(partner))) and _refers(page, figure, partner):
            figure.status, figure.base = "previous", partner
            figure.traits["status_how"] = "sentence"


def _partner(figures: list[Figure], index: int) -> Figure | None:
    figure = figures[index]
    for each in reversed(figures[:index]):
        if figure.sentence.index - each.sentence.index > BACK:
            return None
        same = (
            each.metric == figure.metric and each.subject == figure.subject and each.counterparty == figure.counterparty
        )
        if same and each.status != "previous" and each.quantity.unit == figure.quantity.unit:
            return each
    return None


def _about(figure: Figure) -> tuple[str, str | None, str | None, str]:
    return figure.metric, figure.subject, figure.counterparty, figure.quantity.unit


def _refers(page: Page, figure: Figure, partner: Figure) -> bool:
    """Whether the sentence of a figure goes on about that of `partner`, and does not just name the company again."""
    sentence = figure.sentence
    if sentence is partner.sentence or words_of(page.lang).elliptic.search(page.folded, sentence.start, sentence.end):
        return True
    return figure.subject_mention is None or figure.subject_mention.how in ("pronoun", "nominal")


def _is_before(page: Page, time: tuple[Dated, str] | None, other: tuple[Dated, str] | None) -> bool:
    """Whether `time` lies before `other`; a figure without a time is of the day of publication."""
    if time is None or page.published_on is None:
        return False
    if time[0].earlier:
        return True
    period = resolve(time[0], page.published_on)
    there = resolve(other[0], page.published_on) if other is not None else None
    if period is None:
        return False
    if there is None:
        there = page.published_on.isoformat()
        return period[:4] < there[:4] or (
            len(period) == 7 and "Q" not in period and "H" not in period and period < there[:7]
        )
    return _rank(period) < _rank(there)


def _rank(period: str) -> tuple[int, int]:
    """The year, and the month with which a period ends."""
    rest = period[5:]
    if not rest:
        return int(period[:4]), 12
    months = {"Q": 3, "H": 6}.get(rest[0])
    return int(period[:4]), int(rest[1]) * months if months else int(rest[:2])
