"""The arithmetic of the market: each kind of check explained, and every check with its verdict."""

from __future__ import annotations

import streamlit as st

from app import formats, frame
from app.frame import checks

MOST = 500  # checks in the table, the failed ones first
KINDS = ("price_stake", "part_whole", "stakes_sum", "exchange_rate", "jump", "run_rate_revenue")


def draw() -> None:
    """What each kind compares; then the checks made, each opening the statements it was made from."""
    say, lang = frame.words(), frame.language()
    found, counts = frame.ask("all_checks", most=MOST), frame.ask("check_counts").set_index("kind")
    frame.section(say["page.method.checks"], say["page.method.checks_subtitle"])
    kinds = {}
    for kind in KINDS:
        made, failed = counts.loc[kind] if kind in counts.index else (0, 0)
        line = say.say("page.method.check_counts", made=formats.count(made, lang), failed=formats.count(failed, lang))
        kinds[say[f"check_name.{kind}"]] = say[f"check_definition.{kind}"] + f" · {line}"
    frame.glossary(kinds)
    if found.empty:
        frame.empty("page.method.no_checks", key="checks")
        return
    shown = found.assign(
        says=[checks.sentence(row) for row in found.to_dict("records")],
        verdict=[say[f"verdict.{verdict}"] for verdict in found["verdict"]],
    )
    columns = {
        "verdict": st.column_config.TextColumn(say["page.method.verdict"], width=110),
        "says": st.column_config.TextColumn(say["page.method.check"], width=900),
    }
    picked = frame.table(
        shown, key="checks", name="checks", columns=columns, alt=say["page.method.checks"], data=found, rows=15
    )
    if picked:
        frame.statements(figure_ids=list(picked["inputs"]), note=picked["says"])
