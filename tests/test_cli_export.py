"""`vendorscope export`: which rows, in which file; what it writes, the program reads back the same."""

import csv
import io
import json
import tempfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from desk import COMPANIES, DEAL, LEAVING, REVENUE, Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.vocabulary import CONTENT_TABLES, RUN_TABLES

CURATED = ("entities", "figures", "relationships", "events", "publishers")
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n\t=+-@,\"'|"), max_size=30)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Three reports of one revenue, told on three days, one of them by a publisher that credits another."""
    desk = Desk(tmp_path_factory.mktemp("export"))
    desk.table("entities", *COMPANIES)
    desk.table(
        "figures",
        REVENUE | {"figure_id": "f-1", "value": "870000000", "reported_on": "2025-06-13"},
        REVENUE | {"figure_id": "f-2", "value": "900000000", "reported_on": "2025-07", "publisher": "Portal"},
        REVENUE
        | {
            "figure_id": "f-3",
            "value": "760000000",
            "reported_on": "2025-05",
            "publisher": "Blog",
            "attributed_to": "Wire",
            "evidence": '=HYPERLINK("x")',
        },
        REVENUE | {"figure_id": "f-4", "period": "2023", "reported_on": "", "value": "0.00000012"},
        REVENUE | {"figure_id": "f-5", "period": "", "reported_on": ""},
    )
    desk.table("relationships", LEAVING | {"rel_id": "r-1", "effective": "", "reported_on": "2025-06"})
    desk.table("events", DEAL | {"event_id": "e-1"})
    assert desk.run("refresh").exit == 0
    return desk


def ids(said):
    return [row["figure_id"] for row in said.rows()]


@pytest.mark.parametrize("table", [*CONTENT_TABLES, *RUN_TABLES])
def test_every_table_has_a_header_and_its_order(desk, table):
    """
    Two exports are the same bytes.
    """
    header = next(csv.reader(io.StringIO(desk.export(table).decode(), newline="")))

    assert len(header) == len(set(header)) > 2
    assert desk.export(table) == desk.export(table)


@pytest.mark.parametrize(
    "day, told",
    [
        ("2023-12-30", []),
        ("2023", ["f-4"]),
        ("2025-05-30", ["f-4"]),
        ("2025-05", ["f-3", "f-4"]),
        ("2025-06-12", ["f-3", "f-4"]),
        ("2025-06-13", ["f-1", "f-3", "f-4"]),
        ("2025-H1", ["f-1", "f-3", "f-4"]),
        ("2025-Q3", ["f-1", "f-2", "f-3", "f-4"]),
        ("2025", ["f-1", "f-2", "f-3", "f-4"]),
    ],
)
def test_as_of_leaves_out_what_was_told_later(desk, day, told):
    """
    A partial date is its last day, of a report and of DATE. Without a report date the period counts; f-5 has neither.
    """
    assert ids(desk.run("export", "figures", "--as-of", day)) == told


def test_facts_as_of_are_reconciled_from_what_was_told_by_then(desk):
    """
    Not the facts of today with some left out.
    """

    def revenue(*flags):
        rows = desk.run("export", "facts", *flags).rows()
        return [(row["figure_id"], row["low"], row["high"]) for row in rows if row["period"] == "2024"]

    assert revenue("--as-of", "2025-05") == [("f-3", "760000000", "760000000")]
    assert revenue("--as-of", "2025-06") == [("f-1", "760000000", "870000000")]
    assert revenue("--rule", "latest") == [("f-2", "760000000", "900000000")]
    assert revenue("--rule", "conservative") == [("f-3", "760000000", "900000000")]
    assert revenue("--without", "Wire") == [("f-2", "900000000", "900000000")]
    assert revenue("--without", "Wire", "--without", "Portal") == []


def test_a_publisher_that_nobody_knows_is_told(desk):
    """
    It may be a slip of the keyboard; it may also be one that this version does not have yet.
    """
    said = desk.run("export", "facts", "--without", "Wrie")

    assert (said.exit, said.err) == (0, "warning: --without: no statement is of or credited to 'Wrie'\n")


@pytest.mark.parametrize("table", CONTENT_TABLES)
def test_every_content_table_can_be_asked_as_of_a_day(desk, table):
    """
    In the columns that it has today; as of the last day of all, in its rows too.
    """
    today = desk.export(table)

    assert desk.export(table, "--as-of", "2025").splitlines()[0] == today.splitlines()[0]
    if table not in ("figures", "facts", "fact_statements"):  # there f-5 has no day at all
        assert desk.run("export", table, "--as-of", "2100").rows() == desk.run("export", table).rows()


def test_moves_as_of_know_nothing_of_a_deal_to_come(desk):
    """
    Nor of what was told of it later.
    """
    assert [len(desk.run("export", "moves", "--as-of", day).rows()) for day in ("2025-06-11", "2025-06")] == [0, 1]


def test_a_version_is_exported_as_it_was(tmp_path):
    """
    Whatever is current.
    """
    desk = Desk(tmp_path).market(2)
    old = desk.refresh()["version"]
    desk.market(3).refresh()

    assert [len(desk.run("export", "figures", *flags).rows()) for flags in ((), ("--version", old))] == [3, 2]


def test_the_formats_hold_the_same_rows(desk, tmp_path):
    """
    On standard output and in a file.
    """
    rows = [row["figure_id"] for row in desk.rows("figures")]
    for fmt in ("csv", "json", "parquet", "xlsx"):
        desk.export("figures", "--format", fmt, "-o", str(tmp_path / f"a.{fmt}"))
        assert (tmp_path / f"a.{fmt}").read_bytes() == desk.export("figures", "--format", fmt)

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [row["figure_id"] for row in json.loads((tmp_path / "a.json").read_bytes())] == rows
    assert pq.read_table(tmp_path / "a.parquet")["figure_id"].to_pylist() == rows
    assert [cell.value for cell in sheet["A"][1:]] == rows


def test_numbers_are_plain_and_formulas_are_not_run(desk):
    """
    In the CSV that everybody gets; --raw has the words as they are.
    """
    safe, raw = desk.run("export", "figures").rows(), desk.rows("figures")

    assert [row["value"] for row in safe] == ["870000000", "900000000", "760000000", "0.00000012", "870000000"]
    assert (safe[2]["evidence"], raw[2]["evidence"]) == ('\'=HYPERLINK("x")', '=HYPERLINK("x")')
    assert desk.export("figures", "--excel").startswith(b"\xef\xbb\xbffigure_id,")


@settings(max_examples=3, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 10**15) | st.floats(0, 1e15)), min_size=1, max_size=30))
def test_what_is_exported_reads_back_the_same(rows):
    """
    Export the curated tables, read them as inputs, export again: the identity, whatever is in the cells.
    """
    with tempfile.TemporaryDirectory() as folder:
        first, second = Desk(Path(folder) / "first"), Desk(Path(folder) / "second")
        first.market()
        first.table(
            "figures",
            *(
                REVENUE | {"figure_id": f"f-{n}", "evidence": evidence, "title": title, "value": f"{value:f}"}
                for n, (evidence, title, value) in enumerate(rows)
            ),
        )
        first.table("publishers", {"publisher": "Wire", "kind": "wire", "tier": "2", "note": rows[0][0]})
        assert first.run("refresh").exit == 0
        for table in CURATED:
            second.keep(f"curated/{table}.csv", first.export(table, "--raw"))
        assert second.run("refresh").exit == 0

        for table in (*CURATED, "facts", "moves", "checks"):
            assert second.export(table) == first.export(table)
        contents = [each.run("status", "--json").json()["content"] for each in (first, second)]
        assert contents[0] == contents[1]
