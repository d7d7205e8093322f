"""What to know before trusting the numbers: failed arithmetic, the latest news, and how the sources stand."""

from __future__ import annotations

import streamlit as st

from app import formats, frame
from app.frame import checks as told

EVENTS, CHECKS = 6, 5


def checks() -> None:
    """Each check that does not fit, in words, opening the statements it was made from."""
    say = frame.words()
    frame.section(say["page.overview.failed"], say["page.overview.failed_subtitle"])
    found = frame.ask("failed_checks", most=CHECKS)
    if found.empty:
        frame.note(say["page.overview.all_fit"])
    for row in found.to_dict("records"):
        sentence = told.sentence(row)
        key, icon = f"check-{row['check_id']}", ":material/rule:"
        if st.button(frame.plain(sentence), key=key, type="tertiary", icon=icon, wrap=True):
            frame.statements(figure_ids=list(row["inputs"]), note=sentence)
    more = 0 if found.empty else int(found["total"].iloc[0]) - len(found)
    if more:
        text = say.say("page.overview.more_checks", n=formats.count(more, frame.language()))
        frame.link("method", text, icon=":material/arrow_forward:", part="checks")


def events() -> None:
    """The latest events, with a way to the company."""
    say, lang = frame.words(), frame.language()
    frame.section(say["page.overview.events"])
    for row in frame.ask("latest_events", most=EVENTS).to_dict("records"):
        kind = say.get(f"event_kind.{row['kind']}", str(row["kind"]))
        with st.container(gap=None):
            frame.note(" · ".join((formats.day(row["date"], lang), kind)))
            st.markdown(frame.plain(row["headline"]))


def sources() -> None:
    """How the last refresh went, and which registered sources are in trouble."""
    say, lang = frame.words(), frame.language()
    frame.section(say["page.overview.sources"])
    runs = frame.ask("latest_runs", most=1)
    if not runs.empty:
        run = runs.iloc[0]
        key = "page.overview.run_clean" if run["exit"] == 0 else "page.overview.run_faults"
        frame.note(say.say(key, when=formats.moment(run["started_at"], lang), n=formats.count(run["rejected"], lang)))
    states = frame.ask("source_health")
    bad = states[~states["last_status"].isin(["ok", "not_modified", "disabled"])]
    if states.empty:
        frame.note(say["page.overview.no_sources"])
    elif bad.empty:
        frame.note(say.say("page.overview.sources_ok", n=len(states)))
    for row in bad.to_dict("records"):
        error = row["last_status"] if formats.missing(row["last_error"]) else row["last_error"]
        st.warning(frame.plain(say.say("page.overview.source_bad", id=row["source_id"], error=error)))
    frame.link("method", say["page.overview.to_method"], icon=":material/arrow_forward:")
