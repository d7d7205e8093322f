"""Small pieces of a page: sections, notes, number tiles, and the sentence that stands where nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app import formats
from app.frame.controls import forget
from app.frame.plain import plain
from app.frame.state import language, words


def section(title: str, subtitle: str | None = None) -> None:
    """A heading of second rank (plain text), and under it what is shown, in which unit, under which filters."""
    st.header(plain(title), anchor=False)
    if subtitle:
        st.caption(plain(subtitle))


def finding(text: str) -> None:
    """The page's finding in one sentence, larger than text: it is built from the data."""
    st.markdown(f"### {plain(text)}")


def note(text: str) -> None:
    """A quiet line: what a reader must know beside what is drawn."""
    st.caption(plain(text), width="content")


def bullets(lines: Sequence[str]) -> None:
    """A list of plain sentences."""
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def glossary(terms: Mapping[str, str]) -> None:
    """Terms and what they mean, a line each."""
    st.markdown("\n".join(f"- **{plain(term)}** {plain(meaning)}" for term, meaning in terms.items()))


def facts_line(statements: int, reports: int) -> str:
    """`12 statements, 2 independent reports`."""
    say, lang = words(), language()
    return ", ".join(
        say.say(key, n=formats.count(number, lang))
        for key, number in (("count.statements", statements), ("count.reports", reports))
    )


def tile(label: str, value: str, about: str, opens: str | None, *, key: str, mark: str | None = None) -> bool:
    """One number, the largest thing in its box; below it what it is about, and a button that says on whose word.

    `mark` stands out under the number ("contested"). Gives True on the run in which `opens` was pressed.
    """
    with st.container(border=True, key=f"tile-{key}", gap="xsmall", height="stretch"):
        st.metric(plain(label), value)
        for line in about.splitlines():
            st.caption(plain(line))
        if mark:
            st.badge(plain(mark), color="orange")
        if opens is None:
            return False
        icon = ":material/format_quote:"
        return st.button(plain(opens), key=f"open-{key}", type="tertiary", icon=icon, wrap=True)


def empty(reason_key: str, *, remove: Sequence[str] = (), key: str = "empty", **values: object) -> None:
    """Says why nothing is here; with `remove`, a button that takes those filters out of the address."""
    with st.container(border=True, key=f"empty-{key}"):
        st.markdown(plain(words().say(reason_key, **values)))
        if remove:
            st.button(
                words()["filter.reset"], key=f"remove-{key}", icon=":material/filter_alt_off:",
                on_click=forget, args=(tuple(remove),),
            )  # fmt: skip


def failed() -> None:
    """What a reader sees where a page raised an error: no traceback, no path."""
    say = words()
    st.header(plain(say["app.failed_title"]), anchor=False)
    st.markdown(plain(say["app.failed"]))
