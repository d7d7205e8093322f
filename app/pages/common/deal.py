"""The deal that a page is about, chosen in the address, and its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app import formats, frame
from app.charts import marks


@dataclass(frozen=True)
class Deal:
    """One deal of `events`: what was bought, its date as told, the first and last day that this can mean."""

    event_id: str
    company_id: str
    company: str
    headline: str
    told: str
    first: date
    last: date

    def label(self) -> str:
        """`Deal, 12 Jun 2025`, for the line through a picture."""
        return frame.words().say("deal.line", day=formats.period(self.told, frame.language()))

    def around(self, days: int) -> tuple[date, date]:
        """The time that a picture shows: half as long before the deal as after it, at least a month."""
        return self.first - timedelta(days=max(30, days // 2)), self.last + timedelta(days=days)


def choose_deal() -> Deal | None:
    """The deal in the address, by default the one with most movement; where there is none, says so and gives None."""
    found, say = frame.ask("deals"), frame.words()
    if found.empty:
        frame.empty("deal.none")
        return None
    rows = {row["event_id"]: row for row in marks.records(found)}
    names = {key: _name(row) for key, row in rows.items()}
    row = rows[frame.choose("deal", names, next(iter(rows)), label=say["deal.choose"])]
    return Deal(
        row["event_id"],
        row["company_id"],
        row["company"] or row["company_id"],
        row["headline"],
        row["date"],
        row["first_day"].date(),
        row["last_day"].date(),
    )


def _name(row: dict[str, Any]) -> str:
    day = formats.period(row["date"], frame.language())
    return frame.words().say(
        "deal.name", company=row["company"] or row["company_id"], headline=row["headline"], day=day
    )
