"""SIGINT and SIGTERM end a command in an orderly way, and in any case soon."""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from etl.errors import Interrupted

PATIENCE_S = 20  # for clearing up; a library may hold the main thread for longer than anybody wants to wait
ECHO_S = 2  # a signal that is repeated sooner is the same wish, handed on by somebody else
ENDING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interruptible(give_up: Callable[[Interrupted], None]) -> Iterator[None]:
    """Raises Interrupted at a signal.

    Where that does not end the block in time, or a second signal comes, `give_up` says so and the process ends at once:
    what it leaves behind, the next run clears away.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return

    def interrupt(number: int, _: FrameType | None) -> None:
        if Interrupted.came is None:
            Interrupted.came = _interrupted(number)
            raise Interrupted.came

    read, write = os.pipe()
    os.set_blocking(write, False)
    watch = threading.Thread(target=_watch, args=(read, give_up), daemon=True)
    watch.start()
    old = {number: signal.signal(number, interrupt) for number in ENDING}
    old_fd = signal.set_wakeup_fd(write)  # told at once, also while the main thread is inside a library
    try:
        yield
    except Exception as error:
        if Interrupted.came is not None and not isinstance(error, Interrupted):
            raise Interrupted.came from error
        raise
    finally:
        Interrupted.came = None
        signal.set_wakeup_fd(old_fd)
        for number, handler in old.items():
            signal.signal(number, handler)
        os.close(write)
        watch.join()


def _watch(read: int, give_up: Callable[[Interrupted], None]) -> None:
    """Reads which signals came until the other end is closed; ends the process where the first one brings nothing."""
    first, since = 0, 0.0
    while True:
        left = max(0.0, since + PATIENCE_S - time.monotonic()) if first else None
        ready, _, _ = select.select([read], [], [], left)
        came = os.read(read, 1) if ready else b""
        if ready and not came:
            os.close(read)
            return
        if came and came[0] not in ENDING:
            continue
        if not first:
            first, since = came[0], time.monotonic()
        elif not came or time.monotonic() - since > ECHO_S:
            give_up(_interrupted(first))
            os._exit(128 + first)


def _let_go_in_child() -> None:
    """A forked child dies of a signal as programs do, and what it receives is not told to us."""
    if signal.set_wakeup_fd(-1) != -1:
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)


os.register_at_fork(after_in_child=_let_go_in_child)


def _interrupted(number: int) -> Interrupted:
    return Interrupted(f"interrupted ({signal.Signals(number).name})", 128 + number)
