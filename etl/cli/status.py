"""`vendorscope status`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common
from etl.errors import NothingPublished
from etl.vocabulary import CONTENT_TABLES

if TYPE_CHECKING:
    from etl.settings import Settings
    from etl.snapshot import Snapshot


@click.command(cls=Ours)
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object")
@common
@click.pass_obj
def status(call: Call, as_json: bool) -> int:
    """Say what is published and how the last run went.

    Its age, the rows of each table, the sources. Exit 3 if nothing is published yet.

    \b
        vendorscope status
        vendorscope status --json
    """
    from etl.snapshot import Snapshot

    settings = call.settings()
    told = _of_runs(settings)
    try:
        snapshot = Snapshot.open(settings.warehouse)
    except NothingPublished as nothing:
        say.log.error("%s", nothing)
        body: dict[str, Any] = {"version": None, "content": None, "published_at": None, "age_s": None, "tables": {}}
        if as_json:
            say.give_json(body | told)
        return nothing.exit_code
    for ignored in snapshot.ignored:
        say.log.warning("%s", ignored)
    body = _of_snapshot(snapshot) | told
    if as_json:
        say.give_json(body)
    else:
        _give(body)
    return 0


def iso(time: datetime | None) -> str | None:
    """A naive time in UTC as ISO 8601."""
    return None if time is None else f"{time.isoformat()}Z"


def _of_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    counts = ", ".join(f"(select count(*) from {table}) as {table}" for table in CONTENT_TABLES)
    age = datetime.now(UTC).replace(tzinfo=None) - snapshot.meta.published_at
    return {
        "version": snapshot.version,
        "content": snapshot.meta.content,
        "published_at": iso(snapshot.meta.published_at),
        "age_s": max(0, round(age.total_seconds())),
        "tables": snapshot.arrow(f"select {counts}").to_pylist()[0],
    }


def _of_runs(settings: Settings) -> dict[str, Any]:
    """The last finished run and the sources as it left them, in the columns of their tables."""
    from etl.publish import runs

    last = runs.last(settings.warehouse)
    columns = {"run_id", "started_at", "ended_at", "exit", "published", "version", "rejected", "error"}
    return {
        "last_run": None if last is None else _json(last.model_dump(include=columns)),
        "sources": [_json(state.model_dump()) for state in runs.sources(settings.warehouse)],
    }


def _json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: iso(value) if isinstance(value, datetime) else value for name, value in row.items()}


def _give(body: dict[str, Any]) -> None:
    say.give(f"version    {body['version']}, published {body['published_at']}, {_age(body['age_s'])} ago")
    say.give(f"content    {body['content']}")
    for table, count in sorted(body["tables"].items()):
        say.give(f"{table:<16} {count:>12,} rows")
    last = body["last_run"]
    if last is not None:
        ended = f"ended {last['ended_at']} with exit {last['exit']}, {last['rejected']} inputs stand rejected"
        say.give(f"last run   {last['run_id']}, {ended}{': ' + last['error'] if last['error'] else ''}")
    for source in body["sources"]:
        error = f": {source['last_error']}" if source["last_error"] else ""
        say.give(f"source     {source['source_id']}: {source['last_status']}, {source['documents']} documents{error}")


def _age(seconds: int) -> str:
    for unit, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} seconds"
