"""What the page Company says: who it is, its panels, its tables, the labels of its relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from app import formats
from app.charts import marks
from app.words import Words

TILES = ("valuation", "revenue", "run_rate", "funding_total", "customer_spend", "headcount", "workforce", "funding")
MOST_TILES = 5


@dataclass(frozen=True)
class Panel:
    """One small picture: facts and values of one metric, unit and counterparty."""

    key: str
    metric: str
    counterparty: str | None
    facts: pd.DataFrame
    values: pd.DataFrame


def about(row: dict[str, Any], words: Words) -> str:
    """Kind, country, year, place on the web, in one line; what is not known is left out."""
    kinds = ", ".join(words.get(f"company.kind.{kind}", kind) for kind in str(row["kind"] or "").split("|") if kind)
    segment = words.get(f"company.segment.{row['segment']}", str(row["segment"])) if row["segment"] else ""
    founded = words.say("company.founded", year=row["founded"]) if row["founded"] else ""
    aliases = words.say("company.aliases", names=", ".join(row["aliases"].split("|"))) if row["aliases"] else ""
    parts = (kinds, segment, row["country"], founded, row["website"], row["ticker"], aliases)
    return " · ".join(str(part) for part in parts if part)


def tiles(facts: pd.DataFrame) -> list[dict[str, Any]]:
    """The latest dated actual value of each main metric of the company itself; an exact one goes before a bound."""
    own = facts[facts["own"] & (facts["status"] == "actual") & facts["period_start"].notna()]
    rows = []
    for metric in TILES:
        known = own[own["metric"] == metric]
        if metric == "revenue" and (known["period"].str.len() == 4).any():
            known = known[known["period"].str.len() == 4]  # a quarter beside a year would look like a fall
        exact = known[~known["qualifier"].isin(["at_least", "at_most"])]
        known = exact if len(exact) else known
        if len(known):
            rows.append(known.sort_values(["period_start", "period_end", "reports"]).iloc[-1].to_dict())
    return rows[:MOST_TILES]


def panels(facts: pd.DataFrame, values: pd.DataFrame) -> Iterator[Panel]:
    """The dated facts of the company itself, a panel each metric, unit and counterparty."""
    own = facts[facts["own"] & facts["period_end"].notna()]
    for (metric, unit, other), rows in own.groupby(["metric", "unit", own["counterparty_id"].fillna("")], sort=False):
        if metric == "funding":  # its counterparty is the lead of one round, not part of the key
            continue
        name = rows["counterparty"].iloc[0]
        mine = values[
            (values["metric"] == metric) & (values["unit"] == unit) & (values["counterparty_id"].fillna("") == other)
        ]
        yield Panel(f"{metric}-{unit}-{other}", str(metric), None if formats.missing(name) else str(name), rows, mine)
    rounds = own[own["metric"] == "funding"]
    for unit, rows in rounds.groupby("unit", sort=False):
        yield Panel(
            f"funding-{unit}", "funding", None, rows, values[(values["metric"] == "funding") & (values["unit"] == unit)]
        )


def panel_finding(panel: Panel, words: Words) -> str:
    """`Revenue: $870M in 2024`, with whom, and how it stood in the period before of the same length."""
    actual = panel.facts[panel.facts["status"] == "actual"].sort_values(["period_start", "period_end"])
    firm = actual[~actual["qualifier"].isin(["at_least", "at_most"])]
    rows = firm if len(firm) else actual if len(actual) else panel.facts.sort_values(["period_start", "period_end"])
    last = rows.iloc[-1]
    name = words[f"metric.{panel.metric}"] + (f" → {panel.counterparty}" if panel.counterparty else "")
    amount = words.say(
        f"qualifier.{last['qualifier']}", value=formats.amount(last["value"], last["unit"], words.language)
    )
    if last["status"] != "actual":
        amount = f"{amount} ({words['status.' + last['status']]})"
    period = formats.period(last["period"], words.language)
    same = rows[rows["period"].str.len() == len(last["period"])]
    if len(same) < 2 or panel.metric in ("growth", "funding"):
        return words.say("company.panel", metric=name, amount=amount, period=period)
    first = same.iloc[0]
    return words.say(
        "company.panel_from",
        metric=name,
        amount=amount,
        period=period,
        first=formats.amount(first["value"], first["unit"], words.language),
        first_period=formats.period(first["period"], words.language),
    )


def facts_table(facts: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Every fact, in words, with the range of what competes; numbers stay beside."""
    lang = words.language
    return pd.DataFrame(
        [
            {
                "metric": words.get(f"metric.{row['metric']}", row["metric"]),
                "subject": row["subject"],
                "counterparty": row["counterparty"] or "",
                "period": formats.period(row["period"], lang),
                "status": words.get(f"status.{row['status']}", row["status"]),
                "shown": words.say(
                    f"qualifier.{row['qualifier']}", value=formats.full_number(row["value"], row["unit"], lang)
                ),
                "usd": formats.full_number(row["value_usd"], "USD", lang)
                if row["unit"] not in ("USD", "percent", "count")
                else "",
                "range": ""
                if row["low"] == row["high"]
                else " – ".join(formats.full_number(row[end], row["unit"], lang) for end in ("low", "high")),
                "statements": row["statements"],
                "reports": row["reports"],
                "rule": words.get(f"rule.{row['rule']}", str(row["rule"])),
                "figure_id": row["figure_id"],
                "value": row["value"],
                "low": row["low"],
                "high": row["high"],
                "unit": row["unit"],
                "value_usd": row["value_usd"],
            }
            for row in marks.records(facts)
        ]
    )


def fact_columns(words: Words) -> dict[str, str]:
    """The columns of that table that are on screen, with their labels."""
    first = ("metric", "subject", "counterparty", "period", "status", "shown")
    labels = {column: words[f"column.{column}"] for column in first}
    labels |= {column: words[f"company.{column}"] for column in ("usd", "range")}
    return labels | {column: words[f"column.{column}"] for column in ("statements", "reports", "rule")}


def tile_about(row: dict[str, Any], words: Words) -> str:
    """The period, and the range where statements differ."""
    period = formats.period(row["period"], words.language)
    if row["low"] == row["high"]:
        return period
    span = formats.span(row["low"], row["high"], row["unit"], words.language)
    return f"{period} · {words.say('told.range', span=span)}"
