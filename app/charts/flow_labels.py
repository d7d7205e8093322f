"""The words in the flow: titles, states, customers, vendors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from app.charts import marks
from app.charts.flow_places import BAR, LEFT, MIDDLE, RIGHT, Column
from app.theme import Look
from app.words import Words


def titles(titles: tuple[str, str, str], look: Look) -> list[dict[str, Any]]:
    """What stands over the three columns."""
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


def groups(column: Column, x: float, words: Words, look: Look) -> list[dict[str, Any]]:
    """The name of each state over its group."""
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


def names(people: list[dict[str, Any]], after: Column, look: Look) -> list[dict[str, Any]]:
    """The customers, beside their state after the deal."""
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


def vendor_names(vendors: pd.DataFrame, ends: Mapping[str, float], look: Look) -> list[dict[str, Any]]:
    """The other vendors, on the right."""
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
