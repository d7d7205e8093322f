"""The dialog behind every number: the value, the rule that chose it, what competes with it, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from app import formats
from app.frame.blocks import facts_line
from app.frame.plain import plain
from app.frame.spoken import about_figure, about_no_comment, about_relationship, statement_card, value_of
from app.frame.state import ask, language, words

MOST = 60  # cards in one dialog; the rest is on the page Evidence


def statements(
    *,
    figure_ids: Sequence[str] = (),
    rel_ids: Sequence[str] = (),
    no_comment_ids: Sequence[str] = (),
    fact: str | None = None,
    note: str | None = None,
) -> None:
    """Opens the dialog: of a `fact` (the figure_id that names it), of single statements of any kind, or of several.

    `note` is a plain sentence above all, such as the formula of a derived number. Ids that are not in the snapshot
    are said to be unknown. Call it once a run, when something was picked.
    """
    title = plain(words()["evidence_dialog.title"])
    st.dialog(title, width="large")(_show)(list(figure_ids), list(rel_ids), list(no_comment_ids), fact, note)


def _show(
    figure_ids: list[str], rel_ids: list[str], no_comment_ids: list[str], fact: str | None, note: str | None
) -> None:
    if note:
        st.markdown(plain(note))
    if fact is not None:
        figure_ids = [*_show_fact(fact), *figure_ids]
    figures = ask("figures_by_id", figure_ids=figure_ids[:MOST])
    relations = ask("relationships_by_id", rel_ids=rel_ids[:MOST])
    silent = ask("no_comments_by_id", no_comment_ids=no_comment_ids[:MOST])
    if figures.empty and relations.empty and silent.empty:
        st.markdown(plain(words()["evidence_dialog.none"]))
    for row in figures.to_dict("records"):
        statement_card(row, about_figure(row), shown=row["figure_id"] == fact)
    for row in relations.to_dict("records"):
        statement_card(row, about_relationship(row))
    for row in silent.to_dict("records"):
        statement_card(row, about_no_comment(row))
    if fact is None and len(figures) == 1 and not formats.missing(figures["shown_figure_id"].iloc[0]):
        _feeds(str(figures["shown_figure_id"].iloc[0]))
    left = len(figure_ids) + len(rel_ids) - len(figures) - len(relations)
    if left > 0 and not (figures.empty and relations.empty):
        st.caption(plain(words().say("evidence_dialog.more", n=left)))


def _feeds(fact: str) -> None:
    """Of a single statement: the fact that it is about, what is shown there, and what competes."""
    say, found = words(), ask("fact", fact=fact)
    if found.empty:
        return
    row = found.iloc[0].to_dict()
    st.markdown(f"**{plain(say['evidence_dialog.feeds'])}**")
    shown = say.say("evidence_dialog.shown_value", value=value_of(row))
    st.caption(
        plain(" · ".join((about_figure(row, value=False), shown, facts_line(row["statements"], row["reports"]))))
    )
    values = ask("fact_values", fact=fact)
    if len(values) > 1:
        st.table(_competing(values))


def _show_fact(fact: str) -> list[str]:
    """The fact's head and its competing values; the ids of its statements."""
    found = ask("fact", fact=fact)
    if found.empty:
        return [fact]
    row, say = found.iloc[0].to_dict(), words()
    st.metric(plain(about_figure(row, value=False)), value_of(row))
    rule = say.get(f"rule.{row['rule']}", str(row["rule"]))
    st.caption(plain(f"{rule} · {facts_line(row['statements'], row['reports'])}"))
    values = ask("fact_values", fact=fact)
    if len(values) > 1:
        st.markdown(f"**{plain(say['evidence_dialog.values'])}**")
        st.table(_competing(values))
    members = [str(figure_id) for figure_id in ask("fact_members", fact=fact, most=MOST)["figure_id"]]
    return members + [""] * (int(row["statements"]) - len(members))


def _competing(values: pd.DataFrame) -> pd.DataFrame:
    say, lang = words(), language()
    rows: list[dict[str, Any]] = [
        {
            say["column.value"]: plain(value_of(row)),
            say["column.shown"]: plain(say["evidence_dialog.shown"]) if row["shown"] else "",
            say["column.statements"]: formats.count(row["statements"], lang),
            say["column.reports"]: formats.count(row["reports"], lang),
            say["column.first_reported_on"]: plain(formats.day(row["first_reported_on"], lang)),
        }
        for row in values.to_dict("records")
    ]
    return pd.DataFrame(rows).set_index(say["column.value"])
