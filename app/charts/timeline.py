"""What happened to a company: one row a kind of event, one mark an event."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from app import formats, theme
from app.charts import marks
from app.theme import Look
from app.words import Words

ROW_PX, EDGE_PX = 30, 46
KINDS = ("deal", "talks", "funding", "customer", "product", "leadership", "layoff", "lawsuit", "other")


def timeline(events: pd.DataFrame, *, deal: tuple[date, str] | None, words: Words, look: Look) -> go.Figure:
    """One mark an event; rows are the kinds that occur, deals on top; a line at the `deal` (its day and its label).

    `events`: day, date, kind, headline; undated ones are left out. A month or a year stands on its first day, as a
    ring. No events, an empty picture.
    """
    dated = events[events["day"].notna()]
    kinds = [kind for kind in KINDS if kind in set(dated["kind"])]
    first, last = (
        (dated["day"].min().date(), dated["day"].max().date()) if len(dated) else (date(2025, 1, 1), date(2025, 12, 31))
    )
    margin = max((last - first) * 0.03, pd.Timedelta(days=12).to_pytimedelta())
    axis = marks.days(first - margin, last + margin, words.language)
    figure = go.Figure(
        layout=theme.figure_layout(
            look,
            height=ROW_PX * max(len(kinds), 2) + EDGE_PX,
            margin={"l": 8, "r": 8, "t": 20, "b": 8},
            hovermode="closest",
            xaxis={**axis, "type": "date", "fixedrange": True},
            yaxis={
                "range": [len(kinds) - 0.5, -0.5],
                "tickvals": list(range(len(kinds))),
                "fixedrange": True,
                "ticktext": [words[f"event_kind.{kind}"] for kind in kinds],
            },
        )
    )
    if deal:
        figure.add_shape(
            {
                "type": "line",
                "x0": deal[0],
                "x1": deal[0],
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": look.ink, "width": 1.5},
            }
        )
        figure.add_annotation(
            x=deal[0],
            y=1,
            yref="paper",
            yshift=11,
            text=f"<b>{marks.safe(deal[1])}</b>",
            showarrow=False,
            font={"size": 12, "color": look.ink},
        )
    whole = dated["date"].str.len() == 10
    colour = [look.accent if kind == "deal" else look.grey for kind in dated["kind"]]
    figure.add_trace(
        go.Scatter(
            x=dated["day"],
            y=[kinds.index(kind) if kind in kinds else 0 for kind in dated["kind"]],
            mode="markers",
            cliponaxis=False,
            marker={
                "size": 11,
                "symbol": ["circle" if exact else "circle-open" for exact in whole],
                "color": colour,
                "line": {"width": 2, "color": colour},
                "opacity": 0.85,
            },
            hovertext=[
                f"<b>{formats.period(day, words.language)}</b><br>{_wrapped(headline)}"
                for day, headline in zip(dated["date"], dated["headline"], strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    return figure


def _wrapped(text: str, width: int = 60) -> str:
    lines: list[str] = []
    line = ""
    for word in marks.safe(text).split():
        if line and len(line) + len(word) + 1 > width:
            lines, line = [*lines, line], word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])
