"""Ways from one page to another; the pages themselves are registered by the frame script."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import words as texts
from app.frame.plain import plain
from app.frame.state import language

_PAGES = "frame.pages"


def register(pages: dict[str, Any]) -> None:
    """Makes the pages of this session known by name, so that `link` and `go` find them."""
    st.session_state[_PAGES] = pages


def go(page: str, **view: str) -> None:
    """Opens `page` with `view` in its address: `go("company", company="scale-ai")`. Does nothing without pages."""
    pages = st.session_state.get(_PAGES, {})
    if page in pages:
        st.switch_page(pages[page], query_params=_with_language(view))


def link(page: str, text: str, *, icon: str | None = None, **view: str) -> None:
    """A link to `page` with `view` in its address; plain text where the page is not registered."""
    pages = st.session_state.get(_PAGES, {})
    if page in pages:
        st.page_link(pages[page], label=plain(text), icon=icon, query_params=_with_language(view))
    else:
        st.markdown(plain(text))


def _with_language(view: dict[str, str]) -> dict[str, str]:
    return view if language() == texts.DEFAULT else {**view, "lang": language()}
