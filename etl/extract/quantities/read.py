"""The quantities of a text."""

from __future__ import annotations

from etl.extract.quantities.bounds import bound
from etl.extract.quantities.pairs import pair
from etl.extract.quantities.quantity import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    COUNT,
    EXACT,
    NOTHING,
    PERCENT,
    RANGE,
    Quantity,
    Term,
)
from etl.extract.quantities.refusals import refuse
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import tables
from etl.extract.quantities.terms import digits_term, words_term
from etl.extract.quantities.tokens import is_code

CHUNK = 1 << 16  # code points


def quantities(text: str, lang: str) -> list[Quantity]:
    """Every amount of money, percentage and number of `text`, in order of start, never overlapping.

    `lang` (ISO 639-1) decides what is ambiguous; words of all languages are read. A text without a number gives [].
    """
    src = Source(text, lang, tables(lang))
    terms: list[Term] = []
    reached = begin = 0
    size = len(src.low)
    while begin < size:
        end = size if size - begin <= CHUNK else _blank(src.low, begin, begin + CHUNK)
        if end > reached:
            reached = _read(src, begin, end, reached, terms)
        begin = end
    return _finish(src, pair(src, terms)) if terms else []


def _blank(low: str, begin: int, end: int) -> int:
    """Where to cut a long text: behind its last blank before `end`, so that what is found at once fits in memory."""
    return max(low.rfind(" ", begin, end), low.rfind("\n", begin, end)) + 1 or end


def _read(src: Source, begin: int, end: int, reached: int, terms: list[Term]) -> int:
    """Adds to `terms` those that begin from `begin` to `end`, but not before `reached`; gives how far they reach."""
    low = src.low if end - begin == len(src.low) else src.low[begin:end]
    size = len(low)
    term: Term | None
    for _, at, past in src.tables.automaton.find_matches_as_indexes(low):
        start = begin + at
        if start < reached:
            continue  # already read
        if low[at].isdigit():
            term = digits_term(src, start, reached)
        else:
            if low[at].isalpha() and ((past < size and low[past].isalpha()) or (at and low[at - 1].isalnum())):
                continue  # part of a longer word
            term = words_term(src, start, reached)
            if term is None:
                continue
        reached = max(term.end, start + 1)
        if (term.unit == COUNT and refuse(src, term)) or (term.unit == PERCENT and is_code(src, term)):
            term.unit = NOTHING
        terms.append(term)
    return reached


def _finish(src: Source, terms: list[Term]) -> list[Quantity]:
    found: list[Quantity] = []
    floor = 0
    for term in terms:
        if term.unit == NOTHING:
            floor = term.end
            continue
        quantity = _quantity(src, term, floor)
        floor = quantity.end
        if not (found and _capped(src, found[-1], quantity)):
            found.append(quantity)
    if src.shifted:
        for each in found:
            each.start, each.end = src.first(each.start), src.past(each.end)
            each.number_start, each.number_end = src.first(each.number_start), src.past(each.number_end)
    return found


def _quantity(src: Source, term: Term, floor: int) -> Quantity:
    start, end, qualifier = term.start, term.end, term.qualifier
    number_start = term.at if qualifier == RANGE and term.low is not None else start
    worth, low, high = term.worth, term.low, term.high
    if qualifier in (EXACT, ABOUT):
        said = bound(src, term, max(floor, term.floor))
        if said is not None:
            qualifier, start, end = said
            low = worth if qualifier == AT_LEAST else None
            high = worth if qualifier == AT_MOST else None
    rounding: float | None = None
    if qualifier in (EXACT, ABOUT):
        rounding = float(term.step * term.scale) / 2
        if qualifier == ABOUT:
            rounding = max(rounding, abs(float(worth)) / 20)
    return Quantity(
        start, end, float(worth), None if low is None else float(low), None if high is None else float(high),
        term.unit, qualifier, rounding, number_start, term.end,
    )  # fmt: skip


def _capped(src: Source, first: Quantity, second: Quantity) -> bool:
    """`at least 10 but no more than 30 sites` is one range: takes the second into the first."""
    if first.qualifier != AT_LEAST or second.qualifier != AT_MOST or first.value >= second.value:
        return False
    if second.start - first.end > 16 or first.unit not in (second.unit, COUNT):
        return False
    if src.low[first.end : second.start].strip(" ,\n") not in src.tables.links["caps"]:
        return False
    first.unit, first.qualifier = second.unit, RANGE
    first.low, first.high, first.value = first.value, second.value, (first.value + second.value) / 2
    first.end, first.number_end, first.rounding = second.end, second.number_end, None
    return True
