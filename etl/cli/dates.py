"""Dates as people give them: a partial one counts as its last day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

import click

SHAPE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?"
)
YEARS = range(1900, 2101)


def last_day(text: str) -> date:
    """Of YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM or YYYY-MM-DD, from 1900 to 2100. Raises ValueError."""
    found = SHAPE.fullmatch(text)
    if found is None or int(found["year"]) not in YEARS:
        raise ValueError(text)
    year = int(found["year"])
    if found["half"] or found["quarter"]:
        month = int(found["half"] or 0) * 6 or int(found["quarter"]) * 3
    else:
        month = int(found["month"] or 12)
    if not 1 <= month <= 12:
        raise ValueError(text)
    return date(year, month, int(found["day"] or calendar.monthrange(year, month)[1]))


class Day(click.ParamType[date]):
    """A date, whole or partial, as its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Refuses what is no real date."""
        if isinstance(value, date):
            return value
        try:
            return last_day(value)
        except ValueError:
            self.fail(f"{value!r} is no date: YYYY, YYYY-H1, YYYY-Q2, YYYY-MM or YYYY-MM-DD, 1900 to 2100", param, ctx)
