"""Which rows of a snapshot an export asks for: a table as it stands, as of a day, by another rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa

from etl.errors import UsageError
from etl.export.rows import BATCH
from etl.snapshot import Snapshot
from etl.vocabulary import CONTENT_TABLES, read

BY_RULE = ("facts", "fact_statements", "checks")
KEYS = {
    "checks": "check_id",
    "corrections": "correction_id",
    "documents": "doc_id",
    "entities": "entity_id",
    "events": "event_id",
    "fact_statements": "figure_id, shown_figure_id",
    "figures": "figure_id",
    "facts": "metric, subject, subject_id, counterparty, counterparty_id, period, status, unit, figure_id",
    "moves": "event_id, customer_id, vendor_id",
    "no_comments": "no_comment_id",
    "publishers": "publisher",
    "relationships": "rel_id",
    "unregistered": "name",
}
STANDS = "select coalesce(bool_and(k >= before), true) from (select row({0}) k, lag(row({0})) over () before from {1})"
DAYS_AFTER = 90  # what table `moves` looks at after a deal
DEALS = "select event_id from events where kind = 'deal' and final_day(date) <= $day order by event_id"


@dataclass(frozen=True)
class Wanted:
    """A content table; `day` leaves out what was told later, `without` what these publishers told or are credited."""

    table: str
    day: date | None = None
    rule: str | None = None
    without: Sequence[str] = ()


def rules() -> tuple[str, ...]:
    """The names of the rules by which a statement is shown."""
    return tuple(name for name in read("rules") if name != "steps")


def check(wanted: Wanted) -> None:
    """Raises UsageError for an unknown table or rule, and where a table knows no rules or publishers."""
    if wanted.table not in CONTENT_TABLES:
        raise UsageError(f"unknown table {wanted.table!r}: it is one of {', '.join(sorted(CONTENT_TABLES))}")
    if wanted.rule is not None and wanted.rule not in rules():
        raise UsageError(f"--rule: unknown rule {wanted.rule!r}: it is one of {', '.join(rules())}")
    for flag, given in (("--rule", wanted.rule), ("--without", wanted.without)):
        if given and wanted.table not in BY_RULE:
            raise UsageError(f"{flag}: table {wanted.table} is not reconciled: use it with {', '.join(BY_RULE)}")


def ask(snapshot: Snapshot, wanted: Wanted) -> pa.Table | pa.RecordBatchReader:
    """The rows in the order of the table's key. Raises UsageError as `check` does."""
    check(wanted)
    table = wanted.table
    if wanted.day is None and wanted.rule is None and not wanted.without:
        return _stream(snapshot, f"select * from {table}{_order(snapshot, table)}", {})
    if table == "moves":
        return _moves(snapshot, {"day": wanted.day})
    params: dict[str, Any] = {"day": wanted.day}
    if table in BY_RULE:
        params |= {"rule": wanted.rule or "default", "without": list(wanted.without)}
    return _stream(snapshot, _question(table), params)


def strangers(snapshot: Snapshot, without: Sequence[str]) -> list[str]:
    """Those of the names that no statement has as its publisher or as whom it credits."""
    known = "select publisher as name from figures union select attributed_to from figures"
    names = set(snapshot.arrow(known)["name"].to_pylist()) if without else set()
    return [name for name in without if name not in names]


def _order(snapshot: Snapshot, table: str) -> str:
    """Nothing where the rows stand in order, as they are written: sorting a million takes a gigabyte."""
    stands = snapshot.arrow(STANDS.format(KEYS[table], table))[0][0].as_py()
    return "" if stands else f" order by {KEYS[table]}"


def _moves(snapshot: Snapshot, params: dict[str, Any]) -> pa.Table:
    """The moves of every deal that had been made by the day."""
    deals = snapshot.arrow(DEALS, params)["event_id"].to_pylist()
    asked = [snapshot.arrow(_question("moves"), params | {"deal": deal, "days": DAYS_AFTER}) for deal in deals]
    return pa.concat_tables(asked) if asked else snapshot.arrow("select * from moves limit 0")


def _stream(snapshot: Snapshot, sql: str, params: dict[str, Any]) -> pa.RecordBatchReader:
    """A batch at a time: an export takes no more memory than that. The cursor lives as long as its reader."""
    return snapshot.opened.connection.cursor().sql(sql, params=params).to_arrow_reader(BATCH)


@cache
def _question(table: str) -> str:
    return files("etl.export").joinpath("as_of", f"{table}.sql").read_text(encoding="utf-8")
