"""The door to what is published: the version in force, read-only, a cursor a query.

Any number of processes and threads may hold it open during a refresh. What is damaged is passed over for the newest
whole version and named in `ignored`; nothing is ever written in the warehouse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.snapshot.find import find, find_named
from etl.snapshot.latest import LatestRun, latest_run
from etl.snapshot.names import VERSION, Ignored, list_versions, read_pointer, version_path
from etl.snapshot.whole import Meta, Opened

if TYPE_CHECKING:  # a second of imports that a command does without
    import duckdb
    import pandas as pd
    import pyarrow as pa

__all__ = [
    "VERSION",
    "Ignored",
    "LatestRun",
    "Meta",
    "Snapshot",
    "latest_run",
    "list_versions",
    "read_pointer",
    "version_path",
]

Params = Mapping[str, Any] | None


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One published version. Open it anew (microseconds) for every page or command: only then is CURRENT followed."""

    version: str
    path: Path
    meta: Meta
    ignored: tuple[Ignored, ...]
    opened: Opened

    @classmethod
    def open(cls, warehouse: Path | str, version: str | None = None) -> Snapshot:
        """The version in force, or the one named.

        Raises NothingPublished where there is no whole version, UsageError for an unknown name, VendorscopeError where
        the version named is damaged.
        """
        root = Path(warehouse).absolute()
        found = find(root) if version is None else find_named(root, version)
        return cls(found.version, version_path(root, found.version), found.opened.meta, found.ignored, found.opened)

    def query(self, sql: str, params: Params = None) -> pd.DataFrame:
        """The rows of one SELECT as a frame; `$name` in the text takes `params["name"]`."""
        with self._cursor() as cursor:
            return cursor.execute(sql, dict(params or {})).df()

    def arrow(self, sql: str, params: Params = None) -> pa.Table:
        """The same as an Arrow table: whole numbers stay whole beside nulls, lists stay lists."""
        with self._cursor() as cursor:
            return cursor.sql(sql, params=dict(params or {})).to_arrow_table()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self.opened.connection.cursor()  # its own each time: a shared one gives silently empty results
