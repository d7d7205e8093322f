"""What one script run stands on: the snapshot in force, the reader's language and theme, answers kept for a while."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from app import queries, theme
from app import words as texts
from app.theme import Look
from app.view import Address
from app.words import Words
from etl.snapshot import Snapshot

WAREHOUSE = "VENDORSCOPE_WAREHOUSE"


def snapshot() -> Snapshot:
    """The snapshot in force, by CURRENT as it is now. Raises NothingPublished when there is none."""
    return Snapshot.open(warehouse())


def warehouse() -> Path:
    """Where the snapshots lie: VENDORSCOPE_WAREHOUSE, by default `data/warehouse`."""
    return Path(os.environ.get(WAREHOUSE) or "data/warehouse")


def ask(question: str, **params: Any) -> pd.DataFrame:
    """The answer of `app/queries/<question>.sql`, kept by version, question and parameters; change it as you like.

    Lists are given as tuples or lists; what is kept is small because questions aggregate.
    """
    door = snapshot()
    frozen = tuple(sorted((name, tuple(value) if isinstance(value, list) else value) for name, value in params.items()))
    return _answer(str(door.path), door.version, question, frozen, door)


@st.cache_data(max_entries=256, show_spinner=False)
def _answer(
    path: str,  # noqa: ARG001 - it and the version are here to be part of the key
    version: str,  # noqa: ARG001
    question: str,
    params: tuple[tuple[str, Any], ...],
    _door: Snapshot,
) -> pd.DataFrame:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in params}
    return queries.run(_door, question, **given)


def language() -> str:
    """The reader's language: `lang` in the address, else what was chosen before in this session, else English."""
    before = st.session_state.get("frame.language", texts.DEFAULT)
    chosen = Address(st_address()).one("lang", texts.LANGUAGES, before)
    st.session_state["frame.language"] = chosen
    return chosen


def words() -> Words:
    """The words of the reader's language."""
    return texts.load(language())


def look() -> Look:
    """The chart colours for the reader's theme, light or dark."""
    return theme.look(st.context.theme.type)


def st_address() -> dict[str, list[str]]:
    """The address's parameters as they stand, each with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}
