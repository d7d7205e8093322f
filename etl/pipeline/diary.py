"""What a run tells of itself: how long each stage took, what it found, how it ended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import duckdb

from etl.errors import Interrupted, VendorscopeError
from etl.pipeline.inputs import Inputs, published
from etl.publish import runs
from etl.publish.warehouse import Warehouse
from etl.records import Progress, Run, SourceState

if TYPE_CHECKING:
    import pyarrow as pa


class Diary:
    """One run from its start. `started` is naive UTC, as all times in a snapshot."""

    def __init__(self, progress: Progress | None) -> None:
        self.started = now()
        self.run_id = self.started.strftime("%Y%m%dT%H%M%S%fZ")
        self.seconds: dict[str, float] = {}
        self.warnings: list[str] = []
        self.progress = progress
        self.begun = time.monotonic()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times a stage and tells that it has begun."""
        begun = time.monotonic()
        self.step(name, 0, None)
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0) + time.monotonic() - begun, 3)

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Hands on how far a stage has come."""
        if self.progress is not None:
            self.progress(stage, done, total)

    def unchanged(self, warehouse: Warehouse, inputs: Inputs, known: Run) -> Run:
        """Nothing is new since the run `known`: the same outcome, published nothing."""
        stands = runs.sources(warehouse)
        again = [
            state.model_copy(update={"last_ok_at": self.started}) if state.last_status in ("ok", "partial") else state
            for state in stands
        ]
        held = () if known.content != warehouse.held() else (HELD,)
        run = self.run(
            exit=known.exit,
            version=warehouse.current(),
            content=known.content,
            fingerprint=inputs.fingerprint,
            rejected=known.rejected,
            fetches=known.fetches,
            warnings=tuple(dict.fromkeys((*known.warnings, *held))),
            **{
                name: tally.model_copy(update={"unchanged": tally.accepted})
                for name, tally in (("files", known.files), ("rows", known.rows), ("documents", known.documents))
            },
        )
        runs.record(warehouse, run, again, runs.quarantine(warehouse))
        return run

    def end(self, warehouse: Warehouse, run: Run, stands: list[SourceState], quarantine: pa.Table) -> Run:
        """Keep the record of the run, its seconds added up."""
        run = run.model_copy(update={"ended_at": now(), "seconds": self._seconds()})
        runs.record(warehouse, run, stands, quarantine)
        return run

    def fail(self, warehouse: Warehouse, error: BaseException, *, keep: bool = True) -> Run:
        """The run that `error` ended; kept in the warehouse unless another run holds that (`keep` is false)."""
        told = Interrupted.came or (error if isinstance(error, VendorscopeError) else _foreseen(error))
        current = published(warehouse)
        run = self.run(
            exit=told.exit_code,
            error=str(told),
            error_code=told.code,
            version=current.version if current else None,
            content=current.meta.content if current else None,
            warnings=tuple(self.warnings),
        )
        if keep:
            with suppress(VendorscopeError, OSError):
                runs.record(warehouse, run, runs.sources(warehouse), runs.quarantine(warehouse))
        return run

    def run(self, **told: object) -> Run:
        """The record of this run as `told`, timed until now."""
        return Run.model_validate(
            {"run_id": self.run_id, "started_at": self.started, "ended_at": now(), "seconds": self._seconds(), **told}
        )

    def _seconds(self) -> dict[str, float]:
        return {"total": round(time.monotonic() - self.begun, 3), **self.seconds}


HELD = "this content was rolled back from: it is published again when inputs change, or with --full"


def now() -> datetime:
    """UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _foreseen(error: BaseException) -> VendorscopeError:
    """What the machine refused, with the mend."""
    first = str(error).splitlines()[0] if str(error) else type(error).__name__
    match error:
        case KeyboardInterrupt():
            return Interrupted("interrupted (SIGINT)")
        case MemoryError() | duckdb.OutOfMemoryException():
            return VendorscopeError(
                f"there is not enough memory: close other programs, or give this one more ({first})"
            )
        case OSError() | duckdb.IOException():
            return VendorscopeError(f"{first}: make room on the disk or mend the permissions, then run again")
    return VendorscopeError(f"failed in a way that was not foreseen ({type(error).__name__}: {first})")
