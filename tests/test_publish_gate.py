"""What the content of a version is, and what never goes out because it cannot be true."""

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from etl.errors import Blocked
from etl.publish import gate, write
from etl.publish.warehouse import Warehouse

SCHEMA = files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8")
MARKET = Path(__file__).with_name("publish_market.sql").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 6, 0, 12, tzinfo=UTC)


@pytest.fixture
def market():
    """What is about to be published, in memory: two companies, what one pays the other, and why that is known."""
    with duckdb.connect() as con:
        con.execute(SCHEMA)
        con.execute(MARKET)
        yield con


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


def build(warehouse, version, figures=1):
    """A finished version in a scratch file, with so many figures and as many documents."""
    path = warehouse.scratch("build")
    with duckdb.connect(path) as con:
        con.execute(SCHEMA)
        con.execute(
            "insert into figures by name select 'fig-' || i as figure_id, 'revenue' as metric, i as value, "
            "'USD' as unit, 'exact' as qualifier, 'actual' as status, 'curated' as origin, 1 as tier, "
            "false as rejected from range(?) as numbers(i)",
            [figures],
        )
        con.execute(
            "insert into documents by name select figure_id as doc_id, sha256(figure_id) as sha256, 1 as statements "
            "from figures"
        )
        write.seal(con, version, f"content of {version}", NOW)
    return path


def content_after(sql, con):
    con.execute(sql)
    return write.content(con)


def test_the_content_does_not_depend_on_the_order_in_which_rows_were_written():
    """More rows than are hashed at a time."""
    contents = set()
    for order in ("i", "-i", "hash(i)"):
        with duckdb.connect() as con:
            con.execute(SCHEMA)
            con.execute(
                "insert into documents by name select 'doc-' || i as doc_id, sha256(i::varchar) as sha256, "
                f"i as statements from range(250000) as numbers(i) order by {order}"
            )
            contents.add(write.content(con))

    assert len(contents) == 1


@pytest.mark.parametrize(
    "change",
    [
        "update figures set value = value + 0.01 where figure_id = 'fig-2'",
        "update figures set note = ''",  # an empty cell is not an empty string
        "update figures set note = 'NULL'",
        "update figures set title = subject, subject = title",  # the same words in other columns
        "delete from fact_statements where figure_id = 'fig-2'",
        "update moves set rel_ids = ['rel-1', 'rel-1']",
        "insert into documents select * from documents",
        "create macro facts_as_of(known_on, rule, without) as table select * from facts",
    ],
)
def test_whatever_changes_in_the_tables_or_rules_changes_the_content(market, change):
    assert write.content(market) != content_after(change, market)


def test_when_it_was_published_and_what_the_run_found_are_no_content(market):
    before = write.content(market)
    write.seal(market, "v1", before, NOW)

    refused = "insert into quarantine by name select 'a.csv' as file, 'encoding' as reason"
    assert content_after(refused, market) == before


BREAKS = {
    "figure_ids": "insert into figures select * from figures where figure_id = 'fig-3'",
    "relationship_ids": "insert into relationships select * from relationships",
    "entity_ids": "insert into entities by name select 'google' as entity_id, 'Google' as name",
    "event_ids": "insert into events select * from events",
    "document_ids": "insert into documents select * from documents",
    "publisher_ids": "insert into publishers select * from publishers",
    "correction_ids": "insert into corrections select * from corrections",
    "check_ids": "insert into checks select * from checks",
    "fact_ids": "insert into facts select * replace('2025' as period) from facts",
    "fact_keys": "insert into facts select * replace('fig-2' as figure_id, 149e6 as value) from facts",
    "fact_values": "update facts set value = 149.5e6",
    "fact_bounds": "update facts set low = 151e6, high = 152e6",
    "fact_counts": "update facts set sources = 3",
    "statements_of_facts": "delete from fact_statements where figure_id = 'fig-2'",
    "placed_once": "insert into fact_statements select * from fact_statements where figure_id = 'fig-2'",
    "placed_and_live": "update fact_statements set figure_id = 'fig-3' where figure_id = 'fig-2'",
    "figure_bounds": "update figures set high = 1 where figure_id = 'fig-2'",
    "figure_ranges": "update figures set value = -1, low = null where figure_id = 'fig-2'",
    "figure_companies": "update figures set subject_id = 'meta' where figure_id = 'fig-3'",
    "relationship_companies": "update relationships set vendor = 'Surge AI'",
    "event_companies": "update events set entity_id = 'meta'",
    "periods": "update figures set period = '2025-02-30' where figure_id = 'fig-2'",
    "moves_rest_on": "update moves set rel_ids = ['rel-1', 'rel-2']",
    "moves_once": "insert into moves select * from moves",
    "moves_spend": "update moves set spend_figure_id = 'fig-2'",
    "check_inputs": "update checks set inputs = ['fig-1', 'fig-3']",
}


def test_a_market_that_can_be_true_passes(market):
    gate.check(market, None, 0.5)


@pytest.mark.parametrize("name", [name for name, _, _ in gate.invariants()])
def test_what_cannot_be_true_blocks_the_release_by_name(market, name):
    market.execute(BREAKS[name])

    with pytest.raises(Blocked, match=f"(blocked.*: |; ){name}: "):
        gate.check(market, None, 0.5)


@pytest.mark.parametrize(
    "change",
    [
        "update figures set unit = 'percent', metric = 'stake', value = 101 where figure_id = 'fig-3'",
        "update figures set unit = 'count', value = 1.5 where figure_id = 'fig-3'",
        "update figures set unit = 'percent', metric = 'growth', value = -101 where figure_id = 'fig-3'",
        "update figures set value = 'nan' where figure_id = 'fig-3'",
        "update figures set value = 'inf' where figure_id = 'fig-3'",
        "update figures set value = 2e15 where figure_id = 'fig-3'",
    ],
)
def test_a_figure_out_of_range_blocks_the_release(market, change):
    market.execute(change)

    with pytest.raises(Blocked, match=r"figure_ranges: .*fig-3"):
        gate.check(market, None, 0.5)


@pytest.mark.parametrize(
    "period", ["2025-13", "2025-Q5", "2025-H3", "25", "1899", "2101", "2025-1", "2025-02-29", "soon"]
)
def test_a_period_that_is_none_blocks_the_release(market, period):
    market.execute("update relationships set effective = ?", [period])

    with pytest.raises(Blocked, match=f"periods: .*{period}"):
        gate.check(market, None, 0.5)


@pytest.mark.parametrize("period", ["1900", "2100", "2025-H2", "2025-Q4", "2025-12", "2024-02-29"])
def test_every_form_of_a_period_passes(market, period):
    market.execute("update relationships set effective = ?", [period])

    gate.check(market, None, 0.5)


@pytest.mark.parametrize(
    "before, now, max_drop, blocked",
    [
        (40, 20, 0.5, False),
        (40, 19, 0.5, True),
        (40, 19, None, False),
        (19, 0, 0.5, False),
        (20, 9, 0.5, True),
        (40, 39, 1, True),
        (40, 0, 0, False),
        (40, 80, 0.5, False),
    ],
)
def test_a_release_that_lost_more_than_max_drop_is_blocked(warehouse, before, now, max_drop, blocked):
    with warehouse.lock():
        warehouse.publish(build(warehouse, "v1", figures=before), "v1")
    with duckdb.connect(build(warehouse, "v2", figures=now)) as con:
        current = warehouse.version_path("v1")
        if blocked:
            with pytest.raises(Blocked, match=f"max_drop: figures has {now} rows .* has {before}.*--allow-drop"):
                gate.check(con, current, max_drop)
        else:
            gate.check(con, current, max_drop)
