"""Slopes: an amount before and after, one line a company, each end labelled."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

LABEL_PX, HEIGHT_PX = 17.0, 420.0


def slope(
    rows: pd.DataFrame, *, titles: tuple[str, str], words: Words, look: Look, height: float = HEIGHT_PX
) -> go.Figure:
    """One line a row, its ends under the two `titles`.

    `rows`: name, first, last (above zero, in `unit`), first_period, last_period, first_figure_id, last_figure_id, focus
    (drawn in the accent), and for whiskers first_low, first_high, last_low, last_high (may be missing). Logarithmic, as
    the title of the axis says. No rows, an empty picture. customdata: the figure_id of the end.
    """
    unit = rows["unit"].iloc[0] if len(rows) else "USD"
    ends = [
        value
        for column in ("first", "last", "first_low", "first_high", "last_low", "last_high")
        if column in rows
        for value in rows[column].dropna()
    ]
    axis = marks.decades(ends, unit, words.language)
    low, high = axis.get("range", (0.0, 1.0))
    figure = go.Figure(
        layout=theme.figure_layout(
            look,
            height=height,
            margin={"l": 8, "r": 8, "t": 26, "b": 8},
            xaxis={"range": [-0.95, 1.95], "visible": False, "fixedrange": True},
            yaxis={**axis, "title": {"text": words["told.log_axis"]}, "fixedrange": True},
            hovermode="closest",
            annotations=[
                {
                    "x": x,
                    "y": 1,
                    "yref": "paper",
                    "yshift": 16,
                    "text": marks.safe(title),
                    "showarrow": False,
                    "font": {"size": 12, "color": look.muted},
                }
                for x, title in zip((0, 1), titles, strict=True)
            ],
        )
    )
    gap = LABEL_PX * (high - low) / height
    places = {side: marks.spread([math.log10(value) for value in rows[side]], gap) for side in ("first", "last")}
    for number, row in enumerate(marks.records(rows)):
        colour = look.accent if row["focus"] else look.grey
        figure.add_trace(_line(row, colour, words, look))
        for x, side in ((0, "first"), (1, "last")):
            figure.add_annotation(_label(row, x, side, places[side][number], words, look))
    return figure


def _line(row: dict[str, Any], colour: str, words: Words, look: Look) -> go.Scatter:
    told = [
        f"<b>{marks.safe(row['name'])}</b><br>{formats.period(row[side + '_period'], words.language)}: "
        f"{formats.amount(row[side], row['unit'], words.language)}"
        for side in ("first", "last")
    ]
    return go.Scatter(
        x=[0, 1],
        y=[row["first"], row["last"]],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colour, "width": 3 if row["focus"] else 1.5},
        marker={"size": 9 if row["focus"] else 7, "color": colour, "line": {"width": 1, "color": look.ground}},
        error_y=_whiskers(row, colour),
        customdata=[row["first_figure_id"], row["last_figure_id"]],
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _whiskers(row: dict[str, Any], colour: str) -> dict[str, Any]:
    above = [(row.get(f"{side}_high") or row[side]) - row[side] for side in ("first", "last")]
    below = [row[side] - (row.get(f"{side}_low") or row[side]) for side in ("first", "last")]
    arms = {
        "array": [arm if arm > 0 else None for arm in above],
        "arrayminus": [arm if arm > 0 else None for arm in below],
    }
    return {"type": "data", "symmetric": False, **arms, "color": colour, "thickness": 1.2, "width": 5}


def _label(row: dict[str, Any], x: int, side: str, y: float, words: Words, look: Look) -> dict[str, Any]:
    amount = formats.amount(row[side], row["unit"], words.language)
    period = formats.period(row[f"{side}_period"], words.language)
    name = marks.safe(marks.shorten(row["name"], 24))
    text = f"{name} <b>{amount}</b>" if x == 0 else f"<b>{amount}</b> {name}"
    quiet = f"<span style='color:{look.muted}'>{marks.safe(period)}</span>"
    return {
        "x": x,
        "y": y,
        "xanchor": "left" if x else "right",
        "xshift": 10 if x else -10,
        "showarrow": False,
        "text": f"{text} {quiet}" if x else f"{quiet} {text}",
        "font": {"size": 14 if row["focus"] else 12, "color": look.ink},
    }
