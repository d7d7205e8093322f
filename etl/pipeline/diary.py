"""What a run tells of itself: how long each stage took, what it found, how it ended."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pyarrow as pa

from etl.errors import Interrupted, VendorscopeError
from etl.pipeline.build import Build, accepted, unchanged
from etl.pipeline.inputs import Inputs, published
from etl.publish import runs, write
from etl.publish.warehouse import Warehouse
from etl.records import Progress, Rejection, Run, SourceState, Tally
from etl.sources.states import states


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
        again = [state.model_copy(update={"last_ok_at": self.started}) if state.last_status in ("ok", "partial") else state for state in stands]
        held = () if known.content != warehouse.held() else (HELD,)
        run = self._run(
            exit=known.exit, version=warehouse.current(), content=known.content, fingerprint=inputs.fingerprint, rejected=known.rejected,
            fetches=known.fetches, warnings=tuple(dict.fromkeys((*known.warnings, *held))),
            **{name: tally.model_copy(update={"unchanged": tally.accepted}) for name, tally in (("files", known.files), ("rows", known.rows), ("documents", known.documents))})
        runs.record(warehouse, run, again, runs.quarantine(warehouse))
        return run

    def tell(self, warehouse: Warehouse, build: Build, inputs: Inputs, content: str) -> tuple[Run, list[SourceState], pa.Table]:
        """The run as it stands with its build done: nothing published yet. With its sources and quarantine."""
        same = unchanged(build, published(warehouse))
        stood, whole = accepted(build), _whole(build.rejections)
        files = len(inputs.inventory.files) + len({rejection.file for rejection in inputs.inventory.rejections if rejection.file not in _urls(inputs)})
        failed = sum(rejection.file in _urls(inputs) for rejection in inputs.inventory.rejections)
        run = self._run(
            exit=1 if build.rejections else 0, content=content, fingerprint=inputs.fingerprint, rejected=len(build.rejections),
            version=warehouse.current(), warnings=tuple(dict.fromkeys([*build.warnings, *self.warnings])),
            files=Tally(accepted=files - len(whole), rejected=len(whole), unchanged=min(same["files"], files - len(whole))),
            rows=Tally(accepted=stood, rejected=build.rows_in - stood, unchanged=same["rows"]),
            documents=build.documents, fetches={"tried": 0, "failed": failed, "not_modified": 0})
        listed = Counter(source for (source,) in build.con.execute("select source_id from documents where source_id is not null").fetchall())
        known = {state.source_id: state.last_ok_at for state in runs.sources(warehouse)}
        stands = states(inputs.register, build.rejections, listed, self.started, known)
        return run, stands, build.quarantine()

    def seal(self, build: Build, version: str, told: tuple[Run, list[SourceState], pa.Table], kept: tuple[Run, ...]) -> Run:
        """Write what the run found into the snapshot that it publishes as `version`, and finish the file. The run, published."""
        run, stands, quarantine = told
        done = run.model_copy(update={"published": True, "version": version, "ended_at": now()})
        rows = [each.model_dump(include=set(runs.RUNS.names)) for each in (*kept, done)]
        for table, data in (
            ("runs", pa.Table.from_pylist(rows, runs.RUNS)),
            ("sources", pa.Table.from_pylist([state.model_dump() for state in stands], runs.SOURCES)),
            ("quarantine", quarantine),
        ):
            build.con.register("incoming", data)
            build.con.execute(f"insert into {table} by name select * from incoming")
            build.con.unregister("incoming")
        write.seal(build.con, version, run.content or "", self.started)
        return done

    def end(self, warehouse: Warehouse, run: Run, stands: list[SourceState], quarantine: pa.Table) -> Run:
        """Keep the record of the run, its seconds added up."""
        run = run.model_copy(update={"ended_at": now(), "seconds": self._seconds()})
        runs.record(warehouse, run, stands, quarantine)
        return run

    def fail(self, warehouse: Warehouse | None, error: BaseException, inputs: Inputs | None = None) -> Run:
        """The run that `error` ended; kept in the warehouse where this run holds it (`warehouse` given)."""
        told = error if isinstance(error, VendorscopeError) else _foreseen(error)
        current = published(warehouse) if warehouse else None
        run = self._run(
            exit=told.exit_code, error=str(told), error_code=told.code, version=current.version if current else None,
            content=current.meta.content if current else None, fingerprint=inputs.fingerprint if inputs else None, warnings=tuple(self.warnings))
        if warehouse is not None:
            with suppress(VendorscopeError, OSError):
                runs.record(warehouse, run, runs.sources(warehouse), runs.quarantine(warehouse))
        return run

    def _run(self, **told: object) -> Run:
        return Run.model_validate({"run_id": self.run_id, "started_at": self.started, "ended_at": now(), "seconds": self._seconds(), **told})

    def _seconds(self) -> dict[str, float]:
        return {"total": round(time.monotonic() - self.begun, 3), **self.seconds}


HELD = "this content was rolled back from: it is published again when inputs change, or with --full"


def now() -> datetime:
    """UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _whole(rejections: list[Rejection]) -> set[str]:
    """Files that were refused as a whole."""
    return {rejection.file for rejection in rejections if rejection.line is None and "://" not in rejection.file}


def _urls(inputs: Inputs) -> set[str]:
    return {source.url for source in inputs.register if source.url is not None}


def _foreseen(error: BaseException) -> VendorscopeError:
    """What the machine refused, with the mend."""
    if isinstance(error, KeyboardInterrupt):
        return Interrupted("interrupted (SIGINT)")
    if isinstance(error, MemoryError):
        return VendorscopeError("there is not enough memory: close other programs, or give this one more")
    return VendorscopeError(f"{error}: make room on the disk or mend the permissions, then run again")
