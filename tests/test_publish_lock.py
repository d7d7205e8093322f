"""One refresh or rollback at a time, and a killed one stands in nobody's way."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.errors import Busy
from etl.publish.warehouse import Warehouse


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


HOLD = """
import os, sys, time
from etl.publish.warehouse import Warehouse
with Warehouse(sys.argv[1]).lock():
    {then}
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(warehouse):
    """Starts another process that holds the warehouse."""
    started = []

    def start(then="pass"):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD.format(then=then), str(warehouse.root)], stdout=subprocess.PIPE, cwd=Path.cwd()
        )
        started.append(process)
        assert process.stdout.readline() == b"held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_while_another_process_holds_the_warehouse_it_is_busy_and_says_who(warehouse, holder):
    process = holder()

    with pytest.raises(Busy, match=f"process {process.pid}.*--wait"), warehouse.lock():
        pass


def test_waiting_ends_when_the_other_is_done_or_the_time_is_up(warehouse, holder):
    process = holder()
    started = time.monotonic()
    with pytest.raises(Busy), warehouse.lock(wait_s=0.3):
        pass
    assert time.monotonic() - started >= 0.3

    process.terminate()
    with warehouse.lock(wait_s=30):
        pass


def test_a_killed_holder_leaves_no_lock_even_if_a_child_of_it_lives_on(warehouse, holder):
    process = holder(then="child = os.fork(); child or time.sleep(10)")
    process.send_signal(signal.SIGKILL)
    process.wait()

    with warehouse.lock(wait_s=1):
        pass


def test_the_lock_is_free_again_after_an_error(warehouse):
    with pytest.raises(RuntimeError), warehouse.lock():
        raise RuntimeError

    with warehouse.lock():
        pass
