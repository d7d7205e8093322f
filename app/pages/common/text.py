"""Small sentences that several pages say: names in a row, a state with its sign, amounts as a chart shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from app import formats
from app.charts import marks
from app.words import Words


def listed(names: Sequence[str], words: Words, most: int = 6) -> str:
    """`A, B and C`; beyond `most` names, how many more."""
    kept = list(names[:most])
    if len(names) > most:
        kept.append(words.say("told.more", n=len(names) - most))
    if len(kept) < 2:
        return "".join(kept)
    return words.say("told.and", all=", ".join(kept[:-1]), last=kept[-1])


def state(value: str | None, words: Words) -> str:
    """`◇ leaving`; a state of which nothing is reported is said to be so."""
    if formats.missing(value):
        return words["state.none"]
    return f"{marks.SIGNS[str(value)]} {words[f'state.{value}']}"


def spend(row: Mapping[str, Any], words: Words) -> str:
    """`$200M planned for 2025`, or "" where nobody stated an amount."""
    if formats.missing(row["spend_low"]) and formats.missing(row["spend_high"]):
        return ""
    amount = formats.span(row["spend_low"], row["spend_high"], row["unit"], words.language)
    kind = "actual" if row["spend_status"] == "actual" else "planned"
    if formats.missing(row["spend_period"]):
        return words.say(f"told.spend_{kind}_undated", amount=amount)
    return words.say(f"told.spend_{kind}", amount=amount, period=formats.period(row["spend_period"], words.language))


def voices(names: Sequence[Any], words: Words) -> str:
    """Who says it, the nearest to the source first: `Reuters`, `Reuters and 12 more`."""
    known = [str(name) for name in names if not formats.missing(name) and name]
    if not known:
        return words["told.nobody"]
    return known[0] if len(known) == 1 else words.say("told.first_and_more", first=known[0], n=len(known) - 1)


def cell(value: Any) -> Any:
    """What a table shows: None where nothing is stated, lists as one line."""
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        return ", ".join(str(part) for part in value)
    return None if formats.missing(value) else value


def day(value: Any, words: Words) -> str:
    """A day of the data in words; "" where there is none."""
    return "" if formats.missing(value) else formats.day(pd.Timestamp(value).date(), words.language)


def legend(words: Words) -> str:
    """The signs of the states with their words, from most to least."""
    return " ".join(f"{sign} {words[f'state.{name}']}" for name, sign in marks.SIGNS.items())
