"""Company: all that is known of one vendor or customer, by metric and period, with every competing value."""

from __future__ import annotations

from app import frame
from app.charts import marks
from app.pages.common.events import events
from app.pages.company import pieces, told


def page() -> None:
    """Header with its main figures, every metric through time, what competes, relations, events."""
    say = frame.words()
    frame.page_head("company.title")
    rows = marks.records(frame.ask("companies"))
    if not rows:
        frame.empty("company.none")
        return
    names = {row["entity_id"]: say.say("company.name", name=row["name"], n=row["statements"]) for row in rows}
    company = frame.choose("company", names, rows[0]["entity_id"], label=say["column.company"])
    who = marks.records(frame.ask("company", company=company))[0]
    frame.finding(who["name"])
    frame.note(told.about(who, say))
    if not who["figures"] + who["relationships"] + who["events"]:
        frame.empty("company.nothing", company=who["name"])
        return
    picked = [
        pieces.tiles(company),
        pieces.through_time(company, who["name"]),
        pieces.relations(company, who["name"]),
        pieces.competing(company, who["name"]),
    ]
    events(company, who["name"])
    for opened in picked:
        if opened:
            frame.statements(**opened)
            return
