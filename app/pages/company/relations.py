"""What the page Company says of relations: its finding, the rows of lanes and table."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from app.charts import marks
from app.pages.common import text
from app.theme import Look
from app.words import Words

MOST_LANES, LANE_YEARS = 16, 3


def table(relations: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Every relation, in words."""
    return pd.DataFrame(
        {
            "partner": relations["partner"],
            "role": [words[f"company.partner_is.{role}"] for role in relations["role"]],
            "state": [text.state(state, words) for state in relations["state"]],
            "since": [text.day(day, words) for day in relations["since"]],
            "statements": relations["statements"],
            "reports": relations["reports"],
            "said_by": [", ".join(str(name) for name in names if name) for names in relations["said_by"]],
            "rel_ids": relations["rel_ids"],
            "partner_id": relations["partner_id"],
        }
    )


def finding(name: str, relations: pd.DataFrame, words: Words) -> str:
    """With how many it stands in which role, and how many of these pulled back."""
    gone = int(relations["state"].isin(["left", "leaving", "reducing"]).sum())
    counts = {
        "customers": int((relations["role"] == "vendor").sum()),
        "vendors": int((relations["role"] == "customer").sum()),
    }
    roles = [words.say(f"company.count_{role}", n=count) for role, count in counts.items() if count]
    return words.say("company.relations_finding", company=name, roles=text.listed(roles, words), n=gone)


def lane_rows(relations: pd.DataFrame, states: pd.DataFrame, words: Words, look: Look) -> pd.DataFrame:
    """The most spoken of pairs; tall where the state changed."""
    turns = states.groupby("pair").size()
    shown = relations[relations["pair"].isin(turns.index)].nlargest(MOST_LANES, "reports", keep="first")
    return pd.DataFrame(
        [
            {
                "pair": row["pair"],
                "tall": bool(turns[row["pair"]] > 1),
                "title": f"<b>{marks.safe(marks.shorten(row['partner'], 26))}</b>  "
                + marks.coloured(text.state(row["state"], words), look.states[row["state"]]),
                "right": words.say("state.since", day=text.day(row["since"], words)),
            }
            for row in shown.to_dict("records")
        ],
        columns=["pair", "title", "right", "tall"],
    )


def lane_time(reports: pd.DataFrame) -> tuple[date, date]:
    """The time that the lanes show: up to the last report, at most LANE_YEARS back."""
    last = reports["day"].max().date() + timedelta(days=20)
    return max(reports["day"].min().date() - timedelta(days=20), last - timedelta(days=365 * LANE_YEARS)), last


def columns(words: Words) -> dict[str, str]:
    """The columns of that table that are on screen, with their labels."""
    shared = {column: words[f"column.{column}"] for column in ("state", "statements", "reports")}
    return {
        "partner": words["column.company"],
        "role": words["company.role"],
        "state": shared["state"],
        "since": words["customers.since"],
        "statements": shared["statements"],
        "reports": shared["reports"],
        "said_by": words["customers.said_by"],
    }
