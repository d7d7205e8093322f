"""The pieces of the page Deal. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app import frame
from app.charts import marks
from app.charts.price_check import price_check
from app.charts.slope import slope
from app.pages.common.deal import Deal
from app.pages.common.picked import Opened, figures_of, flat
from app.pages.common.wide import wide
from app.pages.deal import told


def tiles(deal: Deal, terms: pd.DataFrame, sides: pd.DataFrame) -> Opened:
    """Price, stake, valuation before and after; what nobody stated is said to be so."""
    say, opened = frame.words(), None
    rows = {f"term-{row['metric']}": row for row in marks.records(terms[terms["main"]])}
    rows |= {row["side"]: row for row in marks.records(sides)}
    labels = {"term-investment": say["deal.price"], "term-stake": say["deal.stake"], "before": say["deal.value_before"], "after": say["deal.value_after"]}
    for place, (name, label) in zip(st.columns(4), labels.items(), strict=True):
        with place:
            row = rows.get(name)
            if row is None:
                frame.tile(label, "–", say["deal.not_stated"], None, key=name)
                continue
            about = f"{row['subject']} · {told.tile_about(row, say)}" if name.startswith("term") else told.tile_about(row, say)
            if frame.tile(label, told.tile_value(row, say), about, frame.facts_line(row["statements"], row["reports"]), key=name):
                opened = {"fact": row["figure_id"]}
    return opened


def value_moved(deal: Deal, sides: pd.DataFrame) -> Opened:
    """The slope of the valuation."""
    say = frame.words()
    row = told.slope_row(sides, deal.company)
    finding = told.finding(deal, row, sides, say)
    if row.empty:
        frame.section(finding)
        frame.empty("deal.slope_empty", key="slope", company=deal.company)
        return None
    figure = slope(row, titles=(say["deal.value_before"], say["deal.value_after"]), words=say, look=frame.look(), height=300)
    about = say["deal.slope_about"]
    with wide("slope"):
        picked = frame.chart(figure, key="slope", finding=finding, subtitle=about, alt=f"{finding}. {about}", data=sides,
                             name=f"{deal.company} valuation around the deal", reports=int(sides["reports"].sum()))  # fmt: skip
    return figures_of(picked)


def adds_up(deal: Deal, checks: pd.DataFrame) -> Opened:
    """Price divided by stake against the stated valuation."""
    say = frame.words()
    tries = told.tried(checks)
    if tries.empty:
        frame.section(say["deal.check"])
        frame.empty("deal.check_empty", key="check", company=deal.company)
        return None
    finding = told.check_finding(tries, say)
    figure, about = price_check(tries, words=say, look=frame.look()), say["deal.check_about"]
    with wide("check"):
        picked = frame.chart(figure, key="check", finding=finding, subtitle=about, alt=f"{finding}. {about}", data=flat(tries),
                             name=f"{deal.company} price and stake", reports=int(tries["price_reports"].sum()))  # fmt: skip
    return figures_of(picked)


def all_checks(checks: pd.DataFrame) -> Opened:
    """The table of checks."""
    say = frame.words()
    frame.section(say["deal.checks"], say["deal.checks_about"])
    if checks.empty:
        frame.empty("deal.checks_empty", key="checks")
        return None
    rows = told.checks_table(checks, say)
    columns = {"kind": say["deal.check_kind"], "who": say["deal.between"], "period": say["column.period"], "status": say["column.status"],
               "tried": say["deal.tried"], "span": say["deal.allowed"], "stated": say["deal.stated_column"], "verdict": say["deal.verdict_column"]}  # fmt: skip
    row = frame.table(rows, key="checks", name="Checks", columns=columns, alt=say["deal.checks_about"], data=flat(rows))
    return {"figure_ids": list(row["inputs"]), "note": row["verdict"] + ": " + row["span"]} if row else None
