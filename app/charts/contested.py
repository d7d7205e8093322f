"""What is contested, a line a fact: the values stated, against the one shown."""

from __future__ import annotations

import math
from html import escape

import pandas as pd
import plotly.graph_objects as go

from app.theme import SIZES, Look, figure_layout
from app.words import Words

ROW_PX = 58
MOST_TIMES = 10.0  # lines reach to ten times or a tenth of the value shown; what goes on beyond ends in an arrow


def contested(facts: pd.DataFrame, colours: Look, words: Words) -> go.Figure:
    """Dot and interval. `facts`: label, shown, span (texts), value, low, high (in one unit each), figure_id; first on top.

    The axis is the multiple of the value shown, so that dollars and percent stand side by side. No rows, empty picture.
    """
    rows = facts.reset_index(drop=True)
    places = list(range(len(rows)))[::-1]
    low = (rows["low"] / rows["value"]).clip(lower=1 / MOST_TIMES)
    high = (rows["high"] / rows["value"]).clip(upper=MOST_TIMES)
    reach = max(1.25, *(1 / low), *high) * 1.12 if len(rows) else 2.0
    figure = go.Figure(layout=figure_layout(
        colours,
        height=ROW_PX * max(len(rows), 1) + 56,
        xaxis={"type": "log", "range": [-math.log10(reach), math.log10(reach)], "title": {"text": words["chart.contested.axis"]},
               "tickvals": [tick for tick in (0.1, 0.2, 0.5, 0.8, 1, 1.25, 2, 5, 10) if 1 / reach <= tick <= reach],
               "ticktext": [f"{tick:g}×" for tick in (0.1, 0.2, 0.5, 0.8, 1, 1.25, 2, 5, 10) if 1 / reach <= tick <= reach]},
        yaxis={"showgrid": False, "showticklabels": False, "range": [-0.5, max(len(rows), 1) - 0.1]},
        shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": colours.line, "width": 1}}],
    ))  # fmt: skip
    for place, left, right in zip(places, low, high, strict=True):
        figure.add_scatter(x=[left, right], y=[place, place], mode="lines+markers", hoverinfo="skip",
                           line={"color": colours.grey, "width": 2},
                           marker={"symbol": "line-ns", "size": 9, "line": {"color": colours.grey, "width": 2}})  # fmt: skip
    figure.add_scatter(
        x=[1] * len(rows), y=places, mode="markers", customdata=rows["figure_id"].tolist(),
        marker={"color": colours.accent, "size": 11}, hovertext=[escape(text) for text in rows["span"]], hoverinfo="text",
    )  # fmt: skip
    for place, row in zip(places, rows.itertuples(), strict=True):
        words_of_it = f"{escape(row.label)}<br><span style='color:{colours.muted}'>{escape(row.span)}</span>"
        figure.add_annotation(x=0, xref="paper", xanchor="left", y=place + 0.1, yanchor="bottom", align="left", text=words_of_it, showarrow=False,
                              font={"size": SIZES["small"], "color": colours.ink})  # fmt: skip
    return figure
