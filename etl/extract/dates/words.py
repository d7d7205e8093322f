"""What a language says about times, made ready for use."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.wording import any_of
from etl.vocabulary import languages

JOINED = re.compile(r"[\s,/(\-.]{0,3}(?:([^\d,;:]{1,24}?)[\s'-]{1,2})?'?\Z")


class Words(NamedTuple):
    """The patterns and tables of one language; those that end in `\\Z` are matched up to where a time starts."""

    joints: frozenset[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str] | None
    month_first: bool
    unsure: frozenset[int]
    led: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    past_after: re.Pattern[str]
    future_after: re.Pattern[str]
    since: re.Pattern[str]
    counted: re.Pattern[str]
    ended: re.Pattern[str]
    numbers: dict[str, int]
    counted_kinds: frozenset[str]


@cache
def words(lang: str) -> Words:
    """Those of a language that can be read."""
    told = languages.section(lang, "periods")["dates"]
    ordinal = rf"(?:{any_of(told['ordinals'])})?"
    day_after = re.compile(rf"\.?\s(\d{{1,2}}){ordinal}(?![\d%]|[.,:]\d)(?!\w)")
    day = rf"{ordinal}(?:\s{any_of(told['day_of'])})?\s\Z"
    return Words(
        joints=frozenset(told["joints"]),
        day_before=re.compile(rf"(?<![\w.,/])(\d{{1,2}}){day}"),
        day_after=day_after if told["day_after_month"] else None,
        month_first=told["month_before_day_in_numbers"],
        unsure=frozenset(told["capital_or_preposition"]),
        led=re.compile(rf"\b{any_of(told['prepositions'])}[\s-]\Z|\d{day}"),
        past=re.compile(rf"\b{any_of(told['past'])}\s\Z"),
        future=re.compile(rf"\b{any_of(told['future'])}\s(?:[^\W\d]{{2,12}}\s){{0,3}}\Z"),
        past_after=re.compile(rf"\s{any_of(told['past_after'])}\b"),
        future_after=re.compile(rf"\s{any_of(told['future_after'])}\b"),
        since=re.compile(rf"\b{any_of(told['open_start'])}\s(?:[^\W\d]{{2,12}}\s){{0,2}}\Z"),
        counted=re.compile(rf"(?<![\w.,$])(?:{any_of(told['numbers'])}|\d{{1,2}})\s\Z"),
        ended=re.compile(rf",?\s{any_of(told['ended'])}\b"),
        numbers=dict(told["numbers"]),
        counted_kinds=frozenset(told["counted"]),
    )


@cache
def parts_of(tag: str) -> tuple[str, str, int]:
    """A tag of the cues of dates as (kind, what, number): `year-1` is ("near", "year", -1)."""
    for sign in "+-":
        what, _, number = tag.partition(sign)
        if number.isdigit():
            return "near", what, int(sign + number)
    kind, _, what = tag.partition(":")
    if what.isdigit():
        return kind, kind, int(what)
    if kind.endswith("-ago"):
        return "ago", kind.removesuffix("s-ago"), -1
    return kind, what, 0
