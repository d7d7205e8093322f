"""One metric through time: what is shown, and every value that competes with it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

HEIGHT_PX = 230
BOUNDS = {"at_least": "triangle-up", "at_most": "triangle-down"}


def history(facts: pd.DataFrame, values: pd.DataFrame, *, words: Words, look: Look) -> go.Figure:
    """The facts of one metric, unit and counterparty, each in the middle of its period.

    `facts`: figure_id, period, period_start, period_end, status, value, low, high, unit, qualifier, statements,
    reports. `values`: shown_figure_id, value, statements, figure_id. Dots: values as stated. Line: shown actual
    values, one line a length of period, so that a quarter never joins a year; a bound (triangle) joins none. Ring:
    planned, in talks, forecast or given as the value before. Whisker: the range of the fact. Undated facts are left
    out. No facts, an empty picture. customdata: the figure_id that names the fact.
    """
    dated = facts[facts["period_end"].notna()].copy()
    dated["middle"] = dated["period_start"] + (dated["period_end"] - dated["period_start"]) / 2
    unit = dated["unit"].iloc[0] if len(dated) else None
    figure = go.Figure(layout=_layout(dated, unit, words, look))
    if dated.empty:
        return figure
    figure.add_trace(_dots(dated, values, unit, words, look))
    actual = dated[dated["status"] == "actual"].sort_values("middle")
    firm = actual[~actual["qualifier"].isin(BOUNDS)]
    for _, line in firm.groupby(firm["period"].str.len(), sort=True):
        figure.add_trace(_line(line, look))
    figure.add_trace(_shown(actual, True, unit, words, look))
    figure.add_trace(_shown(dated[dated["status"] != "actual"], False, unit, words, look))
    if len(firm):
        figure.add_annotation(
            _label(firm.sort_values(["period_start", "period_end"]).iloc[-1].to_dict(), unit, words, look)
        )
    return figure


def _layout(dated: pd.DataFrame, unit: str | None, words: Words, look: Look) -> dict[str, Any]:
    top = max([*dated["value"], *dated["high"].dropna(), 0.0]) if len(dated) else 1.0
    low = min([*dated["value"], 0.0]) if len(dated) else 0.0
    ticks = [top * part for part in (0, 0.5, 1)] if top > 0 else [low, 0]
    first, last = (
        (dated["middle"].min(), dated["middle"].max())
        if len(dated)
        else (pd.Timestamp(2024, 1, 1), pd.Timestamp(2025, 12, 31))
    )
    pad = max((last - first) * 0.08, pd.Timedelta(days=120))
    axis = marks.days((first - pad).date(), (last + pad).date(), words.language, most=4)
    return theme.figure_layout(
        look,
        height=HEIGHT_PX,
        margin={"l": 8, "r": 16, "t": 16, "b": 8},
        hovermode="closest",
        xaxis={**axis, "type": "date", "fixedrange": True, "showgrid": False},
        yaxis={
            "range": [low * 1.1 if low < 0 else 0, top * 1.18 or 1],
            "fixedrange": True,
            "tickvals": ticks,
            "ticktext": [formats.amount(float(f"{tick:.2g}"), unit, words.language) for tick in ticks],
        },
    )


def _dots(dated: pd.DataFrame, values: pd.DataFrame, unit: str | None, words: Words, look: Look) -> go.Scatter:
    rows = values.merge(
        dated[["figure_id", "middle"]], left_on="shown_figure_id", right_on="figure_id", suffixes=("", "_shown")
    )
    return go.Scatter(
        x=rows["middle"],
        y=rows["value"],
        mode="markers",
        customdata=rows["shown_figure_id"].tolist(),
        marker={"size": 6, "color": marks.see_through(look.grey, 0.75)},
        hovertext=[
            f"{formats.amount(value, unit, words.language)}: {words.say('count.statements', n=count)}"
            for value, count in zip(rows["value"], rows["statements"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _line(rows: pd.DataFrame, look: Look) -> go.Scatter:
    return go.Scatter(
        x=rows["middle"], y=rows["value"], mode="lines", line={"color": look.accent, "width": 2}, hoverinfo="skip"
    )


def _shown(rows: pd.DataFrame, filled: bool, unit: str | None, words: Words, look: Look) -> go.Scatter:
    above, below = rows["high"] - rows["value"], rows["value"] - rows["low"]
    return go.Scatter(
        x=rows["middle"],
        y=rows["value"],
        mode="markers",
        cliponaxis=False,
        customdata=rows["figure_id"].tolist(),
        marker={
            "size": 9,
            "symbol": [BOUNDS.get(how, "circle") + ("" if filled else "-open") for how in rows["qualifier"]],
            "color": look.accent,
            "line": {"width": 2 if not filled else 0},
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": above.where(above > 0),
            "arrayminus": below.where(below > 0),
            "color": marks.see_through(look.ink, 0.6),
            "thickness": 1,
            "width": 3,
        },
        hovertext=[_told(row, unit, words) for row in marks.records(rows)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _told(row: dict[str, Any], unit: str | None, words: Words) -> str:
    status = "" if row["status"] == "actual" else f", {words['status.' + row['status']]}"
    amount = words.say(f"qualifier.{row['qualifier']}", value=formats.amount(row["value"], unit, words.language))
    period, reports = formats.period(row["period"], words.language), words.say("count.reports", n=row["reports"])
    return f"<b>{period}: {amount}</b>{status}<br>{reports}"


def _label(row: dict[str, Any], unit: str | None, words: Words, look: Look) -> dict[str, Any]:
    return {
        "x": row["middle"],
        "y": row["value"],
        "text": f"<b>{formats.amount(row['value'], unit, words.language)}</b>",
        "showarrow": False,
        "yshift": 13,
        "font": {"size": 12, "color": look.accent},
    }
