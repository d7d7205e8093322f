"""What the pictures share: curves, ticks in the reader's language, labels kept apart, colours let through."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from app import formats, theme
from app.words import Words

CURVE_POINTS = 24
# The full-width plus of the state `starting` is missing from many fonts; a chart's label takes the common one.
SIGNS = {**theme.SIGNS, "starting": "+"}
JOIN = "|"  # between the ids of one mark's `customdata`


def see_through(colour: str, opacity: float) -> str:
    """`#0B6B6B` at an opacity of 0 to 1, as Plotly takes it."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def curve(x0: float, y0: float, x1: float, y1: float) -> tuple[list[float], list[float]]:
    """A line from one point to another that leaves and arrives level."""
    steps = [step / CURVE_POINTS for step in range(CURVE_POINTS + 1)]
    return [x0 + (x1 - x0) * t for t in steps], [y0 + (y1 - y0) * t * t * (3 - 2 * t) for t in steps]


def ribbon(
    x0: float, top0: float, bottom0: float, x1: float, top1: float, bottom1: float
) -> tuple[list[float], list[float]]:
    """The outline of a band between two columns, closed."""
    over_x, over_y = curve(x0, top0, x1, top1)
    under_x, under_y = curve(x0, bottom0, x1, bottom1)
    return over_x + under_x[::-1] + over_x[:1], over_y + under_y[::-1] + over_y[:1]


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Places for labels near `wanted`, at least `gap` apart, in the same order from low to high."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    blocks: list[tuple[float, int]] = []  # runs of labels that push one another: mean wish less their own steps, length
    for rank, index in enumerate(order):
        mean, size = wanted[index] - rank * gap, 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean, size = (mean * size + before * count) / (size + count), size + count
        blocks.append((mean, size))
    places = [mean for mean, size in blocks for _ in range(size)]
    found = {index: places[rank] + rank * gap for rank, index in enumerate(order)}
    return [found[index] for index in range(len(wanted))]


def days(first: date, last: date, language: str, most: int = 8) -> dict[str, Any]:
    """Ticks for a time axis, at most about `most`: months, else years, in the reader's language."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= most), 240)
    start = first.year * 12 + first.month - 1
    numbers = [n for n in range(start, start + months + 1) if n % step == 0]
    ticks = [date(n // 12, n % 12 + 1, 1) for n in numbers]
    inside = [tick for tick in ticks if first <= tick <= last]
    text = [str(t.year) if step >= 12 else formats.period(f"{t.year}-{t.month:02d}", language) for t in inside]
    return {"tickvals": inside, "ticktext": text, "range": [first, last]}


def decades(values: Iterable[float], unit: str, language: str) -> dict[str, Any]:
    """A logarithmic axis around `values` (those above zero), with ticks at 1, 2 and 5 or at powers of ten."""
    known = [value for value in values if value and value > 0 and math.isfinite(value)]
    if not known:
        return {"type": "log"}
    low, high = math.log10(min(known)), math.log10(max(known))
    pad = max(0.12, (high - low) * 0.08)
    low, high = low - pad, high + pad
    digits = (1,) if high - low > 2.2 else (1, 2, 5) if high - low > 0.7 else (1, 1.5, 2, 3, 5, 7)
    ticks = [d * 10.0**power for power in range(math.floor(low), math.ceil(high) + 1) for d in digits]
    inside = [tick for tick in ticks if low <= math.log10(tick) <= high]
    text = [formats.amount(tick, unit, language) for tick in inside]
    return {"type": "log", "range": [low, high], "tickvals": inside, "ticktext": text}


def present(value: Any) -> bool:
    """Something is stated: not None, NaN or NaT."""
    return not formats.missing(value)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dicts, with None where nothing is stated and lists as lists."""
    return [{str(name): _told(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _told(value: Any) -> Any:
    if hasattr(value, "tolist") and hasattr(value, "__len__"):
        return list(value)
    return None if not isinstance(value, list) and formats.missing(value) else value


def bounds(low: float | None, high: float | None, unit: str | None, words: Words) -> str:
    """`$28.8B–$29.6B`; where one end is open: `at least $20.2B`, `at most $30.9B`."""
    if low and high:
        return formats.span(low, high, unit, words.language)
    if not low and not high:
        return formats.NOTHING
    return words.say(
        "qualifier.at_least" if low else "qualifier.at_most", value=formats.amount(low or high, unit, words.language)
    )


def safe(text: object) -> str:
    """`text` from outside, for a label or a touch: Plotly reads a little HTML there."""
    return html.escape(" ".join(str(text).split()), quote=False)


def coloured(text: str, colour: str) -> str:
    """`text`, bold, in a colour, for a label; it must be safe already."""
    return f"<span style='color:{colour}'><b>{text}</b></span>"


def shorten(text: str, longest: int) -> str:
    """`text`, cut with an ellipsis where it is longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
