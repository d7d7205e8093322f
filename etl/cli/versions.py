"""`vendorscope versions`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common
from etl.cli.status import iso
from etl.errors import NothingPublished, UsageError, VendorscopeError


@click.command(cls=Ours)
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON array")
@common
@click.pass_obj
def versions(call: Call, as_json: bool) -> None:
    """List the published versions, newest first.

    The current one is marked.

    \b
        vendorscope versions
        vendorscope versions --json
    """
    rows = _rows(call.settings().warehouse)
    if as_json:
        say.give_json(rows)
        return
    for row in rows:
        mark = "*" if row["current"] else " "
        told = f"{row['published_at']}  {row['figures']:>12,} figures  {row['content'][:12]}"
        say.give(f"{mark} {row['version']}  {told}")


def _rows(warehouse: Path) -> list[dict[str, Any]]:
    """Those that can be read; of the others a warning."""
    from etl.snapshot import Snapshot, list_versions

    try:
        current = Snapshot.open(warehouse).version
    except NothingPublished as nothing:
        say.log.warning("%s", nothing)
        return []
    rows = []
    for version in reversed(list_versions(warehouse).versions):
        try:
            snapshot = Snapshot.open(warehouse, version)
        except UsageError:
            continue  # pruned while we looked
        except VendorscopeError as damaged:
            say.log.warning("%s", damaged)
            continue
        meta = snapshot.meta
        rows.append(
            {
                "version": version,
                "published_at": iso(meta.published_at),
                "content": meta.content,
                "figures": snapshot.arrow("select count(*) from figures")[0][0].as_py(),
                "current": version == current,
            }
        )
    return rows
