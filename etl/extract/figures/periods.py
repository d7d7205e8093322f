"""What time a figure is about; relative dates are counted from the day of publication."""

from __future__ import annotations

from etl.extract.dates import Dated, dates, resolve
from etl.extract.figures.spans import Layout, carries_on
from etl.extract.figures.times import FAR, assign_times
from etl.extract.model import Figure, Page, Sentence
from etl.vocabulary import languages

TO_COME = ("forecast", "planned")
GROWTH = "growth"
FLOWS = ("revenue", "customer_spend", "capex", GROWTH)  # over a period that is over


def set_periods(page: Page, figures: list[Figure]) -> None:
    """Sets the period of each figure, None where the text does not say."""
    if page.lang not in languages.codes():
        return
    told = assign_times(page, figures)
    for figure in figures:
        _settle(page, figure, told, depth=0)
    _carry(page, figures, told)


def period_of(page: Page, sentence: Sentence, start: int, end: int, future: bool = False) -> str | None:
    """The time that belongs to the phrase at `start` to `end`: the nearest, of its own clause rather; None without any.

    `future`: the phrase says what is to come, so a month without a year is the next one.
    """
    found = [each for each in dates(page, sentence) if not each.weekday and not each.earlier]
    if not found:
        return None
    layout = Layout(page, sentence, found, [])
    cost, nearest = min((layout.cost(start, end, each), each) for each in found)
    return resolve(nearest, page.published_on, future) if cost < FAR else None


def _settle(page: Page, figure: Figure, told: dict[int, tuple[Dated, str]], depth: int) -> None:
    """Resolves the time of a figure, that of the figure it is set against first."""
    if "period_how" in figure.traits:
        return
    dated, how = told.get(id(figure)) or (None, "none")
    partner = None
    if figure.base is not None and figure.base is not figure and depth < 4:
        _settle(page, figure.base, told, depth + 1)
        partner = figure.base.period
    figure.traits["period_how"] = how
    if dated is not None:
        figure.period = resolve(dated, page.published_on, _future(figure), partner, figure.metric in FLOWS)
        figure.period_span = (dated.start, dated.end)
        if dated.earlier or figure.base is not None:
            figure.traits["period_how"] = "pair"


def _future(figure: Figure) -> bool:
    return figure.status in TO_COME


def _carry(page: Page, figures: list[Figure], told: dict[int, tuple[Dated, str]]) -> None:
    """Growth is over the period of what grows; `in the period` goes on with that of the sentence before."""
    for index, figure in enumerate(figures):
        if figure.period is not None or id(figure) in told:
            continue
        source = _growing(figures, index) if figure.metric == GROWTH else _revised(figure)
        if source is None and carries_on(page, figure):
            source = _before(figures, index)
        if source is not None:
            figure.period, figure.period_span = source.period, source.period_span
            figure.traits["period_how"] = "paragraph" if source.sentence is not figure.sentence else "sentence"


def _growing(figures: list[Figure], index: int) -> Figure | None:
    """The revenue or other figure that a growth is about: the nearest in its sentence, else in the one before."""
    figure = figures[index]
    near = [
        each
        for each in figures
        if each.period and each.metric in ("revenue", "run_rate", "customer_spend") and each.base is None
    ]
    same = [each for each in near if each.sentence is figure.sentence]
    if same:
        return min(same, key=lambda each: abs(each.quantity.start - figure.quantity.start))
    before = [each for each in near if each.sentence.index == figure.sentence.index - 1]
    return before[-1] if before and before[-1].sentence.paragraph == figure.sentence.paragraph else None


def _revised(figure: Figure) -> Figure | None:
    """The forecast that replaced this one is about the same time."""
    base = figure.base
    return base if base is not None and base.status in TO_COME and base.sentence is figure.sentence else None


def _before(figures: list[Figure], index: int) -> Figure | None:
    """The last figure with a period in the sentence or two before."""
    here = figures[index].sentence.index
    for each in reversed(figures[:index]):
        if each.period is not None:
            return each if here - each.sentence.index <= 2 else None
    return None
