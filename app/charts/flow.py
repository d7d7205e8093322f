"""Where customers went: states on the eve of a deal, states after it, and the other vendors with whom they grew.

A ribbon is as wide as the spend that somebody stated; where nobody did, it is thin and hatched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import theme
from app.charts import marks
from app.theme import Look
from app.words import Words

WIDEST_PX, UNKNOWN_PX, SLOT_PX, GROUP_PX, HEAD_PX = 54.0, 5.0, 20.0, 34.0, 34.0
VENDOR_PX = 46.0  # between vendors, where there is room
LEFT, MIDDLE, NAMES, RIGHT = 0.0, 0.34, 0.50, 1.0  # where the columns begin, as parts of the width
BAR = 0.008
ORDER = ("left", "leaving", "reducing", "staying", "active", "starting", "expanding", "none")


@dataclass
class _Column:
    """Slots from top to bottom, grouped by state: where each customer's ribbon touches, and where each group begins."""

    touch: dict[str, float] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)
    bottom: float = HEAD_PX


def flow(
    customers: pd.DataFrame, vendors: pd.DataFrame, *, titles: tuple[str, str, str], words: Words, look: Look
) -> go.Figure:
    """States before, states after, and the vendors on the right, a title of `titles` over each.

    `customers`: customer_id, customer, before, after, spend (one unit; NaN: nobody stated it). Without a state after
    the deal the one before is kept. `vendors`: customer_id, customer, vendor_id, vendor, told (grew, later, named),
    state, when, rel_ids; the customdata of its marks are the rel_ids. No customers, no marks.
    """
    people = [
        {**row, "before": row["before"] or "none", "after": row["after"] or row["before"] or "none"}
        for row in marks.records(customers)
    ]
    widths = _widths(people)
    after = _stack(people, "after", widths)
    before = _stack(sorted(people, key=lambda row: after.touch[row["customer_id"]]), "before", widths)
    ends = _vendors(vendors, after)
    bottom = max(before.bottom, after.bottom, max(ends.values(), default=0.0) + SLOT_PX)
    figure = go.Figure(layout=_layout(bottom, look))
    for row in people:
        figure.add_trace(_ribbon(row, before, after, widths[row["customer_id"]], words, look))
    for trace in _links(vendors, after, ends, words, look):
        figure.add_trace(trace)
    figure.update_layout(
        annotations=[
            *_titles(titles, look),
            *_groups(before, LEFT, words, look),
            *_groups(after, MIDDLE, words, look),
            *_names(people, after, look),
            *_vendor_names(vendors, ends, look),
        ],
        shapes=[
            *_bars(people, before, LEFT, "before", widths, look),
            *_bars(people, after, MIDDLE, "after", widths, look),
        ],
    )
    return figure


def _widths(people: list[dict[str, Any]]) -> dict[str, float]:
    known = [row["spend"] for row in people if row["spend"]]
    scale = WIDEST_PX / max(known) if known else 0.0
    return {row["customer_id"]: max(row["spend"] * scale, 2.0) if row["spend"] else UNKNOWN_PX for row in people}


def _stack(people: list[dict[str, Any]], side: str, widths: Mapping[str, float]) -> _Column:
    column, y = _Column(), HEAD_PX
    for state in ORDER:
        group = [row for row in people if row[side] == state]
        if not group:
            continue
        column.heads[state] = y
        y += GROUP_PX / 2 + 4
        for row in group:
            slot = max(SLOT_PX, widths[row["customer_id"]] + 5)
            column.touch[row["customer_id"]] = y + slot / 2
            y += slot
        y += GROUP_PX / 2
    column.bottom = y
    return column


def _vendors(vendors: pd.DataFrame, after: _Column) -> dict[str, float]:
    """Where each vendor stands on the right: near the customers that come to it, labels apart."""
    wanted: dict[str, list[float]] = {}
    for row in vendors.to_dict("records"):
        wanted.setdefault(row["vendor_id"], []).append(after.touch[row["customer_id"]])
    means = [sum(ys) / len(ys) for ys in wanted.values()]
    gap = min(VENDOR_PX, max(SLOT_PX, (after.bottom - HEAD_PX) / max(len(means), 1)))
    places = marks.spread(means, gap)
    lift = max(0.0, HEAD_PX + SLOT_PX - min(places, default=HEAD_PX + SLOT_PX))
    return {vendor: place + lift for vendor, place in zip(wanted, places, strict=True)}


def _layout(bottom: float, look: Look) -> dict[str, Any]:
    return theme.figure_layout(
        look,
        height=bottom + 8,
        margin={"l": 2, "r": 104, "t": 0, "b": 0},
        xaxis={"range": [0, 1], "visible": False, "fixedrange": True},
        yaxis={"range": [bottom + 8, 0], "visible": False, "fixedrange": True},
        hovermode="closest",
    )


def _ribbon(
    row: Mapping[str, Any], before: _Column, after: _Column, width: float, words: Words, look: Look
) -> go.Scatter:
    start, end = before.touch[row["customer_id"]], after.touch[row["customer_id"]]
    x, y = marks.ribbon(LEFT + BAR, start - width / 2, start + width / 2, MIDDLE, end - width / 2, end + width / 2)
    colour = look.states.get(row["after"], look.grey)
    hatch = (
        {}
        if row["spend"]
        else {
            "fillpattern": {
                "shape": "/",
                "fgcolor": colour,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 5,
                "solidity": 0.35,
                "fillmode": "replace",
            }
        }
    )
    sides = [words[f"state.{row[side]}"] for side in ("before", "after")]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        fillcolor=marks.see_through(colour, 0.55),
        line={"width": 0.5, "color": marks.see_through(colour, 0.8)},
        hoveron="fills",
        hoverinfo="text",
        text=f"{marks.safe(row['customer'])}: {sides[0]} → {sides[1]}",
        name=row["customer"],
        **hatch,
    )


def _links(
    vendors: pd.DataFrame, after: _Column, ends: Mapping[str, float], words: Words, look: Look
) -> list[go.Scatter]:
    traces = []
    for row in vendors.to_dict("records"):
        state = words["state." + row["state"]]
        grew = row["told"] in ("grew", "later")
        colour = look.states[row["state"]] if grew else look.grey
        x, y = marks.curve(NAMES, after.touch[row["customer_id"]], RIGHT - 0.02, ends[row["vendor_id"]])
        traces.append(
            go.Scatter(
                x=x,
                y=y,
                mode="lines",
                line={
                    "color": marks.see_through(colour, 0.85),
                    "width": 2.5 if grew else 1.2,
                    "dash": {"grew": "solid", "later": "dash"}.get(row["told"], "dot"),
                },
                hoverinfo="skip",
                name=row["vendor"],
            )
        )
        traces.append(
            go.Scatter(
                x=[x[15]],
                y=[y[15]],
                mode="markers",
                cliponaxis=False,
                customdata=[marks.JOIN.join(row["rel_ids"])],
                marker={
                    "symbol": theme.SYMBOLS[row["state"]],
                    "size": 11,
                    "color": colour,
                    "line": {"width": 1, "color": look.ground},
                },
                hovertext=f"{marks.safe(row['customer'])} → {marks.safe(row['vendor'])}: {state}, {row['when']}",
                hovertemplate="%{hovertext}<extra></extra>",
                name=row["vendor"],
            )
        )
    return traces


def _titles(titles: tuple[str, str, str], look: Look) -> list[dict[str, Any]]:
    places = ((LEFT, "left"), (MIDDLE, "left"), (RIGHT, "left"))
    return [
        {
            "x": x,
            "y": 10,
            "text": text,
            "xanchor": anchor,
            "showarrow": False,
            "font": {"color": look.muted, "size": 12},
        }
        for (x, anchor), text in zip(places, titles, strict=True)
    ]


def _groups(column: _Column, x: float, words: Words, look: Look) -> list[dict[str, Any]]:
    return [
        {
            "x": x,
            "y": y + 10,
            "xanchor": "left",
            "showarrow": False,
            "text": f"<b>{marks.SIGNS.get(state, '')} {words[f'state.{state}']}</b>",
            "font": {"color": look.states.get(state, look.muted), "size": 14},
        }
        for state, y in column.heads.items()
    ]


def _names(people: list[dict[str, Any]], after: _Column, look: Look) -> list[dict[str, Any]]:
    return [
        {
            "x": MIDDLE + BAR,
            "y": after.touch[row["customer_id"]],
            "xanchor": "left",
            "showarrow": False,
            "xshift": 4,
            "text": marks.safe(marks.shorten(row["customer"], 22)),
            "font": {"size": 12, "color": look.ink},
        }
        for row in people
    ]


def _vendor_names(vendors: pd.DataFrame, ends: Mapping[str, float], look: Look) -> list[dict[str, Any]]:
    names = dict(zip(vendors["vendor_id"], vendors["vendor"], strict=True))
    return [
        {
            "x": RIGHT,
            "y": y,
            "xanchor": "left",
            "showarrow": False,
            "text": marks.safe(marks.shorten(names[vendor], 18)),
            "font": {"size": 12, "color": look.ink},
        }
        for vendor, y in ends.items()
    ]


def _bars(
    people: list[dict[str, Any]], column: _Column, x: float, side: str, widths: Mapping[str, float], look: Look
) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "x0": x,
            "x1": x + BAR,
            "line": {"width": 0},
            "fillcolor": look.states.get(row[side], look.grey),
            "y0": column.touch[row["customer_id"]] - max(widths[row["customer_id"]], 8) / 2,
            "y1": column.touch[row["customer_id"]] + max(widths[row["customer_id"]], 8) / 2,
        }
        for row in people
    ]
