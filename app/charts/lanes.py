"""Swim lanes: how each customer stood with a vendor through time, one lane a pair, every report a mark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import theme
from app.charts import lane_marks, marks
from app.theme import Look
from app.words import Words

HEAD_PX, TALL_PX, LOW_PX, FOOT_PX, TOP_PX = 27, 66, 26, 26, 22


def lanes(
    rows: pd.DataFrame,
    reports: pd.DataFrame,
    states: pd.DataFrame,
    *,
    first: date,
    last: date,
    deal: tuple[date, str] | None,
    words: Words,
    look: Look,
) -> go.Figure:
    """One lane a row of `rows`, in their order, from `first` to `last`; a line at the `deal` (its day and its label).

    `rows`: pair (an id), title, right (text at the right end), tall (whether anything moved). `reports`: pair,
    customer, vendor, status, day, reports, echoes, said_by, vague, rel_ids; what is outside the time is left out.
    `states`: pair, status, from_day, until_day. A mark's customdata is its rel_ids joined by `|`.
    """
    places = _places(rows)
    days = pd.to_datetime(reports["day"])
    shown = reports["pair"].isin(list(places)) & days.between(pd.Timestamp(first), pd.Timestamp(last))
    inside = reports.assign(day=days)[shown]
    figure = go.Figure(layout=_layout(places, first, last, words, look))
    figure.update_layout(
        shapes=[*_bands(states, places, first, last, look), *_deal_line(deal, look)],
        annotations=[*_heads(rows, places), *_deal_label(deal, first, last, look)],
    )
    for state in lane_marks.STATES:
        figure.add_trace(lane_marks.reports(state, inside[inside["status"] == state], places, words, look))
        figure.add_trace(
            lane_marks.ticks(state, inside[(inside["status"] == state) & (inside["echoes"] > 0)], places, words, look)
        )
    figure.add_trace(lane_marks.counts(inside, places, look))
    return figure


def _places(rows: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Where each pair's lane begins and ends, in pixels from the top, below its own head line."""
    places: dict[str, tuple[float, float]] = {}
    y = float(TOP_PX)
    for row in rows.to_dict("records"):
        y += HEAD_PX
        places[row["pair"]] = (y, y + (TALL_PX if row["tall"] else LOW_PX))
        y = places[row["pair"]][1]
    return places


def _layout(
    places: Mapping[str, tuple[float, float]], first: date, last: date, words: Words, look: Look
) -> dict[str, Any]:
    bottom = max((end for _, end in places.values()), default=float(TOP_PX)) + 6
    return theme.figure_layout(
        look,
        height=bottom + FOOT_PX,
        margin={"l": 2, "r": 2, "t": 0, "b": FOOT_PX},
        xaxis={**marks.days(first, last, words.language), "type": "date", "fixedrange": True, "showgrid": True},
        yaxis={"range": [bottom, 0], "visible": False, "fixedrange": True},
        hovermode="closest",
    )


def _bands(
    states: pd.DataFrame, places: Mapping[str, tuple[float, float]], first: date, last: date, look: Look
) -> list[dict[str, Any]]:
    ground = [
        {
            "type": "rect",
            "x0": first,
            "x1": last,
            "y0": top,
            "y1": bottom,
            "line": {"width": 0},
            "fillcolor": marks.see_through(look.grey, 0.07),
            "layer": "below",
        }
        for top, bottom in places.values()
    ]
    bands = []
    for row in marks.records(states):
        start = max(row["from_day"].date(), first)
        end = min(row["until_day"].date() if row["until_day"] else last, last)
        if row["pair"] in places and start < end:
            top, bottom = places[row["pair"]]
            bands.append(
                {
                    "type": "rect",
                    "x0": start,
                    "x1": end,
                    "y0": top,
                    "y1": bottom,
                    "line": {"width": 0},
                    "fillcolor": marks.see_through(look.states[row["status"]], 0.28),
                    "layer": "below",
                }
            )
    return ground + bands


def _deal_line(deal: tuple[date, str] | None, look: Look) -> list[dict[str, Any]]:
    if deal is None:
        return []
    return [
        {
            "type": "line",
            "x0": deal[0],
            "x1": deal[0],
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": look.ink, "width": 1.5},
        }
    ]


def _deal_label(deal: tuple[date, str] | None, first: date, last: date, look: Look) -> list[dict[str, Any]]:
    if deal is None:
        return []
    late = (deal[0] - first) > (last - first) * 0.6
    return [
        {
            "x": deal[0],
            "y": 9,
            "text": f"<b>{deal[1]}</b>",
            "showarrow": False,
            "xanchor": "right" if late else "left",
            "xshift": -5 if late else 5,
            "font": {"size": theme.SIZES["small"], "color": look.ink},
        }
    ]


def _heads(rows: pd.DataFrame, places: Mapping[str, tuple[float, float]]) -> list[dict[str, Any]]:
    heads: list[dict[str, Any]] = []
    for row in rows.to_dict("records"):
        y = places[row["pair"]][0] - 10
        shared = {"y": y, "xref": "paper", "showarrow": False, "font": {"size": theme.SIZES["small"]}}
        heads.append({**shared, "x": 0, "xanchor": "left", "align": "left", "text": row["title"]})
        if row["right"]:
            heads.append({**shared, "x": 1, "xanchor": "right", "align": "right", "text": row["right"]})
    return heads
