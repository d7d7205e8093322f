"""The first fault of each row of a curated table, found in bulk by one query that the table's specification writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from etl.vocabulary import Column, TableSpec, currencies, metrics, read, tables

Fault = tuple[str, str, str]  # (SQL that is true for a faulty row, field, reason)
VOCABULARIES: dict[str, tuple[str, Callable[[], tuple[str, ...]]]] = {
    "metric": ("unknown_metric", lambda: tuple(metrics())),
    "qualifier": ("unknown_qualifier", lambda: tuple(read("statuses")["qualifier"])),
    "figure_status": ("unknown_status", lambda: tuple(read("statuses")["figure"])),
    "relationship_status": ("unknown_status", lambda: tuple(read("statuses")["relationship"])),
    "event_kind": ("unknown_status", lambda: tuple(read("statuses")["event"])),
    "date_basis": ("unknown_status", lambda: ("page", "url", "text", "none")),
    "boolean": ("unknown_status", lambda: ("true", "false")),
    "corrected_table": ("bad_id", lambda: ("entities", "publishers", "figures", "relationships", "events")),
    "unit": ("unknown_unit", lambda: ("percent", "count", *currencies())),
}
FORMS = {
    "id": ("is_id", "bad_id"),
    "number": ("is_number", "bad_number"),
    "integer": ("is_integer", "bad_number"),
    "period": ("is_period", "bad_period"),
    "date": ("is_date", "bad_date"),
    "url": ("is_url", "bad_url"),
    "website": ("is_website", "bad_url"),
}


def quoted(name: str) -> str:
    """`name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literals(words: tuple[str, ...]) -> str:
    """`words` as a list of SQL strings."""
    return ", ".join("'" + word.replace("'", "''") + "'" for word in words)


def faults(table: TableSpec) -> list[Fault]:
    """What can be wrong with a row of `table`, in the order in which it is looked for: cells first."""
    found = [fault for column in table.columns for fault in _of_cell(column)]
    if table.name == "figures":
        found += _of_figure()
    if table.name == "corrections":
        found += _of_correction()
    return found


def _of_cell(column: Column) -> Iterator[Fault]:
    cell = quoted(column.name)
    if column.required:
        yield f"{cell} is null", column.name, "missing_value"
    if column.kind in FORMS:
        macro, reason = FORMS[column.kind]
        yield f"{cell} is not null and not {macro}({cell})", column.name, reason
    elif column.kind in VOCABULARIES:
        reason, words = VOCABULARIES[column.kind]
        yield f"{cell} not in ({literals(words())})", column.name, reason
    elif column.kind == "entity":
        yield f"{cell} is not null and {quoted(column.name + '_id')} is null", column.name, "unknown_entity"
    if column.low is not None and column.high is not None:
        yield f"try_cast({cell} as double) not between {column.low} and {column.high}", column.name, "out_of_range"


def _of_figure() -> Iterator[Fault]:
    def of(kind: str) -> str:
        return literals(tuple(name for name, metric in metrics().items() if metric.unit == kind))

    units, money = read("units"), f"unit in ({literals(currencies())})"
    wrong = [f"metric in ({of('money')}) and not {money}"]
    wrong += [f"metric in ({of(kind)}) and unit <> '{kind}'" for kind in ("percent", "count")]
    yield " or ".join(f"({each})" for each in wrong), "unit", "unknown_unit"
    optional = literals(tuple(name for name, metric in metrics().items() if metric.subject_optional))
    yield f"subject is null and metric not in ({optional})", "subject", "missing_value"
    limits = [
        (money, units["money"]),
        ("metric = 'stake'", units["percent"]["stake"]),
        ("unit = 'percent'", units["percent"]),
        ("unit = 'count'", units["count"]),
    ]
    for name in ("value", "low", "high"):
        number = f"try_cast({name} as double)"
        cases = " ".join(
            f"when {what} then {number} not between {limit['low']} and {limit['high']}"
            + (f" or {number} <> trunc({number})" if limit.get("whole") else "")
            for what, limit in limits
        )
        yield f"case {cases} end", name, "out_of_range"
    yield "try_cast(low as double) > try_cast(value as double)", "low", "bounds"
    yield "try_cast(high as double) < try_cast(value as double)", "high", "bounds"
    yield "try_cast(low as double) > try_cast(high as double)", "low", "bounds"


def _of_correction() -> Iterator[Fault]:
    for name, table in tables().items():
        allowed = literals((*(column.name for column in table.columns if column.name != table.id_column), "row"))
        yield f"\"table\" = '{name}' and field not in ({allowed})", "field", "missing_column"
    yield "field = 'row' and \"set\" is distinct from 'rejected'", "set", "unknown_status"


def query(table: TableSpec, rows: str) -> str:
    """SQL that gives `rows` with `fault_field` and `fault_reason`: the first fault of each, or null."""
    cases = faults(table)
    number = "\n".join(f"    when {when} then {n}" for n, (when, _, _) in enumerate(cases))
    fields = literals(tuple(field for _, field, _ in cases))
    reasons = literals(tuple(reason for _, _, reason in cases))
    return (
        f"select * exclude fault, ([{fields}])[fault + 1] as fault_field, ([{reasons}])[fault + 1] as fault_reason\n"
        "from (\n"
        f"select *, case\n{number}\n    end as fault\nfrom {rows})"
    )
