"""What people mended, and how to say that something is wrong."""

from __future__ import annotations

import streamlit as st

from app import frame

SHOWN = ("correction_id", "state", "table", "id", "field", "expect", "set", "reason", "reference", "who", "on")
WIDTHS = {"reason": 420, "correction_id": 90, "state": 80, "field": 80, "table": 100, "id": 90}


def draw() -> None:
    """The corrections, each opening its statement; then how to make one."""
    say = frame.words()
    found = frame.ask("corrections_made")
    frame.section(say["page.method.corrections"], say["page.method.corrections_subtitle"])
    if found.empty:
        frame.empty("page.method.no_corrections", key="corrections")
    else:
        shown = found.assign(state=[say.get(f"correction_state.{state}", str(state)) for state in found["state"]])
        columns = {
            name: st.column_config.TextColumn(say[f"correction_column.{name}"], width=WIDTHS.get(name, 110))
            for name in SHOWN
        }
        alt = say["page.method.corrections"]
        picked = frame.table(shown, key="corrections", name="corrections", columns=columns, alt=alt, data=found)
        if picked and picked["table"] == "figures":
            frame.statements(figure_ids=[picked["id"]])
        elif picked and picked["table"] == "relationships":
            frame.statements(rel_ids=[picked["id"]])
    frame.section(say["page.method.correct"])
    frame.bullets(say["page.method.correct_text"].splitlines())
    st.code(say["page.method.correct_row"], language="csv")
