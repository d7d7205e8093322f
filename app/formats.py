"""Value, unit and the reader's language -> the text on screen: `$870M`, `US$870 juta`. Files keep plain numbers."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from typing import Any, Literal

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_timedelta
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol

SIGNIFICANT = 3  # digits on screen; tables and files give all of them
NOTHING = "–"


def amount(value: float | None, unit: str | None, language: str) -> str:
    """Three significant digits: 870000000 USD is `$870M`, in Indonesian `US$870 juta`. None: a dash."""
    if value is None or missing(value):
        return NOTHING
    if unit == "percent":
        return percent(value, language)
    if unit == "count" and abs(value) < 100_000:
        return count(value, language)
    return _money(_compact(value, language), unit, language)


def full_number(value: float | None, unit: str | None, language: str) -> str:
    """All digits, grouped as the language groups: `$870,000,000`, `US$870.000.000`. None: a dash."""
    if value is None or missing(value):
        return NOTHING
    if unit == "percent":
        return percent(value, language)
    return _money(format_decimal(value, format="#,##0.######", locale=language), unit, language)


def percent(value: float | None, language: str) -> str:
    """`value` in percent, 49 for 49 %: one decimal at most."""
    return _decimal(value, "#,##0.#", language, "%")


def count(value: float | None, language: str) -> str:
    """A whole number, grouped."""
    return _decimal(value, "#,##0", language)


def multiple(value: float | None, language: str) -> str:
    """How many times one amount is another: `33.3×`."""
    return _decimal(value, "#,##0.#", language, "×")


def span(low: float | None, high: float | None, unit: str | None, language: str) -> str:
    """Both ends of a range, said once where they are the same on screen: `$13.8–14B`.

    An end that is None is left out."""
    ends = list(dict.fromkeys(amount(end, unit, language) for end in (low, high) if not missing(end)))
    if len(ends) < 2:
        return ends[0] if ends else NOTHING
    parts = [re.fullmatch(r"(\D*)(.*\d)(\D*)", end) for end in ends]
    one, other = parts
    if one and other and one[1] == other[1] and one[3] == other[3]:  # the sign and the scale are said once
        return f"{one[1]}{one[2]}–{other[2]}{one[3]}"
    return "–".join(ends)


def day(value: str | date | None, language: str) -> str:
    """A date as precise as it is told: `2025-06-12`, `2025-06` or `2025` -> `12 Jun 2025`, `Jun 2025`, `2025`."""
    if isinstance(value, date):
        return NOTHING if value != value else str(format_date(value, "d MMM y", locale=language))  # NaT is not itself
    return period(value, language)


def period(value: str | None, language: str) -> str:
    """`2024`, `2024-H1`, `2025-Q2`, `2025-06` or `2025-06-12` in words; other text as it is; None: a dash."""
    if missing(value):
        return NOTHING
    text = str(value)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return str(format_skeleton("yQQQ", date(int(match[1]), 3 * int(match[2]), 1), locale=language))
    if match := re.fullmatch(r"(\d{4})-H([12])", text):
        return f"{'S' if language == 'id' else 'H'}{match[2]} {match[1]}"
    try:
        if re.fullmatch(r"\d{4}-\d\d", text):
            return str(format_skeleton("yMMM", date(int(text[:4]), int(text[5:]), 1), locale=language))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return str(format_date(date.fromisoformat(text), "d MMM y", locale=language))
    except ValueError:  # not a day of the calendar: shown as it was written
        return text
    return text


def moment(value: datetime, language: str) -> str:
    """A point in time, UTC: `22 Nov 2026 06:00`."""
    return str(format_datetime(value, "d MMM y HH:mm", locale=language))


def age(seconds: float, language: str) -> str:
    """How long ago, in the largest unit that fits: `3 hours ago`."""
    return str(format_timedelta(timedelta(seconds=-max(seconds, 0)), add_direction=True, locale=language))


def language_name(code: str, language: str) -> str:
    """`id` in English: `Indonesian`; a code that babel does not know as it is."""
    try:
        return str(Locale.parse(code).get_language_name(language) or code)
    except (ValueError, UnknownLocaleError):
        return code


def missing(value: Any) -> bool:
    """None, NaN, NaT and pandas' NA: nothing was stated."""
    if value is None or isinstance(value, str):
        return value is None
    try:
        return bool(value != value)
    except TypeError:  # pandas' NA has no truth value
        return True


def _decimal(value: float | None, pattern: str, language: str, after: str = "") -> str:
    if value is None or missing(value):
        return NOTHING
    return format_decimal(value, format=pattern, locale=language) + after


def _compact(value: float, language: str) -> str:
    if value == 0:
        return "0"
    digits = math.floor(math.log10(abs(float(f"{value:.{SIGNIFICANT - 1}e}"))))
    if digits < 3:
        places = max(0, SIGNIFICANT - 1 - digits)
        return str(format_decimal(round(value, places), format=f"#,##0.{'#' * places}", locale=language))
    rounded = float(f"{value:.{SIGNIFICANT - 1}e}")
    width: Literal["long", "short"] = "long" if language == "id" else "short"
    places = SIGNIFICANT - 1 - digits % 3
    return str(format_compact_decimal(rounded, format_type=width, locale=language, fraction_digits=places))


def _money(number: str, unit: str | None, language: str) -> str:
    if unit in (None, "count", "percent"):
        return number
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    symbol = get_currency_symbol(unit, locale=language)
    return f"{sign}{symbol}{' ' if symbol == unit else ''}{digits}"
