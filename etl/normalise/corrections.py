"""Corrections by people: fields set and rows taken out, as long as the source still says what was expected."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from etl.normalise.faults import query, quoted
from etl.normalise.resolve import resolved
from etl.vocabulary import TableSpec

Row = dict[str, Any]


def apply(con: duckdb.DuckDBPyConnection, table: TableSpec) -> None:
    """
    Correct `raw_<table>` in place by the clean corrections of that table, in reading order.

    A correction whose row is gone, or whose field no longer is `expect`, has ended. One that would make its row faulty
    is refused (with the place of the correction); the row then stands as its source has it.
    """
    wanted = _rows(con, 'select * from clean_corrections where "table" = $t order by seq', t=table.name)
    refused: set[str] = set()
    while wanted:
        rows, states = _corrected(con, table, [wish for wish in wanted if wish["correction_id"] not in refused])
        bad = _refused(con, table, rows, wanted)
        if not bad:
            _write(con, table, rows, states)
            return
        refused |= bad


def _rows(con: duckdb.DuckDBPyConnection, sql: str, **parameters: Any) -> list[Row]:
    rows: list[Row] = con.sql(sql, params=parameters).to_arrow_table().to_pylist()
    return rows


def _corrected(
    con: duckdb.DuckDBPyConnection, table: TableSpec, wanted: list[Row]
) -> tuple[dict[str, Row], dict[str, str]]:
    """The rows by id as they read after `wanted`, each with `corrections` and `out`; and each correction's state."""
    key = quoted(table.id_column)
    first = (
        f"select * from raw_{table.name} where list_contains($ids, {key})"
        f" qualify row_number() over (partition by {key} order by seq) = 1"
    )
    found = _rows(con, first, ids=sorted({wish["id"] for wish in wanted})) if wanted else []
    rows = {row[table.id_column]: row | {"corrections": [], "out": False} for row in found}
    defaults = {column.name: column.default for column in table.columns}
    states = {}
    for wish in wanted:
        row, field, default = rows.get(wish["id"]), wish["field"], defaults.get(wish["field"])
        holds = row is not None and (field == "row" or _same(row[field] or default, wish["expect"] or default))
        states[wish["correction_id"]] = "applied" if holds else "ended"
        if row is None or not holds:
            continue
        row["corrections"].append(wish["correction_id"])
        if field == "row":
            row["out"] = True
        else:
            row[field] = wish["set"]
    return rows, states


def _same(said: str | None, expected: str | None) -> bool:
    """Are two cells the same text, or the same number?"""
    if said == expected or said is None or expected is None:
        return said == expected
    try:
        return float(said) == float(expected)
    except ValueError:
        return False


def _refused(con: duckdb.DuckDBPyConnection, table: TableSpec, rows: dict[str, Row], wanted: list[Row]) -> set[str]:
    """Corrections that make their row faulty; each becomes a rejection."""
    touched = {key: row for key, row in rows.items() if row["corrections"]}
    if not touched:
        return set()
    names = [column.name for column in table.columns]
    cells = [pa.array([row[name] for row in touched.values()], pa.string()) for name in names]
    con.register("touched_rows", pa.table(cells, names=names))
    checked = query(table, f"({resolved(table, 'touched_rows')})")
    faults = _rows(
        con,
        f"select {quoted(table.id_column)} as id, fault_field, fault_reason from ({checked})"
        " where fault_field is not null",
    )
    con.unregister("touched_rows")
    bad: set[str] = set()
    by_id = {wish["correction_id"]: wish for wish in wanted}
    for fault in faults:
        mine = [by_id[name] for name in touched[fault["id"]]["corrections"] if by_id[name]["field"] != "row"]
        for wish in [wish for wish in mine if wish["field"] == fault["fault_field"]] or mine:
            place = {name: wish[name] for name in ("file", "line", "row", "set")} | {"reason": fault["fault_reason"]}
            con.execute("insert into rejections values ($file, $line, $row, 'set', $reason, $set)", place)
            con.execute("insert into bad_corrections values ($seq)", {"seq": wish["seq"]})
            bad.add(wish["correction_id"])
    return bad


def _write(con: duckdb.DuckDBPyConnection, table: TableSpec, rows: dict[str, Row], states: dict[str, str]) -> None:
    """Put the corrected rows back where they stood, and note who was touched by what."""
    says = table.name in ("figures", "relationships")
    sets = ", ".join(f"{quoted(column.name)} = ?" for column in table.columns)
    for row in rows.values():
        if row["corrections"]:
            values = [row[column.name] for column in table.columns]
            con.execute(f"update raw_{table.name} set {sets} where seq = ?", [*values, row["seq"]])
            by = "|".join(row["corrections"])
            con.execute("insert into corrected values (?, ?, ?, ?)", [table.name, row[table.id_column], by, row["out"]])
    for name, state in states.items():
        con.execute("insert into correction_states values (?, ?, ?)", [name, state, int(says and state == "applied")])
