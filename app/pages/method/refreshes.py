"""How the data came here: the refreshes, the registered sources, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from app import formats, frame

RUNS, REFUSED = 100, 500


def draw() -> None:
    """Runs, then sources, then the rows and files that were not taken, each with the reason."""
    _runs()
    _sources()
    _refused()


def _runs() -> None:
    say = frame.words()
    frame.section(say["page.method.runs"], say["page.method.runs_subtitle"])
    found = frame.ask("latest_runs", most=RUNS)
    columns = {
        "started_at": st.column_config.DatetimeColumn(say["page.method.started"], format="YYYY-MM-DD HH:mm", width=130),
        "exit": st.column_config.NumberColumn(say["page.method.exit"], width=70),
        "published": st.column_config.CheckboxColumn(say["page.method.published"], width=90),
        "version": st.column_config.TextColumn(say["page.method.version"], width=220),
        "rejected": st.column_config.NumberColumn(say["page.method.rejected"], width=100),
        "error": st.column_config.TextColumn(say["page.method.error"], width=420),
    }
    _table(found, "runs", columns, say["page.method.runs"], "page.method.no_runs")


def _sources() -> None:
    say = frame.words()
    frame.section(say["page.method.sources"])
    found = frame.ask("source_health")
    columns = {
        "source_id": say["page.method.source"],
        "kind": say["column.kind"],
        "publisher": say["column.publisher"],
        "last_status": say["column.status"],
        "last_ok_at": st.column_config.DatetimeColumn(say["page.method.last_ok"], format="YYYY-MM-DD HH:mm"),
        "documents": say["page.method.documents"],
        "last_error": st.column_config.TextColumn(say["page.method.error"], width=420),
    }
    _table(found, "sources", columns, say["page.method.sources"], "page.method.no_sources")


def _refused() -> None:
    say, lang = frame.words(), frame.language()
    found = frame.ask("refused", most=REFUSED)
    total = 0 if found.empty else int(found["total"].iloc[0])
    subtitle = say.say("page.method.refused_subtitle", n=formats.count(total, lang)) if total else None
    frame.section(say["page.method.refused"], subtitle)
    columns = {
        "file": st.column_config.TextColumn(say["page.method.file"], width=200),
        "line": st.column_config.NumberColumn(say["page.method.line"], width=70),
        "field": st.column_config.TextColumn(say["page.method.field"], width=110),
        "reason": st.column_config.TextColumn(say["page.method.reason"], width=140),
        "detail": st.column_config.TextColumn(say["page.method.detail"], width=500),
    }
    _table(found, "refused", columns, say["page.method.refused"], "page.method.nothing_refused")


def _table(found: pd.DataFrame, name: str, columns: Mapping[str, Any], alt: str, nothing: str) -> None:
    if found.empty:
        frame.note(frame.words()[nothing])
    else:
        frame.table(found, key=name, name=name, columns=columns, alt=alt, select=False)
