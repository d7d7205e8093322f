"""An arithmetic check in the reader's words: what was put together, what it allows, what was stated."""

from __future__ import annotations

from typing import Any

from app import formats
from app.frame.state import language, words


def sentence(row: dict[str, Any]) -> str:
    """One sentence of a row of `all_checks.sql`; a kind without words of its own falls back to the bare numbers."""
    say, lang = words(), language()
    values = {
        "subject": say["check.everybody"] if formats.missing(row["subject"]) else row["subject"],
        "counterparty": _name(row["counterparty"]),
        "period": formats.period(row["period"], lang),
        "allowed": _allowed(row),
        "most": formats.amount(row["high"], row["unit"], lang),
        "stated": formats.amount(row["stated"], row["unit"], lang),
        "first": formats.amount(row["first_value"], row["unit"], lang),
        "second": formats.amount(row["second_value"], row["unit"], lang),
        "share": formats.percent(row["second_value"], lang),
    }
    key = f"check.{row['kind']}" + ("_unknown" if row["verdict"] == "unknown" else "")
    return say.say(key if key in say else "check.other", **values)


def _allowed(row: dict[str, Any]) -> str:
    """The interval in words; an end that is open is said: `at most $30.9B`."""
    say, text = words(), formats.span(row["low"], row["high"], row["unit"], language())
    if formats.missing(row["low"]):
        return say.say("qualifier.at_most", value=text)
    return say.say("qualifier.at_least", value=text) if formats.missing(row["high"]) else text


def _name(value: Any) -> str:
    return formats.NOTHING if formats.missing(value) else str(value)
