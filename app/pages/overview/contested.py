"""What is contested now: one line a fact, the value shown against all that was stated."""

from __future__ import annotations

from typing import Any

import pandas as pd

from app import formats, frame
from app.charts.contested import contested

MOST = 8


def draw() -> None:
    """The chart, its files, and the statements of a fact that was picked."""
    say, lang = frame.words(), frame.language()
    found = frame.ask("contested", most=MOST)
    if found.empty:
        frame.section(say["page.overview.contested"])
        frame.empty("page.overview.nothing_contested", key="contested")
        return
    rows = [_line(row) for row in found.to_dict("records")]
    drawn = pd.concat([found.reset_index(drop=True), pd.DataFrame(rows)], axis=1)
    first, total = rows[0], formats.count(found["total"].iloc[0], lang)
    picked = frame.chart(
        contested(drawn, frame.look(), say),
        key="contested",
        finding=say.say("page.overview.contested_finding", label=first["label"], span=first["span"]),
        subtitle=say.say("page.overview.contested_subtitle", n=len(found), total=total),
        data=found.drop(columns="total"),
        alt=say.say("page.overview.contested_alt", lines="; ".join(f"{row['label']}: {row['span']}" for row in rows)),
        name="contested",
    )
    if picked:
        frame.statements(fact=str(picked[0]))


def _line(row: dict[str, Any]) -> dict[str, str]:
    say, lang = frame.words(), frame.language()
    span = formats.span(row["low"], row["high"], row["unit"], lang)
    shown = frame.value_of(row, short=True)
    label = frame.about_figure(row, value=False)
    return {"label": label, "span": say.say("page.overview.span", span=span, shown=shown)}
