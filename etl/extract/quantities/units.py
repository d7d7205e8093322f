"""What stands next to a number and says of what it is: money, percent, a measure."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.quantities.quantity import NOTHING, PERCENT
from etl.extract.quantities.source import Source
from etl.extract.quantities.words import BLANKS, GAP, phrase_after, phrase_before, word_after, words_before

CENTS = "cents"
PERCENT_SIGN = re.compile(rf"{GAP}?%")
TOKEN = re.compile(r"[^\W\d_]+")
SYMBOL = re.compile(r"[^\W\d_]{1,8}[²³23]?(?:/[a-z]{1,3})?|[°º\"″′][CFc]?|[μµ]\w{1,3}")
MINUS_CODE = {"M": 1_000_000, "m": 1_000_000, "k": 1_000, "K": 1_000, "B": 1_000_000_000, "b": 1_000_000_000}


class Left(NamedTuple):
    """A currency before a number."""

    start: int
    code: str
    scale: int  # of `MUSD 64`
    spaced: bool
    sure: bool  # a sign alone may be any dollar
    wordlike: bool


class Right(NamedTuple):
    """A unit behind a number."""

    end: int
    unit: str
    worth: float  # what one of it is: 0.01 of a basis point or a cent
    wordlike: bool = False


def currency_before(src: Source, at: int) -> Left | None:
    """The currency that stands directly before `at`."""
    text, low = src.text, src.low
    end = at
    floor = max(0, at - 4)
    while end > floor and low[end - 1] in " \n":
        end -= 1
    if end == 0:
        return None
    last = text[end - 1]
    code = src.tables.signs.get(last)
    if code is not None:
        return _signed(src, end, code, end < at)
    stop = end - 1 if last == "." else end
    start = stop
    floor = max(0, stop - 10)
    while start > floor and text[start - 1].isalpha():
        start -= 1
    if start == stop:
        return None
    return _lettered(src, at, start, stop, end)


def _signed(src: Source, end: int, code: str, spaced: bool) -> Left:
    """A sign and the letters that say whose it is: `US$`, `S$`, `USD$`, `US $`."""
    text, tables = src.text, src.tables
    sign = text[end - 1]
    if sign == tables.yen["sign"] and any(hint in src.low for hint in tables.yuan_hints):
        code = tables.yen["other"]
    if sign != "$":
        start = end - 1
        head = text[max(0, end - 4) : end - 1]
        if len(head) == 3 and tables.codes.get(head) == code:
            start = end - 4
        elif sign == "¥" and head[-2:] in ("CN", "JP"):
            start, code = end - 3, "CNY" if head[-2:] == "CN" else "JPY"
        return Left(start, code, 1, spaced, True, False)
    for blank in (0, 1):
        stop = end - 1 - blank
        if blank and text[stop : stop + 1] != " ":
            break
        for size in (4, 3, 2, 1):
            if blank and size == 1:
                break
            head = text[stop - size : stop] if stop >= size else ""
            found = tables.dollars.get(head) or (tables.dollars.get(head.upper()) if size > 1 else None)
            if found is not None and not (stop > size and text[stop - size - 1].isalnum()):
                if blank and head.upper() not in ("US", "U.S.") and head not in tables.codes:
                    continue
                return Left(stop - size, found, 1, spaced, True, False)
    return Left(end - 1, code, 1, spaced, False, False)


def _lettered(src: Source, at: int, start: int, stop: int, end: int) -> Left | None:
    text, low, tables = src.text, src.low, src.tables
    if start and (text[start - 1].isdigit() or text[start - 1] == "_"):
        return None
    word = text[start:stop]
    spaced = end < at
    code = tables.codes.get(word)
    if code is not None:
        return Left(start, code, 1, spaced, True, word in tables.wordlike)
    if len(word) == 4 and word[1:] in tables.codes and word[0] in MINUS_CODE:
        return Left(start, tables.codes[word[1:]], MINUS_CODE[word[0]], spaced, True, False)
    code = tables.abbreviations.get(low[start:stop])
    if code is not None and (code != "SEK" or spaced):
        return Left(start, code, 1, spaced, True, False)
    if text[end - 1] == "." or low[stop - 1] != low[end - 1]:
        return None
    found = phrase_before(low, end, words_before(low, end, 32), tables.names_before)
    return Left(found[1], found[0], 1, spaced, True, False) if found else None


def unit_after(src: Source, at: int) -> Right | None:
    """The currency or percent sign that stands directly behind `at`."""
    text, low, tables = src.text, src.low, src.tables
    match = PERCENT_SIGN.match(low, at)
    if match is not None:
        return Right(match.end(), PERCENT, 1)
    blanks = BLANKS.match(low, at)
    here = blanks.end() if blanks else at
    if low[here : here + 1] == "-":
        here += 1
    sign = text[here : here + 1]
    if sign in tables.signs and sign:
        # `5 $3` has no currency behind it: the sign belongs to the next number.
        return None if text[here + 1 : here + 2].isdigit() else Right(here + 1, tables.signs[sign], 1)
    if sign == "¢":
        return Right(here + 1, tables.cents.by_word["¢"][0][1], 0.01)
    if not sign.isalpha():
        return None
    found = phrase_after(low, at, tables.percent_words)
    if found is not None:
        return Right(found[1], PERCENT, found[0])
    found = phrase_after(low, at, tables.cents)
    if found is not None:
        return Right(found[1], found[0], 0.01)
    token = TOKEN.match(text, here)
    if token is not None and token[0] in tables.codes and not text[token.end() : token.end() + 1].isdigit():
        return Right(token.end(), tables.codes[token[0]], 1, token[0] in tables.wordlike)
    found = phrase_after(low, at, tables.names)
    if found is not None:
        return Right(found[1], found[0], 1)
    if token is not None and len(token[0]) <= 4:
        head = text[here : here + 5]
        dollar = head.find("$")
        if dollar > 0 and head[:dollar] in tables.dollars and not text[here + dollar + 1 : here + dollar + 2].isdigit():
            return Right(here + dollar + 1, tables.dollars[head[:dollar]], 1)
        if token[0][1:] in tables.codes and len(token[0]) == 4 and token[0][0] in MINUS_CODE:
            return Right(token.end(), tables.codes[token[0][1:]], MINUS_CODE[token[0][0]])
    return None


def measure_after(src: Source, at: int) -> int:
    """Where the measure behind `at` ends; 0 where there is none."""
    tables, low = src.tables, src.low
    for _ in range(3):
        blanks = BLANKS.match(low, at)
        here = blanks.end() if blanks else at
        if low[here : here + 1] == "-":
            here += 1
        symbol = SYMBOL.match(src.text, here)
        if symbol is not None and symbol[0] in tables.measure_signs:
            return symbol.end()
        if symbol is not None and symbol[0].rstrip("23") in tables.measure_signs:
            return symbol.end()
        found = phrase_after(low, at, tables.measures) or phrase_after(low, at, tables.factors)
        if found is not None:
            return found[1]
        if low[here : here + 1] in ("×",):
            return here + 1
        skipped = phrase_after(low, at, tables.between)
        if skipped is None:
            return 0
        at = skipped[1]
    return 0


def month_after(src: Source, at: int) -> int:
    """Where the name of a month behind `at` ends; 0 where there is none."""
    word, end, gap = word_after(src.low, at)
    if word in src.tables.months and _is_month(src, word, end - len(word)):
        return end
    return 0


def month_before(src: Source, words: list[str], at: int) -> bool:
    """Whether the last of `words`, which stand before `at`, names a month."""
    if not words:
        return False
    word = words[-1].rstrip(".,").lstrip("([\"'")
    return word in src.tables.months and _is_month(src, word, src.low.rfind(word, 0, at))


def _is_month(src: Source, word: str, start: int) -> bool:
    return word not in src.tables.months_capital or src.text[start].isupper()


__all__ = [
    "CENTS",
    "NOTHING",
    "Left",
    "Right",
    "currency_before",
    "measure_after",
    "month_after",
    "month_before",
    "unit_after",
]
