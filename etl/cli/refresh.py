"""`vendorscope refresh`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from etl.cli import report, say
from etl.cli.options import Call, Ours, Seconds, common
from etl.cli.progress import drawn
from etl.errors import UsageError

if TYPE_CHECKING:
    from etl.records import Run
    from etl.settings import Settings

EXITS = """\b
    Exit: 0 published, or nothing had changed; 1 the same, but inputs stand
    rejected; 2 usage or settings; 3 nothing published, the old version stands;
    4 the warehouse is busy; 130, 143 interrupted."""


@click.command(cls=Ours, epilog=EXITS)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as one JSON object")
@click.option("--wait", type=Seconds(), default=0, metavar="SECONDS", help="Wait so long for another run to end")
@click.option("--full", is_flag=True, help="Read everything anew, also what is known by its content")
@click.option("--allow-drop", is_flag=True, help="Publish also if much of the current version would be gone")
@click.option("--workers", type=click.IntRange(1, 1000), metavar="N", help="Processes that read  [default: all cores]")
@common
@click.pass_obj
def refresh(call: Call, as_json: bool, wait: float, full: bool, allow_drop: bool, workers: int | None) -> int:
    """Read the inputs and publish a new version if anything changed.

    \b
        vendorscope refresh
        vendorscope refresh --json --wait 60
        vendorscope --data-dir data refresh --full
    """
    settings = call.settings()
    if workers is not None:
        settings = settings.model_copy(update={"workers": workers})
    run = refreshed(call, settings, wait=wait, full=full, allow_drop=allow_drop)
    if as_json:
        say.give_json(report.as_json(run))
    return 3 if run.exit is None else run.exit


def refreshed(call: Call, settings: Settings, *, wait: float = 0, full: bool = False, allow_drop: bool = False) -> Run:
    """Do it and tell of it. Raises UsageError where there is no data directory."""
    if not settings.data_dir.is_dir():
        raise UsageError(f"data_dir: there is no folder {settings.data_dir}: make it, or name another with --data-dir")
    from etl import pipeline

    with drawn(call.loudness) as draw:
        run = pipeline.refresh(settings, full=full, allow_drop=allow_drop, wait_s=wait, progress=draw)
    _tell(settings, run)
    return run


def _tell(settings: Settings, run: Run) -> None:
    from etl.publish import runs

    last = runs.last(settings.warehouse)
    if last is not None and last.run_id == run.run_id:
        states = {state.url: state.source_id for state in runs.sources(settings.warehouse) if state.url}
        for line in report.rejections(runs.quarantine(settings.warehouse), states):
            say.line(line)
    verb = "published" if run.published else "nothing has changed: the current version is"
    rejected = f"; {run.rejected} inputs stand rejected (vendorscope export quarantine)" if run.rejected else ""
    report.tell(run, f"{verb} {run.version}{rejected}")
