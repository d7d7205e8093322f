"""Flags that every command takes, before or after its name."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import click

from etl.cli import say

if TYPE_CHECKING:
    from etl.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

VALUED = ("--data-dir", "--warehouse", "--config")
PLAIN = re.compile(r"-[qv]+|--quiet|--verbose")


@dataclass
class Call:
    """One call of the program: what was given with it."""

    given: dict[str, Any] = field(default_factory=dict)
    loudness: int = 0
    bare: bool = False  # no command was named
    loaded: Settings | None = None  # once they are

    def settings(self) -> Settings:
        """The settings in force. Raises UsageError."""
        from etl import settings

        self.loaded = settings.load(self.given)
        return self.loaded


def common(command: Command) -> Command:
    """Adds them; the command gets its Call by `click.pass_obj`."""
    options = (
        click.option("--data-dir", metavar="FOLDER", help="Where the inputs lie  [default: data]"),
        click.option("--warehouse", metavar="FOLDER", help="Where runs write  [default: DATA_DIR/warehouse]"),
        click.option("--config", metavar="FILE", help="Settings  [default: vendorscope.toml, if there is one]"),
        click.option("-q", "--quiet", count=True, help="Say only what is wrong"),
        click.option("-v", "--verbose", count=True, help="Say more; twice, also what libraries say"),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Ours(click.Command):
    """A command that takes the common flags off its arguments before it is called."""

    def invoke(self, ctx: click.Context) -> Any:
        """Settings and loudness are known before the command begins."""
        take(ctx)
        return super().invoke(ctx)


def take(ctx: click.Context) -> Call:
    """Moves the common flags of this level into the Call; those after the command win."""
    call = ctx.find_root().ensure_object(Call)
    for name in ("data_dir", "warehouse", "config"):
        value = ctx.params.pop(name, None)
        if value is not None:
            call.given[name] = value
    call.loudness += ctx.params.pop("verbose", 0) - ctx.params.pop("quiet", 0)
    say.loudness(call.loudness)
    return call


def named(arguments: list[str]) -> str | None:
    """The command that these arguments name, if any: the first word that is neither a common flag nor its value."""
    rest = iter(arguments)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif not PLAIN.fullmatch(word) and not word.startswith(tuple(f"{flag}=" for flag in VALUED)):
            return None if word.startswith("-") else word
    return None


class Seconds(click.ParamType[float]):
    """A number of seconds, not negative."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Refuses what is no finite number, such as nan."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = math.nan
        if not 0 <= seconds <= 1e9:
            self.fail(f"{value!r} is no number of seconds: give one such as 60", param, ctx)
        return seconds
