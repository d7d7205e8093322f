"""What a page has drawn once is kept, by snapshot, language, theme and question: drawing costs more than showing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from app import frame
from app.pages.common.wide import wide

T = TypeVar("T")


@dataclass(frozen=True)
class Drawn:
    """A picture with all that stands around it; `data` is what its files hold."""

    figure: go.Figure
    finding: str
    about: str
    data: pd.DataFrame
    name: str
    reports: int | None = None


def kept(name: str, make: Callable[[], T], *params: Hashable) -> T:
    """What `make` gives for `params`, made once; it is shared between visitors, so nobody may change it."""
    snapshot = frame.snapshot()
    stand = (str(snapshot.path), snapshot.version, frame.language(), frame.look().shade, name, *params)
    made: T = _made(stand, make)
    return made


def show(drawn: Drawn, key: str, *, select: bool = True, scrolls: bool = True) -> list[Any] | None:
    """Draws it; gives the `customdata` of the marks that were picked. `scrolls`: on a phone in its own box."""
    told: dict[str, Any] = {
        "finding": drawn.finding,
        "subtitle": drawn.about,
        "alt": f"{drawn.finding}. {drawn.about}",
        "data": drawn.data,
        "name": drawn.name,
        "reports": drawn.reports,
        "select": select,
    }
    if not scrolls:
        return frame.chart(drawn.figure, key=key, **told)
    with wide(key):
        return frame.chart(drawn.figure, key=key, **told)


@st.cache_resource(max_entries=512, show_spinner=False)
def _made(stand: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:  # noqa: ARG001 - `stand` is what the cache tells apart
    return _make()
