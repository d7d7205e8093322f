"""The command line `vendorscope`: arguments in, exit code out.

Standard output carries what was asked for, standard error what there is to say. Libraries are imported by the commands
that need them, so that help comes at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from etl.cli import endings, say
from etl.cli.group import vendorscope
from etl.cli.options import Call
from etl.cli.signals import interruptible

__all__ = ["main", "run", "vendorscope"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit code."""
    code = run(sys.argv[1:] if arguments is None else list(arguments))
    try:
        say.flush()
    except (OSError, ValueError):
        say.drop()  # it was told already; Python would fail once more on what is left, and change the exit code
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. Whatever goes wrong is told in a line on standard error, never by a traceback."""
    say.set_up()
    call = Call()
    try:
        with interruptible(lambda interrupted: endings.tell(interrupted, arguments, call)):
            code = vendorscope.main(args=arguments, prog_name="vendorscope", standalone_mode=False, obj=call)
            say.flush()
    except (Exception, KeyboardInterrupt) as error:
        return endings.end(error, arguments, call)
    return code if isinstance(code, int) else 0
