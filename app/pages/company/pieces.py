"""The pieces of the page Company. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from app import formats, frame
from app.charts.history import history
from app.charts.lanes import lanes
from app.pages.common import text
from app.pages.common.picked import Opened, figures_of, flat, relations_of
from app.pages.common.wide import wide
from app.pages.company import told

IN_A_ROW = 3


def tiles(facts: pd.DataFrame) -> Opened:
    """The main figures, each with its period and the way to its sentences."""
    say, opened = frame.words(), None
    rows = told.tiles(facts)
    for place, row in zip(st.columns(max(len(rows), 1)), rows, strict=False):
        with place:
            period = formats.period(row["period"], say.language)
            about = period if row["low"] == row["high"] else f"{period} · " + say.say(
                "told.range", span=formats.span(row["low"], row["high"], row["unit"], say.language))  # fmt: skip
            value = say.say(f"qualifier.{row['qualifier']}", value=formats.amount(row["value"], row["unit"], say.language))
            if frame.tile(say[f"metric.{row['metric']}"], value, about, frame.facts_line(row["statements"], row["reports"]), key=row["metric"]):
                opened = {"fact": row["figure_id"]}
    return opened


def through_time(name: str, facts: pd.DataFrame, values: pd.DataFrame) -> Opened:
    """Every metric through time, in small pictures."""
    say = frame.words()
    panels = list(told.panels(facts, values))
    opened: Opened = None
    if panels:
        frame.section(say["company.metrics"], say["company.metrics_about"])
    for start in range(0, len(panels), IN_A_ROW):
        for place, panel in zip(st.columns(IN_A_ROW, gap="medium"), panels[start : start + IN_A_ROW], strict=False):
            with place:
                opened = _panel(name, panel) or opened
    return opened


def _panel(name: str, panel: told.Panel) -> Opened:
    say = frame.words()
    finding = told.panel_finding(panel, say)
    reports = int(panel.facts["reports"].sum())
    about = frame.facts_line(int(panel.facts["statements"].sum()), reports)
    picked = frame.chart(history(panel.facts, panel.values, words=say, look=frame.look()), key=f"panel-{panel.key}", finding=finding,
                         subtitle=about, alt=f"{finding}. {about}", data=panel.facts, name=f"{name} {panel.metric} {panel.counterparty or ''}")  # fmt: skip
    found = figures_of(picked)
    return {"fact": found["figure_ids"][0]} if found and "figure_ids" in found else found


def competing(name: str, facts: pd.DataFrame) -> Opened:
    """Every fact with what competes."""
    say = frame.words()
    frame.section(say["company.facts"], say["company.facts_about"])
    if facts.empty:
        frame.empty("company.no_facts", key="facts", company=name)
        return None
    rows = told.facts_table(facts, say)
    labels = {column: say[f"column.{column}"] for column in ("metric", "subject", "counterparty", "period", "status", "shown")}
    labels |= {"usd": say["company.usd"], "range": say["company.range"], "statements": say["column.statements"], "reports": say["column.reports"], "rule": say["column.rule"]}
    row = frame.table(rows, key="facts", name=f"{name} facts", columns=labels, alt=say["company.facts_about"], rows=14,
                      data=facts.drop(columns=["own"]))  # fmt: skip
    return {"fact": row["figure_id"]} if row else None


def relations(company: str, name: str, found: pd.DataFrame) -> Opened:
    """Customers or vendors, their state through time and all of them in a table."""
    say = frame.words()
    if found.empty:
        frame.section(say["company.relations"])
        frame.empty("company.no_relations", key="relations", company=name)
        return None
    opened = _lanes(company, name, found)
    rows = told.relations_table(found, say)
    columns = {"partner": say["column.company"], "role": say["company.role"], "state": say["column.state"], "since": say["customers.since"],
               "statements": say["column.statements"], "reports": say["column.reports"], "said_by": say["customers.said_by"]}  # fmt: skip
    row = frame.table(rows, key="relations", name=f"{name} relations", columns=columns, alt=say["company.relations"], data=flat(rows))
    return {"rel_ids": list(row["rel_ids"])} if row else opened


def _lanes(company: str, name: str, found: pd.DataFrame) -> Opened:
    say = frame.words()
    reports, states = _both("reports_through_time", company), _both("states_through_time", company)
    finding = told.relations_finding(name, found, say)
    if reports.empty:
        frame.section(finding)
        return None
    first, last = told.lane_time(reports)
    rows = told.lane_rows(found, states, say, frame.look())
    drawn = reports[reports["pair"].isin(rows["pair"]) & reports["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    figure = lanes(rows, reports, states, first=first, last=last, deal=None, words=say, look=frame.look())
    about = say.say("company.lanes_about", first=text.day(first, say), last=text.day(last, say), n=len(rows))
    with wide("lanes"):
        picked = frame.chart(figure, key="lanes", finding=finding, subtitle=f"{about} {text.legend(say)}", alt=f"{finding} {about}",
                             data=flat(drawn), name=f"{name} relations through time", reports=int(drawn["reports"].sum()))  # fmt: skip
    return relations_of(picked)


def _both(question: str, company: str) -> pd.DataFrame:
    """The answer for the company as vendor and as customer."""
    roles: tuple[dict[str, Any], ...] = ({"customers": [], "vendors": [company]}, {"customers": [company], "vendors": []})
    parts = [frame.ask(question, **role) for role in roles]
    rows = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return rows.assign(pair=rows["customer_id"] + "|" + rows["vendor_id"])
