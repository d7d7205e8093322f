"""Every input file of a data directory, in reading order and hashed; none is interpreted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from etl.errors import UsageError
from etl.records import Rejection, Source
from etl.sources.candidates import Candidate, Kind, candidates
from etl.sources.content import digest
from etl.sources.limits import MEGABYTE, Limits
from etl.sources.refusal import refuse
from etl.sources.states import not_fetched
from etl.sources.walk import Walk

WORKERS = 4  # threads that hash
CHUNK = 256  # files a piece of their work


@dataclass(frozen=True)
class InputFile:
    """One regular file inside the data directory, as it was when it was hashed."""

    path: Path  # the real file, behind any links
    name: str  # relative to the data directory, with forward slashes
    kind: Kind
    table: str | None  # whose columns it has; null for a document
    source: Source | None  # null for curated/ and inbox/
    sha256: str
    size: int  # bytes


@dataclass(frozen=True)
class Inventory:
    """What there is to read. `fingerprint` changes with any name, byte, refusal or source: the same, nothing to do."""

    files: tuple[InputFile, ...]
    rejections: list[Rejection]  # not_a_file, outside, too_large, unreadable; and fetches that were not made
    warnings: list[str]
    fingerprint: str


def take(data_dir: Path, register: tuple[Source, ...], limits: Limits, warehouse: Path | None = None) -> Inventory:
    """The inventory of `data_dir`: curated tables, `table` sources, then documents by name.

    `warehouse` (by default `data_dir/warehouse`) is never input. A path with nothing in it gives an empty inventory;
    raises UsageError where there is no such directory.
    """
    root = _root(data_dir)
    walk = Walk(root, hidden=((warehouse or root / "warehouse").resolve(),))
    warnings: list[str] = []
    files, rejections = _hashed(candidates(walk, register, warnings), limits)
    rejections = [*walk.rejections, *rejections, *not_fetched(register)]
    return Inventory(files, rejections, warnings, _fingerprint(files, rejections, warnings, register))


def _root(data_dir: Path) -> Path:
    """The real data directory."""
    told = f"data_dir: {str(data_dir)!r}"
    try:
        root = data_dir.resolve(strict=True)
        next(root.iterdir(), None)
    except FileNotFoundError:
        raise UsageError(f"{told} is not there (name an existing directory, or make it)") from None
    except NotADirectoryError:
        raise UsageError(f"{told} is not a directory (name the directory that holds curated/)") from None
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "a link that leads to itself"
        raise UsageError(f"{told} cannot be read: {why} (mend its permissions)") from None
    return root


def _hashed(found: list[Candidate], limits: Limits) -> tuple[tuple[InputFile, ...], list[Rejection]]:
    """The files that can be read and are not too large, in the same order; in threads: hashing leaves Python's lock."""
    most = limits.file_mb * MEGABYTE
    chunks = [found[start : start + CHUNK] for start in range(0, len(found), CHUNK)]
    files: list[InputFile] = []
    rejections: list[Rejection] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        for outcome in chain.from_iterable(pool.map(lambda chunk: [_hash(each, most) for each in chunk], chunks)):
            if isinstance(outcome, InputFile):
                files.append(outcome)
            else:
                rejections.append(outcome)
    off = {each.found.name for each in found if each.source and not each.source.enabled}
    return tuple(files), [each for each in rejections if each.file not in off]


def _hash(candidate: Candidate, most: float) -> InputFile | Rejection:
    found = candidate.found
    if found.size > most:
        return refuse(found.name, "too_large", f"{found.size} bytes where {most:.0f} is the most (limits.file_mb)")
    told = digest(found.real, found.name, most)
    if isinstance(told, Rejection):
        return told
    return InputFile(found.real, found.name, candidate.kind, candidate.table, candidate.source, *told)


def _fingerprint(
    files: Iterable[InputFile], rejections: list[Rejection], warnings: list[str], register: tuple[Source, ...]
) -> str:
    told = [
        [[file.name, file.sha256, file.kind, file.table, file.source and file.source.id] for file in files],
        [rejection.model_dump() for rejection in rejections],
        warnings,
        [source.model_dump() for source in register],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True, sort_keys=True).encode()).hexdigest()
