"""A number gets its unit and its sign."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.quantities.currency import Left
from etl.extract.quantities.quantity import COUNT, NOTHING, PERCENT, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import DAY, Right
from etl.extract.quantities.words import last_word, phrase_before, words_before

BLANK = ("", " ", "\n")


def finish(src: Source, term: Term, left: Left | None, right: Right | None) -> Term:
    """`term` with the unit that `left` and `right` say. A measure or a month makes it no quantity."""
    if left is not None and left.wordlike and not _money_like(term):
        if not left.spaced:
            right, term.unit = None, NOTHING  # `COP30`
        left = None
    if right is not None and not _fits(term, left, right):
        right = None
    if left is not None:
        term.start, term.before, term.unit = left.start, True, left.code
    if right is not None:
        term.end, term.after = right.end, None
        term.unit = right.unit if right.unit != DAY else NOTHING
        if right.worth > 1:
            term.scale *= int(right.worth)
        elif right.worth != 1:
            worth = Decimal(str(right.worth))
            term.value, term.step, term.part = term.value * worth, term.step * worth, worth
            term.cents = right.unit != PERCENT
    text = src.text
    if term.before or text[term.start - 1 : term.start] in ("-", "\u2014"):
        _sign(src, term)
    if term.start != term.at or not term.words:
        glued = left is not None and not left.spaced and term.start == left.start and term.words
        if glued and text[term.start - 1 : term.start] in BLANK:
            term.words = term.words[:-1]
        else:
            term.words = words_before(src.low, term.start)
    last = last_word(term.words)
    if last in src.tables.minus or text[term.start - 1 : term.start] == "(":
        _negate(src, term, last)
    return term


def _fits(term: Term, left: Left | None, right: Right) -> bool:
    """Whether the unit behind the number is taken, next to the one before it."""
    if right.unit == DAY:
        return left is None and 0 < len(term.raw) <= 2 and term.scale == 1
    if left is not None:
        # `$5 million USD`, `$40 Australian dollars`; `US$5 a day` keeps what it has.
        return len(right.unit) == 3 and right.worth == 1 and (right.unit == left.code or not left.sure)
    return right.sure or _money_like(term)


def _money_like(term: Term) -> bool:
    return term.scale > 1 or term.value >= 1000 or (term.raw != "" and not term.raw.isdigit())


def _sign(src: Source, term: Term) -> None:
    """A minus before the currency or between it and the number: `-$18 million`, `$-18 million`."""
    text, start = src.text, term.start
    if term.before and term.raw and text[term.at - 1] == "-":
        term.negative = True
    elif start and text[start - 1] in "-\u2014" and (start < 2 or text[start - 2] in " \n\t([|\"'"):
        if start >= 2 and text[start - 2] == "\n" and term.unit == COUNT:
            return  # the mark of a list
        term.start, term.negative = start - 1, True


def _negate(src: Source, term: Term, last: str) -> None:
    """`minus 18 million`; `result: ($4.1m)`, where the sentence or table cell needs the amount."""
    text, start = src.text, term.start
    if last in src.tables.minus and phrase_before(src.low, start, term.words, src.tables.bounds_before) is None:
        term.start, term.negative = src.low.rfind(last, 0, start), True
        term.words = words_before(src.low, term.start)
        return
    if text[start - 1 : start] != "(" or text[term.end : term.end + 1] != ")" or term.unit in (COUNT, NOTHING):
        return
    before = term.words[-2] if len(term.words) > 1 else ""
    gap = text[max(0, start - 3) : start - 1]
    if (
        before.endswith((":", "|", "="))
        or before in src.tables.copulas
        or gap in ("  ", "\t", "\n")
        or gap.endswith(("\t", "|"))
        or start == 1
    ):
        term.start, term.end, term.negative, term.after = start - 1, term.end + 1, True, None
        term.words = words_before(src.low, term.start)
