"""Does it add up? Price divided by stake, an interval a price that was reported, against the stated valuation."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

ROW_PX, BAR_PX, EDGE_PX = 46, 18, 48


def price_check(rows: pd.DataFrame, *, words: Words, look: Look) -> go.Figure:
    """`rows`, one a price of one unit: price, price_reports, low, high (what price and stake allow; None: open on that
    side), stated, verdict, status, unit, inputs. The first row stands at the top. A line marks the stated valuation.
    No rows, an empty picture. customdata: the inputs joined by `|`."""
    tries = marks.records(rows)
    ends = [row[end] for row in tries for end in ("low", "high", "stated") if row[end]]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    pad = max((high - low) * 0.12, high * 0.005)
    low, high = low - pad, high + 5 * pad  # room for the verdict beside the last bar
    unit = tries[0]["unit"] if tries else "USD"
    ticks = _ticks(low, high)
    figure = go.Figure(
        layout=theme.figure_layout(
            look,
            height=ROW_PX * max(len(tries), 1) + EDGE_PX + 36,
            margin={"l": 8, "r": 8, "t": 24, "b": 8},
            hovermode="closest",
            barmode="overlay",
            xaxis={
                "range": [low, high],
                "tickvals": ticks,
                "ticktext": [formats.amount(tick, unit, words.language) for tick in ticks],
                "fixedrange": True,
                "title": {"text": words["deal.implied_axis"], "standoff": 14},
            },
            yaxis={
                "range": [len(tries) - 0.5, -0.5],
                "fixedrange": True,
                "showgrid": False,
                "tickvals": list(range(len(tries))),
                "ticktext": [_name(row, words) for row in tries],
                "tickfont": {"color": look.ink, "size": 14},
            },
        )
    )
    for place, row in enumerate(tries):
        _bar(figure, place, row, low, high, words, look)
    _stated(figure, tries, words, look)
    return figure


def _bar(figure: go.Figure, place: int, row: dict[str, Any], low: float, high: float, words: Words, look: Look) -> None:
    colour = {"fits": look.accent, "does_not_fit": look.conflict}.get(row["verdict"], look.grey)
    start, end = row["low"] or low, row["high"] or high
    hatch = (
        {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": colour, "bgcolor": "rgba(0,0,0,0)"}
        if not (row["low"] and row["high"])
        else {}
    )
    verdict = words["verdict." + row["verdict"]]
    span = marks.bounds(row["low"], row["high"], row["unit"], words)
    figure.add_trace(
        go.Bar(
            x=[end - start],
            base=[start],
            y=[place],
            orientation="h",
            width=BAR_PX / ROW_PX,
            marker={"color": marks.see_through(colour, 0.7), "pattern": hatch, "line": {"color": colour, "width": 1}},
            customdata=[marks.JOIN.join(row["inputs"])],
            hovertext="<br>".join([_name(row, words), words.say("deal.implied", span=span), verdict]),
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    figure.add_annotation(
        x=end,
        y=place,
        xanchor="left" if row["high"] else "right",
        xshift=8 if row["high"] else -8,
        yshift=0 if row["high"] else 16,
        text=f"<b>{words['verdict.' + row['verdict']]}</b> {span}",
        showarrow=False,
        font={"size": 12, "color": colour if row["verdict"] != "unknown" else look.muted},
    )


def _stated(figure: go.Figure, tries: list[dict[str, Any]], words: Words, look: Look) -> None:
    for value in sorted({row["stated"] for row in tries if row["stated"]}):
        figure.add_shape(
            {
                "type": "line",
                "x0": value,
                "x1": value,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": look.ink, "width": 2},
            }
        )
        amount = formats.amount(value, tries[0]["unit"], words.language)
        figure.add_annotation(
            x=value,
            y=1,
            yref="paper",
            yshift=12,
            showarrow=False,
            font={"size": 12, "color": look.ink},
            text=f"<b>{words.say('deal.stated', amount=amount)}</b>",
        )


def _name(row: dict[str, Any], words: Words) -> str:
    amount = formats.amount(row["price"], row["unit"], words.language)
    status = "" if row["status"] == "actual" else f", {words['status.' + row['status']]}"
    return (
        f"{amount}{status}<br><span style='font-size:12px'>{words.say('count.reports', n=row['price_reports'])}</span>"
    )


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers from low to high, four to eight of them."""
    rough = (high - low) / 6
    size = 10.0 ** len(str(int(rough))) / 10
    step = next(step for step in (size, 2 * size, 5 * size, 10 * size) if step >= rough)
    first = int(low // step) + 1
    return [number * step for number in range(first, int(high // step) + 1)]
