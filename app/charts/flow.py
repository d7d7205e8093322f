"""Where customers went: states on the eve of a deal, states after it, and the other vendors with whom they grew.

A ribbon is as wide as the spend that somebody stated; where nobody did, it is thin and hatched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app import theme
from app.charts import flow_labels, flow_places, marks
from app.charts.flow_places import BAR, LEFT, MIDDLE, NAMES, RIGHT, SLOT_PX, Column
from app.theme import Look
from app.words import Words


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
    widths = flow_places.widths(people)
    after = flow_places.stack(people, "after", widths)
    before = flow_places.stack(sorted(people, key=lambda row: after.touch[row["customer_id"]]), "before", widths)
    ends = flow_places.vendor_places(vendors, after)
    bottom = max(before.bottom, after.bottom, max(ends.values(), default=0.0) + SLOT_PX)
    figure = go.Figure(layout=_layout(bottom, look))
    for row in people:
        figure.add_trace(_ribbon(row, before, after, widths[row["customer_id"]], words, look))
    for trace in _links(vendors, after, ends, words, look):
        figure.add_trace(trace)
    figure.update_layout(
        annotations=[
            *flow_labels.titles(titles, look),
            *flow_labels.groups(before, LEFT, words, look),
            *flow_labels.groups(after, MIDDLE, words, look),
            *flow_labels.names(people, after, look),
            *flow_labels.vendor_names(vendors, ends, look),
        ],
        shapes=[
            *_bars(people, before, LEFT, "before", widths, look),
            *_bars(people, after, MIDDLE, "after", widths, look),
        ],
    )
    return figure


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
    row: Mapping[str, Any], before: Column, after: Column, width: float, words: Words, look: Look
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
    vendors: pd.DataFrame, after: Column, ends: Mapping[str, float], words: Words, look: Look
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


def _bars(
    people: list[dict[str, Any]], column: Column, x: float, side: str, widths: Mapping[str, float], look: Look
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
