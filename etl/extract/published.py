"""The day on which a document came out, as it is written in its markup or in its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from etl.extract.language import detect
from etl.vocabulary import languages

EARLIEST, LATEST = 1900, 2100
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)", re.ASCII)
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?=\D|\d{6}|$)", re.ASCII)  # 20250612, 20250612184000
HEAD_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
MOST_LINES = 12
MOST_BEFORE = 60  # code points of a place, a byline or a label before the day
# What may follow a day that is no part of a sentence: nothing, a sign that parts, or a time.
PARTED = re.compile(r"\s*(?:$|[|·•–—/()\]-]|,?\s*(?:\w{2,5}\s+)?\d{1,2}[:.]\d{2}\b)")
PARTING = "|·•–—/([:,-"
BETWEEN = re.compile(r"[\s,:.|]+")


def day(told: str | None) -> str | None:
    """A day as markup tells it, YYYY-MM-DD or YYYY-MM, whatever the form; None for what is no day of 1900 to 2100.

    The day counts as it stands there, in the time zone of who wrote it.
    """
    told = (told or "").strip()[:100]
    if match := ISO.match(told) or PACKED.match(told):
        return _real(match[1], match[2], match[3])
    written = _written().search(told)
    return _meant(written) if written else None


def dateline(lines: Sequence[str], text: str) -> str | None:
    """The day that stands by itself in the first `lines` of a text, with a place, a byline or a time; else None.

    A day inside a sentence is when something happened, not when it was told.
    """
    for line in lines[:MOST_LINES]:
        year = YEAR.search(line, 0, 2 * MOST_BEFORE)
        if not year or not (line.startswith("-", year.end()) or PARTED.match(line, year.end())):
            continue
        match = _written().search(line[: 2 * MOST_BEFORE])
        if match and _stands_alone(line, match) and (found := _meant(match, text)):
            return found
    return None


def is_dated(name: str) -> bool:
    """Whether a file's name begins with a day, as `2025-06-12 report.pdf`."""
    match = HEAD_DAY.match(PurePosixPath(name).name)
    return match is not None and _real(match[1], match[2], match[3]) is not None


def before_day(told: str) -> str:
    """What stands before the first day in `told`; all of it where there is none."""
    match = _written().search(told)
    return told[: match.start()] if match else told


def in_path(url: str | None) -> str | None:
    """The day in an address: `/2025/06/12/`."""
    match = re.search(r"/(\d{4})/(\d{2})/(\d{2})(?=/|$)", url or "", re.ASCII)
    return _real(match[1], match[2], match[3]) if match else None


def _stands_alone(line: str, match: re.Match[str]) -> bool:
    before = line[: match.start()].strip()
    if len(before) > MOST_BEFORE or not PARTED.match(line, match.end()):
        return False
    return not before or before[-1] in PARTING or set(BETWEEN.split(before.lower())) <= _labels()


def _meant(match: re.Match[str], text: str = "") -> str | None:
    """The day that was written; 12/6/2025 as the language of `text` means it, and no day without one."""
    found = match.groupdict()
    name = found["month"] or found["month_first"]
    if name:
        return _real(found["year"] or found["year_last"], _months()[name.lower()], found["day"] or found["day_next"])
    if found["iso_year"]:
        return _real(found["iso_year"], found["iso_month"], found["iso_day"])
    one, two = found["first"], found["second"]
    order = _order(text) if max(int(one), int(two)) <= 12 and one != two else "dmy" if int(one) > 12 else "mdy"
    if not order:
        return None
    return _real(found["numeric_year"], two, one) if order == "dmy" else _real(found["numeric_year"], one, two)


def _order(text: str) -> str:
    """How the language of a text means 12/6/2025; nothing where it cannot be told."""
    lang = detect(text) if text else ""
    return str(languages.section(lang, "readers")["numeric_dates"]) if lang in languages.codes() else ""


def _real(year: str | int, month: str | int, told: str | int | None) -> str | None:
    try:
        found = date(int(year), int(month), int(told or 1))
    except ValueError:
        return None
    if not EARLIEST <= found.year <= LATEST:
        return None
    return found.isoformat() if told else found.isoformat()[:7]


@cache
def _written() -> re.Pattern[str]:
    """A day in words or numbers, in every language that we read."""
    names = "|".join(map(re.escape, sorted(_months(), key=lambda name: (-len(name), name))))
    ends = "|".join(sorted(_told("day_ends")))
    return re.compile(
        rf"""\b(?:
            (?P<day>\d{{1,2}})(?:{ends})?[\s.-]{{1,2}}(?P<month>{names})\b\.?,?[\s-]{{1,2}}(?P<year>\d{{4}})
            | (?P<month_first>{names})\b\.?\s{{1,2}}(?P<day_next>\d{{1,2}})(?:{ends})?,?\s{{1,2}}(?P<year_last>\d{{4}})
            | (?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})
            | (?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-](?P<numeric_year>\d{{4}})
        )(?!\d)""",
        re.IGNORECASE | re.ASCII | re.VERBOSE,
    )


@cache
def _months() -> dict[str, int]:
    return {name: int(tag.removeprefix("month:")) for tag, name in _of_dates() if tag.startswith("month:")}


@cache
def _labels() -> frozenset[str]:
    """The words of what may stand before a day: a weekday, `published on`."""
    days = {name for tag, name in _of_dates() if tag.startswith("weekday:")}
    return frozenset({"", *days, *(day[:3] for day in days), *" ".join(_told("published")).split()})


def _of_dates() -> list[tuple[str, str]]:
    """Months and weekdays as the languages name them: tag and name."""
    cues = (cue for code in languages.codes() for cue in languages.cues(code))
    return [(tag, name.strip(" .")) for family, tag, name in cues if family == "date"]


def _told(key: str) -> set[str]:
    return {each for code in languages.codes() for each in languages.section(code, "readers")[key]}
