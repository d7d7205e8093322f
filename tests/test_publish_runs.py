"""What each run leaves on record, also one that published nothing."""

from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from etl.publish import runs
from etl.publish.warehouse import Warehouse
from etl.records import Run, SourceState

SCHEMA = files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8")
NOON = datetime.fromisoformat("2026-11-22T12:00:00")
HOUR = timedelta(hours=1)


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


def a_run(run_id, minute, **told):
    return Run(run_id=run_id, started_at=NOON + timedelta(minutes=minute), **({"ended_at": NOON + HOUR} | told))


def refused(*rows):
    return pa.Table.from_pylist([dict.fromkeys(runs.QUARANTINE.names) | row for row in rows], runs.QUARANTINE)


def test_a_run_is_kept_with_its_sources_and_what_it_refused(warehouse):
    run = a_run("r1", 0, exit=1, rejected=2, warnings=("one",), seconds={"total": 1.5})
    wire = SourceState(source_id="wire", kind="feed", last_status="ok", last_ok_at=NOON)
    runs.record(
        warehouse,
        run,
        [wire],
        refused(
            {"file": "b.csv", "line": 3, "reason": "bad_url"},
            {"file": "b.csv", "reason": "encoding"},
            {"file": "a.csv", "line": 9, "reason": "bad_date"},
        ),
    )

    assert runs.last(warehouse) == run
    assert runs.sources(warehouse) == (wire,)
    assert [(row["file"], row["line"]) for row in runs.quarantine(warehouse).to_pylist()] == [
        ("a.csv", 9),
        ("b.csv", None),
        ("b.csv", 3),
    ]
    assert runs.table(warehouse, "runs").to_pylist()[0]["exit"] == 1
    assert runs.table(warehouse, "sources").to_pylist()[0]["last_ok_at"] == NOON


def test_before_the_first_run_the_tables_have_their_columns_and_no_rows(warehouse):
    assert runs.last(warehouse) is None
    for name, columns in (("runs", runs.RUNS), ("sources", runs.SOURCES), ("quarantine", runs.QUARANTINE)):
        assert runs.table(warehouse, name).schema == columns
        assert runs.table(warehouse, name).num_rows == 0


def test_the_tables_of_runs_have_the_columns_of_the_snapshot():
    market = duckdb.connect()
    market.execute(SCHEMA)
    for name, columns in (("runs", runs.RUNS), ("sources", runs.SOURCES), ("quarantine", runs.QUARANTINE)):
        assert market.sql(f"from {name}").columns == columns.names


def test_a_run_that_did_not_finish_is_listed_and_not_the_latest(warehouse):
    runs.record(warehouse, a_run("r1", 0, exit=0), [], refused())
    runs.record(warehouse, a_run("r2", 1, ended_at=None), [], refused())

    assert [run.run_id for run in runs.kept(warehouse)] == ["r1", "r2"]
    assert runs.last(warehouse).run_id == "r1"


def test_the_run_that_finished_last_is_the_latest_though_the_clock_went_back(warehouse):
    runs.record(warehouse, a_run("r1", 30, exit=0), [], refused())
    runs.record(warehouse, a_run("r2", 10, exit=0), [], refused())

    assert runs.last(warehouse).run_id == "r2"


@pytest.mark.parametrize("file", ["run.json", "sources.json", "quarantine.parquet"])
@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"{"), Path.unlink], ids=["half-written", "missing"])
def test_a_damaged_record_is_passed_over_and_named(warehouse, file, damage):
    runs.record(warehouse, a_run("r1", 0, exit=0), [], refused())
    runs.record(warehouse, a_run("r2", 1, exit=0), [], refused({"file": "a.csv", "reason": "encoding"}))
    damage(warehouse.root / "runs" / "r2" / file)

    assert runs.last(warehouse).run_id == "r1"
    assert runs.quarantine(warehouse).num_rows == 0
    assert [sentence.split(" was")[0] for sentence in runs.damaged(warehouse)] == ["Run r2"]


def test_only_the_newest_runs_are_kept(warehouse, monkeypatch):
    monkeypatch.setattr(runs, "KEPT", 3)
    for number in range(5):
        runs.record(warehouse, a_run(f"r{number}", number), [], refused())

    assert [run.run_id for run in runs.kept(warehouse)] == ["r2", "r3", "r4"]


def test_a_record_that_a_killed_run_began_goes_with_the_next_run(warehouse):
    """run.json is written last: without it nothing is known of that run, not even that it refused anything."""
    runs.record(warehouse, a_run("r1", 0, exit=0), [], refused())
    runs.record(warehouse, a_run("r2", 1, exit=0), [], refused())
    (warehouse.root / "runs" / "r2" / "run.json").unlink()
    assert len(runs.damaged(warehouse)) == 1

    with warehouse.lock():
        pass

    assert runs.damaged(warehouse) == ()
    assert [run.run_id for run in runs.kept(warehouse)] == ["r1"]
