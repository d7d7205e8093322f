"""Raw rows -> clean tables in the new snapshot: checked in bulk, corrected, in our words; what is refused becomes rejections."""

from __future__ import annotations

from importlib.resources import files

import duckdb
import pyarrow as pa

from etl.normalise import corrections, fx
from etl.normalise.faults import query, quoted
from etl.normalise.resolve import resolved
from etl.vocabulary import TableSpec, metrics, periods, read, tables


def sql(name: str) -> str:
    """The text of one of this room's `.sql` files."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """
    Fill the attached database `build` (publish/schema.sql) from the tables `raw_<name>` of `con`.

    `raw_<name>`: the columns of its specification as text (trimmed, empty is null), `file`, `line`, `row`, `source_id`,
    `source_publisher`, and `seq`, the reading order. Leaves `rejections` (file, line, row, field, reason, value) in `con`.
    """
    con.execute(periods())
    con.execute(sql("cells"))
    con.execute("create or replace table rejections (file varchar, line bigint, \"row\" bigint, field varchar, reason varchar, value varchar)")
    for table in tables().values():
        con.execute(f"create or replace table bad_{table.name} (seq bigint)")
    _vocabulary(con)
    corrections.prepare(con)
    clean(con, tables()["corrections"])
    for table in corrections.all_tables():
        corrections.apply(con, table)
        clean(con, table)
        if table.name == "entities":
            con.execute("create or replace view entities as select * from clean_entities")
            con.execute(sql("names"))
    con.execute(sql("registers"))
    fx.rates(con)
    con.execute(sql("figures"))
    con.execute(sql("relationships"))


def clean(con: duckdb.DuckDBPyConnection, table: TableSpec) -> None:
    """Reject the faulty rows and the later rows of one id of `raw_<table>`; the view `clean_<table>` is what stands."""
    rows = f"({resolved(table, 'raw_' + table.name)})"
    key = quoted(table.id_column)
    con.execute(f"create or replace temp table faulty as select seq, fault_field, fault_reason from ({query(table, rows)}) where fault_field is not null")
    con.execute(f"insert into bad_{table.name} select seq from faulty")
    con.execute(
        f"create or replace temp table repeated as select seq from raw_{table.name} where {key} in"
        f" (select {key} from raw_{table.name} anti join faulty using (seq) group by {key} having count(*) > 1) and seq not in (select seq from faulty)"
        f" qualify row_number() over (partition by {key} order by seq) > 1"
    )
    con.execute(f"insert into bad_{table.name} select seq from repeated")
    value = "case fault_field " + " ".join(f"when '{column.name}' then {quoted(column.name)}" for column in table.columns) + " end"
    con.execute(
        f"insert into rejections select file, line, \"row\", fault_field, fault_reason, left({value}, 200) from faulty join raw_{table.name} using (seq)"
        f" union all select file, line, \"row\", '{table.id_column}', 'duplicate_id', {key} from repeated join raw_{table.name} using (seq)"
    )
    standing = f"(select * from raw_{table.name} anti join bad_{table.name} using (seq))"
    con.execute(f"create or replace view clean_{table.name} as {resolved(table, standing)}")


def _vocabulary(con: duckdb.DuckDBPyConnection) -> None:
    """Tables `known_metrics` (metric, stock, in_key), `known_qualifiers` (qualifier, exactness), `known_states` (status, gravity)."""
    statuses = read("statuses")
    tells = {
        "known_metrics": pa.table({
            "metric": list(metrics()),
            "stock": [metric.kind == "stock" for metric in metrics().values()],
            "in_key": [metric.counterparty_in_key for metric in metrics().values()],
        }),
        "known_qualifiers": pa.table({"qualifier": list(statuses["qualifier"]), "exactness": [q["exactness"] for q in statuses["qualifier"].values()]}),
        "known_states": pa.table({"status": list(statuses["relationship"]), "gravity": [s["gravity"] for s in statuses["relationship"].values()]}),
    }
    for name, rows in tells.items():
        con.register("told", rows)
        con.execute(f"create or replace table {name} as select * from told")
        con.unregister("told")

