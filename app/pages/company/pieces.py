"""The pieces of the page Company. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from app import formats, frame
from app.charts.history import history
from app.charts.lanes import lanes
from app.pages.common import text
from app.pages.common.kept import Drawn, kept, show
from app.pages.common.picked import Opened, flat, relations_of
from app.pages.common.rows import most
from app.pages.company import relations as told_of
from app.pages.company import told

IN_A_ROW, MOST_PANELS = 3, 12


def tiles(company: str) -> Opened:
    """The main figures, each with its period and the way to its sentences."""
    say, opened = frame.words(), None
    rows = kept("tiles", lambda: told.tiles(frame.ask("facts_of", company=company)), company)
    for place, row in zip(st.columns(max(len(rows), 1)), rows, strict=False):
        with place:
            value = say.say(
                f"qualifier.{row['qualifier']}", value=formats.amount(row["value"], row["unit"], say.language)
            )
            opens = frame.facts_line(row["statements"], row["reports"])
            if frame.tile(say[f"metric.{row['metric']}"], value, told.tile_about(row, say), opens, key=row["metric"]):
                opened = {"fact": row["figure_id"]}
    return opened


def through_time(company: str, name: str) -> Opened:
    """Every metric through time, in small pictures."""
    say, opened = frame.words(), None
    panels = kept("panels", lambda: _panels(company, name), company)
    if panels:
        frame.section(say["company.metrics"], say["company.metrics_about"])
    for start in range(0, len(panels), IN_A_ROW):
        row = panels[start : start + IN_A_ROW]
        for place, (key, drawn) in zip(st.columns(IN_A_ROW, gap="medium"), row, strict=False):
            with place:
                picked = show(drawn, f"panel-{key}", scrolls=False)
                opened = {"fact": str(picked[0])} if picked else opened
    return opened


def _panels(company: str, name: str) -> list[tuple[str, Drawn]]:
    say = frame.words()
    facts, values = frame.ask("facts_of", company=company), frame.ask("values_of", company=company)
    return [
        (
            panel.key,
            Drawn(
                history(panel.facts, panel.values, words=say, look=frame.look()),
                told.panel_finding(panel, say),
                frame.facts_line(int(panel.facts["statements"].sum()), int(panel.facts["reports"].sum())),
                panel.facts,
                f"{name} {panel.metric} {panel.counterparty or ''}",
            ),
        )
        for panel in islice(told.panels(facts, values), MOST_PANELS)
    ]


def competing(company: str, name: str) -> Opened:
    """Every fact with what competes."""
    say = frame.words()
    frame.section(say["company.facts"], say["company.facts_about"])
    facts = most(kept("facts", lambda: frame.ask("facts_of", company=company).drop(columns=["own"]), company))
    if facts.empty:
        frame.empty("company.no_facts", key="facts", company=name)
        return None
    rows = kept("facts-told", lambda: told.facts_table(facts, say), company)
    about = say["company.facts_about"]
    row = frame.table(
        rows, key="facts", name=f"{name} facts", columns=told.fact_columns(say), alt=about, rows=14, data=facts
    )
    return {"fact": row["figure_id"]} if row else None


def relations(company: str, name: str) -> Opened:
    """Customers or vendors, their state through time and all of them in a table."""
    say = frame.words()
    found = kept("pairs", lambda: frame.ask("relations_of", company=company), company)
    if found.empty:
        frame.section(say["company.relations"])
        frame.empty("company.no_relations", key="relations", company=name)
        return None
    drawn = kept("company-lanes", lambda: _lanes(company, name, found), company)
    if drawn is None:
        frame.section(told_of.finding(name, found, say))
    opened = relations_of(show(drawn, "lanes")) if drawn else None
    shown = most(found)
    rows = kept("pairs-told", lambda: told_of.table(shown, say), company)
    row = frame.table(
        rows,
        key="relations",
        name=f"{name} relations",
        columns=told_of.columns(say),
        alt=say["company.relations"],
        data=flat(rows),
    )
    return {"rel_ids": list(row["rel_ids"])} if row else opened


def _lanes(company: str, name: str, found: pd.DataFrame) -> Drawn | None:
    say = frame.words()
    reports, states = _both("reports_through_time", company), _both("states_through_time", company)
    if reports.empty:  # nobody told a day
        return None
    first, last = told_of.lane_time(reports)
    rows = told_of.lane_rows(found, states, say, frame.look())
    inside = reports["day"].between(pd.Timestamp(first), pd.Timestamp(last))
    drawn = reports[reports["pair"].isin(rows["pair"]) & inside]
    time = {"first": text.day(first, say), "last": text.day(last, say)}
    return Drawn(
        lanes(rows, reports, states, first=first, last=last, deal=None, words=say, look=frame.look()),
        told_of.finding(name, found, say),
        f"{say.say('company.lanes_about', n=len(rows), **time)} {text.legend(say)}",
        flat(drawn),
        f"{name} relations through time",
        int(drawn["reports"].sum()),
    )


def _both(question: str, company: str) -> pd.DataFrame:
    """The answer for the company as vendor and as customer."""
    roles: tuple[dict[str, Any], ...] = (
        {"customers": [], "vendors": [company]},
        {"customers": [company], "vendors": []},
    )
    parts = [frame.ask(question, **role) for role in roles]
    rows = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return rows.assign(pair=rows["customer_id"] + "|" + rows["vendor_id"])
