"""The scale of a number in digits, and how its digits are to be read."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from etl.extract.quantities.chains import FRACTIONS, half, scale_words
from etl.extract.quantities.currency import Left
from etl.extract.quantities.habit import decimal_habit
from etl.extract.quantities.marks import short_scale
from etl.extract.quantities.quantity import NOTHING, PERCENT, Next
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import Right, unit_after
from etl.extract.quantities.words import word_after

CODE = 3  # letters of an ISO code


class Scale(NamedTuple):
    """What multiplies a number in digits: `part` is added first (`2½ million`), `right` is a unit already read."""

    scale: int
    end: int
    about: bool
    lang: str
    after: Next
    part: Decimal | None = None
    right: Right | None = None


def scale_behind(src: Source, end: int, left: Left | None) -> Scale:
    """The scale of the number in digits that ends at `end`: words, letters, or a word behind a code."""
    low = src.low
    after = word_after(low, end)
    coded = after[2] - after[1] == CODE and src.text[after[1]].isupper()
    if (
        after[0] not in src.tables.scaling
        and not coded
        and (after[3] or not after[0])
        and low[end : end + 1] not in FRACTIONS
    ):
        return Scale(1, end, False, "", after)
    part = half(src, end, after)
    if part is not None:
        scale, past, about, lang, then = scale_words(src, part[1], word_after(low, part[1]))
        if scale > 1 or low[end : end + 1] in FRACTIONS:
            return Scale(scale, past, about, lang, then, part[0])
    scale, past, about, lang, then = scale_words(src, end, after)
    if scale > 1:
        return Scale(scale, past, about, lang, then)
    if after[0] in src.tables.glued_bounds and after[3] != " " and not low.startswith("-", after[2]):
        then = word_after(low, after[2])
        if (right := unit_after(src, after[2], then)) is not None:  # `20-an persen`
            return Scale(1, after[2], True, "", then, right=right)
    short = short_scale(src, after, left)
    if short is not None:
        return Scale(short[0], short[1], False, "", word_after(low, short[1]))
    if left is None and coded:
        right, scale, about, lang = _code_first(src, end, after)
        if right is not None:
            return Scale(scale, end, about, lang, after, right=right)
    return Scale(1, end, False, "", after)


def _code_first(src: Source, end: int, after: Next) -> tuple[Right | None, int, bool, str]:
    """`64 USD million`: the scale stands behind the code."""
    right = unit_after(src, end, after)
    if (
        right is None
        or right.unit in (PERCENT, NOTHING)
        or right.worth != 1
        or src.text[end : right.end].strip() not in src.tables.codes
    ):
        return None, 1, False, ""
    scale, past, about, lang, _ = scale_words(src, right.end, word_after(src.low, right.end))
    return (Right(past, right.unit), scale, about, lang) if scale > 1 else (None, 1, False, "")


def decimal_sign(src: Source, raw: str, scale: Scale, money: bool) -> str:
    """The decimal sign of the scale word's language, else that of the text."""
    if raw.startswith("0."):
        return "."
    if scale.lang:
        return src.tables.decimals.get(scale.lang, src.tables.decimal)
    if money or scale.scale > 1 or raw[-4:-3] not in (".", ","):
        return src.tables.decimal
    return decimal_habit(src)


def is_money(src: Source, left: Left | None, right: Right | None) -> bool:
    """Whether the unit is money that has no thousandth part."""
    code = left.code if left is not None else right.unit if right is not None else ""
    return len(code) == 3 and code not in src.tables.thousandths
