"""A table whose rows open, with its files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from app import formats
from app.frame.files import offer_files

CLICKED = "frame.clicked"
ROW_PX = 32


def table(
    frame: pd.DataFrame,
    *,
    key: str,
    name: str,
    columns: Mapping[str, Any],
    alt: str,
    data: pd.DataFrame | None = None,
    select: bool = True,
    rows: int = 12,
) -> dict[str, Any] | None:
    """Draws the `columns` of `frame` (name -> label, or a `st.column_config` column), with download buttons below.

    `data` is what the files hold; by default the columns shown, under their names. At most `rows` rows show without
    scrolling. Gives the row, as a dict of all columns of `frame`, on the run in which the reader picked it, else None.
    """
    config = {
        column: st.column_config.Column(label) if isinstance(label, str) else label for column, label in columns.items()
    }
    options: dict[str, Any] = {}
    if select:
        options = {"on_select": lambda: _mark(key), "selection_mode": ["single-row", "single-cell"]}
    with st.container(key=f"table-{key}", gap="xsmall"):
        state = st.dataframe(
            frame,
            key=key,
            column_order=list(columns),
            column_config=config,
            hide_index=True,
            row_height=ROW_PX,
            height=ROW_PX * (min(len(frame), rows) + 1) + 3,
            alt=alt,
            placeholder=formats.NOTHING,
            **options,
        )
        offer_files(frame[list(columns)] if data is None else data, key=key, name=name)
    if not select or st.session_state.get(CLICKED) != key:
        return None
    st.session_state[CLICKED] = None
    return _picked(frame, state)


def _mark(key: str) -> None:
    st.session_state[CLICKED] = key


def _picked(frame: pd.DataFrame, state: Any) -> dict[str, Any] | None:
    picked = list(state.selection.rows) or [cell[0] for cell in state.selection.cells]
    if not picked or picked[0] >= len(frame):
        return None
    return {str(name): value for name, value in frame.iloc[picked[0]].items()}
