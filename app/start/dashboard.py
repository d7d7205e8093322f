"""The frame script that Streamlit runs: pages, language, navigation; no figures."""

from __future__ import annotations

import atexit
import gc

import streamlit as st

from app import frame
from app.pages import company, customers, deal, evidence, landscape, method, nothing, overview
from etl.errors import NothingPublished

PAGES = {
    "overview": overview,
    "landscape": landscape,
    "deal": deal,
    "customers": customers,
    "company": company,
    "evidence": evidence,
    "method": method,
}


@st.cache_resource
def settle() -> None:
    """Once a process: what the imports made is no garbage, and to look through it after each run costs most of it."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # else what is frozen is taken for a leak at the end of the process


def published() -> bool:
    """Is there a snapshot to show?"""
    try:
        frame.snapshot()
    except NothingPublished:
        return False
    return True


settle()
say = frame.words()
st.set_page_config(page_title=say["app.name"], layout="wide")
pages = {
    name: st.Page(page.page, title=say[f"nav.{name}"], url_path=name, default=name == "overview")
    for name, page in PAGES.items()
}
frame.register(pages)
st.logo(frame.wordmark(), size="large")
chosen = st.navigation(list(pages.values()), position="top")
if published():
    chosen.run()
else:
    nothing.page()
