"""`vendorscope` and the commands below it."""

from __future__ import annotations

from typing import Any

import click

from etl.cli import say
from etl.cli.check import check
from etl.cli.dashboard import dashboard
from etl.cli.explain import explain
from etl.cli.export import export
from etl.cli.extract import extract
from etl.cli.options import Call, common, named, take
from etl.cli.refresh import refresh
from etl.cli.rollback import rollback
from etl.cli.schedule import schedule
from etl.cli.status import status
from etl.cli.versions import versions

HELP = ("-h", "--help", "--version")


class Root(click.Group):
    """Without a command it is the dashboard, which then first sees to it that there is something to show."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Arguments that name no command are those of the dashboard."""
        if named(args) is None and not set(args) & set(HELP):
            ctx.ensure_object(Call).bare = True
            args = ["dashboard", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """The common flags before the command count too."""
        take(ctx)
        try:
            return super().invoke(ctx)
        except BrokenPipeError as gone:
            raise say.UnheardError from gone  # Click would end the process itself, with exit 1


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="vendorscope", message="vendorscope %(version)s")
@common
def vendorscope() -> None:
    """Who sells training data to AI labs, on whose word: from reported figures to the screen.

    Without a command: read the figures if nothing is published yet, then serve the dashboard.

    \b
        vendorscope
        vendorscope refresh
        vendorscope export facts --as-of 2025-06 -o facts.csv
        vendorscope COMMAND --help
    """


for command in (refresh, schedule, export, extract, explain, status, versions, rollback, check, dashboard):
    vendorscope.add_command(command)
