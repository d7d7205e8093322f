"""Where the columns, groups and ribbons of the flow stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from app.charts import marks

WIDEST_PX, UNKNOWN_PX, SLOT_PX, GROUP_PX, HEAD_PX = 54.0, 5.0, 20.0, 34.0, 34.0
VENDOR_PX = 46.0  # between vendors, where there is room
LEFT, MIDDLE, NAMES, RIGHT = 0.0, 0.34, 0.50, 1.0  # where the columns begin, as parts of the width
BAR = 0.008
ORDER = ("left", "leaving", "reducing", "staying", "active", "starting", "expanding", "none")


@dataclass
class Column:
    """Slots from top to bottom, grouped by state: where each customer's ribbon touches, and where each group begins."""

    touch: dict[str, float] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)
    bottom: float = HEAD_PX


def widths(people: list[dict[str, Any]]) -> dict[str, float]:
    """How wide each customer's ribbon is, in pixels: by its spend; without one, thin."""
    known = [row["spend"] for row in people if row["spend"]]
    scale = WIDEST_PX / max(known) if known else 0.0
    return {row["customer_id"]: max(row["spend"] * scale, 2.0) if row["spend"] else UNKNOWN_PX for row in people}


def stack(people: list[dict[str, Any]], side: str, widths: Mapping[str, float]) -> Column:
    """The column of one side, before or after."""
    column, y = Column(), HEAD_PX
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


def vendor_places(vendors: pd.DataFrame, after: Column) -> dict[str, float]:
    """Where each vendor stands on the right: near the customers that come to it, labels apart."""
    wanted: dict[str, list[float]] = {}
    for row in vendors.to_dict("records"):
        wanted.setdefault(row["vendor_id"], []).append(after.touch[row["customer_id"]])
    means = [sum(ys) / len(ys) for ys in wanted.values()]
    gap = min(VENDOR_PX, max(SLOT_PX, (after.bottom - HEAD_PX) / max(len(means), 1)))
    places = marks.spread(means, gap)
    lift = max(0.0, HEAD_PX + SLOT_PX - min(places, default=HEAD_PX + SLOT_PX))
    return {vendor: place + lift for vendor, place in zip(wanted, places, strict=True)}
