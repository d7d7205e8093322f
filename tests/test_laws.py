"""
The laws of reconciliation, on random markets and on the real one.

Each example is a few hundred markets in one snapshot (tests/random_market.py). More of them:
`LAW_EXAMPLES=100 pytest tests/test_laws.py`.
"""

import csv
import os
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import duckdb
import oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import rejections, snapshot
from random_market import DEALS, markets

from etl.normalise.settle import sql

MARKETS = 500
EXAMPLES = int(os.environ.get("LAW_EXAMPLES", "2"))
CURATED = Path(__file__).parent.parent / "data" / "curated"
RULES = tuple(oracle.STEPS)

seeds = st.integers(0, EXAMPLES - 1)
law = settings(max_examples=EXAMPLES, deadline=None, database=None)
law_rebuilt = settings(max_examples=(EXAMPLES + 1) // 2, deadline=None, database=None)  # a second snapshot an example


@cache
def random_tables(seed):
    return markets(seed, MARKETS)


@cache
def made(seed):
    """The snapshot of some random markets. All of their rows are good ones."""
    con = snapshot(random_tables(seed))
    assert rejections(con) == []
    return con


@pytest.fixture(scope="module")
def real():
    """The rows of the real market."""
    tables = {}
    for path in CURATED.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


@pytest.fixture(scope="module")
def real_made(real):
    con = snapshot(real)
    assert rejections(con) == []
    yield con
    con.close()


def rows(con, query, *parameters):
    return con.execute(query, list(parameters)).fetchall()


def facts(con, rule="default", known_on=None, without=()):
    """All columns of the facts, by figure_id."""
    return {row[13]: row for row in rows(con, "select * from facts_as_of(?, ?, ?)", known_on, rule, list(without))}


def everything(con):
    """What reconciliation makes, whole."""
    tables = ("facts", "fact_statements", "moves", "checks")
    return {table: sorted(rows(con, f"from {table}"), key=str) for table in tables}


def rebuilt(tables, keeps):
    """The snapshot of the rows of figures and relationships that `keeps` keeps."""
    return snapshot(
        tables | {name: [row for row in tables[name] if keeps(row)] for name in ("figures", "relationships")}
    )


def told_on(row):
    return oracle.last_day(row["reported_on"] or row.get("period") or row.get("effective"))


# What the queries give is what the description says


def as_described(found, rule):
    """Facts of the oracle as the columns that `as_queried` asks for."""
    return sorted(
        ((*fact.key, fact.period, fact.shown.id, fact.shown.value, fact.low, fact.high, len(fact.ranked), fact.sources,
          fact.reports, fact.rule, *fact.reported) for fact in oracle.facts(found.statements, rule).values()), key=str,
    )  # fmt: skip


def as_queried(con, rule, known_on=None, without=()):
    return sorted(rows(con, """
        select metric, subject_id, case when metric <> 'funding' then counterparty_id end, status, unit, period,
            figure_id, value, low, high, statements, sources, reports, rule, first_reported_on, last_reported_on
        from facts_as_of(?, ?, ?)""", known_on, rule, list(without)), key=str)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@law
@given(seed=seeds)
def test_facts_are_as_described(rule, seed):
    """Placing, each step of the rule, bounds, counts: the queries agree with plain Python from the description."""
    described = as_described(oracle.Market(random_tables(seed)), rule)
    assert as_queried(made(seed), rule) == described


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("known_on, without", [(None, []), (date(2025, 6, 15), []), (date(2026, 1, 31), ["Reuters"])])
def test_real_facts_are_as_described(real, real_made, rule, known_on, without):
    found = oracle.Market(real).as_of(known_on, without)
    assert as_queried(real_made, rule, known_on, without) == as_described(found, rule)


def described_moves(market, deal, days):
    shown = oracle.facts(market.statements).values()
    return sorted(
        ((*pair, move.before, move.after, move.changed_on, move.reports, list(move.rel_ids),
          *((move.spend.low, move.spend.high, move.spend.shown.id) if move.spend else (None, None, None)))
         for pair, move in oracle.moves(deal, market.states, shown, days).items()), key=str,
    )  # fmt: skip


def queried_moves(con, event, days, known_on=None):
    return sorted(rows(con, """
        select customer_id, vendor_id, before, after, changed_on, reports, rel_ids, spend_low, spend_high,
            spend_figure_id
        from moves_as_of(?, ?, ?)""", event, days, known_on), key=str)  # fmt: skip


@law
@given(seed=seeds)
def test_moves_are_as_described(seed):
    market = oracle.Market(random_tables(seed))
    for number, deal in enumerate(DEALS):  # any event can be asked for
        days = (0, 30, 90)[(number + seed) % 3]
        assert queried_moves(made(seed), f"deal-{deal}", days) == described_moves(market, deal, days)


def test_real_moves_are_as_described(real, real_made):
    """Every deal as we see it now, the last also as it was seen in July 2025."""
    deals = [event for event in real["events"] if event["kind"] == "deal"]
    assert deals
    for deal, known_on in [*((deal, None) for deal in deals), (deals[-1], date(2025, 7, 1))]:
        market = oracle.Market(real).as_of(known_on)
        assert queried_moves(real_made, deal["event_id"], 90, known_on) == described_moves(market, deal["date"], 90)


def rounded(check):
    kind, inputs, *amounts, verdict = check
    return kind, sorted(inputs), *(None if amount is None else float(f"{amount:.9g}") for amount in amounts), verdict


def described_checks(market):
    found = oracle.checks(oracle.facts(market.statements).values())
    return sorted((rounded((c.kind, c.inputs, c.low, c.high, c.stated, c.verdict)) for c in found), key=str)


def queried_checks(con):
    found = rows(con, "select kind, inputs, low, high, stated, verdict from checks")
    return sorted(map(rounded, found), key=str)


@law
@given(seed=seeds)
def test_checks_are_as_described(seed):
    assert queried_checks(made(seed)) == described_checks(oracle.Market(random_tables(seed)))


def test_real_checks_are_as_described(real, real_made):
    described = described_checks(oracle.Market(real))
    assert described
    assert queried_checks(real_made) == described


amounts = st.one_of(
    st.builds(lambda digits, zeros: digits * 10.0**zeros, st.integers(0, 99_999), st.integers(-4, 10)),
    st.floats(-1e6, 1e15).filter(lambda amount: abs(amount) > 1e-6),
)


@settings(max_examples=20, deadline=None, database=None)
@given(st.lists(amounts, min_size=50, max_size=200))
def test_rounding_is_as_described(values):
    """Half of the last place that a newsroom writes, for any number."""
    with duckdb.connect() as con:
        macro = sql("figures").split("create or replace view")[0]
        con.execute(macro)
        found = rows(con, "select value, last_place(value) / 2 from (select unnest(?::double[]) as value)", values)
    assert all(half == pytest.approx(oracle.half_width(value)) for value, half in found)
    assert len(found) == len(values)


# Order, repeats, talks


@law_rebuilt
@given(seed=seeds)
def test_the_order_of_input_does_not_matter(seed):
    tables = {name: Random(seed + 1).sample(table, len(table)) for name, table in random_tables(seed).items()}
    with snapshot(tables) as shuffled:
        assert everything(shuffled) == everything(made(seed))


def echoes(tables, rng):
    """
    One repeat of a dated figure a market: same report credited, same words, later, by outlets of no better tier.

    Its id comes before all others. Figures that share what they are about with an undated one are let be: a repeat is a
    report, and may be what an undated figure goes back to.
    """
    about = {}
    for row in tables["figures"]:
        about.setdefault((row["metric"], row["subject"], row["status"] or "actual", row["unit"]), []).append(row)
    found = []
    for alike in about.values():
        stock = alike[0]["metric"] in oracle.STOCKS
        told = [row for row in alike if row["reported_on"] and (row["attributed_to"] or row["publisher"])]
        if not told or (stock and any(not row["period"] for row in alike)):
            continue
        row = rng.choice(told)
        found.append(row | {
            "figure_id": f"a-echo-{len(found)}", "attributed_to": row["attributed_to"] or row["publisher"],
            "publisher": rng.choice(["Rumour", "Unknown", None]), "reported_on": rng.choice(["2026-01", "2026-02-03"]),
        })  # fmt: skip
    return found


@law_rebuilt
@given(seed=seeds)
def test_a_repeat_changes_neither_winner_nor_confidence(seed):
    """Whoever repeats a report adds a statement: no value, winner, deciding step or count of reports moves."""
    tables = random_tables(seed)
    repeats = echoes(tables, Random(seed))
    assert len(repeats) > MARKETS / 3
    with snapshot(tables | {"figures": [*tables["figures"], *repeats]}) as repeated:
        columns = "figure_id, period, value, low, high, rule, reports"
        for rule in RULES:
            query = f"select {columns} from facts_as_of(null, ?, []) order by figure_id"
            assert rows(repeated, query, rule) == rows(made(seed), query, rule)
        counted = "select sum(statements) from facts"
        assert rows(repeated, counted)[0][0] == rows(made(seed), counted)[0][0] + len(repeats)


@law_rebuilt
@given(seed=seeds)
def test_talks_never_beat_a_closed_deal(seed):
    """Statements of one status share no fact with another: without all talks, everything else stays as it is."""
    tables = random_tables(seed)
    mixed = """select count(*) from fact_statements p join figures said using (figure_id)
        join figures shown on shown.figure_id = p.shown_figure_id where said.status <> shown.status"""
    assert rows(made(seed), mixed) == [(0,)]
    closed = "from facts where status <> 'in_talks' order by figure_id"
    with rebuilt(tables, lambda row: row["status"] != "in_talks") as silent:
        assert rows(silent, closed) == rows(made(seed), closed)


# The shown value


@pytest.mark.parametrize("rule", RULES)
@law
@given(seed=seeds)
def test_the_shown_value_was_stated_by_somebody(rule, seed):
    said = {row["figure_id"]: row for row in random_tables(seed)["figures"]}
    shown = rows(made(seed), "select figure_id, value, status, unit, qualifier from facts_as_of(null, ?, [])", rule)
    assert shown
    for figure_id, value, status, unit, qualifier in shown:
        row = said[figure_id]
        assert (float(row["value"]), row["status"] or "actual", row["unit"], row["qualifier"] or "exact") == (
            value, status, unit, qualifier)  # fmt: skip


@law
@given(seed=seeds)
def test_low_and_high_cover_every_live_value(seed):
    """And each live statement is about exactly one fact."""
    con = made(seed)
    covered = rows(
        con,
        """
        select count(*), count(*) filter (where least(s.value, s.low) >= f.low and greatest(s.value, s.high) <= f.high)
        from fact_statements p join figures s using (figure_id) join facts f on f.figure_id = p.shown_figure_id""",
    )
    live = len(random_tables(seed)["figures"])
    assert covered == [(live, live)]


def test_the_conservative_rule_shows_the_lowest_value(real_made):
    lowest = """select figure_id from facts_as_of(null, 'conservative', []) f where value > (
        select min(s.value) from placed_as_of(null, 'conservative', []) p join figures s using (figure_id)
        where p.shown_figure_id = f.figure_id)"""
    assert rows(real_made, lowest) == []


# As of, and without


@law_rebuilt
@given(seed=seeds)
def test_facts_as_of_a_day_are_those_of_what_was_told_by_then(seed):
    """As if nothing that was told later, or on no day, had ever been read."""
    by = date(2024, 5, 12) + timedelta(days=seed % 3)
    with rebuilt(random_tables(seed), lambda row: (told_on(row) or date.max) <= by) as then:
        for rule in RULES:
            assert facts(then, rule) == facts(made(seed), rule, known_on=by)
        for deal in DEALS[:2]:
            assert queried_moves(made(seed), f"deal-{deal}", 90, by) == queried_moves(then, f"deal-{deal}", 90)


@pytest.mark.parametrize("by", [date(2025, 6, 15)])
def test_real_facts_as_of_a_day_are_those_of_what_was_told_by_then(real, real_made, by):
    corrected = {row["id"] for row in real["corrections"]}
    kept = {row[0] for row in rows(real_made, "select figure_id from figures where told_on <= ?", by)}
    kept |= {row[0] for row in rows(real_made, "select rel_id from relationships where told_on <= ?", by)}
    assert corrected & kept
    with rebuilt(real, lambda row: (row.get("figure_id") or row.get("rel_id")) in kept) as then:
        assert facts(then) == facts(real_made, known_on=by)
        ((deal,),) = rows(real_made, "select event_id from events where kind = 'deal' and date = '2025-06-12'")
        assert queried_moves(real_made, deal, 90, by) == queried_moves(then, deal, 90)


@law_rebuilt
@given(seed=seeds)
def test_facts_without_a_publisher_are_those_of_never_having_read_it(seed):
    """Neither it, nor what others credit to it."""
    without = ("Wire", "Portal")
    with rebuilt(random_tables(seed), lambda row: not {row["publisher"], row["attributed_to"]} & set(without)) as never:
        for rule in RULES:
            assert facts(never, rule) == facts(made(seed), rule, without=without)


# Corrections


def corrections(*wishes):
    """Corrections of figures: (id, field, set, expect)."""
    names = ("correction_id", "table", "id", "field", "set", "expect", "reason")
    return [dict(zip(names, (f"cor-{n}", "figures", *wish, "a test"), strict=True)) for n, wish in enumerate(wishes)]


@law_rebuilt
@given(seed=seeds)
def test_a_correction_that_is_withdrawn_leaves_no_trace(seed):
    """Set, and set back: facts, moves and checks are as before."""
    tables, rng = random_tables(seed), Random(seed)
    there_and_back = []
    for row in rng.sample(tables["figures"], 25):
        said = row["period"]
        there_and_back += [(row["figure_id"], "period", "2019", said), (row["figure_id"], "period", said, "2019")]
    assert there_and_back
    with snapshot(tables | {"corrections": corrections(*there_and_back)}) as corrected:
        assert everything(corrected) == everything(made(seed))


@law_rebuilt
@given(seed=seeds)
def test_a_rejected_row_weighs_as_if_it_were_not_there(seed):
    tables = random_tables(seed)
    out = {row["figure_id"] for row in Random(seed).sample(tables["figures"], 25)}
    wishes = corrections(*((each, "row", "rejected", None) for each in sorted(out)))
    with (
        snapshot(tables | {"corrections": wishes}) as rejected,
        rebuilt(tables, lambda row: row.get("figure_id") not in out) as gone,
    ):
        assert everything(rejected) == everything(gone)
        assert rows(rejected, "select count(*) from figures where rejected") == [(len(out),)]
