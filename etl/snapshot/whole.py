"""One version's file: opened for reading only, and only if it is whole."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import duckdb

from etl.snapshot.names import Reason

HEADER = 3 * 4096  # DuckDB's main header and its two database headers, before the first block
LIMITS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": 2,
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}


class UnfitError(Exception):
    """The file is no whole version: `reason`, and in words why."""

    def __init__(self, reason: Reason, why: str) -> None:
        super().__init__(why)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Meta:
    """The row that is written last; `published_at` is naive UTC."""

    version: str
    content: str
    published_at: datetime
    program: str

    @property
    def file_time(self) -> int:
        """The time of change that a published file is given, in ns: one that has another was touched since."""
        since = self.published_at.replace(tzinfo=UTC) - datetime.fromtimestamp(0, UTC)
        return since // timedelta(microseconds=1) * 1000


@dataclass(frozen=True)
class Opened:
    """A whole version, open: a cursor for each query. Closed by being let go of, never under a running query."""

    connection: duckdb.DuckDBPyConnection
    meta: Meta


def open_whole(path: Path, version: str, aside: bool = False) -> Opened:
    """The version in `path`, read-only and locked down. Raises UnfitError.

    `aside` opens it under a private name outside the warehouse: a log file beside it, or another file that this process
    has open under the same name, then does no harm.
    """
    try:
        if not aside:
            return _open(path, path, version)
        with tempfile.TemporaryDirectory(prefix="vendorscope-") as folder:  # an open file outlives its name
            return _open(_private(path, Path(folder)), path, version)
    except duckdb.CatalogException as error:
        raise UnfitError("unfinished", "it has no meta row, its writing was not finished") from error
    except duckdb.Error as error:
        raise UnfitError("damaged", f"it cannot be opened ({_first_line(error)})") from error
    except OSError as error:
        raise UnfitError("damaged", f"it cannot be read ({error.strerror})") from error


def _open(name: Path, path: Path, version: str) -> Opened:
    status = path.stat()
    limits = LIMITS | {"temp_directory": _spill(name), "lock_configuration": True}
    connection = duckdb.connect(str(name), read_only=True, config=limits)
    with connection.cursor() as cursor:
        rows = cursor.execute("select version, content, published_at, program from meta").fetchall()
        blocks = cursor.execute("select block_size * total_blocks from pragma_database_size()").fetchall()
        if len(rows) != 1:
            raise UnfitError("unfinished", "it has no meta row, its writing was not finished")
        meta = Meta(*rows[0])
        if meta.version != version:
            raise UnfitError("damaged", f"it holds version {meta.version!r} under another name")
        if status.st_size < HEADER + blocks[0][0]:
            raise UnfitError("damaged", f"it is cut off after {status.st_size} of {HEADER + blocks[0][0]} bytes")
        if status.st_mtime_ns != meta.file_time:  # a million figures take half a second to read
            _read_once(cursor)
    return Opened(connection, meta)


def _read_once(cursor: duckdb.DuckDBPyConnection) -> None:
    """Every block is read, and so held against its checksum: a file may open and still be damaged further in."""
    for (table,) in cursor.execute("select table_name from duckdb_tables() where not internal").fetchall():
        quoted = table.replace('"', '""')
        cursor.execute(f'select bit_xor(hash(columns(*))) from "{quoted}"').fetchall()


def _spill(name: Path) -> str:
    """
    Where a sort too big for memory goes, instead of beside the file. DuckDB makes and removes the folder.

    One place for a file and process, hard to guess: a second opening of the same file must ask for the same. Empty
    where there is no place for temporary files: then all must fit in memory.
    """
    try:
        told = hashlib.sha256(f"{_secret(os.getpid())} {name}".encode()).hexdigest()
        return str(Path(tempfile.gettempdir()) / f"vendorscope-{told[:16]}")
    except OSError:
        return ""


@cache
def _secret(process: int) -> str:  # noqa: ARG001 - a forked process has its own
    return secrets.token_hex(16)


def _private(path: Path, folder: Path) -> Path:
    """The same file under a name of our own; a copy where no second name can be given."""
    private = folder / path.name
    try:
        os.link(path, private)
    except OSError:
        shutil.copyfile(path, private)
    return private


def _first_line(error: Exception) -> str:
    line = (str(error).splitlines() or [type(error).__name__])[0]
    return re.sub(r' ?"[^"]*/[^"]*"', "", line)[:200].rstrip(" .")  # a visitor need not know our folders
