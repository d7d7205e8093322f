"""One number, with what stands directly around it: currency, scale, sign, unit."""

from __future__ import annotations

import re
from decimal import Decimal

from etl.extract.quantities import refusals
from etl.extract.quantities.digits import DIGITS, SPACED, read_digits
from etl.extract.quantities.marks import short_scale
from etl.extract.quantities.numerals import Chain, Piece, chain, read_piece
from etl.extract.quantities.quantity import COUNT, NOTHING, PERCENT, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import HUNDRED, PART, SCALE, WHOLE
from etl.extract.quantities.units import Left, Right, currency_before, measure_after, month_after, unit_after
from etl.extract.quantities.vague import vague_plural, with_article
from etl.extract.quantities.words import words_before

ONE = Decimal(1)
MINUS = ("minus", "negative", "negatif", "min")


def read_term(src: Source, at: int, floor: int) -> Term | None:
    """The number that begins at `at`, or None; `floor` is where the one before ended."""
    if src.text[at].isdigit():
        return _digits_term(src, at, floor)
    return _words_term(src, at, floor)


def _digits_term(src: Source, at: int, floor: int) -> Term:
    text = src.text
    match = DIGITS.match(text, at)
    if match is None:  # a digit of a script that numbers are not written in
        return refused(at, at + 1)
    raw, end = match[0], match.end()
    left = currency_before(src, at)
    start, at, raw = _leading_sign(src, at, raw, left)
    if start != at and left is None:
        left = currency_before(src, at)
    if left is not None and left.start < floor:
        left = None
    if left is None:
        past = refusals.glued(src, at, end)
        if past:
            return refused(at, past)
    if len(raw) <= 3 and text[end : end + 1] == " " and (spaced := SPACED.match(text, at)) is not None:
        if left is not None or not refusals.is_name(src, at, raw):
            raw, end = spaced[0].replace(" ", ""), spaced.end()
            if len(raw) > 3 and raw[-3] in ".,":
                raw = raw[:-3].replace(".", "").replace(",", "") + "." + raw[-2:]
    return _with_scale(src, at, end, raw, left)


def _leading_sign(src: Source, at: int, raw: str, left: Left | None) -> tuple[int, int, str]:
    """`.85`: the sign before the digits is a decimal one where nothing is written before it."""
    text = src.text
    if left is None and at and text[at - 1] in ".," and raw.isdigit():
        before = text[at - 2 : at - 1]
        if before in "" or before in " \n(-+~" or before in src.tables.signs:
            return at, at - 1, "0." + raw
    return at, at, raw


def _with_scale(src: Source, at: int, end: int, raw: str, left: Left | None) -> Term:
    tables = src.tables
    until = end
    short = short_scale(src, end, left)
    scale, lang = 1, ""
    extra = Decimal(0)
    piece = Piece(ONE, ONE, end, False)
    found: Chain | None = None
    code_first: Right | None = None
    if short is not None:
        scale, end = short
    else:
        found = chain(src, piece)
        if found.end == end and left is None:
            code_first = unit_after(src, end)
            if code_first is not None and code_first.unit in tables.codes.values() and code_first.worth == 1:
                again = chain(src, Piece(ONE, ONE, code_first.end, False))
                if again.scale > 1 and again.end > code_first.end:
                    scale, lang, end = again.scale, again.scale_lang, again.end
                    found = None
                else:
                    code_first = None
            else:
                code_first = None
    if found is not None:
        scale, lang, end, extra = found.scale, found.scale_lang, found.end, found.value - ONE
        if extra and scale == 1 and found.value > 1 and found.value == found.value.to_integral_value():
            scale = 1
    if left is not None:
        scale *= left.scale
    right = code_first or unit_after(src, end)
    if left is not None and right is not None and right.unit == PERCENT and not left.code:
        right = None
    decimal = tables.decimals.get(lang, tables.decimal) if lang else tables.decimal
    money = left is not None or (right is not None and right.unit != PERCENT)
    if money and (left.code if left else right.unit if right else "") in tables.thousandths:
        money = False
    read = read_digits(raw.replace("0.", "0.", 1), "." if raw.startswith("0.") else decimal, money, scale > 1)
    if read is None:
        return refused(at if left is None else left.start, max(end, until))
    value, step = read
    if found is not None and found.end > until:
        exact = chain(src, Piece(value, step, until, False))
        value, scale, step, end = exact.value, exact.scale * (left.scale if left else 1), exact.step, exact.end
    term = Term(at, end, at, until, value, scale, step, COUNT, raw)
    return finish(src, term, left, right)


def finish(src: Source, term: Term, left: Left | None, right: Right | None) -> Term:
    """Gives the term its unit and its sign; a measure, a month or a name makes it no quantity."""
    if right is not None and right.wordlike and not _money_like(term):
        right = None
    if left is not None and left.wordlike and not _money_like(term):
        left = None
    if right is not None and (left is None or right.unit not in (PERCENT, left.code) or right.unit == left.code):
        if left is not None and right.unit != PERCENT and (left.sure and right.unit != left.code):
            right = None
    if right is not None and not (left is not None and right.unit == PERCENT):
        term.unit, term.end = right.unit, right.end
        if right.worth != 1:
            worth = Decimal(str(right.worth))
            term.value, term.step = term.value * worth, term.step * worth
            term.cents = right.unit != PERCENT and right.worth < 1
    if left is not None and (right is None or right.unit == PERCENT or not left.sure or right.unit == left.code):
        term.start, term.before = left.start, True
        if right is None or right.unit == PERCENT or left.sure:
            term.unit = left.code
    if term.unit == COUNT:
        end = measure_after(src, term.end) or (month_after(src, term.end) if len(term.raw) <= 2 else 0)
        if end:
            term.unit, term.end = NOTHING, end
    _sign(src, term)
    return term


def _money_like(term: Term) -> bool:
    return term.scale > 1 or any(sign in term.raw for sign in ".,")


def _sign(src: Source, term: Term) -> None:
    """A minus before the currency or the number: `-$18 million`, `$-18 million`, `minus 18`."""
    text, start = src.text, term.start
    if term.before and text[term.at - 1] == "-" and term.raw:
        term.negative = True
        return
    if start and text[start - 1] == "-" and text[start : start + 1] not in " \n":
        before = text[start - 2 : start - 1]
        if not before.strip() or before in "([|:\"'":
            term.start, term.negative = start - 1, True
            return
    words = words_before(src.low, start, 12)
    if words and words[-1].lstrip("(\"'") in MINUS:
        term.start, term.negative = src.low.rfind(words[-1].lstrip("(\"'"), 0, start), True


def refused(start: int, end: int) -> Term:
    """A number that is no quantity."""
    return Term(start, end, start, end, ONE, 1, ONE, NOTHING, "0")


def _words_term(src: Source, at: int, floor: int) -> Term | None:
    text, low, tables = src.text, src.low, src.tables
    if at and (low[at - 1].isalnum() or low[at - 1] == "_"):
        return None
    vague = vague_plural(src, at, floor)
    if vague is not None:
        return finish(src, vague, None, unit_after(src, vague.end))
    piece = read_piece(src, at)
    if piece is None:
        return with_article(src, at, floor, finish)
    found = chain(src, piece)
    if low[found.end : found.end + 1].isalnum():
        return None
    term = Term(at, found.end, at, found.end, found.value, found.scale, found.step, COUNT, "")
    left = currency_before(src, at)
    if left is not None and (left.start < floor or not left.sure):
        left = None
    return finish(src, term, left, unit_after(src, found.end))


__all__ = ["HUNDRED", "PART", "SCALE", "WHOLE", "finish", "read_term", "refused"]
_ = re
