"""`vendorscope dashboard`."""

from __future__ import annotations

import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common
from etl.cli.refresh import refreshed
from etl.errors import NothingPublished, UsageError, VendorscopeError

if TYPE_CHECKING:
    from etl.settings import Settings

READY = (0, 1, 4)  # there is something to show, or soon will be


@click.command(cls=Ours)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, metavar="PORT", help="[default: 8501]")
@click.option("--address", default="127.0.0.1", metavar="HOST", help="0.0.0.0: every interface  [default: 127.0.0.1]")
@common
@click.pass_obj
def dashboard(call: Call, port: int, address: str) -> int:
    """Serve the current version, and the next ones, to browsers.

    It writes nothing.

    \b
        vendorscope dashboard
        vendorscope dashboard --port 8600 --address 0.0.0.0
    """
    settings = call.settings()
    _see_that_it_is_free(address, port)
    if call.bare and not _published(settings):
        say.log.info("nothing is published yet: reading %s", settings.data_dir)
        run = refreshed(call, settings)
        if run.exit not in READY:
            return 3 if run.exit is None else run.exit
    say.flush()
    return _become_server(settings, address, port)


def _published(settings: Settings) -> bool:
    from etl.snapshot import Snapshot

    try:
        Snapshot.open(settings.warehouse)
    except NothingPublished:
        return False
    return True


def _see_that_it_is_free(address: str, port: int) -> None:
    """Raises UsageError for what is no address of this machine, VendorscopeError where another program listens."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"--address: {address!r} is no address: give one such as 127.0.0.1") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            raise VendorscopeError(
                f"port {port} of {address} cannot be used ({error.strerror}): choose another with --port"
            ) from error


def _become_server(settings: Settings, address: str, port: int) -> NoReturn:
    """This process turns into the server: signals reach it, its exit code is ours. Its words go to standard error."""
    found = find_spec("app")
    if found is None or not found.submodule_search_locations:
        raise VendorscopeError("the package `app` is not installed beside `etl`: install vendorscope anew")
    script = Path(found.submodule_search_locations[0]) / "start" / "server.py"
    environment = os.environ | {"VENDORSCOPE_WAREHOUSE": str(settings.warehouse)}
    os.dup2(2, 1)
    os.execve(
        sys.executable,
        [
            sys.executable,
            "-P",
            "-m",
            "streamlit",
            "run",
            str(script),
            "--server.port",
            str(port),
            "--server.address",
            address,
            "--server.headless",
            "true",
            "--browser.gatherUsageStats",
            "false",
        ],
        environment,
    )
