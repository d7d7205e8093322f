"""Reconciliation: which value is shown and why, where an undated one belongs, who moved at a deal, what adds up."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from desk import Desk
from stories import Library, Story, told

CURATED = Path(__file__).parent.parent / "data" / "curated"


@pytest.fixture(scope="module")
def library():
    return Library()


@pytest.fixture
def story(library, request):
    return Story(library, request.node.originalname)


# The default rule, step by step


@told("""
    id  value  period   reported_on  publisher
    a   14e9   2024-05  2024-05-21   Wire
    b   14e9   2024-05  2024-05-22   Herald
""")
def test_where_all_say_the_same_no_step_decides(story):
    """
    The more recent of two reports of equal weight is the one that opens.
    """
    fact = story.fact()
    assert (fact.id, fact.value, fact.rule) == ("b", 14e9, "only_value")
    assert (fact.statements, fact.sources, fact.reports) == (2, 2, 2)


@told("""
    id  metric   value  period  reported_on  publisher  attributed_to
    a   revenue  870e6  2024    2025-03-01   Wire       -
    b   revenue  860e6  2024    2025-03-01   Register   -
    c   revenue  850e6  2024    2025-03-01   Register   Acme
""")
def test_a_filing_that_credits_nobody_is_nearest(story):
    """
    Nearer than the company's own words, as others tell them.
    """
    assert (story.fact().id, story.fact().rule) == ("b", "nearest")


@told("""
    id  value  period   reported_on  publisher  attributed_to
    a   14e9   2025-06  2025-06-12   Portal     -
    b   15e9   2025-06  2025-06-12   Portal     Wire
    c   16e9   2025-06  2025-06-12   Unheard    -
""")
def test_the_better_tier_of_site_and_credited_outlet_is_nearer(story):
    assert (story.fact().id, story.fact().rule) == ("b", "nearest")


@told("""
    id  value  period   reported_on  publisher  attributed_to
    a   14e9   2025-06  2025-06-12   Herald     Wire
    b   15e9   2025-06  2025-06-12   Weekly     -
""")
def test_at_one_tier_who_credits_nobody_is_nearer_than_who_repeats(story):
    assert (story.fact().id, story.fact().rule) == ("b", "nearest")


@told("""
    id  metric      subject  counterparty  value   period   reported_on  publisher  attributed_to
    a   investment  Beta     Acme          14.3e9  2025-06  2025-06-12   Wire       -
    b   investment  Beta     Acme          14.8e9  2025-06  2025-06-12   Unheard    Beta
""")
def test_a_party_that_is_itself_credited_is_first_hand(story):
    assert (story.fact().id, story.fact().rule) == ("b", "nearest")


@told("""
    id  value  qualifier  low   high  period   reported_on  publisher
    a   25e9   at_least   25e9  -     2025-06  2025-06-13   Wire
    b   27e9   about      -     -     2025-06  2025-06-13   Herald
    c   29e9   exact      -     -     2025-06  2025-06-13   Weekly
""")
def test_exact_comes_before_about_and_about_before_bounded(story):
    fact = story.fact()
    assert (fact.id, fact.rule, fact.qualifier) == ("c", "exact", "exact")
    assert [story.fact(without=[out]).id for out in ("Weekly", "Herald")] == ["b", "c"]


@told("""
    id  value  period   reported_on  publisher  attributed_to
    a   14e9   2025-06  2025-06-12   Wire       -
    b   15e9   2025-06  2025-06-10   Herald     -
    c   15e9   2025-06  2025-06-11   Weekly     -
    d   14e9   2025-06  2025-06-13   Portal     Wire
    e   14e9   2025-06  2025-06-14   Mirror     Wire
""")
def test_more_root_reports_stand_before_more_repeats(story):
    """
    Three statements of 14 billion are one report; two of 15 billion are two.
    """
    fact = story.fact()
    assert (fact.id, fact.rule) == ("c", "reports")
    assert (fact.statements, fact.sources, fact.reports) == (5, 5, 3)


@told("""
    id  value  period   reported_on  publisher  attributed_to
    a   14e9   2025-06  2025-06-10   Wire       -
    b   15e9   2025-06  2025-06-12   Herald     -
    c   14e9   2025-06  2025-06-20   Portal     Wire
""")
def test_the_most_recent_report_is_shown_and_an_echo_makes_no_report_newer(story):
    assert (story.fact().id, story.fact().rule) == ("b", "recent")


@told("""
    id  metric   value  period  reported_on  publisher
    b   revenue  14e8   2024    2025-06-12   Wire
    a   revenue  15e8   2024    2025-06-12   Herald
""")
def test_where_nothing_else_decides_the_least_id_does(story):
    assert (story.fact().id, story.fact().rule) == ("a", "least_id")


# The other rules


@told("""
    id  value  period   reported_on  publisher
    a   14e9   2025-06  2025-06-12   Wire
    b   15e9   2025-06  2025-06-30   Portal
    c   13e9   2025-06  2025-06-20   Herald
    d   12e9   2025-06  2025-06-01   Unheard
    e   14e9   2025-06  2025-06-11   Weekly
""")
def test_each_rule_takes_its_steps_in_its_own_order(story):
    shown = {rule: story.fact(rule) for rule in ("default", "latest", "most_direct", "conservative")}
    assert {rule: (fact.id, fact.rule) for rule, fact in shown.items()} == {
        "default": ("a", "reports"),
        "latest": ("b", "recent"),
        "most_direct": ("c", "recent"),
        "conservative": ("d", "lowest"),
    }


# What is one fact


@told("""
    id  value  status    period   reported_on  low    high   qualifier  publisher
    a   25e9   in_talks  2025-06  2025-06-10   -      -      exact      Wire
    b   29e9   actual    2025-06  2025-06-13   -      -      exact      Portal
    c   28e9   -         2025-06  2025-06-13   26e9   31e9   range      -
    d   30e9   actual    2025-06  2025-06      -      -      exact      -
""")
def test_talks_are_a_fact_of_their_own_and_bounds_widen_the_fact(story):
    """
    Low and high are the least and greatest of values and bounds; publishers that are not named count as one.
    """
    closed, talks = story.facts()
    assert (closed.id, closed.low, closed.high, closed.statements, closed.sources) == ("b", 26e9, 31e9, 3, 2)
    assert (closed.first_reported_on, closed.last_reported_on) == ("2025-06-13", "2025-06")
    assert (talks.id, talks.low, talks.high, talks.statements) == ("a", 25e9, 25e9, 1)


@told("""
    id  metric   value  unit  period   reported_on
    a   revenue  400e6  USD   2024     2025-03-01
    b   revenue  100e6  USD   2024-Q4  2025-03-01
    c   revenue  190e6  USD   2024-H2  2025-03-01
    d   revenue  400e6  EUR   2024     2025-03-01
""")
def test_a_flow_merges_with_no_other_length_of_period_and_no_other_currency(story):
    assert story.placed() == {"a": "2024", "b": "2024-Q4", "c": "2024-H2", "d": "2024"}
    assert len(story.facts()) == 4


@told("""
    id  metric   value  counterparty  period   reported_on  publisher
    a   funding  100e6  Beta          2025-09  2025-09-17   Herald
    b   funding  110e6  Gamma         2025-09  2025-09-16   Wire
    c   funding  110e6  -             2025-09  2025-09-16   Weekly
""")
def test_who_led_a_round_is_told_and_divides_no_fact(story):
    fact = story.fact()
    assert (fact.id, fact.rule, fact.counterparty, fact.statements) == ("b", "reports", "Gamma", 3)


# Where a figure without a month belongs


@told("""
    id  value  period      reported_on  publisher
    a   14e9   -           2024-05-21   Wire
    b   29e9   2025-06-12  2025-06-20   Wire
""")
def test_an_undated_stock_figure_belongs_to_the_month_of_its_report_and_a_day_to_its_month(story):
    assert story.placed() == {"a": "2024-05", "b": "2025-06"}


@told("""
    id  value    period   reported_on  publisher
    a   14e9     2024-05  2024-05-21   Wire
    b   14.1e9   -        2025-06-25   Herald
    c   14e9     -        2025-06-26   Weekly
    d   14.2e9   -        2024-06-01   Portal
""")
def test_an_undated_figure_is_the_one_of_the_same_value_in_the_400_days_before(story):
    """
    b: 400 days after and within 1 %. c: a day later, but b was reported the day before, and goes back to a.
    d is more than 1 % away from a, though not from b, which came later.
    """
    assert story.placed() == {"a": "2024-05", "b": "2024-05", "c": "2024-05", "d": "2024-06"}


@told("""
    id  value  period   reported_on  publisher
    a   14e9   2024-05  2024-05-21   Wire
    c   14e9   -        2025-06-26   Weekly
""")
def test_after_more_than_400_days_it_is_another_one(story):
    assert story.placed() == {"a": "2024-05", "c": "2025-06"}


@told("""
    id  value  status    period   reported_on  publisher
    a   14e9   in_talks  2024-05  2024-05-21   Wire
    b   14e9   actual    -        2024-06-01   Herald
    c   14e9   actual    -        2024-06-01   Weekly
""")
def test_what_was_said_of_another_status_or_on_the_same_day_is_no_predecessor(story):
    assert story.placed() == {"a": "2024-05", "b": "2024-06", "c": "2024-06"}


@told("""
    id  value  period   reported_on  publisher
    a   14e9   2024-05  -            Wire
    b   14e9   -        2024-08-01   Herald
""")
def test_a_figure_without_a_report_date_counts_from_the_end_of_its_period(story):
    assert story.placed() == {"a": "2024-05", "b": "2024-05"}


@told("""
    id  metric     value  period  reported_on  publisher
    a   valuation  14e9   -       -            Wire
    b   revenue    870e6  -       2025-06-13   Wire
""")
def test_without_any_date_and_for_a_flow_the_period_stays_empty(story):
    assert story.placed() == {"a": None, "b": None}
    assert story.periods(known_on=date(2026, 1, 1)) == {"b": None}


@told("""
    id  value    period   reported_on  publisher
    a   14e9     2024-05  2024-05-21   Wire
    b   14e9     2024-11  2024-11-02   Herald
    c   14.1e9   2024     2025-01-05   Weekly
    d   14e9     2024-H2  2025-01-05   Portal
    e   14e9     2024-Q3  2025-01-05   Mirror
    f   20e9     2024     2025-01-05   Mirror
    g   14e9     2025     2025-12-01   Mirror
""")
def test_a_year_half_or_quarter_joins_the_earliest_month_inside_it_with_the_same_value(story):
    """
    Else it keeps its own period: no month inside e or g, and no such value for f.
    """
    assert story.placed() == {
        "a": "2024-05", "b": "2024-11", "c": "2024-05", "d": "2024-11", "e": "2024-Q3", "f": "2024", "g": "2025",
    }  # fmt: skip


@told("""
    id  value  period   reported_on  publisher
    a   14e9   2024     2025-01-05   Wire
    b   14e9   2024-05  2025-03-01   Herald
    c   14e9   -        2025-02-01   Weekly
""")
def test_an_undated_figure_goes_where_its_predecessor_went(story):
    """
    The undated c repeats a, which is dated by the year and joins b's month; before b was told, there was no such month.
    """
    assert story.placed() == {"a": "2024-05", "b": "2024-05", "c": "2024-05"}
    assert set(story.periods(known_on=date(2025, 2, 15)).values()) == {"2024"}


@told("""
    id  value  period   reported_on  publisher
    a   14e9   -        2024         Wire
    b   14e9   2024-05  2025-03-01   Herald
""")
def test_an_undated_figure_that_was_reported_in_a_year_is_dated_by_that_year(story):
    assert story.placed() == {"a": "2024-05", "b": "2024-05"}
    assert story.periods(known_on=date(2024, 12, 31)) == {"a": "2024"}


# As of a day, and without a publisher


@told("""
    id  value   period   reported_on  publisher  attributed_to
    a   14.8e9  2025-06  2025-06-10   Herald     -
    b   14.3e9  2025-06  2025-06      Wire       -
    c   14.3e9  2025-06  2025-06-12   Portal     Wire
    d   14.3e9  2025-06  2025-06-12   Unheard    -
""")
def test_as_of_a_day_only_what_was_told_by_then_counts(story):
    """
    A month counts as its last day; and without Wire goes what others credit to it.
    """
    assert story.fact(known_on=date(2025, 6, 11)).id == "a"
    assert story.fact(known_on=date(2025, 6, 29)).statements == 3
    assert story.fact(known_on=date(2025, 6, 30)).statements == 4
    assert (story.fact(without=["Wire"]).id, story.fact(without=["Wire"]).statements) == ("a", 2)
    assert story.facts(known_on=date(2025, 6, 9)) == []


# Moves


@told("""
    rel  status    effective   reported_on  publisher
    a    active    2024        2024-11-01   Wire
    b    reducing  2025-03     2025-03-10   Herald
    c    leaving   2025-06-13  2025-06-20   Wire
    d    leaving   2025-06-20  2025-06-20   Weekly
    e    left      2025-09-10  2025-09-10   Wire
    f    left      2025-09-11  2025-09-11   Wire
""")
def test_a_customer_is_compared_on_the_eve_and_ninety_days_after(story):
    """
    Statement c counts from its effective day, though it was told a week later; f lies on the 91st day.
    """
    (move,) = story.moves().values()
    assert (move.before, move.after, move.changed_on) == ("reducing", "left", date(2025, 9, 10))
    assert (move.reports, move.rel_ids) == (1, ["b", "e"])
    (sooner,) = story.moves(days=89).values()
    assert (sooner.after, sooner.changed_on, sooner.reports) == ("leaving", date(2025, 6, 13), 2)
    (then,) = story.moves(known_on=date(2025, 6, 19)).values()
    assert (then.before, then.after, then.changed_on, then.rel_ids) == ("reducing", "reducing", None, ["b"])


@told("""
    rel  customer  status   effective   reported_on
    a    Beta      leaving  2025-06-12  2025-06-12
    b    Gamma     leaving  2025-06-11  2025-06-11
""")
def test_before_is_the_day_before_the_deal(story):
    moves = story.moves()
    assert (moves["Beta"].before, moves["Beta"].after, moves["Beta"].changed_on) == (None, "leaving", date(2025, 6, 12))
    assert (moves["Gamma"].before, moves["Gamma"].after, moves["Gamma"].changed_on) == ("leaving", "leaving", None)


@told("""
    rel  customer  status    effective  reported_on
    a    Beta      reducing  2025       2025-04-01
    b    Gamma     reducing  2025-04    2025-07-01
""")
def test_a_state_counts_from_the_report_where_that_lies_within_it(story):
    """
    "In 2025", told in April, is so in April. "In April", told in July, is so at the end of April.
    """
    assert [story.moves()[each].before for each in ("Beta", "Gamma")] == ["reducing", "reducing"]
    then = story.moves(known_on=date(2025, 6, 30))
    assert list(then) == ["Beta"]


@told("""
    rel  customer  status   effective  reported_on
    a    Beta      leaving  -          -
    b    Gamma     leaving  -          2025-06-20
""")
def test_without_any_day_a_state_moves_nothing(story):
    assert list(story.moves()) == ["Gamma"]


@told("""
    rel  customer  status   effective   reported_on
    a    Beta      leaving  2025-06-01  2025-06-01
    b    Beta      active   2025-07-01  2025-07-01
    c    Gamma     active   2025-06-01  2025-06-01
    d    Gamma     staying  2025-07-01  2025-07-01
""")
def test_active_is_a_mention_and_never_follows_another_state(story):
    moves = story.moves()
    assert (moves["Beta"].before, moves["Beta"].after) == ("leaving", "leaving")
    assert (moves["Gamma"].before, moves["Gamma"].after, moves["Gamma"].changed_on) == (
        "active", "staying", date(2025, 7, 1))  # fmt: skip


@told("""
    rel  customer  status    effective   publisher  attributed_to
    a    Beta      left      2025-06-13  Portal     -
    b    Beta      reducing  2025-06-13  Wire       -
    c    Gamma     left      2025-06-13  Wire       -
    d    Gamma     reducing  2025-06-13  Herald     -
    e    Gamma     reducing  2025-06-13  Weekly     -
""")
def test_of_one_day_the_nearest_to_the_source_then_more_reports(story):
    assert [story.moves()[each].after for each in ("Beta", "Gamma")] == ["reducing", "reducing"]


@told("""
    rel  customer  status     effective   publisher
    a    Beta      expanding  2025-06-13  Wire
    b    Beta      leaving    2025-06-13  Herald
    c    Gamma     reducing   2025-06-13  Wire
    d    Gamma     staying    2025-06-13  Herald
""")
def test_of_one_day_and_equal_weight_the_gravest_state(story):
    assert [story.moves()[each].after for each in ("Beta", "Gamma")] == ["leaving", "reducing"]


@told("""
    rel  customer  status   effective
    a    Beta      leaving  2025-06-13
    b    Gamma     leaving  2025-06-13
""", """
    id  metric          subject  counterparty  value  status    period  reported_on  qualifier  low    high
    s   customer_spend  Beta     Acme          150e6  actual    2024    2025-06-13   exact      -      -
    t   customer_spend  Beta     Acme          180e6  actual    2025    2025-06-13   exact      -      -
    u   customer_spend  Beta     Acme          200e6  planned   2025    2025-06-13   range      190e6  210e6
    v   customer_spend  Beta     Acme          900e6  planned   2026    2025-06-13   exact      -      -
    w   customer_spend  Gamma    Acme          90e6   previous  2025    2025-06-13   exact      -      -
""")  # fmt: skip
def test_spend_is_of_the_latest_period_begun_and_planned_before_actual(story):
    """
    What was spent before counts for nothing, and where nobody stated an amount there is none.
    """
    moves = story.moves()
    beta, gamma = moves["Beta"], moves["Gamma"]
    assert (beta.spend_figure_id, beta.spend_low, beta.spend_high) == ("u", 190e6, 210e6)
    assert (beta.unit, beta.spend_period, beta.spend_status) == ("USD", "2025", "planned")
    assert (gamma.spend_figure_id, gamma.spend_low, gamma.spend_high) == (None, None, None)


# Checks


@told("""
    id  metric      subject  counterparty  value   unit     period   reported_on  publisher
    p   investment  Beta     Acme          14.3e9  USD      2025-06  2025-06-13   Wire
    q   investment  Beta     Acme          14.8e9  USD      2025-06  2025-06-10   Herald
    s   stake       Beta     Acme          49      percent  2025-06  2025-06-13   Wire
    v   valuation   Acme     -             29e9    USD      2025-06  2025-06-13   Wire
""")
def test_price_by_stake_is_held_against_the_stated_worth_for_each_price(story):
    """
    14.3 billion for 49 % is 28.8 to 29.6 billion, so 29 fits; 14.8 billion is 29.8 to 30.6, so it does not.
    """
    fits, misfit = sorted(story.checks(), key=lambda check: check.inputs)
    assert (fits.inputs, fits.verdict, fits.stated) == (["p", "s", "v"], "fits", 29e9)
    assert (round(fits.low / 1e9, 1), round(fits.high / 1e9, 1)) == (28.8, 29.6)
    assert (misfit.inputs, misfit.verdict, misfit.stated) == (["q", "s", "v"], "does_not_fit", 29e9)
    assert (round(misfit.low / 1e9, 1), round(misfit.high / 1e9, 1)) == (29.8, 30.6)


@told("""
    id  metric      subject  counterparty  value  unit     period   qualifier  low   status
    p   investment  Beta     Acme          14e9   USD      2025-06  at_least   14e9  actual
    s   stake       Beta     Acme          49     percent  2025-06  exact      -     actual
    v   valuation   Acme     -             29e9   USD      2025-06  exact      -     in_talks
    w   valuation   Acme     -             29e9   USD      2025-07  exact      -     actual
""")
def test_without_a_worth_of_that_period_and_status_the_answer_is_unknown(story):
    """
    And a price of "at least" leaves the whole open above.
    """
    (check,) = story.checks()
    assert (check.kind, check.verdict, check.stated, check.high) == ("price_stake", "unknown", None, None)
    assert round(check.low / 1e9, 1) == 28.3


@told("""
    id  metric          subject  counterparty  value  period
    r   revenue         Acme     -             870e6  2024
    b   customer_spend  Beta     Acme          150e6  2024
    c   customer_spend  Gamma    Acme          800e6  2024
    d   customer_spend  Gamma    Acme          900e6  2025
""")
def test_customers_pay_no_more_than_the_vendor_earns_alone_and_together(story):
    verdicts = {tuple(check.inputs): (check.stated, check.high, check.verdict) for check in story.checks()}
    assert verdicts == {
        ("b", "r"): (150e6, 870.5e6, "fits"),
        ("c", "r"): (800e6, 870.5e6, "fits"),
        ("b", "c", "r"): (950e6, 870.5e6, "does_not_fit"),
    }


@told("""
    id  metric  subject  counterparty  value  unit     period   status
    a   stake   Beta     Acme          49     percent  2025-06  actual
    b   stake   Gamma    Acme          53     percent  2025-06  actual
    c   stake   Gamma    Acme          51.2   percent  2025-07  actual
    d   stake   Beta     Acme          49     percent  2025-07  actual
    e   stake   Beta     Gamma         70     percent  2025-07  in_talks
    f   stake   Acme     Gamma         70     percent  2025-07  in_talks
""")
def test_the_stakes_in_a_company_make_no_more_than_the_whole(story):
    """
    49 and 51.2 may be 48.5 and 51.15; what is only talked about is not added up.
    """
    verdicts = {tuple(check.inputs): (check.period, check.verdict) for check in story.checks()}
    assert verdicts == {("a", "b"): ("2025-06", "does_not_fit"), ("c", "d"): ("2025-07", "fits")}


@told("""
    id  value   period   reported_on  publisher
    a   14.3e9  2025-06  2025-06-13   Wire
    b   1.43e9  2025-06  2025-06-14   Portal
    c   15e12   2025-06  2025-06-14   Mirror
    d   29e9    2025-06  2025-06-14   Unheard
    e   143e9   2025-07  2025-07-14   Unheard
""")
def test_ten_or_a_thousand_times_the_shown_value_of_the_same_fact_is_a_jump(story):
    """
    15 trillion is within 5 % of a thousand times 14.3 billion; twice is none, and neither is growth to the next month.
    """
    found = [(check.kind, check.inputs, check.stated, check.verdict) for check in story.checks()]
    assert found == [
        ("jump", ["b", "a"], 1.43e9, "does_not_fit"),
        ("jump", ["c", "a"], 15e12, "does_not_fit"),
    ]


# The real market, as the commands give it


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """`vendorscope export` after a refresh of the market's data: its rows, those with the given cells."""
    desk = Desk(tmp_path_factory.mktemp("real"))
    shutil.copytree(CURATED, desk.data / "curated", dirs_exist_ok=True)
    assert desk.run("refresh").exit == 0

    def rows(table, *flags, **cells):
        said = desk.run("export", table, *flags)
        assert said.exit == 0, said.err
        return [row for row in said.rows() if all(row[name] == cell for name, cell in cells.items())]

    return rows


def test_scale_ai_earned_870_million_in_2024(export):
    (fact,) = export("facts", metric="revenue", subject="Scale AI", period="2024", status="actual", unit="USD")
    assert (fact["value"], fact["low"], fact["high"]) == ("870000000", "870000000", "1400000000")
    assert int(fact["statements"]) > int(fact["reports"]) > 1


def test_scale_ai_was_worth_14_billion_before_the_deal_and_29_after(export):
    """The competing values stay in low and high."""
    worth = export("facts", metric="valuation", subject="Scale AI", status="actual", unit="USD")
    by_month = {fact["period"]: fact for fact in worth}
    assert (by_month["2024-05"]["value"], by_month["2024-05"]["low"]) == ("14000000000", "13800000000")
    assert by_month["2025-06"]["value"] == "29000000000"
    before = export("facts", metric="valuation", subject="Scale AI", status="previous", period="2024-05")
    assert [(fact["value"], fact["high"]) for fact in before] == [("13800000000", "14000000000")]


def test_google_paid_150_million_in_2024_and_planned_200_for_2025(export):
    spend = {
        (fact["period"], fact["status"]): fact["value"]
        for fact in export("facts", metric="customer_spend", subject="Google", counterparty="Scale AI")
    }
    assert spend["2024", "actual"] == "150000000"
    assert spend["2025", "planned"] == "200000000"


def test_meta_holds_49_percent(export):
    (fact,) = export("facts", metric="stake", subject="Meta", counterparty="Scale AI", status="actual")
    assert (fact["period"], fact["value"], fact["unit"]) == ("2025-06", "49", "percent")


def test_both_prices_are_kept_and_the_check_says_which_fits_49_percent_of_29_billion(export):
    (fact,) = export("facts", metric="investment", subject="Meta", counterparty="Scale AI", period="2025-06",
                     status="actual", unit="USD")  # fmt: skip
    assert fact["value"] == "14300000000"
    about = {row["figure_id"] for row in export("fact_statements", shown_figure_id=fact["figure_id"])}
    prices = {row["figure_id"]: row["value"] for row in export("figures") if row["figure_id"] in about}
    assert {"14300000000", "14800000000"} <= set(prices.values())
    checks = export("checks", kind="price_stake", subject="Meta", counterparty="Scale AI", period="2025-06",
                    status="actual", unit="USD")  # fmt: skip
    verdicts = {prices[check["inputs"].split("|")[0]]: (check["stated"], check["verdict"]) for check in checks}
    assert verdicts["14300000000"] == ("29000000000", "fits")
    assert verdicts["14800000000"] == ("29000000000", "does_not_fit")


def test_a_day_before_the_deal_closed_nobody_had_said_that_it_was_done(export):
    """What the press had said by then."""

    def known(day):
        told = export("facts", "--as-of", day, metric="investment", subject="Meta", counterparty="Scale AI", unit="USD")
        return {fact["status"]: fact["value"] for fact in told}

    assert set(known("2025-06-11")) == {"in_talks", "planned"}
    assert known("2025-06-12")["actual"] == "14300000000"


def test_the_great_customers_moved_away_from_scale_ai(export):
    (deal,) = export("events", kind="deal", date="2025-06-12")
    moves = {move["customer"]: move for move in export("moves", event_id=deal["event_id"], vendor="Scale AI")}
    seen = {name: (moves[name]["before"], moves[name]["after"]) for name in ("Google", "Microsoft", "OpenAI", "xAI")}
    assert seen == {
        "Google": ("active", "leaving"), "Microsoft": ("active", "reducing"), "OpenAI": ("active", "leaving"),
        "xAI": ("", "reducing"),
    }  # fmt: skip
    google = moves["Google"]
    assert (google["changed_on"], google["spend_high"], google["spend_status"]) == (
        "2025-06-13",
        "200000000",
        "planned",
    )
    assert int(google["reports"]) < len(google["rel_ids"].split("|"))
