"""Every document that was read, with what it gave; and where it gave nothing, why."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import formats, frame
from etl.vocabulary import languages

MOST = 5_000


def draw() -> None:
    """A row a document, the latest first; the one that is picked opens with all that it says."""
    say, lang = frame.words(), frame.language()
    found = frame.ask("documents_read", known=list(languages.codes()), most=MOST)
    if found.empty:
        frame.empty("page.evidence.no_documents", remove=(), key="documents")
        return
    total = int(found["total"].iloc[0])
    silent = int((found["statements"] == 0).sum())
    frame.note(
        say.say("page.evidence.documents_found", n=formats.count(total, lang), silent=formats.count(silent, lang))
    )
    shown = found.assign(
        published=[formats.day(day, lang) for day in found["published_on"]],
        named=[_name(row) for row in found.to_dict("records")],
        written_in=[_language(code) for code in found["lang"]],
        gave=[say.get(f"page.evidence.gave.{gave}", gave) for gave in found["gave"]],
        link=[frame.safe_url(url) for url in found["url"]],
    )
    columns = {
        "published": st.column_config.TextColumn(say["column.published_on"], width=95),
        "named": st.column_config.TextColumn(say["column.document"], width=330),
        "publisher": st.column_config.TextColumn(say["column.publisher"], width=150),
        "written_in": st.column_config.TextColumn(say["page.evidence.language"], width=100),
        "figures": st.column_config.NumberColumn(say["page.evidence.kind_option.figure"], width=80),
        "relationships": st.column_config.NumberColumn(say["page.evidence.kind_option.relationship"], width=110),
        "no_comments": st.column_config.NumberColumn(say["page.evidence.kind_option.no_comment"], width=110),
        "gave": st.column_config.TextColumn(say["column.gave"], width=260),
        "path": st.column_config.TextColumn(say["column.path"], width=200),
        "link": st.column_config.LinkColumn(say["column.link"], display_text=say["page.evidence.open_link"], width=60),
    }
    alt = say.say("page.evidence.documents_alt", n=total)
    picked = frame.table(
        shown, key="documents", name="documents", columns=columns, alt=alt, data=found.drop(columns="total")
    )
    if picked and picked["statements"]:
        said = frame.ask("said_in", doc_id=picked["doc_id"])
        ids = {kind: list(rows["id"]) for kind, rows in said.groupby("kind")}
        frame.statements(
            figure_ids=ids.get("figure", []),
            rel_ids=ids.get("relationship", []),
            no_comment_ids=ids.get("no_comment", []),
        )


def _name(row: dict[str, Any]) -> str:
    """Its title, else the name of its file."""
    return str(row["title"]) if not formats.missing(row["title"]) else str(row["path"]).rpartition("/")[2]


def _language(code: object) -> str:
    if formats.missing(code):
        return frame.words()["page.evidence.language_unknown"]
    return formats.language_name(str(code), frame.language())
