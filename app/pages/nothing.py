"""What stands on every page until something is published: which command to type."""

from __future__ import annotations

import streamlit as st

from app import frame

COMMAND = "vendorscope refresh"


def page() -> None:
    """The command, what it does, and a button that looks again."""
    say = frame.words()
    frame.bare_head("nothing.title")
    st.markdown(frame.plain(say["nothing.text"]))
    st.code(f"./{COMMAND}", language="bash")
    frame.note(say["nothing.bundled"])
    st.button(say["nothing.again"], icon=":material/refresh:")
