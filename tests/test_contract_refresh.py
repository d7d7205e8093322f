"""A refresh is atomic, a function of its inputs, incremental, and says by its exit how things stand."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
from desk import COMPANIES, DEAL, LEAVING, REVENUE, Desk

from etl.publish.warehouse import Warehouse

CONTENT = ("figures", "facts", "relationships", "entities", "events", "documents", "moves", "checks", "publishers")
KEYS = {
    "run_id", "version", "published", "content", "exit", "files", "rows", "documents", "fetches", "seconds", "warnings",
    "error",
}  # fmt: skip
NONE = {"in": 0, "accepted": 0, "rejected": 0, "unchanged": 0}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path).market()


def exports(desk):
    return {table: desk.export(table, "--raw") for table in CONTENT}


def tree(folder):
    """Every file and folder below, with its bytes and its time of change."""
    paths = sorted(folder.rglob("*"))
    return {path: (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else None) for path in paths}


def test_the_object_of_json_says_what_was_done(desk):
    desk.keep("inbox/a.txt", "Scale AI had revenue of $870 million.")
    desk.table("figures-more", REVENUE | {"figure_id": "f-bad", "value": "x"})
    desk.keep("curated/events-bad.csv", "a,b\n")

    run = desk.refresh()

    assert set(run) == KEYS
    assert (run["published"], run["exit"], run["error"]) == (True, 1, None)
    assert run["files"] == {"in": 7, "accepted": 6, "rejected": 1, "unchanged": 0}
    assert run["rows"] == {"in": 10, "accepted": 9, "rejected": 1, "unchanged": 0}
    assert run["documents"] == {"in": 1, "accepted": 1, "rejected": 0, "unchanged": 0}
    assert run["fetches"] == {"tried": 0, "failed": 0, "not_modified": 0}
    assert run["seconds"]["total"] > 0
    status = desk.run("status", "--json").json()
    assert (status["version"], status["content"]) == (run["version"], run["content"])
    assert status["last_run"]["run_id"] == run["run_id"]


def test_unchanged_inputs_make_no_new_version_and_the_exit_tells_the_state_not_the_news(desk):
    desk.keep("inbox/a.txt", "One.")
    desk.table("figures-more", REVENUE | {"figure_id": "f-bad", "value": "x"})
    first, before = desk.refresh(), exports(desk)

    again = desk.run("refresh", "--json")

    told = again.json()
    assert (told["published"], told["exit"], again.exit) == (False, 1, 1)
    assert "rejected: curated/figures-more.csv:2: value: bad_number" in again.err
    assert (told["version"], told["content"]) == (first["version"], first["content"])
    for kind in ("files", "rows", "documents"):
        assert told[kind] == first[kind] | {"unchanged": first[kind]["accepted"]}
    assert exports(desk) == before
    assert len(desk.run("versions", "--json").json()) == 1


def test_what_is_unchanged_is_counted_and_not_read_again(desk):
    for name in "abc":
        desk.keep(f"inbox/{name}.txt", name)
    desk.refresh()
    desk.keep("inbox/c.txt", "another c")
    desk.table("figures-new", REVENUE | {"figure_id": "f-new", "period": "2030"})

    run = desk.refresh()

    assert run["published"]
    assert run["files"] == {"in": 8, "accepted": 8, "rejected": 0, "unchanged": 6}
    assert run["rows"] == {"in": 10, "accepted": 10, "rejected": 0, "unchanged": 9}
    assert run["documents"] == {"in": 3, "accepted": 3, "rejected": 0, "unchanged": 2}


def test_a_fresh_warehouse_a_full_run_and_a_grown_one_export_the_same_bytes(desk):
    desk.refresh()
    for number in range(3):
        desk.table(f"figures-{number}", REVENUE | {"figure_id": f"g-{number}", "value": str(number)})
        desk.keep(f"inbox/{number}.txt", f"Document {number}.")
        desk.refresh()
    grown = exports(desk)

    full = desk.refresh("--full")
    assert (full["exit"], full["published"]) == (0, False)
    assert exports(desk) == grown

    shutil.rmtree(desk.warehouse)
    fresh = desk.refresh()
    assert (fresh["exit"], fresh["published"], fresh["content"]) == (0, True, full["content"])
    assert exports(desk) == grown


def test_neither_the_order_of_rows_nor_the_cut_into_files_changes_an_export(desk):
    companies = [*COMPANIES, {"entity_id": "alphabet", "name": "Alphabet Inc", "aliases": "Google|Alphabet"}]
    figures = [
        REVENUE
        | {"figure_id": f"f-{n:02}", "value": str(n % 7 * 1_000_000), "period": f"202{n % 4}", "publisher": f"P{n % 3}"}
        for n in range(40)
    ]
    states = [
        LEAVING | {"rel_id": f"r-{n}", "status": s} for n, s in enumerate(("active", "reducing", "left", "staying"))
    ]
    desk.table("entities", *companies)
    desk.table("figures", *figures)
    desk.table("relationships", *states)
    desk.table("events", DEAL | {"event_id": "e-1"})
    desk.refresh()
    before = exports(desk)

    chance = random.Random(7)
    for rows in (companies, figures, states):
        chance.shuffle(rows)
    desk.table("entities", *companies)
    desk.table("figures", *figures[:11])
    desk.table("figures-z", *figures[11:30])
    desk.table("figures-a", *figures[30:])
    desk.table("relationships", *states)
    run = desk.refresh("--full")

    assert (run["published"], exports(desk)) == (False, before)


def test_check_writes_nothing_and_exits_as_refresh_would(desk):
    desk.keep("inbox/a.txt", "One.")
    desk.keep("inbox/broken.pdf", "no PDF")
    before = tree(desk.data.parent)

    checked = desk.run("check", "--json")

    assert tree(desk.data.parent) == before
    refreshed = desk.run("refresh", "--json")
    assert (checked.exit, refreshed.exit) == (1, 1)
    assert [line for line in checked.err.splitlines() if "rejected:" in line][:1] == refreshed.err.splitlines()[:1]
    for key in ("files", "rows", "documents", "content", "error"):
        assert checked.json()[key] == refreshed.json()[key]
    before = tree(desk.data.parent)
    (desk.data / "inbox" / "broken.pdf").unlink()
    del before[desk.data / "inbox" / "broken.pdf"], before[desk.data / "inbox"]
    assert desk.run("check").exit == 0
    after = tree(desk.data.parent)
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 1


def test_a_release_that_lost_much_is_blocked_and_the_old_version_stands(desk):
    desk.market(figures=40)
    first, before = desk.refresh(), desk.export("figures")
    desk.market(figures=19)
    desk.table("figures-bad", REVENUE | {"figure_id": "f-bad", "value": "x"})

    checked, blocked = desk.run("check", "--json"), desk.run("refresh", "--json")

    assert (checked.exit, blocked.exit) == (3, 3)
    told = blocked.json()
    assert (told["exit"], told["published"], told["version"]) == (3, False, first["version"])
    assert told["error"]["code"] == "blocked"
    assert "max_drop: figures has 19 rows where the current version has 40" in told["error"]["message"]
    assert told["error"]["message"] in blocked.err
    assert desk.export("figures") == before
    # the tables of the run tell of this one, though it published nothing
    assert [(row["file"], row["reason"]) for row in desk.rows("quarantine")] == [
        ("curated/figures-bad.csv", "bad_number")
    ]
    assert "rejected: curated/figures-bad.csv:2: value: bad_number" in blocked.err
    assert [row["exit"] for row in desk.rows("runs")] == ["0", "3"]

    allowed = desk.refresh("--allow-drop")
    assert (allowed["exit"], allowed["published"]) == (1, True)
    assert len(desk.rows("figures")) == 19


@pytest.mark.parametrize("table,share,left,blocked", [
    ("figures", 0.5, 10, False), ("figures", 0.5, 9, True), ("figures", 0.9, 17, True), ("figures", 0.9, 18, False),
    ("figures", 0, 1, False), ("events", 0.5, 9, True), ("relationships", 0.5, 9, True),
])  # fmt: skip
def test_less_than_max_drop_of_the_rows_blocks(desk, table, share, left, blocked):
    config = desk.keep("vendorscope.toml", f"max_drop = {share}\n")
    row, key = {"figures": (REVENUE, "figure_id"), "events": (DEAL, "event_id"), "relationships": (LEAVING, "rel_id")}[
        table
    ]
    desk.table(table, *(row | {key: f"x-{n}"} for n in range(20)))
    assert desk.run("--config", config, "refresh").exit == 0
    desk.table(table, *(row | {key: f"x-{n}"} for n in range(left)))

    said = desk.run("--config", config, "refresh")

    assert said.exit == (3 if blocked else 0)
    assert (f"max_drop: {table} has {left} rows" in said.err) == blocked


def test_a_table_of_fewer_than_twenty_rows_may_shrink_at_will(desk):
    desk.market(figures=19)
    desk.refresh()
    desk.market(figures=1)

    assert desk.refresh()["exit"] == 0


def test_a_busy_warehouse_is_exit_4_at_once_or_after_the_wait(desk):
    first = desk.refresh()
    desk.market(figures=4)

    with Warehouse(desk.warehouse).lock():
        begun = time.monotonic()
        at_once = desk.run("refresh", "--json")
        between = time.monotonic()
        waited = desk.run("refresh", "--wait", "1.5")
        ended = time.monotonic()
        rolled = desk.run("rollback", first["version"])

    assert (at_once.exit, waited.exit, rolled.exit) == (4, 4, 4)
    assert between - begun < ended - between
    assert ended - between >= 1.5
    told = at_once.json()
    assert (told["exit"], told["error"]["code"], told["published"]) == (4, "busy", False)
    assert told["version"] == first["version"]
    assert f"process {os.getpid()}" in at_once.err
    assert [row["exit"] for row in desk.rows("runs")] == ["0"]
    assert desk.refresh("--wait", "5")["published"]


@pytest.mark.parametrize("words", [
    ["refresh", "--wait", "soon"], ["refresh", "--wait", "-1"], ["refresh", "--wait", "nan"], ["refresh", "extra"],
    ["refresh", "--no-such-flag"], ["--warehouse", "", "refresh"], ["--config", "nowhere.toml", "refresh"],
    ["--data-dir", "/nonexistent/data", "refresh"], ["--data-dir", "/etc/hostname", "refresh"],
    ["--data-dir", "", "refresh"], ["check", "--full"],
])  # fmt: skip
def test_usage_and_settings_errors_are_exit_2_and_one_object(desk, words):
    said = desk.run(*words, "--json")

    assert said.exit == 2
    assert said.err.startswith("error: ")
    told = said.json()
    assert set(told) == KEYS
    assert (told["exit"], told["published"], told["error"]["code"], told["files"]) == (2, False, "usage", NONE)
    assert not desk.warehouse.exists()


def test_a_settings_error_names_key_value_and_mend(desk, monkeypatch):
    desk.keep("vendorscope.toml", "keep_versions = 0\nmax_drops = 1\n[limits]\nfile_mb = 'many'\n")
    monkeypatch.setenv("VENDORSCOPE_HTTP_RETRIES", "often")

    said = desk.run("--config", desk.data / "vendorscope.toml", "refresh")

    assert said.exit == 2
    for key, value in (
        ("keep_versions", "0"),
        ("max_drops", ""),
        ("limits.file_mb", "'many'"),
        ("VENDORSCOPE_HTTP_RETRIES", "'often'"),
    ):
        assert any(key in line and value in line for line in said.err.splitlines()), said.err


def test_a_warehouse_that_cannot_be_written_is_exit_3(desk):
    desk.warehouse.write_text("a file stands here")

    said = desk.run("refresh", "--json")

    assert (said.exit, said.json()["exit"], said.json()["version"]) == (3, 3, None)
    assert str(desk.warehouse) in said.err


@pytest.mark.parametrize("number,code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_refresh_says_so_and_the_old_version_stands(desk, number, code):
    first = desk.refresh()
    desk.table("figures-many", *(REVENUE | {"figure_id": f"m-{n}", "note": "x" * 300} for n in range(100_000)))
    words = ["--data-dir", desk.data, "--warehouse", desk.warehouse, "refresh", "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "etl.cli", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not list(desk.warehouse.glob(".build-*")) and time.monotonic() < deadline:
        time.sleep(0.01)

    process.send_signal(number)
    out, err = process.communicate(timeout=60)

    assert process.returncode == code
    assert "Traceback" not in err
    assert f'"exit": {code}' in out
    assert '"code": "interrupted"' in out
    assert desk.run("status", "--json").json()["version"] == first["version"]
    assert desk.rows("runs")[-1]["exit"] == str(code)
    (desk.data / "curated" / "figures-many.csv").unlink()
    assert desk.refresh()["exit"] == 0
    assert not list(desk.warehouse.rglob(".*"))


def test_nothing_in_the_data_directory_is_ever_written_but_the_warehouse_in_it(desk):
    desk.warehouse = desk.data / "warehouse"
    desk.keep("inbox/a.txt", "One.")
    before = tree(desk.data)
    del before[desk.data / "inbox"]

    desk.refresh()
    desk.export("facts")

    after = {path: told for path, told in tree(desk.data).items() if desk.warehouse not in [path, *path.parents]}
    del after[desk.data / "inbox"]
    assert after == before
    assert desk.refresh()["published"] is False
