"""How each source stood at the end of a run."""

from datetime import UTC, datetime

from etl.records import Rejection, Source
from etl.sources.states import not_fetched, states

NOW = datetime(2025, 6, 14, tzinfo=UTC).replace(tzinfo=None)
BEFORE = datetime(2025, 6, 1, tzinfo=UTC).replace(tzinfo=None)


def status(source: Source, *rejections: Rejection) -> str:
    (state,) = states((source,), rejections, {}, NOW, {})
    return state.last_status


def test_a_folder_is_ok_partial_or_failed_by_what_was_refused_in_it():
    folder = Source(id="rep", kind="folder", path="reports")

    assert status(folder) == "ok"
    assert status(folder, Rejection(file="inbox/a.pdf", reason="damaged")) == "ok"
    assert status(folder, Rejection(file="reports2/a.pdf", reason="damaged")) == "ok"
    assert status(folder, Rejection(file="reports/a.pdf", reason="damaged")) == "partial"
    assert status(folder, Rejection(file="reports", reason="not_a_file")) == "failed"


def test_a_table_is_partial_for_its_rows_and_failed_for_its_file():
    table = Source(id="partner", kind="table", path="partner.csv")

    assert status(table, Rejection(file="partner.csv", line=2, row=1, reason="bad_number")) == "partial"
    assert status(table, Rejection(file="partner.csv", field="value", reason="missing_column")) == "failed"


def test_an_enabled_source_with_an_address_failed_and_one_switched_off_is_disabled():
    wire = Source(id="wire", kind="feed", url="https://example.org/feed.xml")
    off = Source(id="off", kind="feed", url="https://example.org/feed.xml", enabled=False)

    found = states((wire, off), not_fetched((wire, off)), {}, NOW, {"wire": BEFORE, "off": BEFORE})

    assert [(state.last_status, state.last_ok_at) for state in found] == [("failed", BEFORE), ("disabled", BEFORE)]
    assert found[0].last_error.startswith("https://example.org/feed.xml: connection: ")


def test_the_innermost_of_two_folders_owns_a_file():
    outer, inner = Source(id="a", kind="folder", path="x"), Source(id="b", kind="folder", path="x/y/")

    found = states((outer, inner), [Rejection(file="x/y/a.pdf", reason="damaged")], {"a": 3, "b": 1}, NOW, {})

    assert [(state.last_status, state.documents) for state in found] == [("ok", 3), ("partial", 1)]
