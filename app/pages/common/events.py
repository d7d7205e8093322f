"""The events of a company: a timeline, and a table with their links."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from app import formats, frame
from app.charts.timeline import timeline
from app.words import Words


def events(found: pd.DataFrame, company: str, deal: tuple[date, str] | None = None) -> None:
    """Draws `found` (as `events_of` gives it); says so where there is nothing."""
    say = frame.words()
    if found.empty:
        frame.section(say["told.events"])
        frame.empty("told.no_events", key="events", company=company)
        return
    finding = say.say("told.events_finding", n=len(found), company=company)
    frame.chart(timeline(found, deal=deal, words=say, look=frame.look()), key="events", finding=finding, subtitle=say["told.events_about"],
                alt=f"{finding}. {say['told.events_about']}", data=found, name=f"{company} events", select=False)  # fmt: skip
    columns = {"date": say["column.date"], "kind": say["column.kind"], "headline": say["column.event"], "publisher": say["column.publisher"],
               "url": st.column_config.LinkColumn(say["column.link"], display_text=say["told.open_link"])}  # fmt: skip
    frame.table(_rows(found, say), key="events-table", name=f"{company} events", columns=columns, alt=say["told.events_about"], select=False, data=found)


def _rows(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    return pd.DataFrame({
        "date": [formats.period(day, words.language) for day in found["date"]],
        "kind": [words.get(f"event_kind.{kind}", str(kind)) for kind in found["kind"]],
        "headline": found["headline"], "publisher": found["publisher"], "url": [frame.safe_url(url) for url in found["url"]],
    })  # fmt: skip
