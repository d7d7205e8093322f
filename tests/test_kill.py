"""kill -9 at any moment: a whole snapshot is readable, nothing accepted is lost, and the next run finishes unaided."""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from etl import cli
from etl.publish import runs, write
from etl.publish.warehouse import Warehouse
from etl.snapshot import Snapshot

SCHEMA = files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 6, 0, 12, tzinfo=UTC)
KILLS = 100
FIRST = 12  # figures before the first change
CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.utime"}

HEADS = {
    "entities": "entity_id,name,kind,aliases,country,founded,website,ticker,segment,note,source_url",
    "figures": "figure_id,metric,subject,counterparty,value,low,high,unit,qualifier,status,period,reported_on,"
    "publisher,title,url,evidence,note",
    "relationships": "rel_id,customer,vendor,status,effective,reported_on,publisher,title,url,evidence,note",
    "events": "event_id,date,entity_id,kind,headline,url,publisher",
}


# ---- a refresh, as the command does it


@pytest.fixture(scope="module")
def processes():
    """Processes that have imported the program already: what is killed is a run, not the loading of libraries."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(
        ["etl.cli.refresh", "etl.settings", "etl.pipeline.release", "pandas", "pyarrow.parquet"]
    )
    return server


def directory(data):
    """A data directory of a few rows and a document."""
    (data / "curated").mkdir(parents=True)
    (data / "inbox").mkdir()
    put(data, "entities", ["scale-ai,Scale AI" + "," * 9, "google,Google" + "," * 9])
    put(data, "relationships", ["rel-1,google,scale-ai,leaving,2025-06,2025-06-13,Reuters,,,,"])
    put(data, "events", ["deal-1,2025-06-12,scale-ai,deal,Meta buys 49 % of Scale AI,,Reuters"])
    tell(data, 0)
    return data


def put(data, table, rows):
    (data / "curated" / f"{table}.csv").write_text("\n".join([HEADS[table], *rows]) + "\n", encoding="utf-8")


def tell(data, state):
    """The inputs become those of `state`: one figure and, every tenth time, one document more than before."""
    put(
        data,
        "figures",
        [
            f"fig-{number},revenue,scale-ai,,{870_000_000 + number},,,USD,exact,actual,2024,2025-06-13,Reuters,,,,"
            for number in range(FIRST + state)
        ],
    )
    if state % 10 == 0:
        (data / "inbox" / f"article-{state}.txt").write_text(f"Article {state}: Scale AI had revenue of $870 million.")


def told(snapshot):
    """Which state a snapshot tells; each part of it must tell the same one."""
    figures = set(snapshot.query("select figure_id from figures where origin = 'curated'")["figure_id"])
    state = len(figures) - FIRST
    assert figures == {f"fig-{number}" for number in range(FIRST + state)}
    counted = snapshot.query(
        "select origin, count(*) as n from fact_statements join figures using (figure_id) group by origin"
    )
    placed = dict(zip(counted["origin"], counted["n"], strict=True))
    assert placed == {"curated": FIRST + state, "extracted": state // 10 + 1}  # one figure of each article
    paths = set(snapshot.query("select path from documents")["path"])
    assert {Path(path).name for path in paths} == {f"article-{each}.txt" for each in range(0, state + 1, 10)}
    return state


def refresh(processes, data):
    process = processes.Process(target=cli.main, args=(["-q", "--data-dir", str(data), "refresh"],))
    process.start()
    return process


def finish(processes, data):
    """Runs it to its end, unaided; the seconds that took."""
    started = time.monotonic()
    process = refresh(processes, data)
    process.join(120)
    assert process.exitcode == 0
    return time.monotonic() - started


def litter(warehouse):
    return [path for path in warehouse.rglob("*") if path.name.startswith(".")]


def killed_again_and_again(processes, data, seed):
    """Half of the kills, on a warehouse of its own; the inputs change before each run."""
    chance = random.Random(seed)
    warehouse = data / "warehouse"
    seconds = [finish(processes, data) for state in (1, 2, 3) if tell(data, state) is None]
    state = published = 3
    killed = 0

    while killed < KILLS // 2:
        state += 1
        tell(data, state)
        process = refresh(processes, data)
        process.join(chance.uniform(0, max(seconds)))
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        snapshot = Snapshot.open(warehouse)
        assert snapshot.ignored == ()
        assert published <= told(snapshot) <= state
        published = told(snapshot)
        if chance.random() < 0.2:
            seconds[state % 3] = finish(processes, data)
            published = told(Snapshot.open(warehouse))
            assert published == state
            assert litter(warehouse) == []

    finish(processes, data)
    assert told(Snapshot.open(warehouse)) == state
    assert runs.damaged(warehouse) == ()
    warehouse.rename(data / ".killed")
    finish(processes, data)
    assert Snapshot.open(warehouse).meta.content == Snapshot.open(data / ".killed").meta.content


def test_a_hundred_kills_at_random_moments_of_a_refresh(processes, tmp_path):
    """A whole snapshot after each, the next run goes through unaided, and at last all is as in a fresh warehouse."""
    with ThreadPoolExecutor(2) as two:
        for lane in [
            two.submit(killed_again_and_again, processes, directory(tmp_path / str(seed) / "data"), seed)
            for seed in (20261122, 20250612)
        ]:
            lane.result()


# ---- a publication, step by step


def build(warehouse, version):
    path = warehouse.scratch("build")
    with duckdb.connect(path) as con:
        con.execute(SCHEMA)
        write.seal(con, version, f"content of {version}", NOW)
    return path


def killed_before_change(number, do):
    """Whether `do()`, in a forked child that is killed before its change of that number in a file, came so far."""
    child = os.fork()
    if child == 0:
        changes = 0

        def count(event, arguments):
            nonlocal changes
            if event in CHANGES and "warehouse" in str(arguments[0]):
                changes += 1
                if changes == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        do()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def test_a_publication_killed_before_any_of_its_changes_is_there_whole_or_not_at_all(tmp_path):
    made = Warehouse(tmp_path / "made")
    with made.lock():
        made.publish(build(made, "v1"), "v1")
    path = build(made, "v2")
    seen, number = [], 0
    alive = True
    while alive:
        number += 1
        warehouse = Warehouse(shutil.copytree(made.root, tmp_path / str(number) / "warehouse"))
        alive = killed_before_change(number, partial(warehouse.publish, warehouse.root / path.name, "v2"))

        snapshot = Snapshot.open(warehouse.root)
        seen.append(snapshot.version)
        assert snapshot.ignored == ()
        with warehouse.lock():
            assert litter(warehouse.root) == []
            assert warehouse.versions() == (("v2", "v1") if snapshot.version == "v2" else ("v1",))
            if snapshot.version == "v1":
                warehouse.publish(build(warehouse, "v2"), "v2")
        assert Snapshot.open(warehouse.root).version == "v2"

    assert seen == sorted(seen)
    assert set(seen) == {"v1", "v2"}
    assert number > 8
