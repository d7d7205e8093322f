"""A place for a picture that needs width: on a phone it scrolls inside its own box."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("wide.css")


@contextmanager
def wide(key: str) -> Iterator[None]:
    """What is drawn inside stands in such a place; `key` is its own on the page."""
    with st.container(key=f"wide-{key}"):
        st.html(STYLE)
        yield
