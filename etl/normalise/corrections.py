"""Corrections by people: fields set and rows taken out, as long as the source still says what was expected."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from etl.normalise.faults import query, quoted
from etl.normalise.resolve import resolved
from etl.vocabulary import TableSpec, tables

Row = dict[str, Any]


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Empty `correction_states` (correction_id, state, statements) and `corrected` (table, id, corrected_by, rejected)."""
    con.execute("create or replace table correction_states (correction_id varchar, state varchar, statements bigint)")
    con.execute('create or replace table corrected ("table" varchar, id varchar, corrected_by varchar, rejected boolean)')


def apply(con: duckdb.DuckDBPyConnection, table: TableSpec) -> None:
    """
    Correct `raw_<table>` in place by the clean corrections of that table, in reading order.

    A correction whose row is gone, or whose field no longer is `expect`, has ended. One that would make its row faulty is
    refused (with the place of the correction); the row then stands as its source has it.
    """
    wanted = _rows(con, 'select * from clean_corrections where "table" = $t order by seq', t=table.name)
    refused: set[str] = set()
    while wanted:
        rows, states = _corrected(con, table, [row for row in wanted if row["correction_id"] not in refused])
        bad = _refused(con, table, rows, wanted, refused)
        if not bad:
            _write(con, table, rows, states)
            return
        refused |= bad


def _rows(con: duckdb.DuckDBPyConnection, sql: str, **parameters: Any) -> list[Row]:
    rows: list[Row] = con.sql(sql, params=parameters).to_arrow_table().to_pylist()
    return rows


def _corrected(con: duckdb.DuckDBPyConnection, table: TableSpec, wanted: list[Row]) -> tuple[dict[str, Row], dict[str, str]]:
    """The rows by id as they read after `wanted`, each with `corrections` and `out`; and the state of each correction."""
    key = quoted(table.id_column)
    ids = sorted({row["id"] for row in wanted})
    first = f"select * from raw_{table.name} where list_contains($ids, {key}) qualify row_number() over (partition by {key} order by seq) = 1"
    rows = {row[table.id_column]: row | {"corrections": [], "out": False} for row in _rows(con, first, ids=ids)}
    defaults = {column.name: column.default for column in table.columns}
    states = {}
    for wish in wanted:
        row, field = rows.get(wish["id"]), wish["field"]
        if row is None:
            states[wish["correction_id"]] = "ended"
        elif field == "row":
            row["out"] = True
        elif _same(row[field] or defaults[field], wish["expect"] or defaults[field]):
            row[field] = wish["set"]
        else:
            states[wish["correction_id"]] = "ended"
        if wish["correction_id"] not in states and row is not None:
            states[wish["correction_id"]] = "applied"
            row["corrections"].append(wish["correction_id"])
    return rows, states


def _same(said: str | None, expected: str | None) -> bool:
    """Are two cells the same text, or the same number?"""
    if said == expected or said is None or expected is None:
        return said == expected
    try:
        return float(said) == float(expected)
    except ValueError:
        return False


def _refused(con: duckdb.DuckDBPyConnection, table: TableSpec, rows: dict[str, Row], wanted: list[Row], refused: set[str]) -> set[str]:
    """Corrections that make their row faulty where it was not; each becomes a rejection."""
    touched = {key: row for key, row in rows.items() if row["corrections"]}
    if not touched:
        return set()
    columns = [column.name for column in table.columns]
    fields = [pa.field(name, pa.string()) for name in columns]
    cells = [pa.array([row[name] for row in touched.values()], pa.string()) for name in columns]
    con.register("touched_rows", pa.table(cells, schema=pa.schema(fields)))
    checked = query(table, f"({resolved(table, 'touched_rows')})")
    faults = _rows(con, f"select {quoted(table.id_column)} as id, fault_field, fault_reason from ({checked}) where fault_field is not null")
    con.unregister("touched_rows")
    bad: set[str] = set()
    by_id = {wish["correction_id"]: wish for wish in wanted}
    for fault in faults:
        mine = [by_id[c] for c in touched[fault["id"]]["corrections"] if by_id[c]["field"] != "row"]
        guilty = [wish for wish in mine if wish["field"] == fault["fault_field"]] or mine
        for wish in guilty:
            con.execute(
                "insert into rejections values ($file, $line, $row, 'set', $reason, $set)",
                {name: wish[name] for name in ("file", "line", "row", "set")} | {"reason": fault["fault_reason"]},
            )
            con.execute("insert into bad_corrections values ($seq)", {"seq": wish["seq"]})
            bad.add(wish["correction_id"])
    return bad


def _write(con: duckdb.DuckDBPyConnection, table: TableSpec, rows: dict[str, Row], states: dict[str, str]) -> None:
    counts = table.name in ("figures", "relationships")
    for row in rows.values():
        if not row["corrections"]:
            continue
        sets = ", ".join(f"{quoted(column.name)} = ${n}" for n, column in enumerate(table.columns, 1))
        values = [row[column.name] for column in table.columns]
        con.execute(f"update raw_{table.name} set {sets} where seq = ${len(values) + 1}", [*values, row["seq"]])
        con.execute("insert into corrected values (?, ?, ?, ?)", [table.name, row[table.id_column], "|".join(row["corrections"]), row["out"]])
    for correction, state in states.items():
        con.execute("insert into correction_states values (?, ?, ?)", [correction, state, int(counts and state == "applied")])


def all_tables() -> list[TableSpec]:
    """The tables that a correction may name."""
    return [table for name, table in tables().items() if name != "corrections"]
