"""Filters whose only home is the address: what it says is what the control shows; a choice is written back to it.

A value equal to the default is not written. A value in the address that is not an option is told to the reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from app.frame.head import tell_ignored
from app.frame.state import st_address, words
from app.view import LONGEST_TEXT, Address

MOST_PAGES = 100_000


def choose(
    name: str,
    options: Mapping[str, str],
    default: str,
    *,
    label: str,
    kind: Literal["list", "segments"] = "list",
) -> str:
    """One of `options` (value in the address -> plain text on screen) under `name`; the value that holds now."""
    address = Address(st_address())
    value = address.one(name, options.keys(), default)
    tell_ignored(address)
    key = f"view.{name}"
    st.session_state[key] = value
    show = options.__getitem__
    if kind == "segments":
        st.segmented_control(
            label, list(options), format_func=show, key=key, required=True, on_change=_write, args=(name, default)
        )
    else:
        st.selectbox(label, list(options), format_func=show, key=key, on_change=_write, args=(name, default))
    return value


def choose_many(name: str, options: Mapping[str, str], *, label: str, placeholder: str | None = None) -> list[str]:
    """Any number of `options`; none chosen means no filter."""
    address = Address(st_address())
    values = address.many(name, options.keys())
    tell_ignored(address)
    key = f"view.{name}"
    st.session_state[key] = values
    st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write,
        args=(name, None),
        placeholder=placeholder or words()["filter.any"],
    )
    return values


def search(name: str, *, label: str, placeholder: str) -> str:
    """Free text, trimmed; "" where nothing is asked."""
    address = Address(st_address())
    value = address.text(name)
    tell_ignored(address)
    key = f"view.{name}"
    st.session_state[key] = value
    st.text_input(
        label, key=key, placeholder=placeholder, max_chars=LONGEST_TEXT, on_change=_write, args=(name, ""),
        icon=":material/search:",
    )  # fmt: skip
    return value


def page_number(name: str) -> int:
    """Which page of a long list the address asks for, from 1; a number that is none falls back to the first."""
    address = Address(st_address())
    place = address.number(name, 1, 1, MOST_PAGES)
    tell_ignored(address)
    return place


def pager(name: str, pages: int) -> None:
    """Buttons for the pages of a long list; nothing where there is but one."""
    if pages < 2:
        return
    place = min(Address(st_address()).number(name, 1, 1, MOST_PAGES), pages)
    key = f"view.{name}.{place}"  # a widget with a default of its own cannot be set: each place is another widget
    st.pagination(min(pages, MOST_PAGES), default=place, key=key, on_change=_write_page, args=(name, key))


def _write_page(name: str, key: str) -> None:
    put(name, str(st.session_state[key]), "1")


def reset(names: Sequence[str], *, key: str) -> None:
    """A button that takes the named filters out of the address; nothing where none of them is set."""
    if any(name in st.query_params for name in names):
        st.button(
            words()["filter.reset"], key=key, type="tertiary", icon=":material/filter_alt_off:",
            on_click=forget, args=(tuple(names),),
        )  # fmt: skip


def forget(names: Sequence[str]) -> None:
    """Takes the named parameters out of the address."""
    for name in names:
        if name in st.query_params:
            del st.query_params[name]


def put(name: str, value: str | Sequence[str] | None, default: str | None = None) -> None:
    """Writes `value` under `name`; the default, nothing and an empty list take the name out."""
    if value is None or value == default or not value:
        forget([name])
    else:
        st.query_params[name] = value if isinstance(value, str) else list(value)


def _write(name: str, default: str | None) -> None:
    put(name, st.session_state[f"view.{name}"], default)
    forget(["page"])  # another filter makes another list: from its first page
