"""Company names in curated cells -> entity ids."""

from __future__ import annotations

from etl.normalise.faults import quoted
from etl.vocabulary import TableSpec


def resolved(table: TableSpec, rows: str) -> str:
    """SQL that gives `rows` with `<column>_id` and `<column>_name` for each column that names a company."""
    columns = [column.name for column in table.columns if column.kind == "entity"]
    if not columns:
        return f"select * from {rows}"
    found = ", ".join(
        f"of_{name}.entity_id as {quoted(name + '_id')}, of_{name}.name as {quoted(name + '_name')}" for name in columns
    )
    joins = "\n".join(f"left join known_names of_{name} on of_{name}.text = r.{quoted(name)}" for name in columns)
    return f"select r.*, {found} from {rows} r\n{joins}"
