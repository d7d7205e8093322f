"""What is contested, a line a fact: the values stated, against the one shown."""

from __future__ import annotations

import math
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats
from app.theme import SIZES, Look, figure_layout
from app.words import Words

ROW_PX = 58
TICKS = (0.1, 0.2, 0.5, 0.8, 1, 1.2, 2, 5, 10)
MOST_TIMES = 10.0  # lines reach to ten times or a tenth of the value shown; what goes on beyond ends in an arrow


def contested(facts: pd.DataFrame, colours: Look, words: Words) -> go.Figure:
    """Dot and interval. `facts`: label, span (texts), value, low, high (in one unit each), figure_id; first on top.

    The axis is the multiple of the value shown, so that dollars and percent stand side by side. No rows, empty picture.
    """
    rows = facts.reset_index(drop=True)
    places = list(range(len(rows)))[::-1]
    low = (rows["low"] / rows["value"]).clip(lower=1 / MOST_TIMES)
    high = (rows["high"] / rows["value"]).clip(upper=MOST_TIMES)
    reach = max(1.25, *(1 / low), *high) * 1.12 if len(rows) else 2.0
    ticks = [tick for tick in TICKS if 1 / reach <= tick <= reach]
    layout = figure_layout(
        colours,
        height=ROW_PX * max(len(rows), 1) + 56,
        xaxis={
            "type": "log",
            "range": [-math.log10(reach), math.log10(reach)],
            "tickvals": ticks,
            "ticktext": [formats.multiple(tick, words.language) for tick in ticks],
            "title": {"text": words["chart.contested.axis"]},
        },
        yaxis={"showgrid": False, "showticklabels": False, "range": [-0.5, max(len(rows), 1) - 0.1]},
        shapes=[
            {
                "type": "line",
                "x0": 1,
                "x1": 1,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "layer": "below",
                "line": {"color": colours.line},
            }
        ],
        annotations=[
            _label(label, span, place, colours)
            for label, span, place in zip(rows["label"], rows["span"], places, strict=True)
        ],
    )
    return go.Figure([_whiskers(low, high, places, colours), _dots(rows, places, colours)], layout)


def _whiskers(low: pd.Series, high: pd.Series, places: list[int], colours: Look) -> go.Scatter:
    """All ranges as one trace: a None between two of them lifts the pen."""
    stroke = {"color": colours.grey, "width": 2}
    return go.Scatter(
        x=[end for pair in zip(low, high, strict=True) for end in (*pair, None)],
        y=[end for place in places for end in (place, place, None)],
        mode="lines+markers",
        line=stroke,
        marker={"symbol": "line-ns", "size": 9, "line": stroke},
        hoverinfo="skip",
    )


def _dots(rows: pd.DataFrame, places: list[int], colours: Look) -> go.Scatter:
    return go.Scatter(
        x=[1] * len(rows),
        y=places,
        mode="markers",
        marker={"color": colours.accent, "size": 11},
        customdata=rows["figure_id"].tolist(),
        hovertext=[escape(text) for text in rows["span"]],
        hoverinfo="text",
    )


def _label(label: str, span: str, place: int, colours: Look) -> dict[str, Any]:
    """What the fact is about, and under it what was stated; source text is escaped, since Plotly reads some markup."""
    return {
        "text": f"{escape(label)}<br><span style='color:{colours.muted}'>{escape(span)}</span>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place + 0.1,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": SIZES["small"], "color": colours.ink},
    }
