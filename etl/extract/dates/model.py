"""A time as the text names it."""

from __future__ import annotations

from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2200  # of publication; from another one nothing is counted
DAY, MONTH, QUARTER, HALF, YEAR = "day", "month", "quarter", "half", "year"


class Dated(NamedTuple):
    """A named time: `year` and `part` are given outright, or it is counted by `shift`, or set beside another time.

    `part` is the month, quarter or half in its year, or the weekday (1 is Monday) where `weekday` is true and there is
    no `day`: `Tuesday`, not `Tuesday, June 3`.
    """

    start: int
    end: int
    grain: str
    year: int | None = None
    part: int = 0
    day: int = 0
    shift: int | None = None  # in units of `grain` from the day of publication; of years, where there is a part as well
    earlier: str = ""  # year, same, quarter, month: that one before the period of the figure set against this one;
    # with a `year`, the same part of that year
    steps: int = 1  # of `earlier`
    way: int = 0  # -1: said to be past, 1: said to be to come
    since: bool = False  # began then and goes on
    weekday: bool = False
    loose: bool = False  # the year that results are about: `full-year`
