"""The marks in a swim lane: reports, their counts, repeats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

LABEL_PX = 12  # between the counts of marks of one day
STATES = tuple(theme.SIGNS)  # from most to least, as they stand in a lane from top to bottom


def reports(
    state: str, rows: pd.DataFrame, places: Mapping[str, tuple[float, float]], words: Words, look: Look
) -> go.Scatter:
    """A mark each state and day of a pair on which something was first reported."""
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


def counts(inside: pd.DataFrame, places: Mapping[str, tuple[float, float]], look: Look) -> go.Scatter:
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


def ticks(
    state: str, rows: pd.DataFrame, places: Mapping[str, tuple[float, float]], words: Words, look: Look
) -> go.Scatter:
    """A thin line each day on which an earlier report was repeated."""
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


def _height(state: str, place: tuple[float, float]) -> float:
    """A state's own height within its lane, expanding at the top, left at the bottom: a fall is seen as a fall."""
    inner = min(7.0, (place[1] - place[0]) / 4)
    return place[0] + inner + (place[1] - place[0] - 2 * inner) * STATES.index(state) / (len(STATES) - 1)
