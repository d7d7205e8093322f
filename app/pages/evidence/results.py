"""The table of the statements found."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from app import formats, frame


def results(found: pd.DataFrame) -> None:
    """A row a statement; the one that is picked opens whole."""
    say, lang = frame.words(), frame.language()
    rows = found.to_dict("records")
    shown = found.assign(
        reported=[formats.day(row["reported_on"], lang) for row in rows],
        about=[_about(row) for row in rows],
        says=[_says(row) for row in rows],
        link=[frame.safe_url(row["url"]) for row in rows],
    )
    columns = {
        "reported": st.column_config.TextColumn(say["column.reported_on"], width=95),
        "about": st.column_config.TextColumn(say["page.evidence.about"], width=230),
        "says": st.column_config.TextColumn(say["page.evidence.says"], width=150),
        "evidence": st.column_config.TextColumn(say["column.evidence"], width=430),
        "publisher": st.column_config.TextColumn(say["column.publisher"], width=130),
        "attributed_to": st.column_config.TextColumn(say["column.attributed_to"], width=110),
        "tier": st.column_config.NumberColumn(say["column.tier"], width=60),
        "confidence": st.column_config.NumberColumn(say["column.confidence"], width=80, format="%.2f"),
        "link": st.column_config.LinkColumn(say["column.link"], display_text=say["page.evidence.open_link"], width=60),
    }
    picked = frame.table(
        shown, key="evidence", name="evidence", columns=columns, alt=say.say("page.evidence.alt", n=len(found)),
        data=found.drop(columns=["total", "hidden"]), rows=18,
    )  # fmt: skip
    if picked and picked["kind"] == "figure":
        frame.statements(figure_ids=[picked["id"]])
    elif picked and picked["kind"] == "relationship":
        frame.statements(rel_ids=[picked["id"]])
    elif picked:
        frame.statements(no_comment_ids=[picked["id"]])


def _about(row: dict[str, Any]) -> str:
    say, lang = frame.words(), frame.language()
    who = " → ".join(str(name) for name in (row["subject"], row["counterparty"]) if not formats.missing(name))
    what = say.get(f"metric.{row['metric']}", row["metric"]) if row["kind"] == "figure" else ""
    when = "" if formats.missing(row["period"]) else formats.period(row["period"], lang)
    return " · ".join(part for part in (who, what, when) if part)


def _says(row: dict[str, Any]) -> str:
    say = frame.words()
    if row["kind"] == "no_comment":
        return say["page.evidence.no_comment"]
    if row["kind"] == "relationship":
        return say.get(f"state.{row['status']}", row["status"])
    value = frame.value_of(row)
    return value if row["status"] == "actual" else f"{value} ({say.get('status.' + row['status'], row['status'])})"
