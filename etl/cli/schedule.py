"""`vendorscope schedule`."""

from __future__ import annotations

import sys

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common
from etl.errors import UsageError

MEANS = {0: "well", 1: "well, but inputs stand rejected", 4: "the warehouse was busy"}


@click.command(cls=Ours)
@click.option("--every", metavar="TIME", help="90s, 30m, 6h, 1d: now and then every so often")
@click.option("--cron", metavar="EXPRESSION", help="Minute, hour, day, month, weekday, as cron has them")
@click.option("--tz", metavar="ZONE", help="The time zone of --cron  [default: this machine's]")
@click.option("--max-runs", type=click.IntRange(1), metavar="N", help="End after so many runs")
@common
@click.pass_obj
def schedule(call: Call, every: str | None, cron: str | None, tz: str | None, max_runs: int | None) -> None:
    """Refresh again and again, in the foreground.

    One run at a time. A failed run does not end it. With --cron, a time
    that passed since this warehouse's last run is caught up at once.

    \b
        vendorscope schedule --every 6h
        vendorscope schedule --cron '0 */6 * * *' --tz UTC
        vendorscope schedule --every 30m --max-runs 2
    """
    from etl import schedule as times
    from etl.publish import runs

    settings = call.settings()
    if (every is None) == (cron is None):
        raise UsageError("give either --every 6h or --cron '0 */6 * * *'")
    if cron is not None:
        trigger = times.cron(cron, None if tz is None else times.zone(tz))
        last = runs.last(settings.warehouse)
        at_once = times.missed(trigger, last.started_at if last is not None else None)
    else:
        trigger, at_once = times.every(str(every)), True
    times.Schedule(trigger, _command(call), _told, max_runs).keep(at_once)


def _command(call: Call) -> list[str]:
    """The same program with the same flags, as `refresh`."""
    flags = [f"--{name.replace('_', '-')}={value}" for name, value in call.given.items()]
    loudness = ["-q" if call.loudness < 0 else "-v"] * abs(call.loudness)
    return [sys.executable, "-P", "-m", "etl.cli", "refresh", *flags, *loudness]


def _told(code: int) -> None:
    say.log.info("run ended: %s", MEANS.get(code, f"exit {code}"))
