"""The command line: what each exit code means, what stands on standard output, what is said beside it."""

import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import COMPANIES, REVENUE, Desk

from etl import cli
from etl.publish.lock import locked
from etl.publish.warehouse import Warehouse

OBJECT = [
    "run_id", "version", "published", "content", "exit", "files", "rows", "documents", "fetches", "seconds", "warnings",
    "error",
]  # fmt: skip
TALLY = ["in", "accepted", "rejected", "unchanged"]


@pytest.fixture
def desk(tmp_path):
    """An empty data directory and no warehouse yet."""
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A desk that is only looked at: a small market, published."""
    desk = Desk(tmp_path_factory.mktemp("published")).market()
    assert desk.run("refresh").exit == 0
    return desk


def figures(count):
    return [REVENUE | {"figure_id": f"f-{n}", "period": str(1950 + n)} for n in range(count)]


def test_exit_0_is_published_or_unchanged(desk):
    """
    Standard output stays empty: nothing was asked for. The second run publishes nothing.
    """
    first, second = desk.market().run("refresh"), desk.run("refresh")

    assert (first.exit, first.out, second.exit, second.out) == (0, b"", 0, b"")
    assert first.err.startswith("published ")
    assert second.err.startswith("nothing has changed")


def test_exit_1_is_the_same_with_inputs_rejected(desk):
    """
    Each is a line, and it stands: an unchanged run says it again.
    """
    desk.market().table("figures", *figures(1), REVENUE | {"figure_id": "bad", "value": "abc"})

    first, second = desk.run("refresh"), desk.run("refresh")

    assert (first.exit, second.exit) == (1, 1)
    for said in (first, second):
        assert "rejected: curated/figures.csv:3: value: bad_number: 'abc'" in said.err
    assert [row["figure_id"] for row in desk.rows("figures")] == ["f-0"]


@pytest.mark.parametrize(
    "words",
    [
        ["refresh", "--bogus"],
        ["refresh", "--wait", "nan"],
        ["refresh", "--wait", "-1"],
        ["refresh", "here"],
        ["frobnicate"],
        ["refresh", "--config", "absent.toml"],
        ["check", "--bogus"],
    ],
)
def test_exit_2_is_usage(desk, words):
    """
    One line, which says where help is or what to mend; nothing is written.
    """
    said = desk.market().run(*words)

    assert (said.exit, said.out) == (2, b"")
    assert said.err.startswith("error: ")
    assert len(said.err.splitlines()) == 1
    assert not desk.warehouse.exists()


def test_exit_2_is_settings_too(desk, monkeypatch):
    """
    A bad value, a misspelt variable, a data directory that is not there, a bad sources.toml: each by name.
    """
    monkeypatch.setenv("VENDORSCOPE_MAX_DROP", "half")
    assert "VENDORSCOPE_MAX_DROP: 'half'" in desk.run("refresh").err
    monkeypatch.delenv("VENDORSCOPE_MAX_DROP")
    assert "there is no folder" in desk.run("refresh", "--data-dir", desk.data / "absent").err

    version = desk.market().refresh()["version"]
    desk.keep("sources.toml", '[[sources]]\nid = "a"\nkind = "wish"\npath = "x"\n')
    said = desk.run("refresh", "--json")

    assert (said.exit, said.json()["version"], said.json()["error"]["code"]) == (2, version, "usage")
    assert "wish" in said.err


def test_exit_3_is_a_check_that_blocked(desk):
    """
    The check is named, the old version stands, and --allow-drop publishes all the same.
    """
    desk.table("entities", *COMPANIES)
    desk.table("figures", *figures(20))
    before = desk.refresh()["version"]
    desk.table("figures", *figures(5))

    blocked = desk.run("refresh", "--json")

    assert (blocked.exit, blocked.json()["published"], blocked.json()["version"]) == (3, False, before)
    assert "max_drop" in blocked.json()["error"]["message"]
    assert blocked.err.startswith("error: ")
    assert desk.run("refresh", "--allow-drop").exit == 0
    assert len(desk.rows("figures")) == 5


def test_exit_3_is_a_warehouse_that_cannot_be_written(desk):
    """
    In words, with the mend.
    """
    desk.market().warehouse.write_text("a file where a folder is needed")

    said = desk.run("refresh", "--json")

    assert (said.exit, said.json()["exit"], said.json()["error"]["code"]) == (3, 3, "failed")
    assert "error: " in said.err


def test_exit_4_is_a_warehouse_that_another_holds(desk):
    """
    Also after --wait, and for a rollback; as soon as it is free, the run goes on.
    """
    version = desk.market().refresh()["version"]
    with locked(desk.warehouse / "lock"):
        said = desk.run("refresh", "--json", "--wait", "0.2")
        assert (said.exit, said.json()["exit"], said.json()["error"]["code"]) == (4, 4, "busy")
        assert desk.run("rollback", version).exit == 4

    assert desk.run("refresh").exit == 0


def hears_signals(process):
    """Whether it says itself what SIGTERM does, and no longer Python."""
    caught = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    return bool(int(caught[1], 16) & 1 << signal.SIGTERM - 1)


def wait_until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.mark.parametrize("number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_exit_130_and_143_are_interruptions(desk, number, code):
    """
    One object also then, and the warehouse as it was.
    """
    before = desk.market().refresh()["version"]
    desk.table("figures", *figures(1))
    with locked(desk.warehouse / "lock"):
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "etl.cli",
                "refresh",
                "--json",
                "--wait",
                "60",
                "--data-dir",
                desk.data,
                "--warehouse",
                desk.warehouse,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        wait_until(lambda: hears_signals(child.pid))
        child.send_signal(number)
        out, err = child.communicate(timeout=30)

    assert child.returncode == code
    assert (json.loads(out)["exit"], json.loads(out)["error"]["code"]) == (code, "interrupted")
    assert b"Traceback" not in err
    assert Warehouse(desk.warehouse).current() == before


@pytest.mark.parametrize(
    "words, code",
    [
        (["refresh"], 0),
        (["check"], 0),
        (["refresh", "--bogus"], 2),
        (["check", "--data-dir", "absent"], 2),
    ],
)
def test_json_is_one_object_on_every_exit(desk, words, code):
    """
    With all of its keys, on usage errors too.
    """
    said = desk.market().run(*words, "--json")
    told = said.json()

    assert (said.exit, told["exit"], list(told)) == (code, code, OBJECT)
    assert all(list(told[kind]) == TALLY for kind in ("files", "rows", "documents"))
    assert list(told["fetches"]) == ["tried", "failed", "not_modified"]
    assert told["seconds"]["total"] >= 0
    assert (told["error"] is None) == (code == 0)


def test_at_most_a_hundred_rejections_a_file_are_told(desk):
    """
    Then a line says how many were left out; table quarantine has them all.
    """
    desk.market().table("figures", *(REVENUE | {"figure_id": f"f-{n}", "value": "abc"} for n in range(130)))
    desk.table("figures-more", REVENUE | {"figure_id": "x", "value": "abc"})

    lines = desk.run("refresh").err.splitlines()

    assert sum(line.startswith("rejected: curated/figures.csv:") for line in lines) == 101
    assert "rejected: curated/figures.csv: 30 more, listed by: vendorscope export quarantine" in lines
    assert sum(line.startswith("rejected: curated/figures-more.csv:") for line in lines) == 1
    assert len(desk.rows("quarantine")) == 131


def test_what_is_hostile_in_an_input_is_escaped(desk):
    """
    A cell cannot move the cursor, colour the screen, turn the line around or begin another line.
    """
    desk.market().table("figures", REVENUE | {"figure_id": "f", "metric": "a\x1b[31m\u202eb\nrejected: all is well"})

    said = desk.run("refresh")

    assert said.exit == 1
    assert not set(said.err) & set("\x1b\u202e")
    assert "rejected: all is well" not in said.err.splitlines()


def test_check_finds_what_refresh_would_and_writes_nothing(desk):
    """
    The same rejections, the same exit, and no warehouse.
    """
    desk.market().table("figures", REVENUE | {"figure_id": "f", "value": "abc"})

    said = desk.run("check")

    assert (said.exit, said.out) == (1, b"")
    assert "rejected: curated/figures.csv:2: value: bad_number: 'abc'" in said.err
    assert not desk.warehouse.exists()


def test_status_tells_of_the_version_and_the_last_run(published):
    """
    In words, and as an object.
    """
    told = published.run("status", "--json").json()

    assert list(told) == ["version", "content", "published_at", "age_s", "tables", "last_run", "sources"]
    assert (told["tables"]["figures"], told["tables"]["entities"]) == (3, 4)
    assert (told["last_run"]["exit"], told["last_run"]["version"], told["sources"]) == (0, told["version"], [])
    assert told["version"] in published.run("status").out.decode()


def test_status_exits_3_where_nothing_is_published(desk):
    """
    And says which command to type.
    """
    said = desk.run("status", "--json")

    assert (said.exit, said.json()["version"]) == (3, None)
    assert "vendorscope refresh" in said.err


def test_versions_and_rollback(desk):
    """
    Newest first; a rollback makes an older one current, and a refresh does not undo it until inputs change.
    """
    old = desk.market(2).refresh()["version"]
    new = desk.market(3).refresh()["version"]
    assert desk.run("rollback", old).exit == 0

    told = desk.run("versions", "--json").json()
    assert [(row["version"], row["figures"], row["current"]) for row in told] == [(new, 3, False), (old, 2, True)]
    assert list(told[0]) == ["version", "published_at", "content", "figures", "current"]

    held = desk.refresh()
    assert (held["published"], held["version"]) == (False, old)
    assert held["warnings"]
    assert desk.refresh("--full")["published"]


@pytest.mark.parametrize(
    "words, code",
    [
        (["rollback", "20000101T000000Z"], 2),
        (["rollback", "../CURRENT"], 2),
        (["rollback"], 2),
        (["export", "wishes"], 2),
        (["export", "meta"], 2),
        (["export", "facts; drop table facts"], 2),
        (["export", "facts", "--version", "20000101T000000Z"], 2),
        (["export", "facts", "--format", "ods"], 2),
        (["export", "facts", "--rule", "mine"], 2),
        (["export", "figures", "--rule", "latest"], 2),
        (["export", "figures", "--without", "Wire"], 2),
        (["export", "facts", "--as-of", "2025-02-30"], 2),
        (["export", "facts", "--as-of", "1899"], 2),
        (["export", "runs", "--as-of", "2025"], 2),
        (["export", "sources", "--version", "x"], 2),
        (["export", "facts", "--format", "json", "--excel"], 2),
        (["export", "facts", "-o", "/absent/facts.csv"], 2),
        (["export"], 2),
        (["schedule"], 2),
        (["schedule", "--every", "6h", "--cron", "* * * * *"], 2),
        (["dashboard", "--port", "0"], 2),
        (["dashboard", "--address", "not an address"], 2),
    ],
)
def test_what_is_unknown_is_refused_by_name(published, words, code):
    """
    In a line; standard output stays empty.
    """
    said = published.run(*words)

    assert (said.exit, said.out) == (code, b"")
    assert said.err.startswith("error: ")


def test_nothing_published_is_exit_3(desk):
    """
    Of a table; an unknown table is still a usage error.
    """
    assert [desk.run("export", table).exit for table in ("facts", "runs", "wishes")] == [3, 3, 2]


def test_common_flags_stand_before_or_after_the_command(published, tmp_path):
    """
    The one after it wins.
    """
    assert cli.run(["status", "--warehouse", str(published.warehouse), "-q"]) == 0
    assert cli.run(["--warehouse", str(published.warehouse), "-q", "status"]) == 0
    assert cli.run(["--warehouse", str(published.warehouse), "status", "--warehouse", str(tmp_path)]) == 3


def test_quiet_says_only_what_is_wrong(desk):
    """
    So that cron has something to send only then.
    """
    assert desk.market().run("refresh", "-q").err == ""
    desk.table("figures", REVENUE | {"figure_id": "f", "value": "abc"})
    assert desk.run("-q", "refresh").err.startswith("rejected: ")


def test_who_reads_only_the_first_line_is_no_failure(published):
    """
    A closed pipe is quiet.
    """
    command = f"{sys.executable} -m etl.cli export figures --warehouse {published.warehouse} | head -c 1"
    found = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True)

    assert (found.returncode, found.stdout, found.stderr) == (0, b"f", b"")


def test_a_full_disk_is_said_in_a_line(published):
    """
    Also where standard output is on it.
    """
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        found = subprocess.run(
            [sys.executable, "-m", "etl.cli", "export", "figures", "--warehouse", published.warehouse],
            stdout=full,
            stderr=subprocess.PIPE,
        )

    assert (found.returncode, found.stderr) == (3, b"error: the disk is full: make room and repeat\n")


@pytest.mark.parametrize("words", [["dashboard"], []])
def test_a_busy_port_is_said_in_a_line(published, words):
    """
    Options without a command are those of the dashboard.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = published.run(*words, "--port", str(port))

    assert said.exit == 3
    assert said.err.startswith(f"error: port {port} of 127.0.0.1 cannot be used (Address already in use): ")
    assert len(said.err.splitlines()) == 1


def test_the_dashboard_serves_until_it_is_told_to_end(published):
    """
    It answers, writes nothing in the warehouse, and ends at SIGTERM.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    before = sorted(os.walk(published.warehouse))
    child = subprocess.Popen(
        [sys.executable, "-m", "etl.cli", "dashboard", "--port", str(port), "--warehouse", published.warehouse],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert answer(port, "/_stcore/health") == b"ok"
    finally:
        child.terminate()
    out, _ = child.communicate(timeout=30)

    assert out == b""
    assert sorted(os.walk(published.warehouse)) == before


def answer(port, path):
    """What the server says, once it does."""
    for _ in range(120):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
                client.sendall(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
                return b"".join(iter(lambda: client.recv(4096), b"")).partition(b"\r\n\r\n")[2]
        except OSError:
            time.sleep(0.5)
    raise AssertionError("it never answered")


def test_progress_is_drawn_on_a_terminal_alone(desk):
    """
    On standard error, with the stage that it is in; in a pipe only the outcome is said.
    """
    command = [sys.executable, "-m", "etl.cli", "refresh", "--data-dir", desk.market().data]
    terminal, end = pty.openpty()
    with subprocess.Popen(command, stderr=end, env=os.environ | {"TERM": "xterm"}) as child:
        os.close(end)
        drawn = b"".join(iter(lambda: read(terminal), b""))
    os.close(terminal)

    assert child.returncode == 0
    assert b"settle" in drawn
    assert b"settle" not in subprocess.run([*command, "--full"], capture_output=True).stderr


def read(terminal):
    """What is on the terminal; nothing once the other end is closed."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_a_fault_of_ours_is_a_line_too(desk, monkeypatch):
    """
    Never a traceback; -v says where it was.
    """

    def faulty(*_, **__):
        raise ZeroDivisionError("of our own making")

    monkeypatch.setattr("etl.pipeline.refresh", faulty)

    said, more = desk.market().run("refresh", "--json"), desk.run("refresh", "-v")

    assert (said.exit, said.json()["error"]["code"]) == (3, "failed")
    assert said.err.startswith("error: failed in a way that was not foreseen (ZeroDivisionError: of our own making)")
    assert len(said.err.splitlines()) == 1
    assert "faulty (" in more.err


def test_a_second_signal_ends_a_command_that_a_library_holds(tmp_path):
    """
    Python cannot say a word while DuckDB is busy; the command ends all the same.
    """
    program = (
        "import duckdb\n"
        "from etl.cli.signals import interruptible\n"
        "with interruptible(lambda interrupted: print(interrupted, flush=True)):\n"
        "    print('ready', flush=True)\n"
        "    duckdb.connect().cursor().execute('select sum(hash(i)) from range(1000000000000) t(i)')\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout.readline() == "ready\n"
    time.sleep(1)
    child.terminate()
    time.sleep(2.5)
    child.terminate()

    assert child.wait(timeout=15) in (143, 1)  # 1: DuckDB let go at the first, and Interrupted was raised
    child.stdout.close()
