"""What each run did, found and refused: kept beside the versions, also of runs that published nothing.

A run is a folder `runs/<run_id>` of quarantine.parquet, sources.json and, written last, run.json. `runs/LATEST` names
the run that finished last: a clock that went back does not make an older one the latest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from etl.publish.files import told, write_aside
from etl.records import Run, SourceState

KEPT = 500
LATEST = "LATEST"

TEXT, WHOLE, TIME = pa.string(), pa.int64(), pa.timestamp("us")
SOURCES = pa.schema(
    {
        "source_id": TEXT,
        "kind": TEXT,
        "url": TEXT,
        "path": TEXT,
        "publisher": TEXT,
        "last_status": TEXT,
        "last_error": TEXT,
        "last_ok_at": TIME,
        "documents": WHOLE,
    }
)
RUNS = pa.schema(
    {
        "run_id": TEXT,
        "started_at": TIME,
        "ended_at": TIME,
        "exit": pa.int32(),
        "published": pa.bool_(),
        "version": TEXT,
        "rejected": WHOLE,
        "error": TEXT,
    }
)
QUARANTINE = pa.schema(
    {"file": TEXT, "line": WHOLE, "row": WHOLE, "field": TEXT, "reason": TEXT, "detail": TEXT, "value": TEXT}
)

Folder = str | os.PathLike[str]

_states = TypeAdapter(tuple[SourceState, ...])


def record(warehouse: Folder, run: Run, sources: Iterable[SourceState], quarantine: pa.Table) -> None:
    """Keeps the run, how its sources stood and what it refused; the same run_id again replaces it.

    Runs beyond the newest 500 go. Raises VendorscopeError where the disk refuses.
    """
    folder = Path(warehouse) / "runs" / run.run_id
    by_place = [(name, "ascending", "at_start") for name in ("file", "line", "field", "row", "reason", "value")]
    rows = quarantine.select(QUARANTINE.names).cast(QUARANTINE)
    packed = pa.BufferOutputStream()
    pq.write_table(rows.take(pc.sort_indices(rows, sort_keys=by_place)), packed, compression="zstd")
    with told(f"recording run {run.run_id}"):
        folder.mkdir(parents=True, exist_ok=True)
        write_aside(folder / "quarantine.parquet", packed.getvalue().to_pybytes())
        write_aside(folder / "sources.json", _states.dump_json(tuple(sources)))
        write_aside(folder / "run.json", run.model_dump_json(indent=1).encode())
        if run.ended_at is not None:
            write_aside(folder.with_name(LATEST), f"{run.run_id}\n".encode())
    for old in [each for each in _folders(warehouse) if each != folder][: -KEPT + 1]:
        shutil.rmtree(old, ignore_errors=True)


def drop_unfinished(warehouse: Folder) -> None:
    """Removes the records that a killed run began: run.json is written last, without it there was no end to tell."""
    for folder in _folders(warehouse):
        if not (folder / "run.json").exists():
            shutil.rmtree(folder)


def kept(warehouse: Folder) -> tuple[Run, ...]:
    """All runs whose record can be read, by their start."""
    runs = (_run(folder) for folder in _folders(warehouse))
    return tuple(sorted((run for run in runs if run), key=lambda run: (run.started_at, run.run_id)))


def damaged(warehouse: Folder) -> tuple[str, ...]:
    """One sentence for each run that is passed over."""
    return tuple(
        f"Run {folder.name} was passed over: its record is damaged or half-written."
        for folder in _folders(warehouse)
        if _run(folder) is None or _sources(folder) is None or _quarantine(folder) is None
    )


def last(warehouse: Folder) -> Run | None:
    """The run that finished last, published or not; None before the first."""
    folder = _latest(warehouse)
    return _run(folder) if folder else None


def sources(warehouse: Folder) -> tuple[SourceState, ...]:
    """How the sources stood at the end of the run that finished last, by source_id; empty before the first."""
    folder = _latest(warehouse)
    states = _sources(folder) if folder else None
    return tuple(sorted(states or (), key=lambda state: state.source_id))


def quarantine(warehouse: Folder) -> pa.Table:
    """What the run that finished last refused, by file, line and field; no rows before the first."""
    folder = _latest(warehouse)
    rows = _quarantine(folder) if folder else None
    return QUARANTINE.empty_table() if rows is None else rows


def table(warehouse: Folder, name: str) -> pa.Table:
    """Table `sources`, `runs` or `quarantine` in the form and order of an export. Raises KeyError for another name."""
    if name == "quarantine":
        return quarantine(warehouse)
    ask, schema = {"runs": (kept, RUNS), "sources": (sources, SOURCES)}[name]
    return pa.Table.from_pylist([row.model_dump(include=set(schema.names)) for row in ask(warehouse)], schema)


def _latest(warehouse: Folder) -> Path | None:
    """The folder that LATEST names, else that of the newest finished run that is whole."""
    runs = Path(warehouse) / "runs"
    candidates = [runs / run.run_id for run in reversed(kept(warehouse)) if run.ended_at is not None]
    with suppress(OSError, UnicodeDecodeError):
        named = runs / (runs / LATEST).read_text("ascii").strip()
        candidates.sort(key=lambda folder: folder != named)
    return next((each for each in candidates if _sources(each) is not None and _quarantine(each) is not None), None)


def _folders(warehouse: Folder) -> list[Path]:
    with suppress(OSError):
        return sorted(each for each in (Path(warehouse) / "runs").iterdir() if each.is_dir())
    return []


def _run(folder: Path) -> Run | None:
    with suppress(OSError, ValidationError):
        run = Run.model_validate_json((folder / "run.json").read_bytes())
        return run if run.run_id == folder.name else None
    return None


def _sources(folder: Path) -> tuple[SourceState, ...] | None:
    with suppress(OSError, ValidationError):
        return _states.validate_json((folder / "sources.json").read_bytes())
    return None


def _quarantine(folder: Path) -> pa.Table | None:
    with suppress(OSError, pa.ArrowException, KeyError):
        # Not read_table: that loads the dataset library and with it pandas; an unchanged refresh has no time for it.
        return pq.ParquetFile(folder / "quarantine.parquet").read().select(QUARANTINE.names).cast(QUARANTINE)
    return None
