"""The bytes of an input file: hashed once, and read later only if they are still the ones that were hashed."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from etl.records import Rejection
from etl.sources.refusal import refuse

PIECE = 1024 * 1024


def _open(path: Path) -> int:
    """A descriptor of the regular file at `path`; a pipe that took its place meanwhile is not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "no longer a regular file")
    return descriptor


def digest(path: Path, name: str, max_bytes: float) -> tuple[str, int] | Rejection:
    """sha256 and size of what `path` holds, in flat memory; a rejection where that fails or is too much."""
    hashed = hashlib.sha256()
    size = 0
    try:
        descriptor = _open(path)
        try:
            while piece := os.read(descriptor, PIECE):
                hashed.update(piece)
                size += len(piece)
                if size > max_bytes:
                    return refuse(name, "too_large", f"more than {max_bytes:.0f} bytes (limits.file_mb)")
        finally:
            os.close(descriptor)
    except OSError as error:
        return refuse(name, "unreadable", f"this cannot be read: {error.strerror}")
    return hashed.hexdigest(), size


def contents(path: Path, name: str, sha256: str, size: int) -> bytes | Rejection:
    """The bytes that have this hash; a rejection where the file was changed since it was hashed."""
    try:
        with open(_open(path), "rb") as stream:
            data = stream.read(size + 1)
    except OSError as error:
        return refuse(name, "unreadable", f"this cannot be read: {error.strerror}")
    if hashlib.sha256(data).hexdigest() != sha256:
        return refuse(name, "unreadable", "this was changed while it was read; run again")
    return data
