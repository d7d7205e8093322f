"""Colours and marks for charts, for light and dark; the page's own colours are in `start/.streamlit/config.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Okabe and Ito's order, told apart with any colour vision; yellow is for fills only.
CATEGORIES: tuple[str, ...] = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#7A828A",
)  # fmt: skip

# States of a customer with a vendor, from most to least, with the sign that says the same without colour.
SIGNS: dict[str, str] = {
    "expanding": "▲", "starting": "+", "active": "●", "staying": "■", "reducing": "▽", "leaving": "◇", "left": "×",
}  # fmt: skip

# The same signs as Plotly draws them.
SYMBOLS: dict[str, str] = {
    "expanding": "triangle-up", "starting": "cross", "active": "circle", "staying": "square",
    "reducing": "triangle-down-open", "leaving": "diamond-open", "left": "x",
}  # fmt: skip

SIZES = {"small": 12, "text": 14, "lead": 16, "title": 22, "number": 32}


@dataclass(frozen=True)
class Look:
    """The colours of one theme. `states` is a diverging scale from teal (more) over grey to vermilion (gone)."""

    shade: str
    ground: str
    ink: str
    muted: str  # text of second rank, 4.5:1 on the ground
    line: str  # grid and axes
    grey: str  # marks that are not in focus, 3:1 on the ground
    accent: str  # the company in focus
    conflict: str  # a real conflict, and a check that fails
    states: dict[str, str]


LIGHT = Look(
    shade="light", ground="#FCFCFA", ink="#15181C", muted="#5A626B", line="#DDE0E3", grey="#868E96", accent="#0B6B6B",
    conflict="#B3261E",
    states={"expanding": "#0B6B6B", "starting": "#1F7A76", "active": "#56707E", "staying": "#5A626B",
            "reducing": "#946010", "leaving": "#B84F08", "left": "#9C2F00"},
)  # fmt: skip

DARK = Look(
    shade="dark", ground="#111418", ink="#E8EAED", muted="#A3ABB3", line="#2C3238", grey="#7D868F", accent="#4FB3AC",
    conflict="#FF8A80",
    states={"expanding": "#4FB3AC", "starting": "#7CCBC4", "active": "#8FA7B5", "staying": "#A3ABB3",
            "reducing": "#E0B050", "leaving": "#F0904A", "left": "#FF7A4D"},
)  # fmt: skip


def look(shade: str | None) -> Look:
    """The colours for "dark"; for anything else, also before the browser has told its theme, those for light."""
    return DARK if shade == "dark" else LIGHT


def figure_layout(colours: Look, **more: Any) -> dict[str, Any]:
    """What every chart's layout shares: plain ground, quiet grid, no legend; `more` adds or replaces keys."""
    axis = {
        "gridcolor": colours.line,
        "linecolor": colours.line,
        "zeroline": False,
        "tickfont": {"color": colours.muted},
        "title": {"font": {"color": colours.muted, "size": SIZES["small"]}},
        "automargin": True,
    }
    shared: dict[str, Any] = {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": colours.ink, "size": SIZES["small"]},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "hoverlabel": {"bgcolor": colours.ground, "bordercolor": colours.line, "font": {"color": colours.ink}},
        "dragmode": False,
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colours.muted, "activecolor": colours.ink},
        "colorway": list(CATEGORIES),
        "xaxis": axis,
        "yaxis": axis,
    }
    for key, value in more.items():
        shared[key] = {**shared[key], **value} if isinstance(value, dict) and key in shared else value
    return shared
