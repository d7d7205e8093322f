"""Swim lanes: how each customer stood with a vendor through time, one lane a pair, every report a mark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

HEAD_PX, TALL_PX, LOW_PX, FOOT_PX, TOP_PX = 27, 66, 26, 26, 22
LABEL_PX = 12  # between the counts of marks of one day
STATES = tuple(theme.SIGNS)  # from most to least, as they stand in a lane from top to bottom


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
    for state in STATES:
        figure.add_trace(_marks(state, inside[inside["status"] == state], places, words, look))
        figure.add_trace(
            _ticks(state, inside[(inside["status"] == state) & (inside["echoes"] > 0)], places, words, look)
        )
    figure.add_trace(_counts(inside, places, look))
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


def _height(state: str, place: tuple[float, float]) -> float:
    """A state's own height within its lane, expanding at the top, left at the bottom: a fall is seen as a fall."""
    inner = min(7.0, (place[1] - place[0]) / 4)
    return place[0] + inner + (place[1] - place[0] - 2 * inner) * STATES.index(state) / (len(STATES) - 1)


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


def _marks(
    state: str, rows: pd.DataFrame, places: Mapping[str, tuple[float, float]], words: Words, look: Look
) -> go.Scatter:
    rows = rows[rows["reports"] > 0]
    return go.Scatter(
        x=rows["day"],
        y=[_height(state, places[pair]) for pair in rows["pair"]],
        mode="markers",
        name=words[f"state.{state}"],
        marker={
            "symbol": theme.SYMBOLS[state],
            "size": 11,
            "color": look.states[state],
            "opacity": 1,
            "line": {"width": 2, "color": look.states[state]}
            if state in ("reducing", "leaving")
            else {"width": 1, "color": look.ground},
        },
        customdata=[marks.JOIN.join(ids) for ids in rows["rel_ids"]],
        hovertext=[_told(state, row, words) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _counts(inside: pd.DataFrame, places: Mapping[str, tuple[float, float]], look: Look) -> go.Scatter:
    """How many reports stand behind a mark, where more than one; those of one day and lane are kept apart."""
    many = inside[inside["reports"] > 1]
    x, y, text = [], [], []
    for (pair, day), rows in many.groupby(["pair", "day"]):
        x += [day] * len(rows)
        y += marks.spread([_height(state, places[pair]) for state in rows["status"]], LABEL_PX)
        text += [f"   {count}" for count in rows["reports"]]
    return go.Scatter(
        x=x,
        y=y,
        text=text,
        mode="text",
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
        textfont={"size": theme.SIZES["small"], "color": look.ink},
    )


def _ticks(
    state: str, rows: pd.DataFrame, places: Mapping[str, tuple[float, float]], words: Words, look: Look
) -> go.Scatter:
    return go.Scatter(
        x=rows["day"] + timedelta(hours=10),
        y=[_height(state, places[pair]) for pair in rows["pair"]],
        mode="markers",
        name=words["customers.echo"],
        marker={
            "symbol": "line-ns-open",
            "size": [8 + 2 * min(count, 6) for count in rows["echoes"]],
            "color": marks.see_through(look.states[state], 0.7),
            "line": {"width": 1},
        },
        customdata=[marks.JOIN.join(ids) for ids in rows["rel_ids"]],
        hovertext=[_told(state, row, words) for row in rows.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _told(state: str, row: Mapping[str, Any], words: Words) -> str:
    """What one mark says on a touch: who, how, when, how many, on whose word."""
    day = formats.day(row["day"].date(), words.language)
    voices = [str(name) for name in row["said_by"] if marks.present(name)]
    named = marks.safe(", ".join(voices[:5]) + (" …" if len(voices) > 5 else ""))
    parts = [
        f"<b>{marks.safe(row['customer'])} → {marks.safe(row['vendor'])}: {words[f'state.{state}']}</b>",
        words.say("customers.vague_day", day=day) if row["vague"] else day,
        words.say("customers.mark_counts", reports=row["reports"], echoes=row["echoes"]),
        named,
    ]
    return "<br>".join(part for part in parts if part)
