"""The events of a company: a timeline, and a table with their links."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from app import formats, frame
from app.charts.timeline import timeline
from app.pages.common.kept import Drawn, kept, show
from app.words import Words


def events(company: str, name: str, deal: tuple[date, str] | None = None) -> None:
    """Draws the events of a company, by its id and name; says so where there is none."""
    say = frame.words()
    found = frame.ask("events_of", company=company)
    if found.empty:
        frame.section(say["told.events"])
        frame.empty("told.no_events", key="events", company=name)
        return
    show(kept("events", lambda: _drawn(found, name, deal), company, deal), "events", select=False)
    link = st.column_config.LinkColumn(say["column.link"], display_text=say["told.open_link"])
    labels = {"date": say["column.date"], "kind": say["column.kind"], "headline": say["column.event"]}
    frame.table(
        _rows(found, say),
        key="events-table",
        name=f"{name} events",
        columns={**labels, "publisher": say["column.publisher"], "url": link},
        alt=say["told.events_about"],
        select=False,
        data=found,
    )


def _drawn(found: pd.DataFrame, name: str, deal: tuple[date, str] | None) -> Drawn:
    say = frame.words()
    figure = timeline(found, deal=deal, words=say, look=frame.look())
    finding = say.say("told.events_finding", n=len(found), company=name)
    return Drawn(figure, finding, say["told.events_about"], found, f"{name} events")


def _rows(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": [formats.period(day, words.language) for day in found["date"]],
            "kind": [words.get(f"event_kind.{kind}", str(kind)) for kind in found["kind"]],
            "headline": found["headline"],
            "publisher": found["publisher"],
            "url": [frame.safe_url(url) for url in found["url"]],
        }
    )
