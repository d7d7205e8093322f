"""Which day, month, quarter, half or year a named time is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from etl.extract.dates.model import DAY, FIRST_YEAR, HALF, LAST_YEAR, MONTH, QUARTER, YEAR, Dated

RESULTS_UNTIL = 4  # until April `the full year` that has been is the last one
MONTHS_IN = {MONTH: 1, QUARTER: 3, HALF: 6}


def resolve(
    dated: Dated, published_on: date | None, future: bool = False, partner: str | None = None, ended: bool = False
) -> str | None:
    """`dated` as `2024`, `2024-H1`, `2025-Q2`, `2025-06` or `2025-06-12`; None where it takes a day that is not known.

    A month, quarter or half without a year is the latest one not after publication, with `future` the next one.
    `partner` is the period of the figure that this one is set against (`a year earlier`). `ended`: a quarter or half
    without a year must be over, as one with results is.
    """
    if published_on is not None and not FIRST_YEAR <= published_on.year <= LAST_YEAR:
        published_on = None
    if dated.earlier and dated.year is not None:
        return f"{dated.year}{partner[4:] if partner else ''}"
    if dated.earlier:
        return _earlier(dated, published_on, partner)
    if dated.year is not None:
        return _told(dated, dated.year)
    if published_on is None:
        return None
    if dated.loose:
        return f"{published_on.year - (not future and published_on.month <= RESULTS_UNTIL)}"
    if dated.weekday and not dated.day:
        return _weekday(dated, published_on, future)
    if dated.shift is not None:
        return _shifted(dated, published_on)
    return _nearest(dated, published_on, dated.way > 0 or (future and dated.way == 0), ended)


def a_year_before(period: str) -> str:
    """The same year, half, quarter, month or day a year earlier."""
    return f"{int(period[:4]) - 1:04d}{period[4:]}"


def _told(dated: Dated, year: int) -> str | None:
    if dated.grain == DAY and dated.day <= monthrange(year, dated.part)[1]:
        return f"{year}-{dated.part:02d}-{dated.day:02d}"
    if dated.grain in (DAY, MONTH):  # June 31 is in June
        return f"{year}-{dated.part:02d}"
    if dated.grain in (QUARTER, HALF):
        return f"{year}-{dated.grain[0].upper()}{dated.part}"
    return f"{year}"


def _weekday(dated: Dated, today: date, future: bool) -> str:
    back = (today.isoweekday() - dated.part) % 7
    day = today - timedelta(days=back) if not future or back == 0 else today + timedelta(days=7 - back)
    return day.isoformat()


def _shifted(dated: Dated, today: date) -> str | None:
    shift = dated.shift or 0
    if dated.grain == YEAR:
        return f"{today.year + shift}"
    if dated.grain == "week":
        day = today + timedelta(weeks=shift)
        return f"{day.year}-{day.month:02d}"
    if dated.grain == DAY:
        return (today + timedelta(days=shift)).isoformat()
    size = MONTHS_IN[dated.grain]
    count = (today.year * 12 + today.month - 1) // size + shift
    year, part = divmod(count, 12 // size)
    return _told(dated._replace(part=part + 1), year)


def _nearest(dated: Dated, today: date, future: bool, ended: bool) -> str | None:
    """The occurrence of a part of a year that is nearest to `today` on the side asked for."""
    if not dated.part:
        return None
    if dated.grain == YEAR:  # the year that ends with a month
        return f"{today.year + (dated.part < today.month if future else -(dated.part > today.month))}"
    if dated.grain == DAY:
        here = (today.month, today.day)
        there = (dated.part, dated.day)
        return _told(dated, today.year + (there < here if future else -(there > here)))
    size = MONTHS_IN[dated.grain]
    first, last = (dated.part - 1) * size + 1, dated.part * size
    if future:
        return _told(dated, today.year + (last < today.month))
    return _told(dated, today.year - (last >= today.month if ended and size > 1 else first > today.month))


def _earlier(dated: Dated, published_on: date | None, partner: str | None) -> str | None:
    if partner is None:
        year = published_on.year - dated.steps if published_on and dated.earlier in ("year", "same") else None
        if year is None:
            return None
        return _told(dated, year) if dated.grain != YEAR else f"{year}"
    if dated.earlier == "same":
        return f"{int(partner[:4]) - dated.steps:04d}{partner[4:]}" if len(partner) < 10 else _months_back(partner, 12)
    if dated.earlier == "year":
        return f"{int(partner[:4]) - dated.steps:04d}"
    return _months_back(partner, 3 if dated.earlier == QUARTER else 1)


def _months_back(period: str, months: int) -> str | None:
    """The quarter or month before `period`."""
    year = int(period[:4])
    if "-Q" in period:
        count = year * 4 + int(period[-1]) - 2
        return f"{count // 4}-Q{count % 4 + 1}"
    if len(period) >= 7 and period[5:7].isdigit():
        count = year * 12 + int(period[5:7]) - 1 - months
        return f"{count // 12}-{count % 12 + 1:02d}"
    return None
