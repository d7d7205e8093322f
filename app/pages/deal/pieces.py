"""The pieces of the page Deal. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app import frame
from app.charts import marks
from app.charts.price_check import price_check
from app.charts.slope import slope
from app.pages.common.deal import Deal
from app.pages.common.kept import Drawn, kept, show
from app.pages.common.picked import Opened, figures_of, flat
from app.pages.common.rows import most
from app.pages.deal import told

SLOPE_PX, MOST_PRICES = 300, 12


def tiles(terms: pd.DataFrame, sides: pd.DataFrame) -> Opened:
    """Price, stake, valuation before and after; what nobody stated is said to be so."""
    say, opened = frame.words(), None
    rows = {row["metric"]: row for row in marks.records(terms[terms["main"]])}
    rows |= {row["side"]: row for row in marks.records(sides)}
    labels = {"investment": "price", "stake": "stake", "before": "value_before", "after": "value_after"}
    for place, (name, label) in zip(st.columns(len(labels)), labels.items(), strict=True):
        row = rows.get(name)
        with place:
            if row is None:
                frame.tile(say[f"deal.{label}"], "–", say["deal.not_stated"], None, key=name)
                continue
            buyer = f"{row['subject']} · " if name in ("investment", "stake") else ""
            opens = frame.facts_line(row["statements"], row["reports"])
            about = buyer + told.tile_about(row, say)
            if frame.tile(say[f"deal.{label}"], told.tile_value(row, say), about, opens, key=name):
                opened = {"fact": row["figure_id"]}
    return opened


def value_moved(deal: Deal, sides: pd.DataFrame) -> Opened:
    """The slope of the valuation."""
    say = frame.words()
    row = told.slope_row(sides, deal.company)
    if row.empty:
        frame.section(told.finding(deal, row, sides, say))
        frame.empty("deal.slope_empty", key="slope", company=deal.company)
        return None
    return figures_of(show(kept("slope", lambda: _slope(deal, row, sides), deal.event_id), "slope"))


def _slope(deal: Deal, row: pd.DataFrame, sides: pd.DataFrame) -> Drawn:
    say = frame.words()
    titles = (say["deal.value_before"], say["deal.value_after"])
    return Drawn(
        slope(row, titles=titles, words=say, look=frame.look(), height=SLOPE_PX),
        told.finding(deal, row, sides, say),
        say["deal.slope_about"],
        sides,
        f"{deal.company} valuation around the deal",
        int(sides["reports"].sum()),
    )


def adds_up(deal: Deal, checks: pd.DataFrame) -> Opened:
    """Price divided by stake against the stated valuation."""
    say = frame.words()
    tries = told.tried(checks).head(MOST_PRICES)
    if tries.empty:
        frame.section(say["deal.check"])
        frame.empty("deal.check_empty", key="check", company=deal.company)
        return None
    return figures_of(show(kept("check", lambda: _price_check(deal, tries), deal.event_id), "check"))


def _price_check(deal: Deal, tries: pd.DataFrame) -> Drawn:
    say = frame.words()
    return Drawn(
        price_check(tries, words=say, look=frame.look()),
        told.check_finding(tries, say),
        say["deal.check_about"],
        flat(tries),
        f"{deal.company} price and stake",
        int(tries["price_reports"].sum()),
    )


def all_checks(deal: Deal, checks: pd.DataFrame) -> Opened:
    """The table of checks."""
    say = frame.words()
    frame.section(say["deal.checks"], say["deal.checks_about"])
    if checks.empty:
        frame.empty("deal.checks_empty", key="checks")
        return None
    shown = most(checks)
    rows = kept("checks", lambda: told.checks_table(shown, say), deal.event_id)
    row = frame.table(
        rows, key="checks", name="Checks", columns=told.columns(say), alt=say["deal.checks_about"], data=flat(rows)
    )
    return {"figure_ids": list(row["inputs"]), "note": f"{row['verdict']}: {row['span']}"} if row else None
