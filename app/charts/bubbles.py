"""Bubbles: how big each vendor is against its price, on logarithmic axes with lines of equal multiple."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

MULTIPLES = (5, 10, 20, 50)
LARGEST_PX, SMALLEST_PX, HEIGHT_PX = 58.0, 12.0, 520


def bubbles(rows: pd.DataFrame, *, x_title: str, y_title: str, words: Words, look: Look) -> go.Figure:
    """`rows` as `multiples` gives them, one a vendor with both amounts; amounts in USD.

    A row with a reason is drawn as a grey diamond: its years differ, so it stands on no line. Ring: in talks, planned
    or forecast. Whisker: a stated range. No rows, an empty picture. customdata: the vendor's two figure_ids joined by
    `|`.
    """
    x = marks.decades(
        [*rows["value_usd"], *rows["value_low"].dropna(), *rows["value_high"].dropna()], "USD", words.language
    )
    y = marks.decades(
        [*rows["valuation_usd"], *rows["valuation_low"].dropna(), *rows["valuation_high"].dropna()],
        "USD",
        words.language,
    )
    figure = go.Figure(
        layout=theme.figure_layout(
            look,
            height=HEIGHT_PX,
            margin={"l": 8, "r": 20, "t": 12, "b": 8},
            xaxis={**x, "title": {"text": x_title}, "fixedrange": True},
            yaxis={**y, "title": {"text": y_title}, "fixedrange": True},
            hovermode="closest",
        )
    )
    if rows.empty:
        return figure
    for multiple in MULTIPLES:
        _line(figure, multiple, x["range"], y["range"], words, look)
    aligned = rows[rows["reason"].isna()]
    figure.add_trace(_bubbles(aligned, words, look))
    figure.add_trace(_diamonds(rows[rows["reason"].notna()], words, look))
    figure.update_layout(annotations=[*figure.layout.annotations, *_names(rows, x["range"], y["range"], look)])
    return figure


def _line(figure: go.Figure, multiple: int, xs: list[float], ys: list[float], words: Words, look: Look) -> None:
    """Where the price is `multiple` times the other amount, from edge to edge, its name at the upper end."""
    step = math.log10(multiple)
    start, end = max(xs[0], ys[0] - step), min(xs[1], ys[1] - step)
    if start >= end:
        return
    figure.add_trace(
        go.Scatter(
            x=[10**start, 10**end],
            y=[10 ** (start + step), 10 ** (end + step)],
            mode="lines",
            line={"color": look.grey, "width": 1, "dash": "dot"},
            hoverinfo="skip",
        )
    )
    figure.add_annotation(
        x=end,
        y=end + step,
        text=formats.multiple(multiple, words.language),
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        xshift=-4,
        yshift=-16 if end + step >= ys[1] - 0.01 else 0,
        font={"size": theme.SIZES["small"], "color": look.muted},
    )


def _bubbles(rows: pd.DataFrame, words: Words, look: Look) -> go.Scatter:
    open_ = (rows["value_status"] != "actual") | (rows["valuation_status"] != "actual")
    return go.Scatter(
        x=rows["value_usd"],
        y=rows["valuation_usd"],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": _sizes(rows["funding_usd"]),
            "color": [marks.see_through(look.accent, 0.0 if ring else 0.55) for ring in open_],
            "line": {"color": look.accent, "width": 2},
            "opacity": 1,
        },
        error_x=_whisker(rows, "value", look),
        error_y=_whisker(rows, "valuation", look),
        **_touch(rows, words),
    )


def _diamonds(rows: pd.DataFrame, words: Words, look: Look) -> go.Scatter:
    return go.Scatter(
        x=rows["value_usd"],
        y=rows["valuation_usd"],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "diamond-open", "size": 11, "color": look.grey, "line": {"width": 2}},
        **_touch(rows, words),
    )


def _sizes(funding: pd.Series[float]) -> list[float]:
    """Diameters, so that areas compare; unknown funding takes the smallest."""
    most = funding.max()
    return [
        SMALLEST_PX if formats.missing(usd) else max(SMALLEST_PX, LARGEST_PX * math.sqrt(usd / most)) for usd in funding
    ]


def _whisker(rows: pd.DataFrame, name: str, look: Look) -> dict[str, Any]:
    middle = rows[f"{name}_usd"]
    above, below = rows[f"{name}_high"] - middle, middle - rows[f"{name}_low"]
    return {
        "type": "data",
        "symmetric": False,
        "array": above.where(above > 0),
        "arrayminus": below.where(below > 0),
        "color": look.ink,
        "thickness": 1.2,
        "width": 4,
    }


def _touch(rows: pd.DataFrame, words: Words) -> dict[str, Any]:
    told = []
    for row in marks.records(rows):
        sides = ((row["measure"], "value", "period"), ("valuation", "valuation", "valuation_period"))
        amounts = [_amount(row, metric, side, period, words) for metric, side, period in sides]
        multiple = [] if row["reason"] else [formats.multiple(row["multiple"], words.language)]
        known = row["funding_usd"]
        funding = formats.amount(known, "USD", words.language) if known else words["landscape.unknown"]
        name = f"<b>{marks.safe(row['vendor'])}</b>"
        told.append("<br>".join([name, *amounts, *multiple, f"{words['landscape.funding']}: {funding}"]))
    ids = rows["value_figure_id"] + marks.JOIN + rows["valuation_figure_id"]
    return {"customdata": ids.tolist(), "hovertext": told, "hovertemplate": "%{hovertext}<extra></extra>"}


def _amount(row: dict[str, Any], metric: str, side: str, period: str, words: Words) -> str:
    status = row[f"{side}_status"]
    when, amount = (
        formats.period(row[period], words.language),
        formats.amount(row[f"{side}_usd"], "USD", words.language),
    )
    certainty = "" if status == "actual" else f" ({words[f'status.{status}']})"
    return f"{words[f'metric.{metric}']} {when}: {amount}{certainty}"


def _names(rows: pd.DataFrame, xs: list[float], ys: list[float], look: Look) -> list[dict[str, Any]]:
    """A name by each mark, above it; one that would stand on another goes below."""
    labels: list[dict[str, Any]] = []
    taken: list[tuple[float, float]] = []
    for row, size in zip(marks.records(rows), _sizes(rows["funding_usd"]), strict=True):
        x, y = math.log10(row["value_usd"]), math.log10(row["valuation_usd"])
        place = ((x - xs[0]) / (xs[1] - xs[0]) * 900, (y - ys[0]) / (ys[1] - ys[0]) * HEIGHT_PX)
        radius = 8 if row["reason"] else size / 2
        crowded = any(abs(place[0] - other[0]) < 110 and abs(place[1] + radius + 10 - other[1]) < 22 for other in taken)
        shift = -(radius + 10) if crowded else radius + 10
        taken.append((place[0], place[1] + shift))
        text = marks.safe(row["vendor"]) + (f" <span style='color:{look.muted}'>{marks.safe(_years(row))}</span>")
        labels.append(
            {"x": x, "y": y, "yshift": shift, "text": text, "showarrow": False, "font": {"size": 12, "color": look.ink}}
        )
    return labels


def _years(row: dict[str, Any]) -> str:
    if row["reason"]:
        return f"{str(row['period'])[:4]} / {str(row['valuation_period'])[:4]}"
    return str(row["year"])
