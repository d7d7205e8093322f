"""By what statements are searched and filtered; the address is the only home of what is chosen."""

from __future__ import annotations

from typing import Any
from unicodedata import combining, normalize

import streamlit as st

from app import formats, frame

FACETS = ("kind", "metric", "company", "status", "tier", "language", "origin")
MEANT = {  # what each is called in the question
    "kind": "kinds", "metric": "metrics", "company": "companies", "status": "statuses", "tier": "tiers",
    "language": "languages", "origin": "origins",
}  # fmt: skip
THRESHOLDS = (0, 50, 70, 80, 90)  # percent of confidence in what was read; a curated row has none, and always stays


def asked_for(typed: str) -> dict[str, Any]:
    """The search and the filters by the names of the question's parameters; draws the controls."""
    return {"words": _words(typed), **_facets()}


def _words(typed: str) -> list[str]:
    """What must all be found, without case and accents; from the sixth on the words are one phrase."""
    plain = "".join(char for char in normalize("NFKD", typed.lower()) if not combining(char))
    words = plain.split()
    return [*words[:5], " ".join(words[5:])] if len(words) > 5 else words


def _facets() -> dict[str, Any]:
    """The filters; the options are what the snapshot holds, with counts."""
    held = frame.ask("statement_facets")
    say, lang = frame.words(), frame.language()
    chosen: dict[str, Any] = {}
    with st.grid(columns=4, min_column_width=170, gap="small"):
        for facet in FACETS:
            rows = held[held["facet"] == facet]
            options = {
                str(row["value"]): f"{_option(facet, row)} ({formats.count(row['n'], lang)})"
                for row in rows.to_dict("records")
            }
            chosen[MEANT[facet]] = frame.choose_many(facet, options, label=say[f"page.evidence.{facet}"])
        options = {
            str(least): say.say("page.evidence.at_least", least=formats.percent(least, lang))
            if least
            else say["page.evidence.any_confidence"]
            for least in THRESHOLDS
        }
        chosen["least"] = int(frame.choose("sure", options, "0", label=say["page.evidence.sure"])) / 100
    return chosen


def _option(facet: str, row: dict[str, Any]) -> str:
    say, value = frame.words(), str(row["value"])
    if facet == "company":
        return str(row["label"])
    if facet == "status":
        return say.get(f"status.{value}", say.get(f"state.{value}", value))
    if facet == "origin":
        return say[f"page.evidence.origin_option.{value}"]
    if facet == "tier":
        return say.say("page.evidence.tier_option", tier=value)
    if facet == "language":
        return formats.language_name(value, frame.language()) if value else say["page.evidence.language_unknown"]
    return say.get(f"{'metric' if facet == 'metric' else 'page.evidence.kind_option'}.{value}", value)


def in_words(typed: str, asked: dict[str, Any]) -> str:
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
