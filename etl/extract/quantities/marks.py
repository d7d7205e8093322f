"""Short scales: `5m`, `$6.2 bn`, `Rp3,8 M`."""

from __future__ import annotations

import re

from etl.extract.quantities.source import Source
from etl.extract.quantities.units import Left, unit_after
from etl.extract.quantities.words import BLANKS

LETTERS = re.compile(r"[^\W\d_]{1,5}\.?")


def short_scale(src: Source, at: int, left: Left | None) -> tuple[int, int] | None:
    """The scale that the letters behind `at` stand for, and where they end."""
    tables, text = src.tables, src.text
    blanks = BLANKS.match(text, at)
    here = blanks.end() if blanks else at
    if text[here : here + 1] == "-":
        here += 1
    match = LETTERS.match(text, here)
    if match is None:
        return None
    letters = match[0].rstrip(".")
    end = here + len(letters)
    code = ""
    if letters not in tables.marks_money and letters.lower() not in tables.marks_free:
        # `12mAUD`, `5mUSD`: the code is written together with the scale.
        code, letters = letters[-3:], letters[:-3]
        if code not in tables.codes or letters not in tables.marks_money:
            if letters == "" and code in tables.marks_set and here == at:
                return tables.marks_set[code], at + 1
            match_set = text[here : here + 1] if here == at else ""
            return (
                (tables.marks_set[match_set], here + 1)
                if match[0] == match_set and match_set in tables.marks_set
                else None
            )
        end -= 3
    elif text[end : end + 1].isdigit() or text[end : end + 1] == "_":
        return None
    free = tables.marks_free.get(letters.lower())
    if free is not None:
        return free, end
    right = unit_after(src, end)
    money = left is not None or (right is not None and right.unit != "percent")
    if money:
        return _money_scale(src, letters, left, right.unit if right else "", here > at, end)
    if here == at and letters in tables.marks_set:
        return tables.marks_set[letters], end
    return None


def _money_scale(
    src: Source, letters: str, left: Left | None, right: str, spaced: bool, end: int
) -> tuple[int, int] | None:
    tables = src.tables
    local = tables.local
    scale: int | None = None
    if local and letters in local["letters"]:
        if (left is not None and left.code in local["before"]) or (left is None and right in local["after"]):
            scale = local["letters"][letters]
    if scale is None:
        scale = tables.marks_money.get(letters) or tables.marks_set.get(letters)
    return (scale, end) if scale is not None else None
