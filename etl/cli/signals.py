"""SIGINT and SIGTERM end a command in an orderly way."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from etl.errors import Interrupted

PATIENCE_S = 2              # a signal that is repeated sooner is the same wish, handed on by somebody else


@contextmanager
def interruptible() -> Iterator[None]:
    """Raises Interrupted at a signal; one more while it clears up ends the process at once, which harms nothing."""
    first: list[float] = []

    def interrupt(number: int, _: FrameType | None) -> None:
        if not first:
            first.append(time.monotonic())
            raise Interrupted(f"interrupted ({signal.Signals(number).name})", 128 + number)
        if time.monotonic() - first[0] > PATIENCE_S:
            os._exit(128 + number)

    old = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
