"""The pieces of the page Landscape. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

import pandas as pd

from app import frame
from app.charts.bubbles import bubbles
from app.charts.slope import slope
from app.pages.common.kept import Drawn, kept, show
from app.pages.common.picked import Opened, figures_of
from app.pages.common.rows import most
from app.pages.landscape import told

MOST_BUBBLES, MOST_SLOPES = 60, 14


def map_of(rows: pd.DataFrame, measure: str) -> Opened:
    """Size against price."""
    return figures_of(show(kept("bubbles", lambda: _bubbles(rows, measure), measure), "bubbles"))


def _bubbles(rows: pd.DataFrame, measure: str) -> Drawn:
    say = frame.words()
    metric = say[f"metric.{measure}"]
    drawn = told.placed(rows).nlargest(MOST_BUBBLES, "valuation_usd")
    axes = {
        f"{axis}_title": say.say("landscape.axis", metric=name)
        for axis, name in (("x", metric), ("y", say["metric.valuation"]))
    }
    return Drawn(
        bubbles(drawn, **axes, words=say, look=frame.look()),
        told.finding(drawn, measure, say),
        say.say("landscape.about", metric=metric.lower()),
        drawn.drop(columns=["best"]),
        f"Landscape by {measure}",
        int(drawn["reports"].sum()),
    )


def unplaced(rows: pd.DataFrame, measure: str) -> Opened:
    """Who is not in the picture; a row leads to the company."""
    say = frame.words()
    left = kept("unplaced", lambda: told.unplaced(rows, say), measure)
    about = say["landscape.unplaced_about"]
    frame.section(say.say("landscape.unplaced", n=len(left)), about)
    left = most(left)
    labels = {"vendor": say["column.vendor"], "reason": say["landscape.why"], "funding": say["landscape.funding"]}
    row = frame.table(
        left, key="unplaced", name=f"Vendors without a place by {measure}", rows=8, alt=about, columns=labels
    )
    if row:
        frame.go("company", company=str(row["vendor_id"]))
    return None


def slopes() -> Opened:
    """Valuations, the earliest and the latest stated."""
    return figures_of(show(kept("slopes", _slopes), "slopes"))


def _slopes() -> Drawn:
    say = frame.words()
    rows = told.slopes(frame.ask("valuation_slopes"), MOST_SLOPES)
    times = rows["last"] / rows["first"]
    titles = (say["landscape.earliest"], say["landscape.latest"])
    figure = slope(rows.assign(focus=times == times.max()), titles=titles, words=say, look=frame.look())
    return Drawn(figure, told.slope_finding(rows, say), say["landscape.slope_about"], rows, "Valuations first and last")


def table(rows: pd.DataFrame, measure: str) -> Opened:
    """Multiples with their dates; where there is none, why."""
    say = frame.words()
    shown = kept("multiples", lambda: told.table(rows, say), measure)
    about = say.say("landscape.table_about", metric=say[f"metric.{measure}"].lower())
    frame.section(say["landscape.table"], about)
    shown = most(shown)
    if shown.empty:
        frame.empty("landscape.empty", key="multiples")
        return None
    labels = told.columns(measure, say)
    row = frame.table(
        shown, key="multiples", name=f"Multiples of {measure}", columns=labels, alt=about, rows=16, data=shown
    )
    return told.opened(row, say) if row else None
