"""Numbers with their scale words, and the smaller powers behind them: `seven thousand six hundred`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from etl.extract.quantities.digits import DIGITS, read_digits
from etl.extract.quantities.numerals import UNIT, Piece, read_piece
from etl.extract.quantities.quantity import Next, Number
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import DOZEN, HUNDRED, PART, SCALE, WHOLE
from etl.extract.quantities.words import word_after

FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
JOIN = re.compile(r",?[ \n]{1,3}(?:& )?| & ")
BEGINNINGS = frozenset(", \n")  # of a JOIN
MOST_POWERS = 8


class Chain(NamedTuple):
    """`value` times `scale`; `step` is the last place of `value`, `after` the word behind."""

    value: Number
    scale: int
    step: Number
    end: int
    about: bool
    after: Next


def scale_words(src: Source, end: int, after: Next) -> tuple[int, int, bool, str, Next]:
    """The scale words behind `end` multiplied, where they end, if they say `about`, their language, the next word."""
    scale, about, lang = 1, False, ""
    tables = src.tables
    while scale < 10**15:
        word = after[0]
        atom = tables.atoms.get(word)
        if atom is not None and (atom.kind == SCALE or (atom.kind in (HUNDRED, DOZEN) and scale == 1)):
            scale, lang = scale * atom.worth, "" if word in tables.neutral else atom.lang
        elif word in tables.rounded and tables.rounded[word] > 10:
            scale, about = scale * tables.rounded[word], True
        elif (
            word in tables.glued_bounds
            and after[3] != " "
            and (then := word_after(src.low, after[2]))[0] in tables.atoms
        ):
            # `40-an juta`
            if tables.atoms[then[0]].kind != SCALE:
                break
            about, after = True, then
            continue
        else:
            break
        end = after[2]
        after = word_after(src.low, end)
    return scale, end, about, lang, after


def half(src: Source, end: int, after: Next) -> tuple[Decimal, int] | None:
    """The part of one behind a number and where it ends: `and a half`, `setengah`, `½`."""
    tables, low = src.tables, src.low
    sign = FRACTIONS.get(low[end : end + 1])
    if sign is not None:
        return sign, end + 1
    if after[0] in tables.joins["and"]:
        after = word_after(low, after[2])
        if after[0] not in tables.joins["articles"]:
            return None
        after = word_after(low, after[2])
    elif after[0] not in tables.halves:
        return None
    atom = tables.atoms.get(after[0])
    return (Decimal(str(atom.worth)), after[2]) if atom is not None and atom.kind == PART else None


def chain(src: Source, piece: Piece, after: Next, joined: bool = True) -> Chain:
    """`piece`, behind which the word `after` stands, with all that belongs to the number."""
    value, step, end, words, about, _ = piece
    if after[0] and after[0] not in src.tables.scaling and after[0] not in src.tables.atoms:
        return Chain(value, 1, step, end, about, after)
    part = half(src, end, after)
    if part is not None:
        then = word_after(src.low, part[1])
        if words or src.low[end : end + 1] in FRACTIONS or scale_words(src, part[1], then)[0] > 1:
            value, step, end, after = value + part[0], min(step, UNIT / 10), part[1], then
            part = None
    scale, end, rounded, _, after = scale_words(src, end, after)
    if scale > 1 and (part := half(src, end, after)) is not None:
        value, step, end = value + part[0], min(step, UNIT / 10), part[1]
        after = word_after(src.low, end)
    first = Chain(value, scale, step, end, about or rounded, after)
    return add_powers(src, first, words, joined) if scale > 1 else first


def add_powers(src: Source, first: Chain, words: bool, joined: bool) -> Chain:
    """`first` and the smaller powers behind it, as long as they come."""
    word = first.after[0]
    if word not in src.tables.joining if word else src.low[first.end : first.end + 1] not in BEGINNINGS:
        return first
    total, unit, end, step, after = first.value * first.scale, first.scale, first.end, first.step, first.after
    about = first.about
    for _ in range(MOST_POWERS):
        found = _next_power(src, end, after, words, joined, unit)
        if found is None:
            break
        total, unit, end, step = total + found.value * found.scale, found.scale, found.end, found.step * found.scale
        after, about = found.after, about or found.about
        if unit == 1:
            break
    if end == first.end:
        return first
    return Chain(total, 1, step, end, about, after)


def _next_power(src: Source, end: int, after: Next, words: bool, joined: bool, unit: int) -> Chain | None:
    """The next smaller power behind `end`, where it may be part of the same number."""
    low, tables = src.low, src.tables
    comma = anded = False
    if not after[0]:
        match = JOIN.match(low, end)
        if match is None:
            return None
        comma, anded = match[0][0] == ",", "&" in match[0]
        end = match.end()
        if low[end : end + 1].isdigit():
            return None if comma or anded else _digits_power(src, end, unit)
        after = word_after(low, end)
    if after[0] in tables.joins["and"]:
        anded = True
        after = word_after(low, after[2])
    if (comma or anded) and not joined:
        return None
    atom = tables.atoms.get(after[0])
    if atom is None:
        return None
    if atom.kind == WHOLE and atom.worth > 100:
        behind = word_after(low, after[2])
        return Chain(1, atom.worth, 1, after[2], False, behind) if atom.worth < unit else None
    read = read_piece(src, after)
    if read is None:
        return None
    scale, end, about, _, after = scale_words(src, read.end, word_after(low, read.end))
    power = scale > 1 or read.value >= 100
    if read.value * scale >= unit or not read.value or (comma and not power):
        return None
    # `$5 million and six seats`: a number in digits takes a small one only behind hundreds (`9 hundred and sixty`).
    if not words and not power and unit > 100:
        return None
    return Chain(read.value, scale, read.step, end, about or read.about, after)


def _digits_power(src: Source, at: int, unit: int) -> Chain | None:
    """`6 hundred` behind `7 thousand`."""
    digits = DIGITS.match(src.low, at)
    read = read_digits(digits[0], src.tables.decimal, False, False) if digits else None
    if digits is None or read is None:
        return None
    scale, end, about, _, after = scale_words(src, digits.end(), word_after(src.low, digits.end()))
    if scale == 1 or read[0] * scale >= unit:
        return None
    return Chain(read[0], scale, read[1], end, about, after)
