"""`vendorscope export`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.cli import say
from etl.cli.dates import Day
from etl.cli.options import Call, Ours, common
from etl.errors import NothingPublished, UsageError, VendorscopeError
from etl.vocabulary import CONTENT_TABLES, RUN_TABLES

if TYPE_CHECKING:
    from etl.settings import Settings

FORMATS = ("csv", "parquet", "json", "xlsx")
BINARY = ("parquet", "xlsx")
TABLES = f"Tables: {', '.join(sorted(CONTENT_TABLES))}; and of the latest run: {', '.join(RUN_TABLES)}."


@click.command(cls=Ours, epilog=TABLES)
@click.argument("table")
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="csv", help="[default: csv]")
@click.option("-o", "--output", default="-", metavar="FILE", help="The file to replace, - for standard output")
@click.option("--as-of", "day", type=Day(), metavar="DATE", help="Only what was reported by then")
@click.option("--version", metavar="VERSION", help="A published version, not the current one")
@click.option("--rule", metavar="NAME", help="Facts by another rule: default, latest, most_direct, conservative")
@click.option("--without", multiple=True, metavar="PUBLISHER", help="Facts without what it says; may be repeated")
@click.option("--excel", is_flag=True, help="CSV that Excel takes for UTF-8 (with a BOM)")
@click.option("--raw", is_flag=True, help="CSV with texts as they are, also those that a spreadsheet would run")
@common
@click.pass_obj
def export(
    call: Call,
    table: str,
    fmt: str,
    output: str,
    day: date | None,
    version: str | None,
    rule: str | None,
    without: tuple[str, ...],
    excel: bool,
    raw: bool,
) -> None:
    """Write a table as CSV, Parquet, JSON or Excel.

    \b
        vendorscope export facts
        vendorscope export figures --as-of 2025-06-12 -o figures.csv
        vendorscope export facts --rule conservative --without Reuters
        vendorscope export moves --format xlsx -o moves.xlsx
        vendorscope export quarantine --format json
    """
    for flag, given in (("--excel", excel), ("--raw", raw)):
        if given and fmt != "csv":
            raise UsageError(f"{flag} is for CSV: leave it out, or write --format csv")
    if output == "-" and fmt in BINARY and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"{fmt} is not for a terminal: name a file with -o FILE")
    settings = call.settings()
    if table in RUN_TABLES:
        if day or version is not None or rule is not None or without:
            raise UsageError(f"table {table} tells of runs: leave out --as-of, --version, --rule and --without")
        data = _of_runs(settings, table)
    else:
        data = _of_snapshot(settings, version, table, day, rule, without)
    from etl.export import write

    write(data, fmt, say.out() if output == "-" else Path(output), excel=excel, raw=raw)


def _of_runs(settings: Settings, table: str) -> Any:
    """Of the latest finished run, also one that published nothing. Raises NothingPublished before the first."""
    from etl.publish import runs

    if runs.last(settings.warehouse) is None:
        raise NothingPublished(f"there was no run in {settings.warehouse} yet: run `vendorscope refresh`")
    return runs.table(settings.warehouse, table)


def _of_snapshot(
    settings: Settings, version: str | None, table: str, day: date | None, rule: str | None, without: tuple[str, ...]
) -> Any:
    import duckdb

    from etl.export import tables
    from etl.snapshot import Snapshot

    wanted = tables.Wanted(table, day, rule, without)
    tables.check(wanted)
    snapshot = Snapshot.open(settings.warehouse, version)
    for ignored in snapshot.ignored:
        say.log.warning("%s", ignored)
    try:
        for name in tables.strangers(snapshot, without):
            say.log.warning("--without: no statement is of or credited to %r", name)
        return tables.ask(snapshot, wanted)
    except duckdb.CatalogException as error:
        raise VendorscopeError(
            f"version {snapshot.version} was made by another program ({snapshot.meta.program}) and cannot answer this: "
            "publish anew with `vendorscope refresh --full`"
        ) from error
