"""Two quantities of which one is the value before the other: `from 14 to 29`, `up from`, `dari … menjadi`."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from etl.extract.dates import dates
from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity
from etl.extract.wording import any_of
from etl.vocabulary import languages

REACH = 90  # characters in front of a number in which a word can make it the value before
ASIDE = 60  # characters from a bracket to a value in it
FAR = 160  # characters between the two values of a change
MOST_BETWEEN = 8  # quantities between the two values of a change
ARROW = re.compile(r"\s*(?:->|-->|=>|\u2192|\u279c|\u2794|\u27a1)\s*\Z")


class Words(NamedTuple):
    """The patterns of one language; those that end in `\\Z` are matched up to where a number starts."""

    source: re.Pattern[str]  # from [about] |
    source_of: re.Pattern[str]  # from [revenue of about] |
    goal: re.Pattern[str]  # to [about] |
    beside: re.Pattern[str]  # compared with, twice, higher than [a few words] |
    called: re.Pattern[str]  # previously |
    called_after: re.Pattern[str]  # | previously
    moved: re.Pattern[str]
    no_change: re.Pattern[str]
    hoped: re.Pattern[str]
    older: re.Pattern[str]


def changes(page: Page, sentence: Sentence) -> list[tuple[Quantity, Quantity]]:
    """Pairs (before, after) of quantities of one unit in this sentence, whatever they are about.

    A quantity is the value before of at most one other. A language that cannot be read has none.
    """
    if sentence.changes is None:
        several = len(sentence.quantities) > 1 and page.lang in languages.codes()
        sentence.changes = _pairs(page, sentence, sentence.quantities) if several else []
    return sentence.changes


def _pairs(page: Page, sentence: Sentence, found: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    words = _words(page.lang)
    pairs: list[tuple[Quantity, Quantity]] = []
    taken: set[int] = set()
    for index in range(1, len(found)):
        later = found[index]
        earlier = _partner(found, index, taken)
        if earlier is None or later.start - earlier.end > FAR:
            continue
        pair = _order(page, sentence, earlier, later, found[index - 1].end, words)
        if pair is not None:
            pairs.append(pair)
            taken.add(id(pair[0]))
    return pairs


def is_lone_source(page: Page, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether `up from` leads a quantity whose later value stands in another sentence."""
    if page.lang not in languages.codes():
        return False
    words = _words(page.lang)
    begin = max(sentence.start, quantity.start - REACH)
    told = _source(page.folded, begin, quantity.start, words)
    return told is not None and words.moved.search(page.folded, begin, told.start()) is not None


def _partner(found: list[Quantity], index: int, taken: set[int]) -> Quantity | None:
    """The nearest quantity in front of that of the same unit which is not yet the value before another one."""
    unit = found[index].unit
    for earlier in range(index - 1, max(-1, index - 1 - MOST_BETWEEN), -1):
        each = found[earlier]
        if each.unit == unit and id(each) not in taken:
            return each
    return None


def _order(
    page: Page, sentence: Sentence, first: Quantity, second: Quantity, floor: int, words: Words
) -> tuple[Quantity, Quantity] | None:
    """(before, after) where the words around the two say which is which; `floor` is where the nearest number ends."""
    text = page.folded
    lead = max(sentence.start, first.start - REACH)
    begin = max(floor, second.start - REACH)
    if words.goal.search(text, begin, second.start) and _source(text, lead, first.start, words):
        return first, second
    if ARROW.search(text, first.end, second.number_start):
        return first, second
    told = _source(text, begin, second.start, words)
    if told and _may_change(text, lead, first, told, words):
        return second, first
    told = words.beside.search(text, begin, second.start)
    if told and (words.older.search(told[0]) or not words.hoped.search(told[0])):
        return second, first
    if _dated_aside(page, sentence, first, second):
        return second, first
    called = words.called.search(text, begin, second.start)
    if called or words.called_after.match(text, second.end, min(sentence.end, second.end + 24)):
        return second, first
    return None


def _dated_aside(page: Page, sentence: Sentence, first: Quantity, second: Quantity) -> bool:
    """Whether the second number stands in brackets with a time before this year or period: `212 (2024: 158)`."""
    text = page.folded
    opened = text.rfind("(", first.end, second.start)
    if (
        opened < 0
        or second.start - opened > ASIDE
        or ")" not in text[second.end : second.end + 12]
        or ")" in text[opened : second.start]
    ):
        return False
    told = dates(page, sentence)
    for index in range(bisect_left(told, opened, key=attrgetter("start")), len(told)):
        each = told[index]
        if each.start >= second.start:
            return False
        if each.earlier or _is_past_year(page, each.year):
            return True
    return False


def _is_past_year(page: Page, year: int | None) -> bool:
    return year is not None and page.published_on is not None and year < page.published_on.year


def _source(text: str, begin: int, end: int, words: Words) -> re.Match[str] | None:
    """`from` in front of the number at `end`, not that of a range or a bound."""
    told = words.source.search(text, begin, end) or words.source_of.search(text, begin, end)
    if told and words.no_change.search(text, max(begin, told.start() - 14), told.start()):
        return None
    return told


def _may_change(text: str, lead: int, first: Quantity, told: re.Match[str], words: Words) -> bool:
    """Whether `from` in front of the second number starts a change, and does not name where money comes from."""
    source = told.start()
    gap = text[first.end : source].rstrip()
    return (
        (gap.endswith((",", "(", "-")) and told.re is words.source)
        or words.goal.search(text, lead, first.start) is not None
        or words.moved.search(text, lead, source) is not None
    )


@cache
def _words(lang: str) -> Words:
    told = languages.section(lang, "changes")
    filler = rf"(?:\b{any_of(told['fillers'])}\s){{0,4}}"
    some = r"(?:[^\s,;:]{1,20},?\s){0,9}"
    other = rf"(?!{any_of(told['joins'])}\s)[^\W\d][^\s.,;:()]{{0,15}}"
    return Words(
        source=re.compile(rf"\b{any_of(told['from'])}\s{filler}\Z"),
        source_of=re.compile(rf"\b{any_of(told['from'])}\s(?:{other}\s){{1,4}}{filler}\Z"),
        goal=re.compile(rf"\b{any_of(told['to'])}\s{filler}\Z"),
        beside=re.compile(rf"\b{any_of([*told['against'], *told['times'], *told['than']])}\s{some}\(?\Z"),
        called=re.compile(rf"\b{any_of(told['before'])}\s{filler}\Z"),
        called_after=re.compile(rf",?\s\(?{any_of(told['before'])}\b"),
        moved=re.compile(rf"\b{any_of(told['rise'])}\b"),
        no_change=re.compile(rf"\b{any_of(told['no_change'])}\s\Z"),
        hoped=re.compile(any_of(each.rstrip("*") for each in told["hoped"])),
        older=re.compile(rf"\b{any_of(told['older'])}\b"),
    )
