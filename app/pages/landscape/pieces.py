"""The pieces of the page Landscape. Each gives what the reader picked, as `frame.statements` takes it, or None."""

from __future__ import annotations

import pandas as pd

from app import frame
from app.charts.bubbles import bubbles
from app.charts.slope import slope
from app.pages.common.picked import Opened, figures_of
from app.pages.common.wide import wide
from app.pages.landscape import told


def map_of(rows: pd.DataFrame, measure: str) -> Opened:
    """Size against price."""
    say = frame.words()
    drawn, metric = told.placed(rows), say[f"metric.{measure}"]
    finding = told.finding(drawn, measure, say)
    about = say.say("landscape.about", metric=metric.lower())
    figure = bubbles(drawn, x_title=say.say("landscape.axis", metric=metric), y_title=say.say("landscape.axis", metric=say["metric.valuation"]),
                     words=say, look=frame.look())  # fmt: skip
    with wide("bubbles"):
        picked = frame.chart(figure, key="bubbles", finding=finding, subtitle=about, alt=f"{finding}. {about}",
                             data=drawn.drop(columns=["best"]), name=f"Landscape by {measure}", reports=int(drawn["reports"].sum()))  # fmt: skip
    return figures_of(picked)


def unplaced(rows: pd.DataFrame, measure: str) -> Opened:
    """Who is not in the picture; a row leads to the company."""
    say = frame.words()
    left = told.unplaced(rows, say)
    frame.section(say.say("landscape.unplaced", n=len(left)), say["landscape.unplaced_about"])
    row = frame.table(left, key="unplaced", name=f"Vendors without a place by {measure}", rows=8, alt=say["landscape.unplaced_about"],
                      columns={"vendor": say["column.vendor"], "reason": say["landscape.why"], "funding": say["landscape.funding"]})  # fmt: skip
    if row:
        frame.go("company", company=str(row["vendor_id"]))
    return None


def slopes() -> Opened:
    """Valuations, the earliest and the latest stated."""
    say = frame.words()
    rows = frame.ask("valuation_slopes")
    rows["focus"] = rows["last"] / rows["first"] == (rows["last"] / rows["first"]).max()
    finding = told.slope_finding(rows, say)
    figure = slope(rows, titles=(say["landscape.earliest"], say["landscape.latest"]), words=say, look=frame.look())
    about = say["landscape.slope_about"]
    with wide("slopes"):
        picked = frame.chart(figure, key="slopes", finding=finding, subtitle=about, alt=f"{finding}. {about}",
                             data=rows.drop(columns=["focus"]), name="Valuations first and last")  # fmt: skip
    return figures_of(picked)


def table(rows: pd.DataFrame, measure: str) -> Opened:
    """Multiples with their dates; where there is none, why."""
    say = frame.words()
    shown = told.table(rows, say)
    about = say.say("landscape.table_about", metric=say[f"metric.{measure}"].lower())
    frame.section(say["landscape.table"], about)
    if shown.empty:
        frame.empty("landscape.empty", key="multiples")
        return None
    columns = {"vendor": say["column.vendor"], "period": say["column.period"], "value": say[f"metric.{measure}"],
               "valuation_period": say["landscape.valuation_period"], "valuation": say["metric.valuation"],
               "multiple": say["landscape.multiple"], "range": say["landscape.range"], "why_empty": say["landscape.why"]}  # fmt: skip
    row = frame.table(shown, key="multiples", name=f"Multiples of {measure}", columns=columns, alt=about, rows=16, data=shown)
    return told.opened(row, say) if row else None
