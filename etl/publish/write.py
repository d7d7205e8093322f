"""The last two lines of a snapshot: what its content is, and that it is finished."""

from __future__ import annotations

import hashlib
from datetime import datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

import duckdb

from etl.vocabulary import CONTENT_TABLES

BATCH = 100_000


def content(con: duckdb.DuckDBPyConnection) -> str:
    """The sha256 of the content tables and of the rules that the snapshot carries, in hexadecimal.

    It depends on columns and rows alone, not on the order in which rows lie or were written: each row is hashed as text
    that tells an empty cell from an empty string, and the hashes are taken in their own order.
    """
    digest = hashlib.sha256()
    for table in sorted(CONTENT_TABLES):
        digest.update(f"{table} {', '.join(_columns(con, table))}\n".encode())
        _add_rows(digest, con, table)
    for macro in con.execute(
        "select function_name, parameters::varchar, macro_definition from duckdb_functions() "
        "where not internal and macro_definition is not null and database_name = current_database() order by all"
    ).fetchall():
        digest.update(repr(macro).encode())
    return digest.hexdigest()


def seal(con: duckdb.DuckDBPyConnection, version: str, content: str, now: datetime) -> None:
    """Writes the row that makes the file a version, `now` in UTC, and puts all of it into the file: close it then."""
    con.execute("insert into meta values (?, ?, ?, ?)", [version, content, now.replace(tzinfo=None), _program()])
    con.execute("checkpoint")


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = con.execute(
        "select column_name from duckdb_columns() where table_name = ? and database_name = current_database() "
        "and schema_name = 'main' order by column_index",
        [table],
    )
    return [f'"{name}"' for (name,) in rows.fetchall()]


def _add_rows(digest: hashlib._Hash, con: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = ", ".join(_columns(con, table))
    hashes = con.sql(f"select sha256(row({columns})::varchar) as told from {table} order by told")
    for batch in hashes.to_arrow_reader(BATCH):
        digest.update("".join(batch.column(0).to_pylist()).encode())


def _program() -> str:
    try:
        return installed("vendorscope")
    except PackageNotFoundError:
        return "unknown"
