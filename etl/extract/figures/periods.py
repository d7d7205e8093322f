"""What time a figure is about; relative dates are counted from the day of publication."""

from __future__ import annotations

from etl.extract.dates import dates, resolve
from etl.extract.figures.carried import carry_periods
from etl.extract.figures.spans import Layout
from etl.extract.figures.times import FAR, REACH, Times
from etl.extract.model import Figure, Page, Sentence
from etl.vocabulary import languages

TO_COME = ("forecast", "planned")
GROWTH = "growth"
FLOWS = ("revenue", "customer_spend", "capex", GROWTH)  # over a period that is over


def set_periods(page: Page, figures: list[Figure], times: Times | None = None) -> None:
    """Sets the period of each figure, None where the text does not say; `times` where some have been found already."""
    if page.lang not in languages.codes():
        return
    told = times or Times(page, figures)
    told.settle()
    for figure in figures:
        _settle(page, figure, told, depth=0)
    carry_periods(page, figures)
    for figure in figures:
        dated = told.of(figure)
        if dated is not None and dated[0].earlier and figure.base is not None and figure.base.period is not None:
            figure.period = resolve(dated[0], page.published_on, partner=figure.base.period)


def period_of(page: Page, sentence: Sentence, start: int, end: int, future: bool = False) -> str | None:
    """The time that belongs to the phrase at `start` to `end`: the nearest, of its own clause rather; None without any.

    `future`: the phrase says what is to come, so a month without a year is the next one.
    """
    found = [
        each
        for each in dates(page, sentence)
        if (each.day or not each.weekday) and not each.earlier and start - REACH < each.start < end + REACH
    ]
    if not found:
        return None
    layout = Layout(page, sentence, found, [])
    costs = [layout.cost(start, end, each) for each in found]
    cost = min(costs)
    return resolve(found[costs.index(cost)], page.published_on, future) if cost < FAR else None


def _settle(page: Page, figure: Figure, told: Times, depth: int) -> None:
    """Resolves the time of a figure, that of the figure it is set against first."""
    if "period_how" in figure.traits:
        return
    dated, how = told.of(figure) or (None, "none")
    partner = None
    if figure.base is not None and figure.base is not figure and depth < 4:
        _settle(page, figure.base, told, depth + 1)
        partner = figure.base.period
    figure.traits["period_how"] = how
    if dated is not None:
        future = how != "paragraph" and _future(figure)
        figure.period = resolve(dated, page.published_on, future, partner, figure.metric in FLOWS)
        figure.period_span = (dated.start, dated.end)
        if dated.earlier or figure.base is not None:
            figure.traits["period_how"] = "pair"


def _future(figure: Figure) -> bool:
    """Whether a month without a year is the next one: a word says that it is to come (a contract may be signed)."""
    cue = figure.status_cue
    return figure.status in TO_COME and cue is not None and cue.tag not in ("contract", "agreed")
