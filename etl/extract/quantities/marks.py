"""Short scales: `5m`, `$6.2 bn`, `Rp3,8 M`, `26k`."""

from __future__ import annotations

from etl.extract.quantities.currency import Left
from etl.extract.quantities.quantity import NOTHING, PERCENT, Next
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import unit_after
from etl.extract.quantities.words import word_after


def short_scale(src: Source, after: Next, left: Left | None) -> tuple[int, int] | None:
    """The scale that the letters `after` a number in digits stand for, and where they end."""
    tables = src.tables
    word, start, end, joint = after
    letters = src.text[start:end]
    if word not in tables.marks:
        # `12mAUD`: the code is written together with the scale. `50rban`: so is a suffix.
        head, code = letters[:-3], letters[-3:]
        if head and not joint and code in tables.codes and head in tables.marks_money:
            return tables.marks_money[head], end - 3
        if not joint and head[:2] + code[:0] in tables.marks_free and word[2:] in tables.glued_bounds:
            return tables.marks_free[head[:2]], start + 2
        return None
    if src.text[end : end + 1].isdigit():
        return None
    money = left is not None
    behind = word_after(src.low, end)
    if not money:
        right = unit_after(src, end, behind)
        money = right is not None and right.unit not in (PERCENT, NOTHING)
    if money:
        scale = _money_scale(src, letters, left, behind[0], start, joint == " ")
    elif word in tables.marks_free:
        scale = tables.marks_free[word]
    else:
        scale = 0 if joint else tables.marks_set.get(letters, 0)
        if not scale and not joint and behind[0] in tables.counted:
            scale = tables.marks_money.get(letters, 0)  # `1.8m users`
    return (scale, end) if scale else None


def _money_scale(src: Source, letters: str, left: Left | None, behind: str, start: int, spaced: bool) -> int:
    tables = src.tables
    local = tables.local
    here = (left is not None and left.code in local.get("before", ())) or (
        left is None and behind in local.get("after", ())
    )
    if left is not None and spaced and left.code in local.get("spaced", ()):
        # `US$ 3,8 M` is written as the language writes, `$3.8M` is quoted.
        here = tables.decimal in src.low[start - 6 : start]
    if here and letters in local["letters"]:
        return int(local["letters"][letters])
    return tables.marks_money.get(letters) or tables.marks_free.get(letters.lower()) or tables.marks_set.get(letters, 0)
