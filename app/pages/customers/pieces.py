"""The pieces of the page Customers. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from app import formats, frame
from app.charts.flow import flow
from app.charts.lanes import lanes
from app.pages.common import text
from app.pages.common.deal import Deal
from app.pages.common.picked import Opened, flat, relations_of
from app.pages.common.wide import wide
from app.pages.customers import told

TILES = 8  # at most so many customers that pulled back get a tile; the others are in the table


def head(deal: Deal, moves: pd.DataFrame, days: int) -> Opened:
    """The finding; below it each of its numbers as a button."""
    say = frame.words()
    pulled = moves[moves["rank"] == told.PULLED]
    frame.finding(told.finding(moves, deal.company, days, say))
    opened: Opened = None
    with st.container(horizontal=True, gap="small"):
        if len(pulled) and _opens("pulled", say.say("customers.open_pulled", n=len(pulled))):
            opened = {"rel_ids": _joined(pulled["after_rel_ids"])}
        for row in pulled[pulled["spend_figure_id"].notna()].head(2).to_dict("records"):
            if _opens(f"spend-{row['customer_id']}", f"{row['customer']}: {text.spend(row, say)}"):
                opened = {"fact": row["spend_figure_id"]}
            revenue = frame.ask("expected_revenue", company=deal.company_id, period=text.cell(row["spend_period"]), unit=row["unit"])
            sentence = told.share(row, revenue, say)
            if sentence and _opens(f"share-{row['customer_id']}", sentence):
                opened = {"figure_ids": [row["spend_figure_id"], revenue.iloc[0]["figure_id"]], "note": sentence}
    return opened


def tiles(moves: pd.DataFrame, vendors: pd.DataFrame) -> Opened:
    """A tile for each customer that pulled back: its state, before, since, spend, whose word, with whom it grew."""
    say, opened = frame.words(), None
    pulled = moves[moves["rank"] == told.PULLED].head(TILES)
    for start in range(0, len(pulled), 4):
        row_of = pulled.iloc[start : start + 4]
        for place, row in zip(st.columns(4), row_of.to_dict("records"), strict=False):
            with place:
                about = told.tile(row, vendors, say)
                if frame.tile(row["customer"], text.state(row["after"], say), about, say.say("count.reports", n=row["reports"]),
                              key=row["customer_id"]):  # fmt: skip
                    opened = {"rel_ids": list(row["after_rel_ids"])}
    return opened


def through_time(deal: Deal, moves: pd.DataFrame, days: int) -> Opened:
    """The swim lanes."""
    say = frame.words()
    pairs = {"customers": [], "vendors": [deal.company_id]}
    reports = frame.ask("reports_through_time", **pairs)
    states = frame.ask("states_through_time", **pairs)
    for rows in (reports, states):
        rows["pair"] = rows["customer_id"]
    first, last = deal.around(days)
    figure = lanes(told.lane_rows(moves, say, frame.look()), reports, states, first=first, last=last,
                   deal=(deal.first, deal.label()), words=say, look=frame.look())  # fmt: skip
    drawn = reports[reports["pair"].isin(moves["customer_id"]) & reports["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    names = told.pulled_names(moves, say)
    finding = say.say("customers.lanes" if names else "customers.lanes_none", names=names, company=deal.company)
    about = say.say("customers.lanes_about", company=deal.company, first=text.day(first, say), last=text.day(last, say))
    with wide("lanes"):
        picked = frame.chart(figure, key="lanes", finding=finding, subtitle=f"{about} {text.legend(say)}", alt=f"{finding} {about}",
                             data=flat(drawn.drop(columns="pair")), name=f"{deal.company} customers through time",
                             reports=int(drawn["reports"].sum()))  # fmt: skip
    return relations_of(picked)


def where_to(deal: Deal, moves: pd.DataFrame, vendors: pd.DataFrame, days: int) -> Opened:
    """The flow from before to after, and on to other vendors."""
    say = frame.words()
    links = told.flow_vendors(moves, vendors, say)
    people = told.flow_customers(moves)
    titles = (say["customers.eve"], say.say("customers.after_days", days=days), say["customers.grew_with"])
    figure = flow(people, links, titles=titles, words=say, look=frame.look())
    finding = told.flow_finding(moves, links, say)
    about = say.say("customers.flow_about", company=deal.company, days=days)
    with wide("flow"):
        picked = frame.chart(figure, key="flow", finding=finding, subtitle=about, alt=f"{finding} {about}", name="Where customers went",
                             data=flat(told.flow_data(people, links)))  # fmt: skip
    return relations_of(picked)


def tables(deal: Deal, moves: pd.DataFrame, vendors: pd.DataFrame) -> Opened:
    """All named customers, and every other vendor that one of them is named with."""
    say = frame.words()
    frame.section(say["customers.table"], say["customers.table_about"])
    rows = told.table(moves, vendors, say)
    labels = {column: say[f"customers.{column}"] for column in
              ("before", "after", "since", "spend", "reports", "said_by", "went_to", "also_with")}  # fmt: skip
    files = rows.drop(columns=["rel_ids", "spend_figure_id"]).assign(rel_ids=rows["rel_ids"].map("|".join))
    row = frame.table(rows, key="moves", name=f"{deal.company} customers", alt=say["customers.table_about"], data=files,
                      columns={"customer": say["column.customer"], **labels})  # fmt: skip
    opened: Opened = {"rel_ids": row["rel_ids"]} if row else None
    frame.section(say["customers.vendors_table"], say["customers.vendors_about"])
    others = told.vendors_table(vendors, say)
    row = frame.table(others, key="vendors", name="Other vendors", alt=say["customers.vendors_about"],
                      data=flat(others), columns=told.vendor_columns(say))  # fmt: skip
    return {"rel_ids": list(row["rel_ids"])} if row else opened


def _opens(key: str, label: str) -> bool:
    return st.button(frame.plain(label), key=f"open-{key}", type="tertiary", icon=":material/format_quote:")


def _joined(lists: pd.Series[Any]) -> list[str]:
    return [part for one in lists for part in one]

