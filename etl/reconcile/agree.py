"""Statements -> facts, moves and checks: the macros that the snapshot carries, and their tables for now."""

from __future__ import annotations

from importlib.resources import files

import duckdb

from etl.vocabulary import periods

MACROS = ("placing", "rules", "facts", "moves", "checks")
MOVES_DAYS = 90  # how long after a deal the table `moves` looks


def agree(con: duckdb.DuckDBPyConnection) -> None:
    """Give the new snapshot `con` its macros, and fill facts, fact_statements, checks and moves from them."""
    con.execute(periods())
    for name in MACROS:
        con.execute(_sql(name))
    con.execute(_sql("tables"))
    deals = con.execute("select event_id from events where kind = 'deal' order by event_id").fetchall()
    for (deal,) in deals:
        con.execute(
            "insert into moves by name select * from moves_as_of($deal, $days, null)",
            {"deal": deal, "days": MOVES_DAYS},
        )


def _sql(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
