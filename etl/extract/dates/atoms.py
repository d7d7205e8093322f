"""The single words and numbers that times are made of."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.dates.words import Words, parts_of
from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity

# Q2, H1, FY25, 2026E: letters that the finance pages of all languages use
LEAD = 4  # characters in front of digits that belong to the same time: `fy `, `q`, `'`
RUN = re.compile(  # four digits, or one or two with a sign around them with which they can be a time
    r"\d(?<!\d\d)(?:\d{3}(?!\d)|\d?(?!\d)(?=[/qh])"
    r"|(?<=[qhy' -]\d)(?:(?<=[fqh']\d)|(?<=[fqh'].\d)|(?<=[fqh']..\d)|(?<=[fqh']...\d))\d?(?!\d))",
    re.DOTALL,
)
NUMERIC = re.compile(
    r"(?<![\w.,$\u20ac\u00a3\u00a5])(?:"
    r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?!\w))"
    r"|(?P<year>(?:19[89]|20[0-4])\d)(?:(?P<upto>[/-]\d\d(?!\w))|'[^\W\d]{1,2}(?!\w)|e(?!\w)|(?![\w%]|[.,]\d))"
    r"|(?P<part_first>[1-4])(?:(?P<qq>q)|h)(?:(?:[\s-]?(?:fy\s?)?'?(?P<short_first>(?:20)?\d\d))(?!\w)|(?!\w))"
    r"|(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<three>(?:20)?\d\d))?(?![\w/])"
    r"|fy\s?'?-?(?P<fiscal>(?:20)?\d\d)(?:[/-](?P<fiscal_upto>(?:20)?\d\d))?e?(?!\w)"
    r"|(?:(?P<q>q)|h)(?P<part>[1-4])(?!\w|[.,]\d)(?:[\s/-]?(?:fy\s?'?|')(?P<short>(?:20)?\d\d)(?!\w))?"
    r"|'(?P<cut>[0-4]\d)(?!\w)"
    r")"
)
LETTERED = "qhy'- "  # signs in front of digits with which they can be a quarter, a half, a fiscal year


class Atom(NamedTuple):
    """`kind` is that of the tag, or year, iso, quarter, half; `number` its value; `year` where it is said with it."""

    start: int
    end: int
    kind: str
    what: str
    number: int
    year: int | None = None
    day: int = 0


def atoms(page: Page, sentence: Sentence, words: Words) -> list[Atom]:
    """Those of a sentence, in order; none inside an amount or a percentage."""
    text = page.folded
    found: list[Atom] = []
    for cue in sentence.said("date"):
        kind, what, number = parts_of(cue.tag)
        start = cue.start + (text[cue.start] == " ")
        found.append(Atom(start, cue.end - (text[cue.end - 1] in " ,"), kind, what, number))
    end = sentence.start
    for run in RUN.finditer(text, sentence.start, sentence.end):
        if run.start() < end:
            continue
        hit = _numeric_at(text, run, sentence.start)
        if hit is None:
            continue
        atom = _numeric(hit, words)
        if atom is not None and not _inside(atom, sentence.quantities):
            found.append(atom)
            end = hit.end()
    if len(found) > 1:
        found.sort()
    return found


def _numeric_at(text: str, run: re.Match[str], floor: int) -> re.Match[str] | None:
    """The time whose first digits are `run`."""
    start, end = run.span()
    if end - start == 4 or text[end : end + 1] in "/qh":
        hit = NUMERIC.match(text, start)
        if hit is not None:
            return hit
    if start > floor and text[start - 1] in LETTERED:
        for first in range(start - 1, max(floor, start - LEAD) - 1, -1):
            if text[first] in "fqh'" and (hit := NUMERIC.match(text, first)):
                return hit
    return None


def _numeric(hit: re.Match[str], words: Words) -> Atom | None:
    start, end = hit.span()
    if hit["year"]:
        return Atom(start, end, "year", "", _full(hit["upto"][1:]) if hit["upto"] else int(hit["year"]))
    if hit["iso"]:
        year, month, day = (int(each) for each in hit["iso"].split("-"))
        return Atom(start, end, "iso", "", month, year, day) if _is_day(month, day) else None
    if hit["fiscal"]:
        return Atom(start, end, "year", "", _full(hit["fiscal_upto"] or hit["fiscal"]))
    if hit["cut"]:
        return Atom(start, end, "year", "", _full(hit["cut"]))
    if hit["one"]:
        first, second = int(hit["one"]), int(hit["two"])
        month, day = (first, second) if words.month_first and first <= 12 else (second, first)
        if not hit["three"] and hit.string[start - 1 : start] != "(":  # 24/7, 1/2
            return None
        told = _full(hit["three"]) if hit["three"] else None
        return Atom(start, end, "iso", "", month, told, day) if _is_day(month, day) else None
    number = int(hit["part"] or hit["part_first"])
    grain = "quarter" if hit["q"] or hit["qq"] else "half"
    short = hit["short"] or hit["short_first"]
    if grain == "half" and number > 2:
        return None
    return Atom(start, end, grain, grain, number, _full(short) if short else None)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _inside(atom: Atom, quantities: list[Quantity]) -> bool:
    """Whether it is a part of an amount or a percentage."""
    start, end = atom.start, atom.end
    return any(each.start < end and start < each.end and each.unit != "count" for each in quantities)
