"""What is said on standard error, and what is given on standard output."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from contextlib import suppress
from typing import Any

log = logging.getLogger("vendorscope")

HOSTILE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def plain(text: str) -> str:
    r"""The text as one line for a terminal: control and bidirectional characters as `\n`, `\x1b`, `\u202e`."""
    return HOSTILE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] in SHORT:
        return SHORT[found[0]]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class UnheardError(Exception):
    """Whoever reads standard output has read enough."""


class _Lines(logging.Handler):
    """Every message as a line: warnings and errors say what they are."""

    NAMES = ((logging.ERROR, "error: "), (logging.WARNING, "warning: "))

    def emit(self, record: logging.LogRecord) -> None:
        name = next((name for level, name in self.NAMES if record.levelno >= level), "")
        line(name + record.getMessage())


def set_up() -> None:
    """Messages of ours from `info` on, those of libraries from `warning` on, to standard error."""
    root = logging.getLogger()
    root.handlers = [each for each in root.handlers if not isinstance(each, _Lines)] + [_Lines()]
    loudness(0)


def loudness(level: int) -> None:
    """-1 and less: only what is wrong; 1 and more: every step."""
    log.setLevel(logging.WARNING if level < 0 else logging.DEBUG if level > 0 else logging.INFO)
    logging.getLogger().setLevel(logging.INFO if level > 1 else logging.WARNING)


def line(text: str) -> None:
    """One line on standard error, whatever is in the text. Nobody listening is no failure."""
    with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
        sys.stderr.write(plain(text) + "\n")
        sys.stderr.flush()


def give(text: str) -> None:
    """A line of what was asked for, on standard output."""
    out().write((plain(text) + "\n").encode("utf-8", "backslashreplace"))


def give_json(value: Any) -> None:
    """One JSON document on standard output."""
    out().write((json.dumps(value, indent=2, allow_nan=False) + "\n").encode())


def out() -> Any:
    """Standard output, for bytes. Raises OSError where there is none."""
    if sys.stdout is None:
        raise OSError("standard output is closed")
    return sys.stdout.buffer


def flush() -> None:
    """What was given has left this process. Raises OSError where the other end is gone or full."""
    if sys.stdout is not None:
        sys.stdout.flush()


def drop() -> None:
    """Nobody reads standard output any more: what is left in it is not said again when the process ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
