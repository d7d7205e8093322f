"""`vendorscope check`."""

from __future__ import annotations

import click

from etl.cli import report, say
from etl.cli.options import Call, Ours, common
from etl.cli.progress import drawn
from etl.errors import UsageError


@click.command(cls=Ours)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as one JSON object")
@common
@click.pass_obj
def check(call: Call, as_json: bool) -> int:
    """Check settings, inputs and the published version.

    Nothing is written and no host is asked. Exits as `vendorscope refresh` would.

    \b
        vendorscope check
        vendorscope check --json
    """
    settings = call.settings()
    if not settings.data_dir.is_dir():
        raise UsageError(f"data_dir: there is no folder {settings.data_dir}: make it, or name another with --data-dir")
    from etl import pipeline

    with drawn(call.loudness) as draw:
        run, quarantine = pipeline.check(settings, progress=draw)
    for line in report.rejections(quarantine, {}):
        say.line(line)
    report.tell(run, f"checked: {run.rejected} inputs stand rejected" if run.rejected else "checked: nothing is wrong")
    if as_json:
        say.give_json(report.as_json(run))
    return 3 if run.exit is None else run.exit
