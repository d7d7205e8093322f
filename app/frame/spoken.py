"""One statement as a reader sees it: what it says, in which words, and on whose word. Source text is never markup."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import formats
from app.frame.plain import plain, plain_inside, safe_url
from app.frame.state import language, words

SIGNS = {"about": "≈", "at_least": "≥", "at_most": "≤"}


def value_of(row: dict[str, Any], *, short: bool = False) -> str:
    """The value with its bound in words: `at least $1B`, `$9–29B`, `about $870M`; `short` has a sign: `≥$1B`."""
    lang, say = language(), words()
    qualifier, unit = row.get("qualifier") or "exact", row["unit"]
    if qualifier == "range" and not formats.missing(row["low"]) and not formats.missing(row["high"]):
        return formats.span(row["low"], row["high"], unit, lang)
    text = formats.amount(row["value"], unit, lang)
    if short:
        return SIGNS.get(qualifier, "") + text
    return text if qualifier in ("exact", "range") else say.say(f"qualifier.{qualifier}", value=text)


def about_figure(row: dict[str, Any], *, value: bool = True) -> str:
    """`Scale AI · revenue · 2024 · actual`, with the counterparty where there is one; before it the value, if asked."""
    say, lang = words(), language()
    who = " → ".join(str(name) for name in (row["subject"], row["counterparty"]) if not formats.missing(name))
    parts = [
        value_of(row) if value else "",
        who,
        say.get(f"metric.{row['metric']}", row["metric"]),
        "" if formats.missing(row["period"]) else formats.period(row["period"], lang),
        "" if row["status"] == "actual" else say.get(f"status.{row['status']}", row["status"]),
    ]
    return " · ".join(part for part in parts if part)


def about_relationship(row: dict[str, Any]) -> str:
    """`Google → Scale AI · leaving · since Jun 2025`."""
    say, lang = words(), language()
    day = "" if formats.missing(row["effective"]) else formats.period(row["effective"], lang)
    since = say.say("state.since", day=day) if day else ""
    parts = [f"{row['customer']} → {row['vendor']}", say.get(f"state.{row['status']}", row["status"]), since]
    return " · ".join(part for part in parts if part)


def statement_card(row: dict[str, Any], says: str, *, shown: bool = False) -> None:
    """What is said, the words themselves, then whose word it is, when, and the way to it."""
    say = words()
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(says)}**", width="content")
            if shown:
                st.badge(plain(say["evidence_dialog.shown"]), color="primary")
            if row["rejected"]:
                st.badge(plain(say["evidence_dialog.rejected"]), color="orange")
            elif not formats.missing(row["corrected_by"]):
                st.badge(plain(say["evidence_dialog.corrected"]), color="orange")
        if formats.missing(row["evidence"]):
            st.caption(plain(say["evidence_dialog.no_words"]))
        else:
            _words_of(row)
        st.caption(plain(whose_word(row)))
        if row["origin"] == "extracted":
            st.caption(plain(how_read(row)))
        for key in ("correction", "note"):
            if not formats.missing(row[key]):
                st.caption(plain(say.say(f"evidence_dialog.{key}", text=row[key])))
        _way_to(row)


def _words_of(row: dict[str, Any]) -> None:
    """A sentence with the words that were read marked in it; what a person wrote down, as it is."""
    told = str(row["evidence"])
    if formats.missing(row["sentence_start"]):
        st.text(told)
        return
    first, last = (int(row[name] - row["sentence_start"]) for name in ("start_char", "end_char"))
    before, read, after = plain_inside(told[:first]), plain(told[first:last]), plain_inside(told[last:])
    st.markdown(f"{before}:primary-background[{read}]{after}")


def how_read(row: dict[str, Any]) -> str:
    """`read by program · Indonesian · confidence 93% · inbox/a.html, characters 1641 to 1658`."""
    say, lang = words(), language()
    code = row["language"]
    parts = [
        say["evidence_dialog.extracted"],
        "" if formats.missing(code) else formats.language_name(str(code), lang),
        say.say("evidence_dialog.confidence", confidence=formats.percent(100 * row["confidence"], lang)),
        say.say(
            "evidence_dialog.span",
            path=row["path"],
            start=formats.count(row["start_char"], lang),
            end=formats.count(row["end_char"], lang),
        ),
    ]
    return " · ".join(part for part in parts if part)


def about_no_comment(row: dict[str, Any]) -> str:
    """`Google · declined to comment · on Scale AI`."""
    say = words()
    about = "" if formats.missing(row["about"]) else say.say("evidence_dialog.about", name=row["about"])
    return " · ".join(part for part in (str(row["entity"]), say["page.evidence.no_comment"], about) if part)


def whose_word(row: dict[str, Any]) -> str:
    """`Tempo (newspaper, tier 2), crediting Reuters (tier 1) · 14 Jun 2025`."""
    say, lang = words(), language()
    publisher = say["evidence_dialog.nobody"] if formats.missing(row["publisher"]) else str(row["publisher"])
    if not formats.missing(row["publisher_tier"]):
        kind = say.get(f"publisher_kind.{row['publisher_kind']}", str(row["publisher_kind"]))
        publisher = say.say("evidence_dialog.publisher", name=publisher, tier=int(row["publisher_tier"]), kind=kind)
    credited = ""
    if not formats.missing(row["attributed_to"]):
        credited = say.say("evidence_dialog.crediting", name=row["attributed_to"])
        if not formats.missing(row["attributed_tier"]):
            credited += " " + say.say("evidence_dialog.tier", tier=int(row["attributed_tier"]))
    undated = formats.missing(row["reported_on"])
    day = say["evidence_dialog.undated"] if undated else formats.day(row["reported_on"], lang)
    return " · ".join(part for part in (publisher, credited, day) if part)


def _way_to(row: dict[str, Any]) -> None:
    url = safe_url(row["url"])
    title = None if formats.missing(row["title"]) else str(row["title"])
    if url:
        st.link_button(plain(title or url), url, type="tertiary", icon=":material/open_in_new:")
    elif title:
        st.caption(plain(title))
