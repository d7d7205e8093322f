"""The schedule: when a run is due, that runs never overlap, that a failed one ends nothing, that a signal ends all."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from desk import Desk

from etl import schedule
from etl.errors import UsageError
from etl.publish import runs

START = datetime(2026, 1, 1, tzinfo=UTC)  # a Thursday


def due(trigger, count):
    """The first times after START."""
    times, last, now = [], None, START
    for _ in range(count):
        last = trigger.get_next_fire_time(last, now)
        times.append(last.astimezone(UTC).strftime("%a %d %H:%M"))
        now = last + timedelta(microseconds=1)
    return times


@pytest.mark.parametrize("text, seconds", [("90s", 90), ("30m", 1800), ("6h", 21_600), ("1d", 86_400), ("1.5h", 5400)])
def test_every_is_a_number_and_a_unit(text, seconds):
    """
    Seconds, minutes, hours, days.
    """
    assert schedule.every(text).interval == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "6", "h", "0s", "0.5s", "-1h", "6 h", "6w", "nan", "1e3s", "9999999d", "６h"])
def test_what_is_no_interval_is_refused(text):
    """
    By name, with what would be one.
    """
    with pytest.raises(UsageError, match="such as 90s, 30m, 6h or 1d"):
        schedule.every(text)


@pytest.mark.parametrize(
    "text, times",
    [
        ("0 */6 * * *", ["Thu 01 00:00", "Thu 01 06:00", "Thu 01 12:00"]),
        ("30 7 * * 1-5", ["Thu 01 07:30", "Fri 02 07:30", "Mon 05 07:30"]),
        ("0 0 * * 0", ["Sun 04 00:00", "Sun 11 00:00"]),
        ("0 0 * * 7", ["Sun 04 00:00", "Sun 11 00:00"]),
        ("0 0 * * sat,mon", ["Sat 03 00:00", "Mon 05 00:00"]),
        ("0 0 * * fri-sun", ["Fri 02 00:00", "Sat 03 00:00", "Sun 04 00:00", "Fri 09 00:00"]),
        ("0 0 3 * 5", ["Fri 02 00:00", "Sat 03 00:00", "Fri 09 00:00"]),
        ("15,45 8-9 * 1 *", ["Thu 01 08:15", "Thu 01 08:45", "Thu 01 09:15"]),
    ],
)
def test_cron_is_read_as_cron_reads_it(text, times):
    """
    Sunday is 0 and 7; where both days are given, either is enough.
    """
    assert due(schedule.cron(text, UTC), len(times)) == times


@pytest.mark.parametrize(
    "text", ["", "* * * *", "60 * * * *", "* * * * 8", "* * * * tomorrow", "0 0 30 2 *", "a b c d e"]
)
def test_what_is_no_cron_expression_is_refused(text):
    """
    Also one that never comes.
    """
    with pytest.raises(UsageError, match="--cron: "):
        schedule.cron(text, UTC)


def test_a_time_zone_says_when_it_is_six():
    """
    Six o'clock in Jakarta is eleven in the evening in Greenwich.
    """
    assert due(schedule.cron("0 6 * * *", ZoneInfo("Asia/Jakarta")), 1) == ["Thu 01 23:00"]
    with pytest.raises(UsageError, match="--tz: unknown time zone 'Mars/North'"):
        schedule.zone("Mars/North")


def test_a_time_that_passed_is_missed():
    """
    Since the last run, or not; before the first run nothing is.
    """
    hourly = schedule.cron("0 * * * *", UTC)
    now = datetime.now(UTC).replace(tzinfo=None)

    assert schedule.missed(hourly, now - timedelta(hours=3))
    assert not schedule.missed(hourly, now)
    assert not schedule.missed(hourly, None)


def test_runs_do_not_overlap_and_one_is_caught_up(tmp_path):
    """
    Due every second, each taking longer: they follow one another.
    """
    log = tmp_path / "log"
    program = (
        "import time\n"
        f"with open({str(log)!r}, 'a') as log:\n"
        "    print('begin', file=log, flush=True); time.sleep(1.5); print('end', file=log, flush=True)"
    )
    ended = []

    command = [sys.executable, "-c", program]
    schedule.Schedule(schedule.every("1s"), command, ended.append, max_runs=3).keep(at_once=True)

    assert log.read_text().split() == ["begin", "end"] * 3
    assert ended == [0, 0, 0]


def test_a_failed_run_does_not_end_it():
    """
    Whatever becomes of a run, the next one comes.
    """
    ended = []

    command = [sys.executable, "-c", "raise SystemExit(3)"]
    schedule.Schedule(schedule.every("1s"), command, ended.append, max_runs=2).keep(at_once=True)

    assert ended == [3, 3]


@pytest.fixture
def start(tmp_path):
    """Starts `vendorscope schedule` on a small market; gives its process and the desk."""
    children = []

    def start(*flags):
        desk = Desk(tmp_path).market()
        children.append(
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "etl.cli",
                    "schedule",
                    *flags,
                    "--data-dir",
                    desk.data,
                    "--warehouse",
                    desk.warehouse,
                ],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return children[-1], desk

    yield start
    for child in children:
        child.kill()


def test_the_command_refreshes_in_the_foreground(start):
    """
    Standard output stays empty, and after so many runs it ends.
    """
    child, desk = start("--every", "1s", "--max-runs", "2")
    out, err = child.communicate(timeout=120)

    assert (child.returncode, out) == (0, "")
    assert [run.published for run in runs.kept(desk.warehouse)] == [True, False]
    assert err.count("run ended: well") == 2


@pytest.mark.parametrize("number, code", [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_it_also_in_the_middle_of_a_run(number, code):
    """
    The run is ended too, at once.
    """
    run = "import os, time; print(os.getpid(), flush=True); time.sleep(300)"
    program = (
        "import sys\n"
        "from etl import schedule\n"
        "from etl.cli.signals import interruptible\n"
        "from etl.errors import Interrupted\n"
        "try:\n"
        "    with interruptible(print):\n"
        f"        schedule.Schedule(schedule.every('1h'), [sys.executable, '-c', {run!r}], print).keep(at_once=True)\n"
        "except Interrupted as interrupted:\n"
        "    sys.exit(interrupted.exit_code)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    pid = int(child.stdout.readline())
    since = time.monotonic()
    child.send_signal(number)

    assert child.wait(timeout=30) == code
    assert time.monotonic() - since < 10
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    child.stdout.close()


def test_a_signal_ends_the_command(start):
    """
    With the exit code of an interruption; what it published stands.
    """
    child, desk = start("--every", "1h")
    while "run ended: well" not in child.stderr.readline():
        pass
    child.terminate()
    out, err = child.communicate(timeout=30)

    assert (child.returncode, out, err) == (143, "", "error: interrupted (SIGTERM)\n")
    assert [run.published for run in runs.kept(desk.warehouse)] == [True]
