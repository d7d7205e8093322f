"""A chart with its finding, its source line and its files."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from app import downloads
from app.frame.files import offer_files
from app.frame.plain import plain
from app.frame.state import snapshot, words
from app.frame.tables import CLICKED, _mark


def chart(
    figure: go.Figure,
    *,
    key: str,
    finding: str,
    subtitle: str,
    data: pd.DataFrame,
    alt: str,
    name: str,
    reports: int | None = None,
    select: bool = True,
) -> list[Any] | None:
    """Draws `figure` under its `finding` (a sentence made from the data) and `subtitle` (what, unit, filters, as of).

    `data` is what the files hold: exactly what is drawn. `alt` says the finding to those who cannot see it. `reports`
    adds the number of independent reports to the source line. Gives the `customdata` of the marks picked, on the run
    in which they were picked, else None.
    """
    st.markdown(f"### {plain(finding)}")
    st.caption(plain(subtitle))
    options: dict[str, Any] = {"on_select": lambda: _mark(key), "selection_mode": "points"} if select else {}
    picture = {"filename": f"{downloads.slug(name)}-{snapshot().version}", "format": "png", "scale": 2}
    config = {"displaylogo": False, "modeBarButtons": [["toImage"]], "toImageButtonOptions": picture}
    state = st.plotly_chart(figure, key=key, alt=alt, config=config, **options)
    _source_line(reports)
    offer_files(data, key=key, name=name)
    if not select or st.session_state.get(CLICKED) != key:
        return None
    st.session_state[CLICKED] = None
    return [point["customdata"] for point in state.selection.points if point.get("customdata") is not None] or None


def _source_line(reports: int | None) -> None:
    say = words()
    version = say.say("chart.version", version=snapshot().version)
    known = [] if reports is None else [say.say("count.reports", n=reports)]
    st.caption(plain(" · ".join([*known, version])))
