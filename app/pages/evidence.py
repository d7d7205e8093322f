"""Evidence: every statement, searched and filtered where it lies, each with its words and the way to its source."""

from __future__ import annotations

import math
from typing import Any
from unicodedata import combining, normalize

import pandas as pd
import streamlit as st

from app import formats, frame

PER_PAGE = 50
FACETS = ("kind", "metric", "company", "status", "tier", "language")
MEANT = {  # what each is called in the question
    "kind": "kinds", "metric": "metrics", "company": "companies", "status": "statuses", "tier": "tiers",
    "language": "languages",
}  # fmt: skip


def page() -> None:
    """Search box, facets, what was found, and one statement whole when it is picked."""
    say, lang = frame.words(), frame.language()
    frame.page_head("page.evidence.title")
    typed = frame.search("q", label=say["page.evidence.search"], placeholder=say["page.evidence.search_hint"])
    asked = {"words": _words(typed), **_facets()}
    place = frame.page_number("page")
    found = frame.ask("statements_found", **asked, most=PER_PAGE, skip=PER_PAGE * (place - 1))
    if found.empty and place > 1:
        found, place = frame.ask("statements_found", **asked, most=PER_PAGE, skip=0), 1
    if found.empty:
        filters = _in_words(typed, asked)
        frame.empty("page.evidence.nothing", remove=("q", *FACETS, "page"), key="evidence", filters=filters)
        return
    total = int(found["total"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.note(say.say("page.evidence.found", n=formats.count(total, lang), filters=_in_words(typed, asked)))
        frame.reset(("q", *FACETS, "page"), key="evidence-reset")
    _results(found)
    frame.pager("page", math.ceil(total / PER_PAGE))


def _words(typed: str) -> list[str]:
    """What must all be found, without case and accents; from the sixth on the words are one phrase."""
    plain = "".join(char for char in normalize("NFKD", typed.lower()) if not combining(char))
    words = plain.split()
    return [*words[:5], " ".join(words[5:])] if len(words) > 5 else words


def _facets() -> dict[str, list[str]]:
    """The filters by the name of their parameter; the options are what the snapshot holds, with counts."""
    held = frame.ask("statement_facets")
    say, lang = frame.words(), frame.language()
    chosen: dict[str, list[str]] = {}
    with st.grid(columns=6, min_column_width=160, gap="small"):
        for facet in FACETS:
            rows = held[held["facet"] == facet]
            options = {
                str(row["value"]): f"{_option(facet, row)} ({formats.count(row['n'], lang)})"
                for row in rows.to_dict("records")
            }
            chosen[MEANT[facet]] = frame.choose_many(facet, options, label=say[f"page.evidence.{facet}"])
    return chosen


def _option(facet: str, row: dict[str, Any]) -> str:
    say, value = frame.words(), str(row["value"])
    if facet == "company":
        return str(row["label"])
    if facet == "status":
        return say.get(f"status.{value}", say.get(f"state.{value}", value))
    if facet == "tier":
        return say.say("page.evidence.tier_option", tier=value)
    if facet == "language":
        return formats.language_name(value, frame.language()) if value else say["page.evidence.language_unknown"]
    return say.get(f"{'metric' if facet == 'metric' else 'page.evidence.kind_option'}.{value}", value)


def _in_words(typed: str, asked: dict[str, list[str]]) -> str:
    """What is filtered, for the line above the table and for the sentence that stands where nothing is."""
    say = frame.words()
    parts = [f"“{typed}”"] if typed else []
    parts += [
        f"{say[f'page.evidence.{facet}']} = {', '.join(_named(facet, value) for value in asked[MEANT[facet]])}"
        for facet in FACETS
        if asked[MEANT[facet]]
    ]
    return " · ".join(parts) or say["page.evidence.no_filter"]


def _named(facet: str, value: str) -> str:
    held = frame.ask("statement_facets")
    return _option(facet, dict(held[(held["facet"] == facet) & (held["value"] == value)].iloc[0]))


def _results(found: pd.DataFrame) -> None:
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
        "link": st.column_config.LinkColumn(say["column.link"], display_text=say["page.evidence.open_link"], width=60),
    }
    picked = frame.table(
        shown, key="evidence", name="evidence", columns=columns, alt=say.say("page.evidence.alt", n=len(found)),
        data=found.drop(columns="total"), rows=18,
    )  # fmt: skip
    if picked and picked["kind"] == "figure":
        frame.statements(figure_ids=[picked["id"]])
    elif picked:
        frame.statements(rel_ids=[picked["id"]])


def _about(row: dict[str, Any]) -> str:
    say, lang = frame.words(), frame.language()
    who = " → ".join(str(name) for name in (row["subject"], row["counterparty"]) if not formats.missing(name))
    what = "" if row["kind"] == "relationship" else say.get(f"metric.{row['metric']}", row["metric"])
    when = "" if formats.missing(row["period"]) else formats.period(row["period"], lang)
    return " · ".join(part for part in (who, what, when) if part)


def _says(row: dict[str, Any]) -> str:
    say = frame.words()
    if row["kind"] == "relationship":
        return say.get(f"state.{row['status']}", row["status"])
    value = frame.value_of(row)
    return value if row["status"] == "actual" else f"{value} ({say.get('status.' + row['status'], row['status'])})"
