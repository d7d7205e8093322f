"""Plurals of a power without a number: `hundreds of millions of dollars`, `puluhan ribu`, `belasan juta`."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.quantities.chains import scale_words
from etl.extract.quantities.quantity import AT_LEAST, COUNT, RANGE, Next, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import HUNDRED, SCALE
from etl.extract.quantities.units import unit_after
from etl.extract.quantities.words import phrase_before, word_after, words_before

LARGEST = 10**15


def vague_plural(src: Source, at: int, first: Next, floor: int) -> Term | None:
    """The plural that begins with the word `first`: only a lower bound is known, or eleven to nineteen of it."""
    tables = src.tables
    end = first[2]
    span = tables.spans.get(first[0])
    if span is not None:
        scale, end, _, _, _ = scale_words(src, end, word_after(src.low, end))
        few, most = span[0] * scale, span[1] * scale
        return Term(at, end, at, Decimal(few + most) / 2, 1, 1, COUNT, low=few, high=most, qualifier=RANGE)
    worth = tables.powers.get(first[0])
    if worth is None and src.low.startswith("-", end):  # `berjuta-juta`
        twice = src.low[at : word_after(src.low, end)[2]]
        worth, end = tables.powers.get(twice), at + len(twice)
    if worth is None:
        return None
    value, end, counted = _powers(src, worth, end)
    if first[0] in tables.needs_of and not counted:
        return None
    several = phrase_before(src.low, at, words_before(src.low, at, 24), tables.several)
    start = at
    if several is not None and several[1] >= floor:
        start = several[1]
        value *= several[0][0]
    term = Term(start, end, at, value, 1, 1, COUNT, low=value, qualifier=AT_LEAST)
    past_of(src, term)
    return term


def _powers(src: Source, value: int, end: int) -> tuple[int, int, bool]:
    """`value` times the powers behind `end`, where they end, and whether `of` follows the first."""
    tables, low = src.tables, src.low
    counted = False
    while value < LARGEST:
        after = word_after(low, end)
        if after[0] in tables.joins["of"]:
            counted = True
            after = word_after(low, after[2])
        more = tables.powers.get(after[0])
        if more is None:
            atom = tables.atoms.get(after[0])
            more = atom.worth if atom is not None and atom.kind in (SCALE, HUNDRED) else None
        if more is None:
            break
        value, end = value * more, after[2]
    return value, end, counted


def past_of(src: Source, term: Term) -> None:
    """Takes `of` into the phrase where money follows it: `millions of dollars`."""
    after = word_after(src.low, term.end)
    if after[0] in src.tables.joins["of"]:
        right = unit_after(src, after[2], word_after(src.low, after[2]))
        if right is not None:
            term.end = after[2]
