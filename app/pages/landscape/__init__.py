"""Landscape: who is in the market, how big, and at which price."""

from __future__ import annotations

from app import frame
from app.pages.landscape import pieces

MEASURES = ("revenue", "run_rate")


def page() -> None:
    """The bubbles, those who cannot be placed and why, the slopes of valuation, the table of multiples."""
    frame.page_head("landscape.title")
    say = frame.words()
    measures = {measure: say[f"metric.{measure}"] for measure in MEASURES}
    measure = frame.choose("measure", measures, "revenue", label=say["landscape.measure"], kind="segments")
    rows = frame.ask("multiples", measure=measure)
    if rows.empty:
        frame.empty("landscape.empty")
        return
    picked = [
        pieces.map_of(rows, measure),
        pieces.unplaced(rows, measure),
        pieces.slopes(),
        pieces.table(rows, measure),
    ]
    for opened in picked:
        if opened:
            frame.statements(**opened)
            return
