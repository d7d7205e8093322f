"""Files that are replaced whole: a reader sees the old one or the new one, and a failure leaves the old one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from etl.errors import UsageError


@contextmanager
def replaced(out: Path | BinaryIO) -> Iterator[BinaryIO]:
    """A stream that becomes the file when the block ends well; a stream given is handed through, a pipe is written to.

    Raises UsageError where the folder is missing or the path is one.
    """
    if not isinstance(out, Path):
        yield out
        return
    path = out.resolve()  # a link is followed, not replaced
    if path.is_dir():
        raise UsageError(f"{out} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"{out}: there is no folder {path.parent}: make it first")
    if path.exists() and not path.is_file():
        with path.open("wb") as device:  # /dev/stdout, a named pipe
            yield device
        return
    aside = path.parent / f".vendorscope-{secrets.token_hex(8)}.tmp"
    try:
        with aside.open("xb") as stream:
            if path.exists():
                os.fchmod(stream.fileno(), path.stat().st_mode & 0o777)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
        _keep_name(path.parent)
    finally:
        aside.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
