"""Figures that give the value before one of an earlier sentence: `A year earlier it was $4 million.`"""

from __future__ import annotations

from datetime import date
from itertools import chain

from etl.extract.dates import Dated, dates, resolve
from etl.extract.figures.changes import is_lone_source
from etl.extract.figures.statuses.cues import words_of
from etl.extract.figures.times import Times
from etl.extract.model import Figure, Page

BACK = 2  # sentences
MOST = 40  # figures
REACH = 120  # characters in front of a figure in which its sentence can refer to another one
GROWTH = "growth"
About = tuple[str, str | None, str | None, str]  # metric, subject, counterparty, unit
ROUNDS = ("funding", "investment", "funding_total")  # each is a deal of its own, not a value that changes
AT_A_TIME = ("run_rate", "valuation", "headcount", "workforce", "stake", "unit_price", "worker_pay")  # not over a time


def set_earlier(page: Page, figures: list[Figure], times: Times) -> None:
    """Makes `previous` what another figure of the same metric and company is set against, and sets its `base`."""
    abouts = [_about(figure) for figure in figures]
    for index, figure in enumerate(figures):
        if figure.status not in ("actual", "previous") or figure.base is not None or figure.metric == GROWTH:
            continue
        partner = _partner(figures, abouts, index)
        if figure.status == "previous":
            figure.base = partner or _anywhere(figures, abouts, index)
            if figure.base is None:
                figure.status = "actual"
        elif figure.metric in ROUNDS:
            continue
        elif partner is not None and (
            is_lone_source(page, figure.sentence, figure.quantity) or _is_set_against(page, figure, partner, times)
        ):
            _make_previous(figure, partner)
        else:
            later = _later_now(page, figures, abouts, index, times)
            if later is not None:
                _make_previous(figure, later)


def _make_previous(figure: Figure, base: Figure) -> None:
    figure.status, figure.base, figure.traits["status_how"] = "previous", base, "sentence"


def _partner(figures: list[Figure], abouts: list[About], index: int) -> Figure | None:
    """The figure about the same as this one, not long before it."""
    about, first = abouts[index], figures[index].sentence.index - BACK
    for before in range(index - 1, max(-1, index - 1 - MOST), -1):
        each = figures[before]
        if each.sentence.index < first:
            return None
        if abouts[before] == about and each.status != "previous":
            return each
    return None


def _anywhere(figures: list[Figure], abouts: list[About], index: int) -> Figure | None:
    """A figure about the same as this one, the nearest in front of it, else the first behind it."""
    about = abouts[index]
    behind = range(index + 1, min(len(figures), index + 1 + MOST))
    for number in chain(range(index - 1, max(-1, index - 1 - MOST), -1), behind):
        if abouts[number] == about and figures[number].status != "previous":
            return figures[number]
    return None


def _later_now(page: Page, figures: list[Figure], abouts: list[About], index: int, times: Times) -> Figure | None:
    """The next figure, where the sentence says `now` between this one, which is dated, and it."""
    if index + 1 == len(figures):
        return None
    figure, other = figures[index], figures[index + 1]
    if other.sentence is not figure.sentence or abouts[index + 1] != abouts[index] or other.status != "actual":
        return None
    if words_of(page.lang).now.search(page.folded, figure.quantity.end, other.quantity.start) is None:
        return None
    return other if is_past(page, figure, times) else None


def _about(figure: Figure) -> About:
    return figure.metric, figure.subject, figure.counterparty, figure.quantity.unit


def _is_set_against(page: Page, figure: Figure, partner: Figure, times: Times) -> bool:
    """Whether a figure is of an earlier time than `partner`, and its sentence goes on about that one."""
    if partner.status in ("planned", "forecast") or not _is_before(page, figure, partner, times):
        return False
    sentence, start = figure.sentence, figure.quantity.start
    if sentence is partner.sentence:
        return True
    end = min(sentence.end, figure.quantity.end + REACH // 4)
    if words_of(page.lang).elliptic.search(page.folded, max(sentence.start, start - REACH), end):
        return True
    return figure.subject_mention is None or figure.subject_mention.how in ("pronoun", "nominal")


def _is_before(page: Page, figure: Figure, partner: Figure, times: Times) -> bool:
    """Whether the time of a figure lies before that of `partner`; one without a time is of the day of publication."""
    time, other = times.of(figure), times.of(partner)
    if time is None:
        return False
    if time[0].earlier:
        return True
    ended = figure.metric not in AT_A_TIME
    period = resolve(time[0], page.published_on, ended=ended)
    there = resolve(other[0], page.published_on, ended=ended) if other is not None else None
    if there is None or period is None or page.published_on is None:
        return period is not None and _is_over(period, page.published_on)
    return (figure.metric in AT_A_TIME or _grain(period) == _grain(there)) and _rank(period) < _rank(there)


def is_past(page: Page, figure: Figure, times: Times) -> bool:
    """Whether the time of a figure is over before the year of publication, or before its month where one is named."""
    if not any(_is_past_time(page, each) for each in dates(page, figure.sentence)):
        return False
    time = times.of(figure)
    return time is not None and time[1] == "clause" and _is_past_time(page, time[0])


def _is_past_time(page: Page, dated: Dated) -> bool:
    if page.published_on is None or not _is_fixed(dated):
        return False
    period = resolve(dated, page.published_on)
    return period is not None and _is_over(period, page.published_on)


def _is_over(period: str, today: date | None) -> bool:
    return today is not None and _rank(period) < ((today.year, today.month) if len(period) > 4 else (today.year, 0))


def _is_fixed(dated: Dated) -> bool:
    """Whether the words alone say that a time is past: a month without a year may be the next one too."""
    return not dated.earlier and not dated.loose and (dated.year is not None or dated.way < 0 or (dated.shift or 0) < 0)


def _grain(period: str) -> str:
    return f"{len(period)}{period[5:6] if not period[5:6].isdigit() else ''}"


def _rank(period: str) -> tuple[int, int]:
    """The year, and the month with which a period ends."""
    rest = period[5:]
    if not rest:
        return int(period[:4]), 12
    months = {"Q": 3, "H": 6}.get(rest[0])
    return int(period[:4]), int(rest[1]) * months if months else int(rest[:2])
