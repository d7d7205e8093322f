"""Numbers below a thousand in words."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from etl.extract.quantities.quantity import Next, Number
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import HUNDRED, ONE, SCALE, TEEN, TEN, TENFOLD, WHOLE, Atom
from etl.extract.quantities.words import word_after

UNIT = Decimal(1)


class Piece(NamedTuple):
    """A number up to its scale words; `step` is its last place, `about` that a word of it says `about`."""

    value: Number
    step: Number
    end: int
    words: bool
    about: bool = False
    after: Next | None = None  # the word behind it, where it was looked at


def read_piece(src: Source, first: Next, joined: bool = True) -> Piece | None:
    """The number in words that begins with the word `first`, below a thousand or of tens of hundreds.

    `joined`: an `and` may be part of it.
    """
    atom = src.tables.atoms.get(first[0])
    if atom is None:
        return None
    if atom.kind == WHOLE:
        if atom.worth != 100:
            return None
        whole = below_hundred(src, 100, first[2], joined)
        return whole._replace(about=first[0] in src.tables.about_words)
    small = _small(src, first)
    if small is None:
        return None
    value, end, about = small
    after = word_after(src.low, end)
    if after[0] not in src.tables.going_on:
        return Piece(value, 1, end, True, about, after)
    hundred = src.tables.atoms.get(after[0])
    if hundred is not None and hundred.kind == HUNDRED and value:
        return below_hundred(src, value * 100, after[2], joined)
    return _with_parts(src, value, end) or _with_decimals(src, value, end, about)


def _with_parts(src: Source, value: int, end: int) -> Piece | None:
    """`three quarters of a million`, `tiga perempat miliar`: parts of a scale word."""
    tables, low = src.tables, src.low
    after = word_after(low, end)
    part = tables.parts_after.get(after[0])
    if part is None:
        return None
    end, after = after[2], word_after(low, after[2])
    if after[0] in tables.joins["of"]:
        end, after = after[2], word_after(low, after[2])
    if after[0] in tables.joins["articles"]:
        end, after = after[2], word_after(low, after[2])
    atom = tables.atoms.get(after[0])
    if atom is None or atom.kind != SCALE:
        return None
    return Piece(Decimal(str(part)) * value, UNIT / 100, end, True)


def _small(src: Source, first: Next) -> tuple[int, int, bool] | None:
    """A number below a hundred, where it ends, and whether it is about so much."""
    atoms, low = src.tables.atoms, src.low
    atom = atoms.get(first[0])
    if atom is None:
        return None
    value, end = atom.worth, first[2]
    if atom.kind == TEN:
        after = word_after(low, end)
        one = atoms.get(after[0])
        return (value + one.worth, after[2], False) if one is not None and _is_one(one) else (value, end, False)
    if atom.kind != ONE:
        return None
    if not 0 < value < 10:
        return value, end, False
    after = word_after(low, end)
    by = atoms.get(after[0])
    if by is None:
        rounded = src.tables.rounded.get(after[0])
        return (value * rounded, after[2], True) if rounded == 10 else (value, end, False)
    if by.kind == TEEN:
        return value + by.worth, after[2], False
    if by.kind == TENFOLD:
        return _with_one(src, value * by.worth, after[2])
    return value, end, False


def _is_one(atom: Atom) -> bool:
    return atom.kind == ONE and 0 < atom.worth < 10


def _with_one(src: Source, tens: int, end: int) -> tuple[int, int, bool]:
    """`empat puluh` and the one behind it, if that begins no number of its own."""
    after = word_after(src.low, end)
    one = src.tables.atoms.get(after[0])
    if one is not None and _is_one(one) and not _multiplied(src, after[2]):
        return tens + one.worth, after[2], False
    return tens, end, False


def _multiplied(src: Source, end: int) -> bool:
    """Whether the word behind `end` makes tens or hundreds of the one before."""
    word = word_after(src.low, end)[0]
    atom = src.tables.atoms.get(word)
    return word in src.tables.rounded or (atom is not None and atom.kind in (TENFOLD, TEEN, HUNDRED))


def below_hundred(src: Source, value: int, end: int, joined: bool = True) -> Piece:
    """`value` hundreds and what follows them at `end`: `six hundred and five`, `enam ratus dua puluh`."""
    low, tables = src.low, src.tables
    after = word_after(low, end)
    anded = after[0] in tables.joins["and"]
    if anded:
        after = word_after(low, after[2])
    elif low.startswith(" & ", end):
        anded, after = True, word_after(low, end + 2)
    rest = _small(src, after) if (joined or not anded) and after[0] in tables.atoms else None
    if rest is not None and 0 < rest[0] < 100 and not _multiplied(src, rest[1]):
        return Piece(value + rest[0], 1, rest[1], True, rest[2])
    return Piece(value, 100, end, True)


def _with_decimals(src: Source, value: int, end: int, about: bool) -> Piece:
    """`two point four five`, `dua koma empat`."""
    tables, low = src.tables, src.low
    point = word_after(low, end)
    digits = ""
    if point[0] in tables.joins["point"]:
        after = word_after(low, point[2])
        while len(digits) < 12:
            atom = tables.atoms.get(after[0])
            if atom is None or atom.kind != ONE or atom.worth > 9:
                break
            digits, end = digits + str(atom.worth), after[2]
            after = word_after(low, end)
        atom = tables.atoms.get(after[0])
        if len(digits) == 1 and atom is not None and atom.kind in (TENFOLD, TEEN):
            digits, end = "", point[2]  # `koma dua puluh lima`
        if not digits and (small := _small(src, word_after(low, point[2]))) is not None:
            digits, end = str(small[0]), small[1]
    if digits:
        return Piece(Decimal(f"{value}.{digits}"), UNIT.scaleb(-len(digits)), end, True)
    return Piece(value, 1, end, True, about)
