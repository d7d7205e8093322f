"""Periods that a figure takes from another one, or from what the document reports on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.dates import a_year_before, dates, resolve
from etl.extract.dates.model import HALF, QUARTER, YEAR
from etl.extract.model import Figure, Page
from etl.extract.wording import any_of
from etl.vocabulary import languages

GROWTH = "growth"
FLOWS = ("revenue", "customer_spend", "capex")  # over a period
ROUNDS = ("funding", "investment", "stake")  # say when a company was valued
TO_COME = ("forecast", "planned")
RECENT = 3  # sentences
FRONT, BEHIND = 40, 20  # figures in front of one and behind it that can give it a period
SIZED = ("revenue", "customer_spend")
BESIDE = ("valuation", "run_rate", *FLOWS)
FIRST = 4  # sentences in which a document says what it reports on


class Words(NamedTuple):
    """The patterns of one language."""

    results: re.Pattern[str]
    hoped: re.Pattern[str]
    hoped_behind: re.Pattern[str]


class Reported:
    """The year, half or quarter whose results a document reports; looked for when it is first asked."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page, self.words = page, words
        self._found: tuple[str | None] | None = None

    def period(self) -> str | None:
        """It; None where the document reports none."""
        if self._found is None:
            self._found = (_reported(self.page, self.words),)
        return self._found[0]


def carry_periods(page: Page, figures: list[Figure]) -> None:
    """Gives a period to figures without one of their own, where the text goes on with that of another."""
    if all(figure.period is not None for figure in figures):
        return
    words = _words(page.lang)
    reported = Reported(page, words)
    for index, figure in enumerate(figures):
        if figure.period is not None:
            continue
        source, how = _source(page, figures, index, words, reported)
        if source is not None:
            figure.period, figure.period_span = source.period, source.period_span
            if how == "year before" and source.period is not None:
                figure.period, figure.period_span = a_year_before(source.period), None
            figure.traits["period_how"] = "sentence" if source.sentence is figure.sentence else "paragraph"
        elif _is_result(page, figure) and (period := reported.period()) is not None:
            figure.period, figure.traits["period_how"] = period, "document"


def _is_result(page: Page, figure: Figure) -> bool:
    """Whether a figure is one of the results: not a contract's, and not in a sentence about another time."""
    if figure.status != "actual" or figure.metric not in (*FLOWS, GROWTH):
        return False
    return (figure.status_cue is None or figure.status_cue.tag != "contract") and not any(
        not each.earlier for each in dates(page, figure.sentence)
    )


def _source(
    page: Page, figures: list[Figure], index: int, words: Words, reported: Reported
) -> tuple[Figure | None, str]:
    """The figure from which this one has its period, and how."""
    figure = figures[index]
    base = figure.base
    if base is not None and base.period is not None:
        if base.status in TO_COME and figure.metric in (*FLOWS, GROWTH, "run_rate"):
            return base, "same"  # a forecast and the one that it replaces are about the same time
        if figure.metric in FLOWS and base.status == "actual" and base.sentence is figure.sentence:
            return (base, "same") if _is_goal(page, figure, words) else (base, "year before")
        return None, ""
    if figure.status == "forecast" and (told := _forecast_before(figures, index)) is not None:
        return told, "same"
    if figure.metric == GROWTH:
        return _growing(figures[max(0, index - FRONT) : index + BEHIND], figure), "same"
    beside = _beside(page, _of_sentence(figures, index), figure, words)
    if beside[0] is not None:
        return beside
    for cue in figure.sentence.said("carried"):
        period = reported.period()
        if period is None or cue.tag not in (_grain(period), "period"):
            return _last(figures, index, cue.tag), "same"
    return None, ""


def _forecast_before(figures: list[Figure], index: int) -> Figure | None:
    """The forecast just before for the same metric and company: `Analysts had expected …`."""
    figure = figures[index]
    before = figures[index - 1] if index else figure
    near = before is not figure and 0 <= figure.sentence.index - before.sentence.index <= 1
    same = before.metric == figure.metric and before.subject == figure.subject and before.status == "forecast"
    return before if near and same and before.period is not None else None


def _beside(page: Page, near: list[Figure], figure: Figure, words: Words) -> tuple[Figure | None, str]:
    """A figure of the same sentence that is about the same time."""
    if figure.metric not in BESIDE:
        return None, ""
    same = [each for each in near if each.period is not None]
    if figure.metric == "valuation":
        if same and not any(each.base is figure for each in near):
            for each in same:
                if each.metric in ROUNDS and each.status == figure.status:
                    return each, "same"
        return None, ""
    for each in same:
        if figure.metric in FLOWS and each.metric == GROWTH:
            return each, "year before" if figure.status == "previous" else "same"
        if each.metric == figure.metric and (_is_goal(page, figure, words) or _two_sides(each, figure)):
            return each, "same"
    return None, ""


def _two_sides(one: Figure, other: Figure) -> bool:
    """Whether the two are one company's money of one time, gross and net."""
    if one.basis is None or other.basis is None or one.basis == other.basis:
        return False
    return one.subject == other.subject and one.status == other.status


def _of_sentence(figures: list[Figure], index: int) -> list[Figure]:
    """The figures of the same sentence, those far away left out."""
    sentence = figures[index].sentence
    first = last = index
    while first > max(0, index - FRONT) and figures[first - 1].sentence is sentence:
        first -= 1
    while last + 1 < min(len(figures), index + BEHIND) and figures[last + 1].sentence is sentence:
        last += 1
    return figures[first : last + 1]


def _is_goal(page: Page, figure: Figure, words: Words) -> bool:
    """Whether the words around it call it what was aimed at: `missing its target of`."""
    start, end = figure.quantity.start, figure.quantity.end
    if words.hoped.search(page.folded, max(figure.sentence.start, start - 40), start):
        return True
    return words.hoped_behind.match(page.folded, end, min(figure.sentence.end, end + 30)) is not None


def _growing(near: list[Figure], figure: Figure) -> Figure | None:
    """The revenue or spend that a growth is about: the nearest in its sentence, else in one of those before."""
    sized = [each for each in near if each.period and each.metric in SIZED and each.status != "previous"]
    same = [each for each in sized if each.sentence is figure.sentence]
    if same:
        return min(same, key=lambda each: abs(each.quantity.start - figure.quantity.start))
    here = figure.sentence.index
    before = [each for each in sized if 0 < here - each.sentence.index <= RECENT and each.subject == figure.subject]
    return before[-1] if before else None


def _last(figures: list[Figure], index: int, grain: str) -> Figure | None:
    """The actual figure in front whose period `the quarter` means: the document's first one, else the last."""
    figure = figures[index]
    told = [
        each for each in (*figures[: min(index, FRONT)], *figures[max(FRONT, index - FRONT) : index]) if each.period
    ]
    told = [each for each in told if each.status == "actual" and each.sentence is not figure.sentence]
    if grain == "period":
        return told[-1] if told and figure.sentence.index - told[-1].sentence.index <= RECENT else None
    told = [each for each in told if _grain(each.period or "") == grain]
    return None if not told else told[0] if told[0].sentence.index < FIRST else told[-1]


def _grain(period: str) -> str:
    if len(period) == 4:
        return YEAR
    return {"Q": QUARTER, "H": HALF}.get(period[5], "")


def _reported(page: Page, words: Words) -> str | None:
    """The year, half or quarter whose results a document reports, from its first sentences."""
    for sentence in page.sentences[:FIRST]:
        if words.results.search(page.folded, sentence.start, sentence.end):
            for each in dates(page, sentence):
                if each.grain in (YEAR, HALF, QUARTER) and not each.earlier and not each.loose:
                    period = resolve(each, page.published_on, ended=True)
                    if period is not None and (page.published_on is None or int(period[:4]) <= page.published_on.year):
                        return period
    return None


@cache
def _words(lang: str) -> Words:
    told = languages.section(lang, "periods")["periods"]
    return Words(
        results=re.compile(rf"\b{any_of(told['results'])}\b"),
        hoped_behind=re.compile(rf"\s(?:[^\W\d]{{1,12}}\s){{0,3}}{any_of(told['hoped_behind'])}\b"),
        hoped=re.compile(rf"\b{any_of(told['hoped'])}\b(?:\s[^\W\d]{{1,9}}){{0,2}}\s?\Z"),
    )
