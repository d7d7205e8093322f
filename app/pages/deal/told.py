"""What the page Deal says: how the valuation moved, whether price and stake fit it, what happened around it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from app import formats
from app.charts import marks
from app.pages.common import text
from app.pages.common.deal import Deal
from app.words import Words


def tile_value(row: dict[str, Any], words: Words) -> str:
    """The amount with its bound: `at least $29B`."""
    return words.say(f"qualifier.{row['qualifier']}", value=formats.amount(row["value"], row["unit"], words.language))


def tile_about(row: dict[str, Any], words: Words) -> str:
    """The period, the status, and the range where statements differ."""
    parts = [
        formats.period(row["period"], words.language) if row["period"] else words["told.undated"],
        "" if row["status"] == "actual" else words[f"status.{row['status']}"],
        ""
        if row["low"] == row["high"]
        else words.say("told.range", span=formats.span(row["low"], row["high"], row["unit"], words.language)),
    ]
    return " · ".join(part for part in parts if part)


def slope_row(sides: pd.DataFrame, company: str) -> pd.DataFrame:
    """The one row of the slope, where both sides are stated in one unit; else no row."""
    rows = {row["side"]: row for row in marks.records(sides)}
    if len(rows) < 2 or rows["before"]["unit"] != rows["after"]["unit"]:
        return pd.DataFrame()
    ends = {"first": rows["before"], "last": rows["after"]}
    row: dict[str, Any] = {"name": company, "unit": rows["after"]["unit"], "focus": True}
    for end, told in ends.items():
        row |= {
            end: told["value"],
            f"{end}_low": told["low"],
            f"{end}_high": told["high"],
            f"{end}_period": told["period"],
            f"{end}_figure_id": told["figure_id"],
        }
    return pd.DataFrame([row])


def finding(deal: Deal, slope: pd.DataFrame, sides: pd.DataFrame, words: Words) -> str:
    """How the stated valuation moved; where one side is not stated, which."""
    if len(slope):
        row = slope.iloc[0]
        return words.say(
            "deal.finding",
            company=deal.company,
            first=formats.amount(row["first"], row["unit"], words.language),
            last=formats.amount(row["last"], row["unit"], words.language),
            before=formats.period(row["first_period"], words.language)
            if marks.present(row["first_period"])
            else words["told.undated"],
            after=formats.period(row["last_period"], words.language),
            times=formats.multiple(row["last"] / row["first"], words.language),
        )
    stated = set(sides["side"])
    if not stated:
        return words.say("deal.finding_neither", company=deal.company)
    if len(stated) == 2:
        return words.say("deal.finding_units", company=deal.company)
    row = sides.iloc[0].to_dict()
    return words.say(
        f"deal.finding_only_{row['side']}",
        company=deal.company,
        amount=tile_value(row, words),
        period=formats.period(row["period"], words.language),
    )


def tried(checks: pd.DataFrame) -> pd.DataFrame:
    """The prices to draw: of what happened, else planned, else talked about; in the unit of a stated valuation."""
    prices = checks[(checks["kind"] == "price_stake") & checks["price"].notna()]
    for status in ("actual", "planned", "in_talks"):
        rows = prices[prices["status"] == status]
        if len(rows):
            held = rows[rows["stated"].notna()]
            unit = (held if len(held) else rows)["unit"].iloc[0]
            return rows[rows["unit"] == unit].sort_values("price_reports", ascending=False, kind="stable")
    return prices


def check_finding(tries: pd.DataFrame, words: Words) -> str:
    """Which reported prices fit the stated valuation and which do not."""
    stated = tries["stated"].dropna()
    if stated.empty:
        return words["deal.check_unknown"]
    amounts = {
        verdict: [formats.amount(row["price"], row["unit"], words.language) for row in rows.to_dict("records")]
        for verdict, rows in tries.groupby("verdict")
    }
    shared = {
        "stated": formats.amount(stated.iloc[0], tries["unit"].iloc[0], words.language),
        "stake": formats.percent(tries["stake"].dropna().iloc[0], words.language)
        if tries["stake"].notna().any()
        else "?",
    }
    fits, misses = (text.listed(amounts.get(verdict, []), words) for verdict in ("fits", "does_not_fit"))
    if fits and misses:
        return words.say("deal.check_both", fits=fits, misses=misses, **shared)
    return words.say("deal.check_fits" if fits else "deal.check_misses", prices=fits or misses, **shared)


def checks_table(checks: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Every check, in words; amounts stay numbers beside."""
    rows = []
    for row in marks.records(checks):
        tried_price = (
            formats.amount(row["price"], row["unit"], words.language)
            if row["price"]
            else formats.amount(row["stated"], row["unit"], words.language)
        )
        rows.append(
            {
                "kind": words[f"check_name.{row['kind']}"],
                "who": " → ".join(str(name) for name in (row["subject"], row["counterparty"]) if name),
                "period": formats.period(row["period"], words.language),
                "status": words[f"status.{row['status']}"] if row["status"] else "",
                "tried": tried_price,
                "span": marks.bounds(row["low"], row["high"], row["unit"], words),
                "stated": formats.amount(row["stated"], row["unit"], words.language),
                "verdict": words[f"verdict.{row['verdict']}"],
                "check_id": row["check_id"],
                "unit": row["unit"],
                "low_number": row["low"],
                "high_number": row["high"],
                "stated_number": row["stated"],
                "price_number": row["price"],
                "inputs": list(row["inputs"]),
                "says": row["says"],
            }
        )
    return pd.DataFrame(rows)


def columns(words: Words) -> dict[str, str]:
    """The columns of the table of checks that are on screen, with their labels."""
    own = {
        "kind": "check_kind",
        "who": "between",
        "tried": "tried",
        "span": "allowed",
        "stated": "stated_column",
        "verdict": "verdict_column",
    }
    labels = {column: words[f"deal.{key}"] for column, key in own.items()}
    shared = {column: words[f"column.{column}"] for column in ("period", "status")}
    return {
        column: {**labels, **shared}[column]
        for column in ("kind", "who", "period", "status", "tried", "span", "stated", "verdict")
    }
