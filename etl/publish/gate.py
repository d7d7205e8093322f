"""What blocks a release: rows that went missing, and rows that cannot be true."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from etl.errors import Blocked
from etl.snapshot import Snapshot

COUNTED = ("entities", "figures", "relationships", "events")
FEW = 20  # a table this small may shrink at will
SHOWN = 3


def check(con: duckdb.DuckDBPyConnection, current: Path | None, max_drop: float | None) -> None:
    """Raises Blocked, naming each check that failed, if what is about to be published in `con` must not be.

    `current` is the file of the version in force, None before the first; `max_drop` the least share of its rows that
    must be there again, None where a drop is allowed.
    """
    failed = broken(con)
    if current is not None and max_drop is not None:
        failed = dropped(con, current, max_drop) + failed
    if failed:
        raise Blocked("the release is blocked, the old version stands: " + "; ".join(failed))


def dropped(con: duckdb.DuckDBPyConnection, current: Path, max_drop: float) -> list[str]:
    """One sentence for each table that has less than `max_drop` of the rows of the version in file `current`."""
    before = _counts(Snapshot.open(current.parent.parent, current.stem).opened.connection.cursor())
    now = _counts(con)
    return [
        f"max_drop: {table} has {now[table]} rows where the current version has {before[table]}, less than {max_drop:g}"
        " of them (give the missing input back, or publish all the same with --allow-drop)"
        for table in COUNTED
        if before[table] >= FEW and now[table] < max_drop * before[table]
    ]


def broken(con: duckdb.DuckDBPyConnection) -> list[str]:
    """One sentence for each invariant of gate.sql that does not hold, with the first ids that break it."""
    return [
        f"{name}: {says} ({', '.join(ids[:SHOWN])}{f' and {len(ids) - SHOWN} more' if len(ids) > SHOWN else ''})"
        for name, says, query in invariants()
        if (ids := sorted(str(row[0]) for row in con.execute(query).fetchall()))
    ]


@cache
def invariants() -> tuple[tuple[str, str, str], ...]:
    """Name, sentence and query of each check in gate.sql."""
    text = files(__package__).joinpath("gate.sql").read_text(encoding="utf-8")
    return tuple(re.findall(r"^-- check: (\w+): (.+)\n((?:(?!-- check:).*\n?)+)", text, re.MULTILINE))


def _counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    sql = "select " + ", ".join(f"(select count(*) from {table})" for table in COUNTED)
    return dict(zip(COUNTED, con.execute(sql).fetchall()[0], strict=True))
