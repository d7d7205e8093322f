"""`vendorscope rollback`."""

from __future__ import annotations

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common


@click.command(cls=Ours)
@click.argument("version")
@common
@click.pass_obj
def rollback(call: Call, version: str) -> None:
    """Make a published version the current one again.

    A refresh does not publish what was rolled back from until the inputs change, or with --full.

    \b
        vendorscope versions
        vendorscope rollback 20261122T060000Z
    """
    from etl.publish.warehouse import Warehouse
    from etl.snapshot import Snapshot

    settings = call.settings()
    Snapshot.open(settings.warehouse, version)  # an unknown one is refused before anything is touched
    warehouse = Warehouse(settings.warehouse)
    with warehouse.lock():
        before = warehouse.current()
        warehouse.roll_back(version)
    say.log.info("the current version is %s%s", version, f", and was {before}" if before != version else " as before")
