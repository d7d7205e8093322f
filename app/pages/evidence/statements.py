"""Every statement, searched and filtered where it lies, each with its words and the way to its source."""

from __future__ import annotations

import math

import streamlit as st

from app import formats, frame
from app.pages.evidence.filters import FACETS, asked_for, in_words
from app.pages.evidence.results import results

PER_PAGE = 50
NAMES = ("q", *FACETS, "sure", "page")


def draw() -> None:
    """Search box, facets, what was found, and one statement whole when it is picked."""
    say, lang = frame.words(), frame.language()
    typed = frame.search("q", label=say["page.evidence.search"], placeholder=say["page.evidence.search_hint"])
    asked = asked_for(typed)
    place = frame.page_number("page")
    found = frame.ask("statements_found", **asked, most=PER_PAGE, skip=PER_PAGE * (place - 1))
    if found.empty and place > 1:
        found, place = frame.ask("statements_found", **asked, most=PER_PAGE, skip=0), 1
    filters = in_words(typed, asked)
    if found.empty:
        frame.empty("page.evidence.nothing", remove=NAMES, key="evidence", filters=filters)
        return
    total, hidden = int(found["total"].iloc[0]), int(found["hidden"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.note(say.say("page.evidence.found", n=formats.count(total, lang), filters=filters))
        if hidden:
            least = formats.percent(100 * asked["least"], lang)
            frame.note(say.say("page.evidence.hidden", n=formats.count(hidden, lang), least=least))
        frame.reset(NAMES, key="evidence-reset")
    results(found)
    frame.pager("page", math.ceil(total / PER_PAGE))
