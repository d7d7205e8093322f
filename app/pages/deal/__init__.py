"""Before and after the deal: what it changed, whether its numbers add up, what happened around it."""

from __future__ import annotations

import streamlit as st

from app import frame
from app.pages.common.deal import choose_deal
from app.pages.common.events import events
from app.pages.deal import pieces


def page() -> None:
    """Four numbers, the slope of the valuation, price against stake, the timeline, and every check."""
    frame.page_head("deal.title")
    deal = choose_deal()
    if deal is None:
        return
    say = frame.words()
    frame.finding(deal.headline)
    sides = frame.ask("deal_valuations", deal=deal.event_id)
    checks = frame.ask("checks_of_deal", deal=deal.event_id)
    picked = [pieces.tiles(frame.ask("deal_terms", deal=deal.event_id), sides)]
    left, right = st.columns(2, gap="large")
    with left:
        picked.append(pieces.value_moved(deal, sides))
    with right:
        picked.append(pieces.adds_up(deal, checks))
    frame.link(
        "customers", say.say("deal.to_customers", company=deal.company), icon=":material/groups:", deal=deal.event_id
    )
    events(deal.company_id, deal.company, (deal.first, deal.label()))
    picked.append(pieces.all_checks(deal, checks))
    for opened in picked:
        if opened:
            frame.statements(**opened)
            return
