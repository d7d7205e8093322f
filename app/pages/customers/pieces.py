"""The pieces of the page Customers. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from app import frame
from app.charts.flow import flow
from app.charts.lanes import lanes
from app.pages.common import text
from app.pages.common.deal import Deal
from app.pages.common.kept import Drawn, kept, show
from app.pages.common.picked import Opened, flat, relations_of
from app.pages.common.rows import most
from app.pages.customers import told

TILES, IN_A_ROW = 8, 4  # at most so many customers that pulled back get a tile; the others are in the table


def head(deal: Deal, moves: pd.DataFrame, days: int) -> Opened:
    """The finding; below it each of its numbers as a button."""
    say = frame.words()
    pulled = moves[moves["rank"] == told.PULLED]
    frame.finding(told.finding(moves, deal.company, days, say))
    opened: Opened = None
    with st.container(horizontal=True, gap="small"):
        if len(pulled) and _opens("pulled", say.say("customers.open_pulled", n=len(pulled))):
            opened = {"rel_ids": [one for ids in pulled["after_rel_ids"] for one in ids]}
        for row in pulled[pulled["spend_figure_id"].notna()].head(2).to_dict("records"):
            opened = _spend(deal, row) or opened
    return opened


def _spend(deal: Deal, row: dict[str, Any]) -> Opened:
    """The spend of one customer, and what part of the company's revenue that is, where both are stated."""
    say, opened = frame.words(), None
    if _opens(f"spend-{row['customer_id']}", f"{row['customer']}: {text.spend(row, say)}"):
        opened = {"fact": row["spend_figure_id"]}
    period = text.cell(row["spend_period"])
    revenue = frame.ask("expected_revenue", company=deal.company_id, period=period, unit=row["unit"])
    sentence = told.share(row, revenue, say)
    if sentence and _opens(f"share-{row['customer_id']}", sentence):
        return {"figure_ids": [row["spend_figure_id"], revenue.iloc[0]["figure_id"]], "note": sentence}
    return opened


def tiles(moves: pd.DataFrame, vendors: pd.DataFrame) -> Opened:
    """A tile for each customer that pulled back: its state, before, since, spend, whose word, with whom it grew."""
    say, opened = frame.words(), None
    pulled = moves[moves["rank"] == told.PULLED].head(TILES)
    for start in range(0, len(pulled), IN_A_ROW):
        rows = pulled.iloc[start : start + IN_A_ROW].to_dict("records")
        for place, row in zip(st.columns(IN_A_ROW), rows, strict=False):
            with place:
                if _tile(row, told.tile(row, vendors, say), say.say("count.reports", n=row["reports"])):
                    opened = {"rel_ids": list(row["after_rel_ids"])}
    return opened


def through_time(deal: Deal, moves: pd.DataFrame, days: int) -> Opened:
    """The swim lanes."""
    return relations_of(show(kept("lanes", lambda: _lanes(deal, moves, days), deal.event_id, days), "lanes"))


def _lanes(deal: Deal, moves: pd.DataFrame, days: int) -> Drawn:
    say = frame.words()
    reports = frame.ask("reports_through_time", customers=[], vendors=[deal.company_id])
    states = frame.ask("states_through_time", customers=[], vendors=[deal.company_id])
    for rows in (reports, states):
        rows["pair"] = rows["customer_id"]
    first, last = deal.around(days)
    figure = lanes(
        told.lane_rows(moves, say, frame.look()),
        reports,
        states,
        first=first,
        last=last,
        deal=(deal.first, deal.label()),
        words=say,
        look=frame.look(),
    )
    inside = reports["day"].between(pd.Timestamp(first), pd.Timestamp(last))
    drawn = reports[reports["pair"].isin(moves["customer_id"].head(told.MOST_LANES)) & inside].drop(columns="pair")
    return Drawn(
        figure,
        told.lanes_finding(moves, states, deal, say),
        told.lanes_about(moves, deal.company, first, last, say),
        flat(drawn),
        f"{deal.company} customers through time",
        int(drawn["reports"].sum()),
    )


def where_to(deal: Deal, moves: pd.DataFrame, vendors: pd.DataFrame, days: int) -> Opened:
    """The flow from before to after, and on to other vendors."""
    return relations_of(show(kept("flow", lambda: _flow(deal, moves, vendors, days), deal.event_id, days), "flow"))


def _flow(deal: Deal, moves: pd.DataFrame, vendors: pd.DataFrame, days: int) -> Drawn:
    say = frame.words()
    drawn = moves.head(told.MOST_FLOWS)
    links, people = told.flow_vendors(drawn, vendors, say), told.flow_customers(drawn)
    titles = (say["customers.eve"], say.say("customers.after_days", days=days), say["customers.grew_with"])
    return Drawn(
        flow(people, links, titles=titles, words=say, look=frame.look()),
        told.flow_finding(moves, links, say),
        say.say("customers.flow_about", company=deal.company, days=days),
        flat(told.flow_data(people, links)),
        "Where customers went",
    )


def everybody(deal: Deal, moves: pd.DataFrame, vendors: pd.DataFrame, days: int) -> Opened:
    """All named customers."""
    say = frame.words()
    frame.section(say["customers.table"], say["customers.table_about"])
    shown = most(moves)
    rows = kept("moves", lambda: told.table(shown, vendors, say), deal.event_id, days)
    files = rows.drop(columns=["spend_figure_id"]).assign(rel_ids=rows["rel_ids"].map("|".join))
    row = frame.table(
        rows,
        key="moves",
        name=f"{deal.company} customers",
        alt=say["customers.table_about"],
        data=files,
        columns=told.columns(say),
    )
    return {"rel_ids": row["rel_ids"]} if row else None


def other_vendors(deal: Deal, vendors: pd.DataFrame, days: int) -> Opened:
    """Every other vendor that one of the customers is named with."""
    say = frame.words()
    frame.section(say["customers.vendors_table"], say["customers.vendors_about"])
    if vendors.empty:
        frame.empty("customers.flow_none", key="vendors")
        return None
    shown = most(vendors)
    rows = kept("vendors", lambda: told.vendors_table(shown, say), deal.event_id, days)
    row = frame.table(
        rows,
        key="vendors",
        name="Other vendors",
        alt=say["customers.vendors_about"],
        data=flat(rows),
        columns=told.vendor_columns(say),
    )
    return {"rel_ids": list(row["rel_ids"])} if row else None


def _tile(row: dict[str, Any], lines: list[str], opens: str) -> bool:
    """The state as the largest thing, then a line each; True on the run in which its reports were asked for."""
    with st.container(border=True, key=f"tile-{row['customer_id']}", gap="xsmall", height="stretch"):
        st.metric(frame.plain(row["customer"]), text.state(row["after"], frame.words()))
        for line in lines:
            st.caption(frame.plain(line))
        return _opens(row["customer_id"], opens)


def _opens(key: str, label: str) -> bool:
    return st.button(frame.plain(label), key=f"open-{key}", type="tertiary", icon=":material/format_quote:")
