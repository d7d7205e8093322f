"""What the page Landscape says: its findings, why a vendor cannot be placed, the rows of the table of multiples."""

from __future__ import annotations

from typing import Any

import pandas as pd

from app import formats
from app.charts import marks
from app.pages.common import text
from app.words import Words


def placed(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a vendor that can be drawn: both amounts in USD, of one year or of years that differ."""
    both = rows["best"] & rows["value_usd"].notna() & rows["valuation_usd"].notna()
    return rows[both & (rows["reason"].isna() | (rows["reason"] == "years_differ"))]


def finding(drawn: pd.DataFrame, measure: str, words: Words) -> str:
    """Between which multiples the vendors are valued, dearest and cheapest by name."""
    actual = (drawn["value_status"] == "actual") & (drawn["valuation_status"] == "actual")
    priced = drawn[drawn["reason"].isna() & actual].sort_values("multiple", ascending=False)
    metric = words[f"metric.{measure}"].lower()
    if priced.empty:
        return words.say("landscape.finding_none", metric=metric)
    top, bottom = priced.iloc[0], priced.iloc[-1]
    if len(priced) == 1:
        return words.say(
            "landscape.finding_one",
            who=top["vendor"],
            multiple=formats.multiple(top["multiple"], words.language),
            metric=metric,
        )
    return words.say(
        "landscape.finding",
        n=len(priced),
        metric=metric,
        high=formats.multiple(top["multiple"], words.language),
        dear=top["vendor"],
        low=formats.multiple(bottom["multiple"], words.language),
        cheap=bottom["vendor"],
    )


def slopes(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The `most` worth most at the end, and always the one that rose most."""
    times = rows["last"] / rows["first"]
    top = rows.nlargest(most, "last").index
    return rows.loc[top.union([times.idxmax()], sort=False)] if len(rows) else rows


def slope_finding(rows: pd.DataFrame, words: Words) -> str:
    """Whose stated valuation grew most, in times of the first."""
    if rows.empty:
        return words["landscape.slope_none"]
    times = rows["last"] / rows["first"]
    top = rows.loc[times.idxmax()]
    return words.say(
        "landscape.slope",
        who=top["name"],
        times=formats.multiple(times.max(), words.language),
        first=formats.amount(top["first"], top["unit"], words.language),
        last=formats.amount(top["last"], top["unit"], words.language),
        since=formats.period(top["first_period"], words.language),
    )


def unplaced(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Vendors that are not in the picture, those of whom most is known first, each with its reason."""
    left = rows[rows["best"]].drop(index=placed(rows).index)
    left = left.assign(known=left["valuation_usd"].notna().astype(int) + left["value_usd"].notna().astype(int))
    left = left.sort_values(["known", "valuation_usd", "value_usd", "vendor"], ascending=[False, False, False, True])
    return pd.DataFrame(
        {
            "vendor": left["vendor"],
            "reason": [reason(row, words) for row in marks.records(left)],
            "funding": [formats.amount(usd, "USD", words.language) for usd in left["funding_usd"]],
            "vendor_id": left["vendor_id"],
        }
    )


def reason(row: dict[str, Any], words: Words) -> str:
    """Why there is no multiple, with the dates that do not meet."""
    metric = words[f"metric.{row['measure']}"].lower()
    if row["reason"] == "years_differ":
        return words.say(
            "landscape.reason.years_differ",
            metric=metric,
            period=formats.period(row["period"], words.language),
            valuation_period=formats.period(row["valuation_period"], words.language),
        )
    if row["reason"] == "no_value" and not row["valuation_usd"]:
        return words.say("landscape.reason.neither", metric=metric)
    return words.say(f"landscape.reason.{row['reason']}", metric=metric)


def table(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One row a vendor and year of which anything is known; a cell without a multiple says why."""
    known = rows[rows["value_usd"].notna() | rows["valuation_usd"].notna()]
    order = known.groupby("vendor_id")["valuation_usd"].transform("max")
    known = known.assign(order=order).sort_values(["order", "vendor", "year"], ascending=[False, True, False])
    return pd.DataFrame([_cells(row, words) for row in marks.records(known)])


def _cells(row: dict[str, Any], words: Words) -> dict[str, Any]:
    return {
        "vendor": row["vendor"],
        "period": formats.period(row["period"], words.language),
        "value": _amount(row, "value", words),
        "valuation_period": formats.period(row["valuation_period"], words.language),
        "valuation": _amount(row, "valuation", words),
        "multiple": _multiple(row, words),
        "range": _range(row, words),
        "why_empty": reason(row, words) if row["reason"] else "",
        "vendor_id": row["vendor_id"],
        "year": row["year"],
        "value_usd": row["value_usd"],
        "valuation_usd": row["valuation_usd"],
        "multiple_number": row["multiple"],
        "multiple_low": row["multiple_low"],
        "multiple_high": row["multiple_high"],
        "value_figure_id": row["value_figure_id"],
        "valuation_figure_id": row["valuation_figure_id"],
    }


def _amount(row: dict[str, Any], side: str, words: Words) -> str:
    if not row[f"{side}_usd"]:
        return formats.NOTHING
    amount = formats.amount(row[f"{side}_usd"], "USD", words.language)
    bound = words.say(f"qualifier.{row[f'{side}_qualifier']}", value=amount)
    status = row[f"{side}_status"]
    own = "" if row[f"{side}_unit"] == "USD" else f" ({row[f'{side}_unit']})"
    return bound + own + ("" if status == "actual" else f", {words[f'status.{status}']}")


def _multiple(row: dict[str, Any], words: Words) -> str:
    if row["reason"]:
        return formats.NOTHING
    number = formats.multiple(row["multiple"], words.language)
    at_most, at_least = row["value_qualifier"] == "at_least", row["valuation_qualifier"] == "at_least"
    if at_most == at_least:
        return number if not at_most else words.say("landscape.both_bounds", value=number)
    return words.say("qualifier.at_most" if at_most else "qualifier.at_least", value=number)


def _range(row: dict[str, Any], words: Words) -> str:
    ends = [formats.multiple(row[end], words.language) for end in ("multiple_low", "multiple_high") if row[end]]
    if row["reason"] or not ends or ends == [formats.multiple(row["multiple"], words.language)] * 2:
        return ""
    low = formats.multiple(row["multiple_low"], words.language) if row["multiple_low"] else "…"
    high = formats.multiple(row["multiple_high"], words.language) if row["multiple_high"] else "…"
    return f"{low}–{high}"


def opened(row: dict[str, Any], words: Words) -> dict[str, Any] | None:
    """What a row of the table opens: the formula and the two figures behind it."""
    ids = [str(row[key]) for key in ("value_figure_id", "valuation_figure_id") if not formats.missing(row[key])]
    if not ids:
        return None
    if formats.missing(row["multiple_number"]):
        return {"figure_ids": ids, "note": row["why_empty"]}
    formula = words.say("landscape.formula", valuation=row["valuation"], value=row["value"], multiple=row["multiple"])
    return {"figure_ids": ids, "note": formula}


def listed(rows: pd.DataFrame, words: Words) -> str:
    """Names of the vendors of whom neither amount is known."""
    return text.listed(rows["vendor"].tolist(), words, most=80)


def columns(measure: str, words: Words) -> dict[str, str]:
    """The columns of the table of multiples that are on screen, with their labels."""
    return {
        "vendor": words["column.vendor"],
        "period": words["column.period"],
        "value": words[f"metric.{measure}"],
        "valuation_period": words["landscape.valuation_period"],
        "valuation": words["metric.valuation"],
        "multiple": words["landscape.multiple"],
        "range": words["landscape.range"],
        "why_empty": words["landscape.why"],
    }
