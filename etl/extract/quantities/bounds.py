"""Words of bound and approximation around a number."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.quantities.quantity import ABOUT, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.words import phrase_after, phrase_before, word_after, words_before

SIGNS = ("+",)


class Bound(NamedTuple):
    """What words around a number say of it, and the span with those words."""

    family: str
    start: int
    end: int


def bound(src: Source, term: Term, floor: int) -> Bound | None:
    """The bound or approximation around `term`; a bound wins over an approximation."""
    start, before = _before(src, term.start, floor)
    end, after = _after(src, term)
    if before is not None and before != ABOUT:
        return Bound(before, start, term.end)
    if after is not None and after != ABOUT:
        return Bound(after, term.start, end)
    if before is not None:
        return Bound(before, start, term.end)
    return Bound(after, term.start, end) if after is not None else None


def _before(src: Source, start: int, floor: int) -> tuple[int, str | None]:
    """Where the words of bound before `start` begin, and what they say."""
    family: str | None = None
    reached = start
    for _ in range(2):
        words = words_before(src.low, start, 48)
        found = phrase_before(src.low, start, words, src.tables.bounds_before)
        if found is None or found[1] < floor:
            break
        start = found[1]
        if family is None or (family == ABOUT and found[0] != ABOUT):
            family, reached = found[0], start
    return reached, family


def _after(src: Source, term: Term) -> tuple[int, str | None]:
    low, end = src.low, term.end
    sign = low[end : end + 1]
    if sign == "+" and not low[end + 1 : end + 2].isalnum():
        return end + 1, "at_least"
    found = phrase_after(low, end, src.tables.bounds_after)
    if found is None:
        return end, None
    word, _, gap = word_after(low, end)
    if word in src.tables.comparing and word_after(low, found[1])[0] in src.tables.compared:
        return end, None
    if gap == "" and word not in ("an", "ish", "plus", "odd"):
        return end, None
    if gap not in ("", "-") and word in ("an",):
        return end, None
    return found[1], found[0]
