"""The five numbers of the overview, each with what it is about, how old it is, and on whose word."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import formats, frame

CHECKS = 10  # so many failed checks open together


def draw() -> None:
    """Tiles of the deal that most reports of moves speak of; without such a deal, a sentence instead."""
    deals = frame.ask("main_deal")
    if deals.empty:
        frame.empty("page.overview.no_deal", key="deal")
        return
    deal = deals.iloc[0]
    found = frame.ask("deal_tiles", vendor=deal["vendor_id"], day=deal["day"])
    rows: dict[str, dict[str, Any]] = {row["tile"]: row for row in found.to_dict("records")}
    with st.grid(columns=5, min_column_width=160, gap="small"):
        for name in ("valuation", "stake", "revenue"):
            if name in rows:
                _fact(name, rows[name], rows.get("before") if name == "valuation" else None)
        _pulling_back(deal["event_id"], deal["vendor_id"], deal["vendor"])
        _doubt()


def _fact(name: str, row: dict[str, Any], before: dict[str, Any] | None) -> None:
    say, lang = frame.words(), frame.language()
    about = formats.period(row["period"], lang)
    if before is not None:
        value = formats.amount(before["value"], before["unit"], lang)
        about += " · " + say.say("page.overview.before", value=value, period=formats.period(before["period"], lang))
    about += "\n" + say.say("page.overview.last_reported", day=formats.day(row["last_reported_on"], lang))
    label = say.say(f"page.overview.{name}", subject=row["subject"], counterparty=row["counterparty"])
    counts = frame.facts_line(row["statements"], row["reports"])
    contested = row["low"] is not None and row["high"] > 1.05 * row["low"]
    span = formats.span(row["low"], row["high"], row["unit"], lang)
    mark = say.say("page.overview.stated", span=span) if contested else None
    if frame.tile(label, frame.value_of(row, short=True), about, counts, key=name, mark=mark):
        frame.statements(fact=row["figure_id"])


def _pulling_back(deal: str, vendor: str, name: str) -> None:
    say, lang = frame.words(), frame.language()
    row = frame.ask("pulling_back", deal=deal, vendor=vendor).iloc[0]
    if not row["customers"]:
        return
    value = say.say("page.overview.of_customers", n=formats.count(row["pulling_back"], lang),
                    all=formats.count(row["customers"], lang))  # fmt: skip
    names = [] if row["names"] is None else list(row["names"])
    about = say.say("page.overview.pulling_back_about", names=", ".join(names) or formats.NOTHING)
    counts = frame.facts_line(row["statements"], row["reports"]) if row["statements"] else None
    if frame.tile(say.say("page.overview.pulling_back", vendor=name), value, about, counts, key="moves"):
        frame.statements(rel_ids=list(row["rel_ids"]), note=say.say("page.overview.pulling_back_note", vendor=name))


def _doubt() -> None:
    say, lang = frame.words(), frame.language()
    failed, disputed = frame.ask("failed_checks", most=CHECKS), frame.ask("contested", most=1)
    total = 0 if disputed.empty else int(disputed["total"].iloc[0])
    about = say.say("page.overview.contested_about", n=formats.count(total, lang))
    failing = 0 if failed.empty else int(failed["total"].iloc[0])
    opens = say["page.overview.see_inputs"] if failing else None
    if frame.tile(say["page.overview.failed_checks"], formats.count(failing, lang), about, opens, key="checks"):
        inputs = dict.fromkeys(figure for ids in failed["inputs"] for figure in ids)
        frame.statements(figure_ids=list(inputs), note=say["page.overview.failed_note"])
