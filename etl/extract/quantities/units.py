"""What stands behind a number and says of what it is: money, percent, a measure, a month."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.quantities.quantity import NOTHING, PERCENT, Next
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import CENT, FILLER, MEASURE, MONEY, MONTH, SHARE
from etl.extract.quantities.words import phrase_at, word_after

BLANKS = re.compile(r" {0,12}\n? {0,12}-?")
SYMBOL = re.compile(r"[^\W\d_]{1,8}[²³23]?(?:/[a-z]{1,3}\b)?")
NO_LETTERS = "\u00b0\u00ba\u2033\u2032"  # degree, inch, foot
LONGEST_SCALE = 16
HUNDREDTH = 0.01
DAY = "day"  # a month follows: a number up to 31 is no count


class Right(NamedTuple):
    """A unit behind a number: `worth` is what one of it is (0.01 of a cent or a basis point).

    `sure` is False for a word that may be another thing too, NOTHING is the unit of a measure.
    """

    end: int
    unit: str
    worth: float = 1
    sure: bool = True


def unit_after(src: Source, at: int, after: Next) -> Right | None:
    """The unit directly behind `at`; `after` is the word that stands there."""
    low = src.low
    sign = low[at : at + 1]
    if sign == "%":
        return Right(at + 1, PERCENT)
    if not after[0]:
        return _sign_after(src, at, sign)
    word, start, end, joint = after
    if word not in src.tables.telling:
        return None
    found = phrase_at(low, after, src.tables.behind)
    if found is not None:
        (family, means), past = found
        if family == SHARE:
            capitals = len(word) < 3 and src.text[start].isupper()
            return None if capitals else Right(past, PERCENT, means)
        if family == MONEY:
            return _named(src, at, after, means, past)
        if family == CENT:
            return Right(past, means, HUNDREDTH, src.text[start].islower() or src.text[at - 1].isupper())
    return _code_after(src, word, start, end, joint) or _measure(src, after, found)


def _sign_after(src: Source, at: int, sign: str) -> Right | None:
    tables, low = src.tables, src.low
    if sign in NO_LETTERS and sign:
        return Right(at + 1, NOTHING)
    if sign not in " \n-\u00a2" and sign not in tables.signs:
        return None
    blanks = BLANKS.match(low, at)
    here = blanks.end() if blanks else at
    sign = low[here : here + 1]
    if sign == "%":
        return Right(here + 1, PERCENT)
    # `5 $3`: the sign belongs to the next number.
    if sign in tables.signs and not low[here + 1 : here + 2].isdigit():
        return Right(here + 1, tables.signs[sign])
    if sign in tables.coins:
        return Right(here + 1, tables.coins[sign][0], HUNDREDTH)
    if sign and sign in NO_LETTERS:
        return Right(here + 1, NOTHING)
    return Right(here + 1, NOTHING) if sign == "×" else None


def _named(src: Source, at: int, after: Next, code: str, end: int) -> Right | None:
    """Money by its name, unless it is a weight; some names are other words too."""
    tables = src.tables
    word, _, word_end, joint = after
    if word in tables.weights:
        behind = word_after(src.low, end)[0]
        if behind in tables.joins["of"] or (
            joint == "-" and end == word_end and src.low[at - 1].isalpha() and not _scaled(src, at)
        ):
            return Right(end, NOTHING)
    return Right(end, code, 1, end > word_end or word not in tables.doubtful)


def _scaled(src: Source, at: int) -> bool:
    """Whether a scale word ends at `at`."""
    reach = max(0, at - LONGEST_SCALE)
    start = max(src.low.rfind(" ", reach, at), src.low.rfind("-", reach, at)) + 1
    atom = src.tables.atoms.get(src.low[start:at])
    return atom is not None and atom.worth >= 1000


def _code_after(src: Source, word: str, start: int, end: int, joint: str) -> Right | None:
    tables, text = src.tables, src.text
    size = end - start
    if not 1 <= size <= 4 or not text[start:end].isalpha():
        return None
    if text.startswith("$", end) and not text[end + 1 : end + 2].isdigit():
        dollar = tables.dollars.get(text[start:end])
        return Right(end + 1, dollar) if dollar else None
    behind = text[end : end + 2].lstrip(" .")
    if text[end : end + 1].isdigit() or (joint == "-" and behind[:1].isdigit()):
        return None  # it belongs to the next number: `Rp5 miliar-Rp8 miliar`
    shown = text[start:end]
    if size == 3 and shown in tables.codes:
        return Right(end, tables.codes[shown], 1, shown not in tables.wordlike)
    if size == 4 and shown[1:] in tables.codes and shown[0] in tables.prefixes:
        return Right(end, tables.codes[shown[1:]], tables.prefixes[shown[0]])
    if shown[0].isupper() and word in tables.abbreviations and size > 1:
        return Right(end, tables.abbreviations[word])
    if not joint and shown in tables.coins and src.says(tuple(tables.coins[shown][1])):
        return Right(end, tables.coins[shown][0], HUNDREDTH)
    return None


def _measure(src: Source, after: Next, found: tuple[tuple[int, object], int] | None) -> Right | None:
    """The measure that begins with the word `after`, other words in between aside."""
    for _ in range(3):
        if after[0] in src.tables.measure_words:
            symbol = SYMBOL.match(src.text, after[1])
            if symbol is not None and (
                symbol[0] in src.tables.measure_signs or symbol[0].rstrip("23") in src.tables.measure_signs
            ):
                return Right(symbol.end(), NOTHING)
        if found is None:
            return None
        (family, _), end = found
        if family == MEASURE:
            return Right(end, NOTHING)
        if family == MONTH:
            return Right(end, DAY) if is_month(src, after[0], after[1]) else None
        if family != FILLER:
            return None
        after = word_after(src.low, end)
        found = phrase_at(src.low, after, src.tables.behind)
    return None


def is_month(src: Source, word: str, start: int) -> bool:
    """Whether `word`, which begins at `start`, names a month here."""
    tables = src.tables
    return word in tables.months and (word not in tables.months_capital or src.text[start].isupper())
