"""Raw rows -> clean tables of the new snapshot: checked in bulk, corrected, in our words; the refused are told."""

from __future__ import annotations

from importlib.resources import files

import duckdb
import pyarrow as pa

from etl.normalise import corrections, fx
from etl.normalise.faults import query, quoted
from etl.normalise.resolve import resolved
from etl.vocabulary import TableSpec, metrics, periods, read, tables

REJECTIONS = 'file varchar, line bigint, "row" bigint, field varchar, reason varchar, value varchar'


def sql(name: str) -> str:
    """The text of one of this room's `.sql` files."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """
    Fill the attached database `build` (publish/schema.sql) from the tables `raw_<name>` of `con`.

    `raw_<name>`: the columns of its specification as text (trimmed, empty is null), `file`, `line`, `row`, `source_id`,
    `source_publisher`, and `seq`, the reading order. What was read out of documents, in the tables of read.sql, joins
    them; a table of those that is not there is empty. Leaves `rejections` (file, line, row, field, reason, value).
    """
    con.execute(periods())
    con.execute(sql("cells"))
    con.execute(f"create or replace table rejections ({REJECTIONS})")
    for table in tables().values():
        con.execute(f"create or replace table bad_{table.name} (seq bigint)")
    _vocabulary(con)
    con.execute(sql("corrected"))
    clean(con, tables()["corrections"])
    for table in tables().values():
        if table.name == "corrections":
            continue
        corrections.apply(con, table)
        clean(con, table)
        if table.name == "entities":
            con.execute("create or replace view entities as select * from clean_entities")
            con.execute(sql("names"))
    con.execute(sql("registers"))
    con.execute(sql("read"))
    con.execute(sql("stated"))
    fx.rates(con, sql("fx"))
    con.execute(sql("figures"))
    con.execute(sql("relationships"))
    con.execute(sql("documents"))


def clean(con: duckdb.DuckDBPyConnection, table: TableSpec) -> None:
    """Reject the faulty rows and the later rows of one id of `raw_<table>`; the view `clean_<table>` is what stands."""
    rows = f"({resolved(table, 'raw_' + table.name)})"
    standing = resolved(table, f"(select * from raw_{table.name} anti join bad_{table.name} using (seq))")
    cells = " ".join(f"when '{column.name}' then {quoted(column.name)}" for column in table.columns)
    con.execute(
        sql("clean").format(
            table=table.name,
            id=table.id_column,
            key=quoted(table.id_column),
            checked=query(table, rows),
            cell=f"case fault_field {cells} end",
            standing=standing,
        )
    )


def _vocabulary(con: duckdb.DuckDBPyConnection) -> None:
    """Tables `known_metrics`, `known_qualifiers` and `known_states`: the vocabulary that the queries join."""
    kinds, qualifiers, states = metrics(), read("statuses")["qualifier"], read("statuses")["relationship"]
    stock = [metric.kind == "stock" for metric in kinds.values()]
    in_key = [metric.counterparty_in_key for metric in kinds.values()]
    exactness = [told["exactness"] for told in qualifiers.values()]
    tells = {
        "known_metrics": {"metric": list(kinds), "stock": stock, "in_key": in_key},
        "known_qualifiers": {"qualifier": list(qualifiers), "exactness": exactness},
        "known_states": {"status": list(states), "gravity": [told["gravity"] for told in states.values()]},
    }
    for name, columns in tells.items():
        con.register("told", pa.table(columns))
        con.execute(f"create or replace table {name} as select * from told")
        con.unregister("told")
