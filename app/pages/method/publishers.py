"""The register of those who speak, by nearness to the source."""

from __future__ import annotations

import streamlit as st

from app import formats, frame


def draw() -> None:
    """What the tiers mean and what rests on each; then everybody in the register."""
    say, lang = frame.words(), frame.language()
    frame.section(say["page.method.tiers"], say["page.method.tiers_subtitle"])
    meanings = {}
    for row in frame.ask("tiers").to_dict("records"):
        count = say.say("count.statements", n=formats.count(row["statements"], lang))
        meanings[str(row["tier"])] = say[f"tier_definition.{row['tier']}"] + f" · {count}"
    frame.glossary(meanings)
    _register()


def _register() -> None:
    say, lang = frame.words(), frame.language()
    found = frame.ask("publisher_register")
    if found.empty:
        frame.empty("page.method.no_publishers", key="publishers")
        return
    shown = found.assign(
        kind=[say.get(f"publisher_kind.{kind}", str(kind)) for kind in found["kind"]],
        language=[formats.language_name(code, lang) if isinstance(code, str) else None for code in found["language"]],
    )
    subtitle = say.say("page.method.register_subtitle", n=formats.count(len(found), lang))
    frame.section(say["page.method.register"], subtitle)
    columns = {
        "publisher": st.column_config.TextColumn(say["column.publisher"], width=180),
        "tier": st.column_config.NumberColumn(say["column.tier"], width=60),
        "kind": st.column_config.TextColumn(say["column.kind"], width=110),
        "statements": st.column_config.NumberColumn(say["column.statements"], width=90),
        "language": st.column_config.TextColumn(say["page.method.language"], width=100),
        "country": st.column_config.TextColumn(say["page.method.country"], width=70),
        "host": st.column_config.TextColumn(say["page.method.host"], width=190),
        "note": st.column_config.TextColumn(say["column.note"], width=400),
    }
    picked = frame.table(
        shown, key="publishers", name="publishers", columns=columns, alt=say["page.method.register"],
        data=found[list(columns)], rows=18,
    )  # fmt: skip
    if picked:
        frame.go("evidence", q=str(picked["publisher"]))
