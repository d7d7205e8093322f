"""One refresh or rollback at a time: a lock of the kernel, which a killed process leaves behind open."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from etl.errors import Busy

POLL_S = 0.1

_held: set[int] = set()


@contextmanager
def locked(path: Path, wait_s: float = 0) -> Iterator[None]:
    """Holds the lock at `path`. Where another has it: tries for `wait_s` seconds, then raises Busy."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(handle, path, time.monotonic() + wait_s)
        _held.add(handle)
        _sign(handle)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


def _take(handle: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Busy(_message(handle, path)) from None
            time.sleep(min(POLL_S, left))


def _message(handle: int, path: Path) -> str:
    holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
    who = f" (process {holder})" if holder.isdecimal() else ""
    return f"another refresh or rollback holds {path.parent}{who}: try later, or wait for it with --wait SECONDS"


def _sign(handle: int) -> None:
    """The holder's process id, for the message of whoever finds it busy; the lock does not rest on it."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, b"%d\n" % os.getpid(), 0)


def _let_go_in_child() -> None:
    """A forked child shares the lock: if it outlived a killed parent, the next run would find the warehouse busy."""
    while _held:
        with suppress(OSError):
            os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go_in_child)
