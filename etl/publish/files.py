"""Writing so that whoever looks finds the old file or the new one, and the mend where the disk refuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from etl.errors import VendorscopeError

ASIDE = ".aside-"  # begins the name of a file being written; the next run sweeps what is left

MENDS = {
    errno.ENOSPC: "the disk is full: free some space, then run the same command again",
    errno.EDQUOT: "the disk quota is used up: free some space, then run the same command again",
    errno.EFBIG: "the file would be larger than this system allows: raise the limit (ulimit -f)",
    errno.EROFS: "the disk is mounted read-only: mount it writable, or choose another folder with --warehouse",
    errno.EACCES: "permission denied: let this user write there, or choose another folder with --warehouse",
    errno.EPERM: "not permitted: let this user write there, or choose another folder with --warehouse",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away",
    errno.EISDIR: "a folder stands where a file is needed: move it away",
    errno.ENOENT: "it has gone: was it removed by hand meanwhile?",
}


@contextmanager
def told(doing: str) -> Iterator[None]:
    """Turns what the system or DuckDB says of the disk into a VendorscopeError: what failed, where, and the mend."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        mend = MENDS.get(error.errno or 0, error.strerror or str(error))
        raise VendorscopeError(f"{doing} failed{where}: {mend}") from error
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        mend = next((MENDS[code] for code in MENDS if os.strerror(code).lower() in said.lower()), said)
        raise VendorscopeError(f"{doing} failed: {mend}") from error


def write_aside(path: Path, data: bytes) -> None:
    """`path` holds `data`, also after a power cut; until then what it held. Raises OSError and leaves no litter."""
    aside = path.with_name(f"{ASIDE}{os.getpid()}-{path.name}")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    sync(path.parent)


def sync(path: Path) -> None:
    """What was written to this file, or renamed in this folder, is on the disk when this returns."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
