"""The pictures: a frame in, a figure out; what it says is what the frame says."""

import datetime as dt
import itertools
import math

import pandas as pd
import pytest

from app import theme, words
from app.charts import marks
from app.charts.bubbles import bubbles
from app.charts.flow import flow
from app.charts.history import history
from app.charts.lanes import lanes
from app.charts.price_check import price_check
from app.charts.slope import slope
from app.charts.timeline import timeline

EN, ID, LIGHT = words.load("en"), words.load("id"), theme.look("light")
FIRST, LAST, DEAL = dt.date(2025, 4, 28), dt.date(2025, 9, 10), dt.date(2025, 6, 12)


def said(figure):
    """All labels of a figure, as one text."""
    return " | ".join(str(label.text) for label in figure.layout.annotations)


def touched(figure):
    """All texts that appear on a touch."""
    found = []
    for trace in figure.data:
        told = trace.hovertext
        found += [told] if isinstance(told, str) else list(told or [])
    return found


def opened(figure):
    """What the marks of a figure open."""
    return [str(part) for trace in figure.data for part in (trace.customdata if trace.customdata is not None else [])]


def report(customer, status, day, reports=1, echoes=0, **more):
    return {
        "pair": customer,
        "customer": customer,
        "vendor": "Scale AI",
        "status": status,
        "day": pd.Timestamp(day),
        "reports": reports,
        "echoes": echoes,
        "said_by": ["Wire"],
        "vague": False,
        "rel_ids": [f"r-{customer}-{status}-{day}"],
        **more,
    }


def state(customer, status, start, end=None):
    return {
        "pair": customer,
        "status": status,
        "from_day": pd.Timestamp(start),
        "until_day": pd.Timestamp(end) if end else pd.NaT,
    }


def row(customer, tall=True):
    return {"pair": customer, "title": f"<b>{customer}</b>", "right": "$150M", "tall": tall}


def swim(rows, reports, states, **more):
    given = {"first": FIRST, "last": LAST, "deal": (DEAL, "Deal, 12 Jun 2025"), "words": EN, "look": LIGHT, **more}
    columns = list(report("", "active", "2025-01-01"))
    return lanes(
        pd.DataFrame(rows, columns=list(row(""))),
        pd.DataFrame(reports, columns=columns),
        pd.DataFrame(states, columns=list(state("", "active", "2025-01-01"))),
        **given,
    )


def test_lanes_give_each_state_its_own_sign_and_height():
    """
    Of two reports of one day the graver stands lower, with the sign of its state.
    """
    figure = swim(
        [row("google")], [report("google", "reducing", "2025-06-20"), report("google", "left", "2025-06-20")], []
    )

    places = {trace.marker.symbol: trace.y[0] for trace in figure.data if trace.customdata is not None and len(trace.x)}
    assert places.keys() == {theme.SYMBOLS["reducing"], theme.SYMBOLS["left"]}
    assert places[theme.SYMBOLS["left"]] > places[theme.SYMBOLS["reducing"]]  # the axis counts pixels from the top


def test_lanes_stand_in_the_order_of_the_rows_and_do_not_touch():
    figure = swim(
        [row("google"), row("openai", tall=False)],
        [report("openai", "active", "2025-06-20"), report("google", "left", "2025-06-20")],
        [],
    )

    heights = {
        part.split("-")[1]: trace.y[0]
        for trace in figure.data
        for part in (trace.customdata if trace.customdata is not None else [])
    }
    assert heights["google"] < heights["openai"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert said(figure).index("google") < said(figure).index("openai")


def test_a_repeat_is_a_thin_line_and_counts_as_no_report():
    """
    Two reports and three repeats of one day: a mark with its count of two, and a line behind it.
    """
    figure = swim([row("google")], [report("google", "leaving", "2025-06-20", reports=2, echoes=3)], [])

    assert [trace.text[0].strip() for trace in figure.data if trace.mode == "text" and len(trace.x)] == ["2"]
    lines = [
        trace
        for trace in figure.data
        if trace.mode == "markers" and trace.marker.symbol == "line-ns-open" and len(trace.x)
    ]
    assert len(lines) == 1
    assert "2 first reports, 3 repeats" in touched(figure)[0]


def test_a_day_with_repeats_alone_has_no_mark():
    figure = swim([row("google")], [report("google", "leaving", "2025-06-20", reports=0, echoes=1)], [])

    drawn = [trace.marker.symbol for trace in figure.data if trace.mode == "markers" and len(trace.x)]
    assert drawn == ["line-ns-open"]


def test_reports_outside_the_time_and_of_others_are_left_out():
    reports = [
        report("google", "active", "2024-01-01"),
        report("google", "left", "2026-01-01"),
        report("meta", "left", "2025-07-01"),
    ]

    assert opened(swim([row("google")], reports, [])) == []


def test_bands_are_cut_to_the_time_shown():
    states = [state("google", "active", "2024-01-01", "2025-06-13"), state("google", "leaving", "2025-06-13")]

    bands = [shape for shape in swim([row("google")], [], states).layout.shapes if shape.type == "rect"][1:]

    assert [(str(band.x0), str(band.x1)) for band in bands] == [
        ("2025-04-28", "2025-06-13"),
        ("2025-06-13", "2025-09-10"),
    ]
    assert bands[0].fillcolor != bands[1].fillcolor


def test_the_deal_is_a_line_with_its_day():
    figure = swim([row("google")], [], [])

    assert "Deal, 12 Jun 2025" in said(figure)
    assert [str(shape.x0) for shape in figure.layout.shapes if shape.type == "line"] == ["2025-06-12"]


def test_names_from_outside_are_no_markup_in_a_picture():
    figure = swim([row("google")], [{**report("google", "left", "2025-06-20"), "customer": "<a href='x'>Bad</a>"}], [])

    assert "<a" not in touched(figure)[0]
    assert "&lt;a" in touched(figure)[0]


def person(name, before, after, spend=math.nan):
    return {"customer_id": name, "customer": name, "before": before, "after": after, "spend": spend}


def link(customer, vendor, told="grew", state="expanding"):
    return {
        "customer_id": customer,
        "customer": customer,
        "vendor_id": vendor,
        "vendor": vendor,
        "told": told,
        "state": state,
        "rel_ids": [f"r-{customer}-{vendor}"],
        "when": "first told 1 Jul 2025",
    }


def draw_flow(people, links):
    return flow(
        pd.DataFrame(people, columns=list(person("", "", ""))),
        pd.DataFrame(links, columns=list(link("", ""))),
        titles=("On the eve", "90 days after", "Grew with"),
        words=EN,
        look=LIGHT,
    )


def ribbons(figure):
    return {trace.name: trace for trace in figure.data if trace.fill == "toself"}


def test_a_ribbon_is_as_wide_as_the_spend_that_was_stated():
    """
    Twice the money, twice the width; nothing stated: hatched, and of one thin width that says nothing.
    """
    people = [
        person("google", "active", "leaving", 200e6),
        person("meta", "active", "leaving", 100e6),
        person("openai", "active", "leaving"),
    ]
    figure = draw_flow(people, [])
    drawn = ribbons(figure)

    def width(name):
        return drawn[name].y[-2] - drawn[name].y[0]

    assert width("google") == pytest.approx(2 * width("meta"))
    assert drawn["openai"].fillpattern.shape == "/"
    assert drawn["google"].fillpattern.shape is None
    assert width("openai") < width("meta")


def test_growth_is_a_solid_line_and_a_mention_a_dotted_one():
    figure = draw_flow(
        [person("google", "active", "leaving"), person("xai", None, "reducing")],
        [link("google", "surge"), link("google", "mercor", "later"), link("xai", "centific", "named", "active")],
    )

    dashes = {trace.name: trace.line.dash for trace in figure.data if trace.mode == "lines" and trace.fill is None}
    assert dashes == {"surge": "solid", "mercor": "dash", "centific": "dot"}
    assert {"r-google-surge", "r-google-mercor", "r-xai-centific"} == set(opened(figure))


def test_the_flow_names_states_and_says_where_nothing_was_reported_before():
    figure = draw_flow([person("xai", None, "reducing")], [])

    assert "▽ reducing" in said(figure)
    assert "no report" in said(figure)
    assert "xai" in said(figure)


def test_nobody_moves_an_empty_picture():
    assert list(draw_flow([], []).data) == []


def priced(vendor, value, valuation, **more):
    return {
        "vendor": vendor,
        "measure": "revenue",
        "year": 2024,
        "period": "2024",
        "value_usd": value,
        "value_low": value,
        "value_high": value,
        "value_status": "actual",
        "value_figure_id": f"f-{vendor}-v",
        "valuation_period": "2024-05",
        "valuation_usd": valuation,
        "valuation_low": valuation,
        "valuation_high": valuation,
        "valuation_status": "actual",
        "valuation_figure_id": f"f-{vendor}-w",
        "multiple": valuation / value,
        "reason": None,
        "funding_usd": math.nan,
        **more,
    }


def draw_bubbles(*rows):
    return bubbles(
        pd.DataFrame(rows, columns=list(priced("", 1, 1))),
        x_title="Revenue, log",
        y_title="Valuation, log",
        words=EN,
        look=LIGHT,
    )


def test_a_bubble_opens_both_of_its_figures_and_says_its_multiple():
    figure = draw_bubbles(priced("Scale", 870e6, 14e9))

    assert opened(figure) == ["f-Scale-v|f-Scale-w"]
    assert "16.1×" in touched(figure)[0]
    assert figure.layout.xaxis.type == figure.layout.yaxis.type == "log"


def test_talks_are_hollow_and_different_years_are_a_diamond_off_the_lines():
    figure = draw_bubbles(
        priced("Done", 1e9, 10e9),
        priced("Talks", 1e9, 20e9, valuation_status="in_talks"),
        priced("Apart", 1e8, 2e9, valuation_period="2025-09", reason="years_differ"),
    )

    circles = next(trace for trace in figure.data if trace.mode == "markers" and trace.marker.symbol is None)
    assert [colour.endswith(",0)") for colour in circles.marker.color] == [False, True]
    diamonds = next(trace for trace in figure.data if trace.mode == "markers" and trace.marker.symbol == "diamond-open")
    assert list(diamonds.customdata) == ["f-Apart-v|f-Apart-w"]
    assert "×" not in diamonds.hovertext[0]


def test_a_range_is_a_whisker_and_one_value_has_none():
    figure = draw_bubbles(priced("Range", 1e9, 10e9, value_high=1.5e9), priced("Sure", 2e9, 20e9))

    arms = next(trace for trace in figure.data if trace.mode == "markers").error_x.array
    assert arms[0] == 0.5e9
    assert math.isnan(arms[1])


def test_areas_compare_and_unknown_funding_is_smallest():
    figure = draw_bubbles(
        priced("A", 1e9, 1e10, funding_usd=4e8), priced("B", 1e9, 2e10, funding_usd=1e8), priced("C", 1e9, 3e10)
    )

    big, half, unknown = next(trace for trace in figure.data if trace.mode == "markers").marker.size
    assert big == pytest.approx(2 * half)
    assert unknown < half


def attempt(price, low, high, verdict, stated=29e9):
    return {
        "price": price,
        "price_reports": 3,
        "low": low,
        "high": high,
        "stated": stated,
        "verdict": verdict,
        "status": "actual",
        "unit": "USD",
        "inputs": [f"f-{price:.0f}", "f-stake"],
    }


def test_price_and_stake_stand_as_intervals_against_the_stated_worth():
    figure = price_check(
        pd.DataFrame([attempt(14.3e9, 28.8e9, 29.6e9, "fits"), attempt(14.8e9, 29.8e9, 30.6e9, "does_not_fit")]),
        words=EN,
        look=LIGHT,
    )

    assert [(bar.base[0], bar.base[0] + bar.x[0]) for bar in figure.data] == [(28.8e9, 29.6e9), (29.8e9, 30.6e9)]
    assert figure.data[0].marker.color != figure.data[1].marker.color
    assert [shape.x0 for shape in figure.layout.shapes] == [29e9]
    assert "stated: $29B" in said(figure)
    assert opened(figure)[0] == "f-14300000000|f-stake"


def test_an_interval_open_on_one_side_is_hatched_and_says_its_bound():
    figure = price_check(pd.DataFrame([attempt(15e9, None, 30.9e9, "fits")]), words=EN, look=LIGHT)

    assert figure.data[0].marker.pattern.shape == "/"
    assert "at most $30.9B" in said(figure)


def test_without_a_price_there_is_an_empty_picture():
    assert list(price_check(pd.DataFrame([attempt(1, 1, 1, "fits")]).head(0), words=EN, look=LIGHT).data) == []


def change(name, first, last, focus=False):
    return {
        "name": name,
        "unit": "USD",
        "first": first,
        "last": last,
        "first_low": first,
        "first_high": first,
        "last_low": last,
        "last_high": last,
        "first_period": "2024-05",
        "last_period": "2025-06",
        "first_figure_id": f"f-{name}-1",
        "last_figure_id": f"f-{name}-2",
        "focus": focus,
    }


def test_a_slope_is_labelled_at_both_ends_in_the_readers_language():
    figure = slope(
        pd.DataFrame([change("Scale AI", 14e9, 29e9, True)]), titles=("Before", "After"), words=ID, look=LIGHT
    )

    assert "US$14 miliar" in said(figure)
    assert "US$29 miliar" in said(figure)
    assert "Mei 2024" in said(figure)
    assert opened(figure) == ["f-Scale AI-1", "f-Scale AI-2"]


def test_labels_of_equal_ends_stand_apart():
    figure = slope(
        pd.DataFrame([change("A", 1e9, 10e9), change("B", 2e9, 10e9)]), titles=("Before", "After"), words=EN, look=LIGHT
    )

    ends = [label.y for label in figure.layout.annotations if label.x == 1 and "10B" in label.text]
    assert len(set(ends)) == 2


def fact(period, start, end, value, status="actual", qualifier="exact", **more):
    return {
        "figure_id": f"f-{period}-{status}",
        "period": period,
        "period_start": pd.Timestamp(start),
        "period_end": pd.Timestamp(end),
        "status": status,
        "value": value,
        "low": value,
        "high": value,
        "unit": "USD",
        "qualifier": qualifier,
        "statements": 1,
        "reports": 1,
        **more,
    }


NO_VALUES = pd.DataFrame(columns=["shown_figure_id", "value", "statements", "figure_id"])


def test_a_quarter_never_joins_a_year_and_a_bound_joins_nothing():
    facts = pd.DataFrame(
        [
            fact("2023", "2023-01-01", "2023-12-31", 1e9),
            fact("2024", "2024-01-01", "2024-12-31", 2e9),
            fact("2024-Q1", "2024-01-01", "2024-03-31", 4e8),
            fact("2025", "2025-01-01", "2025-12-31", 1e8, qualifier="at_least"),
        ]
    )

    lines = [sorted(trace.y) for trace in history(facts, NO_VALUES, words=EN, look=LIGHT).data if trace.mode == "lines"]

    assert lines == [[1e9, 2e9], [4e8]]


def test_what_has_not_happened_is_a_ring():
    facts = pd.DataFrame(
        [fact("2024", "2024-01-01", "2024-12-31", 1e9), fact("2025", "2025-01-01", "2025-12-31", 2e9, "forecast")]
    )

    symbols = [
        symbol
        for trace in history(facts, NO_VALUES, words=EN, look=LIGHT).data
        if isinstance(trace.marker.symbol, tuple)
        for symbol in trace.marker.symbol
    ]
    assert symbols == ["circle", "circle-open"]


def test_every_competing_value_is_a_dot_that_opens_its_fact():
    facts = pd.DataFrame([fact("2024", "2024-01-01", "2024-12-31", 1e9)])
    values = pd.DataFrame(
        [
            {"shown_figure_id": "f-2024-actual", "value": value, "statements": 2, "figure_id": f"f-{value}"}
            for value in (1e9, 1.4e9)
        ]
    )

    dots = history(facts, values, words=EN, look=LIGHT).data[0]

    assert list(dots.y) == [1e9, 1.4e9]
    assert list(dots.customdata) == ["f-2024-actual"] * 2


def test_undated_facts_are_in_no_picture():
    facts = pd.DataFrame([fact("2024", "2024-01-01", "2024-12-31", 1e9)]).assign(period_start=pd.NaT, period_end=pd.NaT)

    assert list(history(facts, NO_VALUES, words=EN, look=LIGHT).data) == []


def happened(date, kind="deal", headline="It happened"):
    return {"date": date, "day": pd.Timestamp(date), "kind": kind, "headline": headline}


def test_the_timeline_has_a_row_for_each_kind_that_occurs_deals_on_top():
    events = pd.DataFrame([happened("2025-07-16", "layoff"), happened("2025-06-12"), happened("2025-06", "talks")])

    figure = timeline(events, deal=(DEAL, "Deal"), words=EN, look=LIGHT)

    assert list(figure.layout.yaxis.ticktext) == ["deal", "talks", "layoff"]
    assert list(figure.data[0].y) == [2, 0, 1]
    assert list(figure.data[0].marker.symbol) == ["circle", "circle", "circle-open"]  # a month alone is a ring


def test_a_timeline_without_events_is_empty():
    assert len(timeline(pd.DataFrame([happened("2025-06-12")]).head(0), deal=None, words=EN, look=LIGHT).data[0].x) == 0


@pytest.mark.parametrize("wanted", [[1.0, 1.0, 1.0], [5.0, 1.0, 1.1, 9.0], [], [3.0]])
def test_labels_are_kept_apart_in_their_order(wanted):
    places = marks.spread(wanted, 2.0)

    ordered = [place for _, place in sorted(zip(wanted, places, strict=True))]
    assert all(after - before >= 2.0 - 1e-9 for before, after in itertools.pairwise(ordered))
    assert sum(places) == pytest.approx(sum(wanted))  # nobody is pushed further than the crowd needs


def test_months_are_told_in_the_readers_language():
    assert "Agu 2025" in marks.days(FIRST, LAST, "id")["ticktext"]
    assert "Aug 2025" in marks.days(FIRST, LAST, "en")["ticktext"]
