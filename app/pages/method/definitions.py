"""What each metric, status, precision and state means, by which steps a value is chosen, and what is not known."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app import formats, frame, theme
from etl import vocabulary


def draw() -> None:
    """The way of a number in words, then the vocabulary, then the gaps."""
    say = frame.words()
    frame.section(say["page.method.way"])
    frame.bullets(say["page.method.way_text"].splitlines())
    _metrics()
    left, right = st.columns(2, gap="large")
    with left:
        _terms("status", list(vocabulary.read("statuses")["figure"]))
        _terms("qualifier", list(vocabulary.read("statuses")["qualifier"]))
        _terms("state", list(theme.SIGNS))
    with right:
        _rules()
        frame.section(say["page.method.rates"])
        st.markdown(frame.plain(say["page.method.rates_text"]))
        _gaps()


def _metrics() -> None:
    say = frame.words()
    metrics = vocabulary.metrics()
    rows = pd.DataFrame(
        [
            {
                "metric": say[f"metric.{name}"],
                "definition": say[f"metric_definition.{name}"],
                "kind": say[f"metric_kind.{metric.kind}"],
                "unit": say[f"metric_unit.{metric.unit}"],
                "never_from": ", ".join(say[f"metric.{other}"] for other in metric.never_from),
            }
            for name, metric in metrics.items()
        ]
    )
    frame.section(say["page.method.metrics"], say["page.method.metrics_subtitle"])
    columns = {
        "metric": st.column_config.TextColumn(say["column.metric"], width=140),
        "definition": st.column_config.TextColumn(say["page.method.definition"], width=520),
        "kind": st.column_config.TextColumn(say["column.kind"], width=110),
        "unit": st.column_config.TextColumn(say["column.unit"], width=90),
        "never_from": st.column_config.TextColumn(say["page.method.never_from"], width=330),
    }
    alt = say["page.method.metrics"]
    frame.table(rows, key="metrics", name="metrics", columns=columns, alt=alt, select=False, rows=20)


def _terms(section: str, terms: list[str]) -> None:
    say = frame.words()
    frame.section(say[f"page.method.{section}"])
    names = "qualifier_name" if section == "qualifier" else section
    frame.glossary(
        {
            f"{theme.SIGNS[term]} {say[f'{names}.{term}']}" if section == "state" else say[f"{names}.{term}"]: say[
                f"{section}_definition.{term}"
            ]
            for term in terms
        }
    )


def _rules() -> None:
    say = frame.words()
    frame.section(say["page.method.rules"], say["page.method.rules_subtitle"])
    frame.glossary(
        {
            say[f"rule_name.{name}"]: " → ".join(say[f"rule_step.{step}"] for step in rule["steps"])
            for name, rule in vocabulary.read("rules").items()
            if name != "steps"
        }
    )


def _gaps() -> None:
    say, lang = frame.words(), frame.language()
    row = frame.ask("known_gaps").iloc[0]
    frame.section(say["page.method.gaps"])
    counted = [
        say.say(f"gap.{name}", n=formats.count(number, lang), of=formats.count(row[f"{name}_of"], lang))
        for name, number in row.items()
        if not str(name).endswith("_of")
    ]
    frame.bullets([*counted, *say["page.method.gaps_text"].splitlines()])
