"""Overview: the state today in five numbers, what is contested, what does not add up, what happened last."""

from __future__ import annotations

import streamlit as st

from app import frame
from app.pages.overview import contested, health, tiles


def page() -> None:
    """Five tiles on the deal that moved the market; below, doubt on the left and news on the right."""
    frame.page_head("page.overview.title")
    tiles.draw()
    left, right = st.columns([3, 2], gap="large")
    with left:
        contested.draw()
    with right:
        health.checks()
        health.events()
        health.sources()
