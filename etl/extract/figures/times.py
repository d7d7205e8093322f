"""Which of the times that a sentence names belongs to which of its figures."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from etl.extract.dates import Dated, dates
from etl.extract.dates.model import DAY
from etl.extract.figures.rows import bare_times, column_time, is_row, time_above, time_before
from etl.extract.figures.spans import Layout
from etl.extract.model import Figure, Page, Sentence

CROWD = 24  # figures, or times, of one sentence: with more it is no sentence that a time could be read from
REACH = 300  # characters on each side of them
FAR = 2.7  # a time that is farther away than this belongs to something else
NEAR_ENOUGH = 1.6  # the same for what is so at a time, which often has none
OVER_TIME = ("revenue", "customer_spend", "capex", "growth", "funding", "investment")
NEAR = 1.2
UNPAIRED = 1.5  # what `a year earlier` costs a figure that is not known to be the value before another one
# what a time between two figures costs the one in front of it, the one behind it, or behind it with the same metric
LEFT, RIGHT, ALIKE = 3.0, 0.7, 0.3
AT_ONCE = 0.35  # what a time costs that follows its figure with next to nothing between
NEVER = 99.0
DEALS = ("funding", "valuation", "investment", "stake")
GROWTH = "growth"
TO_COME = ("forecast", "planned")
Told = dict[int, tuple[Dated, str]]


class Times:
    """The times of figures, found sentence by sentence when they are first asked for."""

    def __init__(self, page: Page, figures: list[Figure]) -> None:
        """The statuses of `figures` need not be known yet: see `settle`."""
        self.page, self.settled = page, False
        self.told: Told = {}
        self.bare: dict[int, Dated] | None = None
        self.layouts: dict[int, Layout | None] = {}  # of the sentences asked for; None where none of its times counts
        self.figures = figures
        self.groups = _by_sentence(figures)

    def settle(self) -> None:
        """From here on the statuses are known, so that what is so now cannot have a time to come."""
        self.settled = True
        self.told = {}
        self.groups = _by_sentence(self.figures)

    def of(self, figure: Figure) -> tuple[Dated, str] | None:
        """The time of its own that a figure has, and whether it is of its `clause`, `sentence` or `paragraph`."""
        group = self.groups.pop(figure.sentence.index, None)
        if group is not None:
            self._assign(figure.sentence, group)
        return self.told.get(id(figure))

    def _assign(self, sentence: Sentence, group: list[Figure]) -> None:
        if sentence.index in self.layouts:
            layout = self.layouts[sentence.index]
        else:
            layout = self.layouts[sentence.index] = _layout(self.page, sentence, group)
        if layout is None:
            self._from_above(sentence, group)
        elif layout.times and len(group) <= CROWD:
            _share_out(layout, group, self.told, self.settled)

    def _from_above(self, sentence: Sentence, group: list[Figure]) -> None:
        """Times at the head of a column, or alone in front of the sentence."""
        page, told = self.page, self.told
        if is_row(page, sentence):
            for figure in group:
                head = column_time(page, sentence, figure.quantity)
                if head is not None:
                    told[id(figure)] = head, "clause"
        before = time_before(page, sentence) if any(figure.metric in DEALS for figure in group) else None
        if before is not None:
            told.update({id(figure): (before, "paragraph") for figure in group if figure.metric in DEALS})
        if self.bare is None:
            self.bare = bare_times(page)
        if self.bare and not any(id(figure) in told for figure in group):
            above = time_above(page, sentence, self.bare)
            if above is not None:
                told.update({id(figure): (above, "paragraph") for figure in group if figure.status != "previous"})


def _by_sentence(figures: list[Figure]) -> dict[int, list[Figure]]:
    groups: dict[int, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.sentence.index, []).append(figure)
    return groups


def _layout(page: Page, sentence: Sentence, group: list[Figure]) -> Layout | None:
    """A sentence with its figures and the times that can be theirs; None without any such time."""
    found = [each for each in dates(page, sentence) if not _is_passing(each)]
    if len(found) > CROWD:
        found = _between(found, group[0].quantity.start - REACH, group[-1].quantity.end + REACH)
    elif not found:
        return None
    return Layout(page, sentence, found, group)


def _between(found: list[Dated], low: int, high: int) -> list[Dated]:
    first = bisect_left(found, low, key=attrgetter("start"))
    return found[first : min(bisect_left(found, high, key=attrgetter("start")), first + CROWD)]


def _share_out(layout: Layout, group: list[Figure], told: Told, settled: bool) -> None:
    found = layout.times
    bases = {id(figure.base) for figure in group if figure.base is not None}
    costs = [[_cost(layout, figure, each, bases, settled) for each in found] for figure in group]
    for number, each in enumerate(found if len(group) > 1 else ()):
        if not layout.is_shared(each):
            _keep_apart(group, [row[number] for row in costs], costs, each, number)
    for figure, row in zip(group, costs, strict=True):
        cost = min(row)
        if cost < (FAR if figure.metric in OVER_TIME and figure.base is None else NEAR_ENOUGH):
            told[id(figure)] = found[row.index(cost)], "clause" if cost < NEAR else "sentence"


def _is_passing(dated: Dated) -> bool:
    """Whether a time is that of the news rather than of a figure: `on Tuesday`, `today`; or a start: `since 2020`."""
    return dated.weekday or dated.since or (dated.grain in (DAY, "week") and dated.shift is not None)


def _cost(layout: Layout, figure: Figure, each: Dated, bases: set[int], settled: bool) -> float:
    if each.earlier and (figure.metric == GROWTH or id(figure) in bases):
        return NEVER
    to_come = each.way > 0 or (each.shift or 0) > 0 or (each.year or 0) > layout.this_year
    if settled and figure.status == "actual" and to_come:
        return NEVER
    cost = layout.cost(figure.quantity.start, figure.quantity.end, each, figure)
    return cost + UNPAIRED if each.earlier and figure.base is None else cost


def _keep_apart(group: list[Figure], prices: list[float], costs: list[list[float]], each: Dated, number: int) -> None:
    """A time between two figures belongs to the nearer one; the other pays for having it too."""
    before = [index for index, figure in enumerate(group) if figure.quantity.end <= each.start]
    after = [index for index, figure in enumerate(group) if figure.quantity.start >= each.end]
    if not before or not after:
        return
    left, right = min(before, key=prices.__getitem__), min(after, key=prices.__getitem__)
    if prices[left] > max(prices[right], AT_ONCE):
        for index in before:
            costs[index][number] += LEFT
    else:
        owner = group[left]
        for index in after:
            costs[index][number] += _price_behind(group[index], owner)


def _price_behind(figure: Figure, owner: Figure) -> float:
    if owner.base is figure or (figure.status in TO_COME and owner.status not in TO_COME):
        return LEFT
    return ALIKE if figure.metric == owner.metric else RIGHT
