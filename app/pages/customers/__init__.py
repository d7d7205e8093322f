"""Customers: who moved where around a deal, when, worth how much, and on whose word."""

from __future__ import annotations

import streamlit as st

from app import frame
from app.pages.common.deal import choose_deal
from app.pages.common.kept import kept
from app.pages.customers import pieces

WINDOWS = ("30", "90", "180", "365")


def page() -> None:
    """The finding, a tile for each customer that pulled back, the lanes through time, the flow, and the tables."""
    frame.page_head("customers.title")
    say = frame.words()
    left, right = st.columns([3, 2])
    with left:
        deal = choose_deal()
    with right:
        windows = {days: say.say("customers.days", days=days) for days in WINDOWS}
        days = int(frame.choose("window", windows, "90", label=say["customers.window"], kind="segments"))
    if deal is None:
        return
    asked = {"deal": deal.event_id, "days": days}
    moves = kept("moved", lambda: frame.ask("moves_of_deal", **asked), *asked.values())
    if moves.empty:
        frame.empty("customers.empty", company=deal.company, remove=("deal", "window"))
        return
    vendors = kept("others", lambda: frame.ask("other_vendors", **asked), *asked.values())
    picked = [
        pieces.head(deal, moves, days),
        pieces.tiles(moves, vendors),
        pieces.through_time(deal, moves, days),
        pieces.where_to(deal, moves, vendors, days),
        pieces.everybody(deal, moves, vendors, days),
        pieces.other_vendors(deal, vendors, days),
    ]
    for opened in picked:
        if opened:
            frame.statements(**opened)
            return
