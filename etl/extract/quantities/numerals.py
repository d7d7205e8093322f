"""Numbers in words, and the chains that numbers in words or digits make with scale words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from etl.extract.quantities.digits import DIGITS, read_digits
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import HUNDRED, ONE, PART, SCALE, TEEN, TEN, TENFOLD, WHOLE
from etl.extract.quantities.words import GAP, word_after

COMMA = re.compile(rf",{GAP}")
HALF_CHAIN = Decimal("0.5")


class Piece(NamedTuple):
    """A number up to its scale words."""

    value: Decimal
    step: Decimal
    end: int
    words: bool


class Chain(NamedTuple):
    """A number with its scale words and what else adds to it: `value` times `scale`."""

    value: Decimal
    scale: int
    step: Decimal
    end: int
    scale_lang: str


def _small(src: Source, at: int) -> tuple[int, int] | None:
    """A number below a hundred in words, and where it ends."""
    atoms = src.tables.atoms
    word, end, gap = word_after(src.low, at)
    atom = atoms.get(word)
    if atom is None:
        return None
    if atom.kind == TEN:
        word, after, _ = word_after(src.low, end)
        one = atoms.get(word)
        if one is not None and one.kind == ONE and 0 < one.worth < 10:
            return atom.worth + one.worth, after
        return atom.worth, end
    if atom.kind != ONE:
        return None
    value: int = atom.worth
    if not 0 < value < 10:
        return value, end
    word, after, _ = word_after(src.low, end)
    by = atoms.get(word)
    if by is None:
        return value, end
    if by.kind == TEEN:
        return value + by.worth, after
    if by.kind == TENFOLD:
        return _with_one(src, value * by.worth, after)
    return value, end


def _with_one(src: Source, tens: int, end: int) -> tuple[int, int]:
    """`empat puluh` and the one behind it, if that begins no number of its own."""
    atoms = src.tables.atoms
    word, after, _ = word_after(src.low, end)
    one = atoms.get(word)
    if one is not None and one.kind == ONE and 0 < one.worth < 10:
        then = atoms.get(word_after(src.low, after)[0])
        if then is None or then.kind not in (TENFOLD, TEEN, HUNDRED):
            return tens + one.worth, after
    return tens, end


def read_piece(src: Source, at: int, joined: bool = True) -> Piece | None:
    """A number in words below a thousand (or of tens of hundreds) that begins at `at`; `joined`: `and` may be part of it."""
    atoms = src.tables.atoms
    word, end, _ = word_after(src.low, at)
    atom = atoms.get(word)
    if atom is None:
        return None
    if atom.kind == WHOLE and atom.worth == 100:
        value, step = 100, 100
    else:
        small = _small(src, at)
        if small is None:
            return None
        value, end = small
        step = 1
        word, after, _ = word_after(src.low, end)
        hundred = atoms.get(word)
        if hundred is None or hundred.kind != HUNDRED or not value:
            return _with_decimals(src, value, end)
        value, step, end = value * 100, 100, after
    return _below_hundred(src, value, step, end, joined)


def _below_hundred(src: Source, value: int, step: int, end: int, joined: bool) -> Piece:
    """What follows `six hundred`: `and five`, `dua puluh`."""
    at = end
    word, after, _ = word_after(src.low, end)
    and_ = word in src.tables.joins["and"] or src.low[end : end + 3] == " & "
    if and_:
        at = after if word in src.tables.joins["and"] else end + 2
    rest = _small(src, at) if joined or not and_ else None
    if rest is not None and 0 < rest[0] < 100:
        then = src.tables.atoms.get(word_after(src.low, rest[1])[0])
        if then is None or then.kind != HUNDRED:
            return Piece(Decimal(value + rest[0]), Decimal(1), rest[1], True)
    return Piece(Decimal(value), Decimal(step), end, True)


def _with_decimals(src: Source, value: int, end: int) -> Piece:
    """`two point four five`, `dua koma empat`."""
    tables = src.tables
    word, at, _ = word_after(src.low, end)
    digits = ""
    if word in tables.joins["point"]:
        while len(digits) < 12:
            word, after, _ = word_after(src.low, at)
            atom = tables.atoms.get(word)
            if atom is None or atom.kind != ONE or atom.worth > 9:
                break
            digits += str(atom.worth)
            at = end = after
        if not digits and (small := _small(src, at)) is not None:
            digits, end = str(small[0]), small[1]
    if digits:
        return Piece(Decimal(f"{value}.{digits}"), Decimal(1).scaleb(-len(digits)), end, True)
    return Piece(Decimal(value), Decimal(1), end, True)


def _half(src: Source, end: int) -> tuple[Decimal, int] | None:
    """The part of one behind a number: `and a half`, `setengah`, `½`."""
    tables = src.tables
    sign = FRACTIONS.get(src.low[end : end + 1])
    if sign is not None:
        return sign, end + 1
    word, at, _ = word_after(src.low, end)
    if word in tables.joins["and"]:
        word, at, _ = word_after(src.low, at)
        if word not in tables.joins["articles"] and word not in tables.atoms:
            return None
        if word in tables.joins["articles"]:
            word, at, _ = word_after(src.low, at)
        atom = tables.atoms.get(word)
        return (Decimal(str(atom.worth)), at) if atom is not None and atom.kind == PART else None
    atom = tables.atoms.get(word)
    if atom is not None and atom.kind == PART and not tables.joins["articles"] & {word} and atom.lang not in ARTICLED:
        return Decimal(str(atom.worth)), at
    return None


FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
ARTICLED = ("en",)


def scale_words(src: Source, end: int) -> tuple[int, int, str]:
    """The scale words behind `end` multiplied, where they end, and the language of the last one."""
    scale, lang = 1, ""
    for _ in range(3):
        word, after, gap = word_after(src.low, end)
        atom = src.tables.atoms.get(word)
        if atom is None or (atom.kind != SCALE and not (atom.kind == HUNDRED and scale == 1)):
            break
        scale, end, lang = scale * atom.worth, after, atom.lang
    return scale, end, lang


def chain(src: Source, piece: Piece, joined: bool = True) -> Chain:
    """`piece` with its scale words and the smaller powers behind it: `seven thousand six hundred`, `three and a half million`."""
    value, step, end = piece.value, piece.step, piece.end
    half = _half(src, end)
    if half is not None:
        scale, after, lang = scale_words(src, half[1])
        if scale > 1 or src.low[end : end + 1] in FRACTIONS or piece.words:
            value, step, end = value + half[0], half[0], half[1]
    scale, end, lang = scale_words(src, end)
    if scale > 1 and (half := _half(src, end)) is not None and lang in ARTICLED:
        value, step, end = value + half[0], half[0], half[1]
    if scale == 1:
        return Chain(value, 1, step, end, lang)
    return _add(src, Chain(value, scale, step, end, lang), piece.words, joined)


def _add(src: Source, first: Chain, words: bool, joined: bool) -> Chain:
    """Smaller powers, as long as they come."""
    total, unit, end, step = first.value * first.scale, first.scale, first.end, first.step * first.scale
    added = False
    for _ in range(8):
        found = _next_piece(src, end, words, joined, unit)
        if found is None:
            break
        piece, scale, after = found
        chunk = piece.value * scale
        if chunk >= unit or not chunk:
            break
        total, unit, end, step, added = total + chunk, scale, after, piece.step * scale, True
        if scale == 1:
            break
    if not added:
        return first
    return Chain(total, 1, step, end, first.scale_lang)


def _next_piece(src: Source, end: int, words: bool, joined: bool, unit: int) -> tuple[Piece, int, int] | None:
    """The next smaller power behind `end` with its scale, where it may be part of the same number."""
    low, tables = src.low, src.tables
    at, join = end, ""
    comma = COMMA.match(low, at)
    if comma:
        at, join = comma.end(), ","
    word, after, _ = word_after(low, at)
    if word in tables.joins["and"]:
        at, join = after, join + "and"
    elif low.startswith((" & ", "& "), at):
        at, join = low.index("&", at) + 1, join + "and"
    if join and not joined:
        return None
    here = at + 1 if low[at : at + 1] == " " else at
    digits = DIGITS.match(low, here)
    if digits is not None:
        read = read_digits(digits[0], tables.decimal, False, False)
        if read is None or join:
            return None
        scale, after, _ = scale_words(src, digits.end())
        return (Piece(*read, digits.end(), False), scale, after) if scale > 1 else None
    word, after, _ = word_after(low, at)
    atom = tables.atoms.get(word)
    if atom is not None and atom.kind == WHOLE and atom.worth > 100:
        return Piece(Decimal(1), Decimal(1), after, True), atom.worth, after
    piece = read_piece(src, at)
    if piece is None:
        return None
    scale, after, _ = scale_words(src, piece.end)
    whole = piece.step >= 100 or scale > 1
    if join.startswith(",") and not whole and join == ",":
        return None
    if not words and not whole and (join != "and" or unit > 100):
        return None
    return piece, scale, after
