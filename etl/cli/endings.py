"""How a command ends that did not end well: one line, an exit code and, of a run, one JSON object."""

from __future__ import annotations

import errno
import traceback

import click

from etl.cli import say
from etl.cli.options import Call, named
from etl.errors import Interrupted, UsageError, VendorscopeError

RUNS = ("refresh", "check")  # promise one JSON object on every exit


def end(error: BaseException, arguments: list[str], call: Call) -> int:
    """Say what went wrong; the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, say.UnheardError | BrokenPipeError):
        say.drop()
        return 0
    told = _told(error)
    tell(told, arguments, call)
    say.log.debug(_where(error))
    return told.exit_code


def tell(told: VendorscopeError, arguments: list[str], call: Call) -> None:
    """A line for each of the error's, and the object of a run where one was asked for."""
    for line in str(told).split("\n"):
        say.log.error("%s", line)
    if named(arguments) in RUNS and "--json" in arguments:
        _give_object(told, call)


def _told(error: BaseException) -> VendorscopeError:
    """The error in the words of our tree."""
    match error:
        case VendorscopeError():
            return error
        case click.ClickException():
            return UsageError(_usage(error))
        case KeyboardInterrupt() | click.Abort():
            return Interrupted("interrupted (SIGINT)")
        case MemoryError():
            return VendorscopeError("there is not enough memory: close other programs, or give this one more")
        case OSError(errno=errno.ENOSPC):
            return VendorscopeError(f"the disk is full{_of(error)}: make room and repeat")
        case OSError():
            return VendorscopeError(f"{error.strerror or error}{_of(error)}")
    first = (str(error).splitlines() or [""])[0]
    return VendorscopeError(f"failed in a way that was not foreseen ({type(error).__name__}: {first}): -v says where")


def _usage(error: click.ClickException) -> str:
    """Click's message, and where help is."""
    message = error.format_message().removesuffix(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "vendorscope"
    return message if "\n" in message else f"{message} (see {path} --help)"


def _of(error: OSError) -> str:
    return f": {error.filename}" if error.filename is not None else ""


def _where(error: BaseException) -> str:
    """The innermost place in our code, for a report of the fault."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} in " + " < ".join(f"{f.name} ({f.filename}:{f.lineno})" for f in frames[:-5:-1])


def _give_object(told: VendorscopeError, call: Call) -> None:
    """What `refresh --json` prints, where there was no run to tell of."""
    from etl.cli.report import no_run

    try:
        say.give_json(no_run(told, call.loaded.warehouse if call.loaded else None))
        say.flush()
    except OSError:
        say.drop()
