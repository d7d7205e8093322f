"""Settling: what a row means. Companies by name, precision by the digits, dollars by the day, corrections by people."""

from datetime import date

import pytest
from in_memory import rejections, snapshot

COMPANIES = [
    {"entity_id": "acme", "name": "Acme AI", "aliases": "Acme | Acme Labs"},
    {"entity_id": "beta", "name": "Beta", "aliases": "acme"},
]
PUBLISHERS = [
    {"publisher": "Register", "kind": "filing", "tier": "1"}, {"publisher": "Wire", "kind": "wire", "tier": "2"},
    {"publisher": "Portal", "kind": "newspaper", "tier": "4"}, {"publisher": "Diary"},
]  # fmt: skip
WORTH = {
    "metric": "valuation",
    "subject": "acme",
    "value": "14e9",
    "unit": "USD",
    "period": "2024-05",
    "publisher": "Wire",
}
LEAVING = {"rel_id": "r", "customer": "beta", "vendor": "acme", "status": "leaving"}


@pytest.fixture
def settled():
    """What the given rows become, through the settling of a refresh. With `agreed`, also what is shown of them."""
    made = []

    def settle(*figures, agreed=False, **tables):
        rows = [WORTH | {"figure_id": f"f-{number}"} | row for number, row in enumerate(figures)]
        con = snapshot({"entities": COMPANIES, "publishers": PUBLISHERS, "figures": rows} | tables, agreed=agreed)
        made.append(con)
        return con

    yield settle
    for con in made:
        con.close()


def column(con, *names, table="figures", key="figure_id"):
    """These columns of all rows, in the order of their ids."""
    found = con.execute(f"select {', '.join(names)} from {table} order by {key}").fetchall()
    return [row[0] for row in found] if len(names) == 1 else found


# Companies


def test_a_company_is_known_by_its_id_then_its_name_then_its_aliases(settled):
    """
    What is one company's id and another's alias is the id.
    """
    con = settled(*({"subject": name} for name in ("acme", "Acme AI", "Acme Labs", "Beta")))
    assert column(con, "subject", "subject_id") == [("Acme AI", "acme")] * 3 + [("Beta", "beta")]


def test_any_other_name_is_refused(settled):
    names = ["ACME AI", "Acme AI Inc", "Acme  AI", "Acme|Acme Labs"]
    con = settled(*({"subject": name} for name in names), {})
    assert rejections(con) == [
        ("figures", number, "subject", "unknown_entity", name) for number, name in enumerate(names, 1)
    ]
    assert column(con, "figure_id") == ["f-4"]


def test_the_market_as_a_whole_has_prices_and_pay_but_no_revenue(settled):
    about = {"subject": None, "value": "20", "period": "2025"}
    con = settled(*(about | {"metric": metric} for metric in ("unit_price", "worker_pay", "revenue")))
    assert column(con, "metric", "subject_id") == [("unit_price", None), ("worker_pay", None)]
    assert rejections(con) == [("figures", 3, "subject", "missing_value", None)]


# Rows


FAULTS = [
    ("missing_value", "value", {"value": ""}),
    ("bad_number", "value", {"value": "14,3"}),
    ("out_of_range", "value", {"value": "2e15"}),
    ("bounds", "low", {"low": "15e9"}),
    ("bounds", "high", {"high": "13e9"}),
    ("bad_period", "period", {"period": "2024-02-30"}),
    ("bad_date", "reported_on", {"reported_on": "2024-Q2"}),
    ("bad_url", "url", {"url": "wire.example/a"}),
    ("bad_id", "figure_id", {"figure_id": "a figure"}),
    ("unknown_metric", "metric", {"metric": "worth"}),
    ("unknown_unit", "unit", {"unit": "dollars"}),
    ("unknown_unit", "unit", {"unit": "percent"}),
    ("unknown_status", "status", {"status": "done"}),
    ("unknown_qualifier", "qualifier", {"qualifier": "roughly"}),
    ("unknown_entity", "counterparty", {"counterparty": "Nobody"}),
]


def test_each_row_is_refused_alone_with_its_first_fault(settled):
    """
    Cells are looked at from left to right, then the row as a whole. The last row here has three faults.
    """
    several = {"value": "abc", "unit": "dollars", "period": "soon"}
    con = settled(*(row for _, _, row in FAULTS), several, {"figure_id": "good"})
    refused = [(reason, field) for _, _, field, reason, _ in rejections(con)]
    assert refused == [*((reason, field) for reason, field, _ in FAULTS), ("bad_number", "value")]
    assert column(con, "figure_id") == ["good"]


def test_of_one_id_the_first_good_row_stands(settled):
    con = settled(*({"figure_id": "f", "value": value} for value in ("abc", "14e9", "15e9", "16e9")))
    assert column(con, "value") == [14e9]
    assert [(row, reason) for _, row, _, reason, _ in rejections(con)] == [
        (1, "bad_number"), (3, "duplicate_id"), (4, "duplicate_id")]  # fmt: skip


def test_what_is_not_filled_has_its_default(settled):
    assert column(settled({}), "qualifier", "status", "origin", "rejected") == [("exact", "actual", "curated", False)]


# Precision


def test_a_value_is_known_to_half_of_the_last_place_that_a_newsroom_writes(settled):
    """
    In the largest of trillion, billion, million, thousand that is not above it.
    """
    known = {
        "14300000000": 0.05e9, "14000000000": 0.5e9, "10000000000": 0.5e9, "870000000": 0.5e6, "960489000": 500,
        "1200": 50, "1000": 500, "999": 0.5, "49": 0.5, "50": 0.5, "40.7": 0.05, "0.25": 0.005, "0": 0.5,
        "232e12": 0.5e12, "1000e12": 0.5e12,
    }  # fmt: skip
    con = settled(*({"value": value, "figure_id": f"f-{n:02}"} for n, value in enumerate(known)))
    assert column(con, "rounding") == pytest.approx(list(known.values()), rel=1e-12)


def test_about_is_at_least_five_percent_and_bounds_have_no_rounding(settled):
    hows = [("about", "150e6"), ("about", "2"), ("at_least", "150e6"), ("at_most", "150e6"), ("range", "150e6")]
    con = settled(*({"qualifier": how, "value": value} for how, value in hows))
    assert column(con, "rounding") == [7.5e6, 0.5, None, None, None]


# Who says it


def test_the_report_is_whom_the_site_credits_and_the_tier_the_better_of_the_two(settled):
    """
    1 where a party is itself credited, 5 where nothing is known; what rests on a publisher is counted.
    """
    speakers = [
        ("Portal", "Wire"),
        ("Wire", "Portal"),
        ("Portal", "Acme Labs"),
        ("Diary", None),
        ("Unheard", None),
        (None, None),
    ]
    con = settled(*({"publisher": site, "attributed_to": credit} for site, credit in speakers))
    assert column(con, "report_id", "tier") == [
        ("Wire", 2), ("Portal", 2), ("Acme Labs", 1), ("Diary", 5), ("Unheard", 5), (None, 5)]  # fmt: skip
    assert column(con, "publisher", "statements", table="publishers", key="publisher") == [
        ("Diary", 1), ("Portal", 3), ("Register", 0), ("Wire", 2)]  # fmt: skip


def test_what_was_told_counts_from_the_last_day_of_its_report_or_else_of_its_period(settled):
    days = [("2024-Q2", "2025-02"), ("2024-Q2", None), (None, "2024"), ("2024-05-21", None), (None, None)]
    con = settled(*({"period": period, "reported_on": reported} for period, reported in days))
    assert column(con, "told_on") == [
        date(2025, 2, 28), date(2024, 6, 30), date(2024, 12, 31), date(2024, 5, 21), None]  # fmt: skip


def test_a_state_holds_from_its_last_day_or_from_a_report_within_it(settled):
    days = [("2025-06", "2025-06-13"), ("2025-06-20", "2025-06"), ("2025-Q1", "2025-06-13"), ("2025-H2", None),
            (None, "2025-06"), (None, None)]  # fmt: skip
    rows = [
        LEAVING | {"rel_id": f"r-{n}", "effective": when, "reported_on": told} for n, (when, told) in enumerate(days)
    ]
    con = settled(relationships=rows)
    assert column(con, "counts_from", table="relationships", key="rel_id") == [
        date(2025, 6, 13), date(2025, 6, 20), date(2025, 3, 31), date(2025, 12, 31), date(2025, 6, 30), None,
    ]  # fmt: skip


# Dollars


def test_a_stock_figure_takes_the_rate_of_its_day_or_else_of_its_report(settled):
    """
    2024-06-15 is a Saturday: the rate of Friday stands. Rate, its day and its source are kept beside the amount.
    """
    con = settled(
        {"unit": "EUR", "value": "10e6", "low": "9e6", "high": "12e6", "qualifier": "range", "period": "2024-06-15"},
        {"unit": "EUR", "value": "10e6", "period": "2023", "reported_on": "2024-06-14"})  # fmt: skip
    rate = pytest.approx(1.0686)
    assert column(con, "fx_rate", "fx_day", "fx_source") == [(rate, date(2024, 6, 14), "ECB reference rate")] * 2
    assert column(con, "low_usd", "value_usd", "high_usd")[0] == tuple(
        map(pytest.approx, (9.6174e6, 10.686e6, 12.8232e6))
    )
    assert column(con, "value", "unit") == [(10e6, "EUR")] * 2


def test_a_flow_takes_the_average_of_its_period(settled):
    """
    The mean of the bank's working days: 1.0858 dollars for a euro in the first quarter of 2024.
    """
    con = settled(
        {"metric": "revenue", "unit": "EUR", "value": "10e6", "period": "2024-Q1", "reported_on": "2025-01-01"}
    )
    ((rate, day, source, amount),) = column(con, "fx_rate", "fx_day", "fx_source", "value_usd")
    assert (round(rate, 4), day) == (1.0858, date(2024, 3, 28))
    assert "average" in source
    assert amount == pytest.approx(10e6 * rate)


def test_dollars_need_no_rate_and_percentages_have_none(settled):
    con = settled({"value": "14e9"}, {"metric": "growth", "unit": "percent", "value": "30", "period": "2024"})
    assert column(con, "value_usd", "fx_rate") == [(14e9, 1), (None, None)]


def test_a_missing_rate_leaves_the_amount_empty_with_the_reason(settled):
    """
    It is never guessed; the amount in its own currency stands.
    """
    flow = {"metric": "revenue", "unit": "EUR"}
    missing = [
        ({"unit": "TWD"}, "the ECB gives no rate for TWD"),
        ({"unit": "EUR", "period": None}, "no day, report date or period to take a rate of"),
        ({"unit": "EUR", "reported_on": "2100"}, "no ECB rate for EUR on 2100-12-31"),
        ({"unit": "EUR", "reported_on": "1998-06-01"}, "no ECB rate for EUR on 1998-06-01"),
        (flow | {"period": None}, "no day, report date or period to take a rate of"),
        (flow | {"period": "1998"}, "ECB rates for EUR do not cover 1998-01-01 to 1998-12-31"),
    ]
    con = settled(*(row for row, _ in missing))
    assert column(con, "value", "value_usd", "fx_rate", "fx_note") == [(14e9, None, None, why) for _, why in missing]


# Corrections


def wish(field, to, expect=None, **more):
    """A correction of the first figure."""
    base = {"correction_id": "c", "table": "figures", "id": "f-0", "reason": "a slip", "field": field}
    return base | {"set": to, "expect": expect} | more


def states(con):
    return column(con, "state", table="corrections", key="correction_id")


def test_a_correction_sets_a_field_and_marks_the_row(settled):
    """
    What is expected is held against the row as a number where both are, and an empty cell as its default.
    """
    con = settled({}, {}, corrections=[
        wish("value", "13.8e9", "14000000000"), wish("status", "previous", "actual", correction_id="d")])  # fmt: skip
    assert column(con, "value", "status", "corrected_by") == [(13.8e9, "previous", "c|d"), (14e9, "actual", None)]
    assert column(con, "state", "statements", table="corrections", key="correction_id") == [("applied", 1)] * 2


def test_a_correction_mends_a_row_that_would_be_refused(settled):
    con = settled({"value": "14,000"}, corrections=[wish("value", "14e9", "14,000")])
    assert (column(con, "value"), rejections(con)) == ([14e9], [])


def test_a_correction_ends_where_the_row_is_gone_or_no_longer_says_what_was_expected(settled):
    con = settled({}, corrections=[
        wish("value", "13.8e9", "15e9"), wish("value", "13.8e9", "14e9", id="gone", correction_id="d")])  # fmt: skip
    assert states(con) == ["ended", "ended"]
    assert column(con, "value", "corrected_by") == [(14e9, None)]


def test_a_rejected_row_stays_in_its_table_and_out_of_facts(settled):
    con = settled({}, {"value": "15e9"}, corrections=[wish("row", "rejected")], agreed=True)
    assert column(con, "figure_id", "rejected") == [("f-0", True), ("f-1", False)]
    assert column(con, "figure_id", "statements", table="facts") == [("f-1", 1)]


def test_a_correction_that_makes_no_sense_is_refused_and_the_row_stands_as_it_was(settled):
    senseless = [
        (wish("value", "13,8", "14e9"), "set", "bad_number"),
        (wish("subject", "Nobody", "acme"), "set", "unknown_entity"),
        (wish("value", "", "14e9"), "set", "missing_value"),
        (wish("row", "gone"), "set", "unknown_status"),
        (wish("worth", "1"), "field", "missing_column"),
        (wish("figure_id", "f-9", "f-0"), "field", "missing_column"),
        (wish("value", "1", table="facts"), "table", "bad_id"),
        (wish("value", "13.8e9", "14e9", reason=""), "reason", "missing_value"),
        (wish("value", "13.8e9", "14e9", on="yesterday"), "on", "bad_date"),
    ]
    each = [row | {"correction_id": f"c-{n}", "id": f"f-{n}"} for n, (row, _, _) in enumerate(senseless)]
    con = settled(*({} for _ in senseless), corrections=each)
    refused = [(table, row, field, reason) for table, row, field, reason, _ in rejections(con)]
    assert refused == [("corrections", n, field, reason) for n, (_, field, reason) in enumerate(senseless, 1)]
    assert set(column(con, "value", "subject_id", "corrected_by", "rejected")) == {(14e9, "acme", None, False)}
    assert states(con) == []


def test_companies_and_states_are_corrected_too(settled):
    """
    A company's new alias is known to the rows that use it.
    """
    con = settled(
        {"subject": "Apex"},
        relationships=[LEAVING],
        corrections=[
            wish("aliases", "Apex", "Acme | Acme Labs", table="entities", id="acme"),
            wish("status", "reducing", "leaving", table="relationships", id="r", correction_id="d"),
        ],
    )
    assert column(con, "subject_id") == ["acme"]
    assert column(con, "status", "corrected_by", table="relationships", key="rel_id") == [("reducing", "d")]
