"""The head of every page: what it stands on (snapshot, time, age, sources, reports), language, title, notices."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from app import formats
from app import words as texts
from app.frame.plain import plain
from app.frame.state import ask, language, snapshot, st_address, warehouse, words
from app.view import Address, Ignored
from etl.snapshot import latest_run

STYLE = Path(__file__).with_name("style.css")
FOLLOW_THEME = Path(__file__).with_name("follow_theme.html").read_text(encoding="utf-8")
NOTICES = "frame.notices"
FAILED = 3  # the exit of a refresh that was blocked or failed
STALE_S = 7 * 86_400  # older than a week: the age is marked


def page_head(title_key: str, **values: object) -> None:
    """Strip (snapshot, time, age, sources, reports, language), title and, where there are any, notices.

    `values` fill the title. What the address or the warehouse made us pass over is said here, by name.
    """
    say = words()
    _dress()
    with st.container(horizontal=True, vertical_alignment="center", key="frame-strip"):
        with st.container(width="stretch"):
            st.caption(_strip())
        language_switch()
    st.title(plain(say.say(title_key, **values)), anchor=False)
    st.session_state[NOTICES] = st.container()
    address = Address(st_address())
    address.one("lang", texts.LANGUAGES, texts.DEFAULT)
    tell_ignored(address)
    for item in address.unknown():
        _tell("address.unknown", item)
    for passed_over in snapshot().ignored:
        key = f"ignored.{passed_over.reason}"
        what = say.say(key, name=passed_over.name) if key in say else str(passed_over)
        _notice(say.say("snapshot.ignored", what=what), ":material/warning:")
    last = latest_run(warehouse())
    if last is not None and last.exit == FAILED:
        _notice(say.say("snapshot.stands", when=formats.moment(last.ended_at, language())), ":material/sync_problem:")


def bare_head(title_key: str) -> None:
    """The head where there is no snapshot to tell of: language and title."""
    _dress()
    with st.container(horizontal=True, horizontal_alignment="right", key="frame-strip"):
        language_switch()
    st.title(plain(words()[title_key]), anchor=False)


def _dress() -> None:
    """Spacing, and a script of ours that has the page drawn anew when the reader changes the theme."""
    st.html(STYLE)
    st.html(FOLLOW_THEME, unsafe_allow_javascript=True)
    st.button(words()["theme.redraw"], key="frame-theme")


def tell_ignored(address: Address) -> None:
    """Says which values of the address were passed over, as plain text."""
    for item in address.ignored:
        _tell("address.ignored", item)


def _tell(key: str, item: Ignored) -> None:
    _notice(words().say(key, name=item.name, value=item.value), ":material/link_off:")


def _notice(text: str, icon: str) -> None:
    """Under the page's title, wherever on the page it was found out."""
    st.session_state[NOTICES].warning(plain(text), icon=icon)


def _strip() -> str:
    """One line in Markdown: as of, version, age, sources and reports."""
    say, door, lang = words(), snapshot(), language()
    seconds = (datetime.now(UTC).replace(tzinfo=None) - door.meta.published_at).total_seconds()
    held = ask("held").iloc[0]
    age = plain(formats.age(seconds, lang))
    parts = [
        plain(say.say("strip.published", when=formats.moment(door.meta.published_at, lang))),
        f":orange[{age}]" if seconds > STALE_S else age,
        plain(say.say("strip.version", version=door.version)),
        plain(say.say("strip.sources", n=formats.count(held["publishers"], lang))),
        plain(say.say("strip.reports", n=formats.count(held["reports"], lang))),
    ]
    return " · ".join(parts)


def language_switch() -> None:
    """The reader's language, kept in the address and through a change of page."""
    names = {code: texts.load(code)["language.short"] for code in texts.LANGUAGES}
    st.session_state["frame.switch"] = language()
    st.segmented_control(
        words()["language.label"], list(names), format_func=names.__getitem__, key="frame.switch", required=True,
        label_visibility="collapsed", on_change=_switch,
    )  # fmt: skip
    if language() != texts.DEFAULT:  # the address always says it, also after a change of page
        st.query_params["lang"] = language()


def _switch() -> None:
    chosen = st.session_state["frame.switch"]
    st.session_state["frame.language"] = chosen
    if chosen == texts.DEFAULT:
        st.query_params.pop("lang", None)
    else:
        st.query_params["lang"] = chosen
