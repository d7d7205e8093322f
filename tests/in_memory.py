"""A snapshot in memory, made of curated rows by the very stages of a refresh: settle, then agree."""

from collections.abc import Iterable, Mapping
from importlib.resources import files

import duckdb
import pyarrow as pa

from etl.normalise.settle import settle
from etl.reconcile.agree import agree
from etl.vocabulary import tables

Row = Mapping[str, str | None]
PLACE = (("file", pa.string()), ("line", pa.int64()), ("row", pa.int64()), ("source_id", pa.string()))


def snapshot(curated: Mapping[str, Iterable[Row]], *, agreed: bool = True) -> duckdb.DuckDBPyConnection:
    """
    A connection to what a refresh makes of `curated` (rows by table; absent cells are empty); close it after use.

    Table `rejections` of database `staging` has what was refused. Without `agreed` there are no facts.
    """
    con = duckdb.connect(config={"threads": 1})
    con.execute("attach ':memory:' as build; attach ':memory:' as staging; use build")
    con.execute(files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8"))
    con.execute("use staging")
    for name in tables():
        con.register("incoming", _rows(name, list(curated.get(name, ()))))
        con.execute(f"create table raw_{name} as select *, null::varchar as source_publisher, row as seq from incoming")
    settle(con)
    con.execute("use build")
    if agreed:
        agree(con)
    return con


def rejections(con: duckdb.DuckDBPyConnection) -> list[tuple]:
    """What was refused: (table, row, field, reason, value), row from 1."""
    return con.execute(
        'select file, "row", field, reason, value from staging.rejections order by file, "row"').fetchall()  # fmt: skip


def _rows(table: str, rows: list[Row]) -> pa.Table:
    cells = {c.name: [row.get(c.name) or None for row in rows] for c in tables()[table].columns}
    place = {
        "file": [table] * len(rows), "line": list(range(2, len(rows) + 2)), "row": list(range(1, len(rows) + 1)),
        "source_id": [None] * len(rows),
    }  # fmt: skip
    schema = pa.schema([*((name, pa.string()) for name in cells), *PLACE])
    return pa.table(cells | place, schema=schema)
