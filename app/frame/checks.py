"""An arithmetic check in the reader's words: what was put together, what it allows, what was stated."""

from __future__ import annotations

from typing import Any

from app import formats
from app.frame.state import language, words


def sentence(row: dict[str, Any]) -> str:
    """One sentence of a row of table `checks`; a kind without words of its own falls back to the bare numbers."""
    say, lang = words(), language()
    values = {
        "subject": _name(row["subject"]),
        "counterparty": _name(row["counterparty"]),
        "period": formats.period(row["period"], lang),
        "allowed": formats.span(row["low"], row["high"], row["unit"], lang),
        "stated": formats.amount(row["stated"], row["unit"], lang),
    }
    key = f"check.{row['kind']}"
    return say.say(key if key in say else "check.other", **values)


def _name(value: Any) -> str:
    return formats.NOTHING if formats.missing(value) else str(value)
