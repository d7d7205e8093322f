"""From inputs to one new snapshot: made, checked against the one in force, and published if anything changed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from etl.errors import Blocked
from etl.pipeline.build import Build, accepted, agree, begin, collect, settle, unchanged
from etl.pipeline.diary import HELD, Diary, now
from etl.pipeline.inputs import Inputs, published
from etl.publish import gate, runs, write
from etl.publish.warehouse import Warehouse
from etl.records import Rejection, Run, SourceState, Tally
from etl.settings import Settings
from etl.snapshot import Snapshot
from etl.sources.states import states

Told = tuple[Run, list[SourceState], pa.Table]  # the run, how its sources stand, its quarantine


def release(
    settings: Settings, warehouse: Warehouse, inputs: Inputs, diary: Diary, *, full: bool, max_drop: float | None
) -> Run:
    """Make a snapshot of `inputs` and publish it, unless its content is in force, held back or blocked."""
    with begin(warehouse.scratch("staging"), warehouse.scratch("build")) as build:
        content = _make(build, settings, inputs, diary, full=full)
        before = published(warehouse)
        held = warehouse.held() == content and not full
        diary.warnings += [HELD] if held else []
        told = run, stands, quarantine = _tell(build, warehouse, inputs, content, diary)
        try:
            with diary.stage("check"):
                gate.check(build.con, before.path if before else None, max_drop)
        except Blocked as error:
            return diary.end(warehouse, _blocked(run, error), stands, quarantine)
        if not held and warehouse.held() is not None:
            warehouse.release_hold()
        if held or (before is not None and before.meta.content == content):
            if not held:
                warehouse.release_hold()  # the inputs have changed, if only to what is in force
            return diary.end(warehouse, run, stands, quarantine)
        with diary.stage("publish"):
            version = warehouse.new_version(diary.started)
            run = _seal(build, version, told, runs.kept(warehouse), diary)
            build.close()
            warehouse.publish(build.path, version)
        run = diary.end(warehouse, run, stands, quarantine)
        warehouse.prune(settings.keep_versions)
        return run


def rehearse(settings: Settings, warehouse: Warehouse, inputs: Inputs, diary: Diary) -> tuple[Run, pa.Table]:
    """The run that `release` would make, and its quarantine; nothing is written outside a temporary folder."""
    before = published(warehouse)
    with (
        TemporaryDirectory(prefix="vendorscope-check-") as folder,
        begin(Path(folder) / "staging.duckdb", Path(folder) / "new.duckdb") as build,
    ):
        content = _make(build, settings, inputs, diary, aside=Path(folder))
        diary.warnings += [str(each) for each in before.ignored] if before else []
        run, _, quarantine = _tell(build, warehouse, inputs, content, diary)
        try:
            with diary.stage("check"):
                gate.check(build.con, before.path if before else None, settings.max_drop)
                _sound(before)
        except Blocked as error:
            run = _blocked(run, error)
    return run, quarantine


def _blocked(run: Run, error: Blocked) -> Run:
    return run.model_copy(update={"exit": error.exit_code, "error": str(error), "error_code": error.code})


def _sound(snapshot: Snapshot | None) -> None:
    """Raises Blocked where what is published breaks an invariant."""
    broken = gate.broken(snapshot.opened.connection.cursor()) if snapshot else []
    if snapshot and broken:
        mend = "vendorscope refresh --full makes a new one"
        raise Blocked(f"version {snapshot.version} is not sound: {'; '.join(broken)} ({mend})")


def _make(
    build: Build, settings: Settings, inputs: Inputs, diary: Diary, *, full: bool = False, aside: Path | None = None
) -> str:
    """The way of the figures; the content (sha256) of what came of it."""
    with diary.stage("read"):
        collect(build, settings, inputs, diary.step, full=full, aside=aside)
    with diary.stage("settle"):
        settle(build)
    with diary.stage("agree"):
        agree(build)
        return write.content(build.con)


def _tell(build: Build, warehouse: Warehouse, inputs: Inputs, content: str, diary: Diary) -> Told:
    """The run as it stands before anything is published."""
    urls = {source.url for source in inputs.register if source.url is not None}
    refused = {rejection.file for rejection in inputs.inventory.rejections if rejection.file not in urls}
    whole = {rejection.file for rejection in build.rejections if rejection.line is None and rejection.file not in urls}
    files = len(inputs.inventory.files) + len(refused)
    same, stood = unchanged(build, published(warehouse)), accepted(build)
    refusals = len(build.rejections) + build.refused.num_rows
    run = diary.run(
        exit=1 if refusals else 0,
        content=content,
        fingerprint=inputs.fingerprint,
        rejected=refusals,
        version=warehouse.current(),
        warnings=tuple(dict.fromkeys([*build.warnings, *diary.warnings])),
        files=Tally(accepted=files - len(whole), rejected=len(whole), unchanged=min(same["files"], files - len(whole))),
        rows=Tally(accepted=stood, rejected=build.rows_in - stood, unchanged=same["rows"]),
        documents=build.documents,
        fetches={
            "tried": 0,
            "failed": sum(rejection.file in urls for rejection in build.rejections),
            "not_modified": 0,
        },
    )
    return run, _stands(build, inputs, build.told(), warehouse, diary), build.quarantine()


def _stands(
    build: Build, inputs: Inputs, rejections: list[Rejection], warehouse: Warehouse, diary: Diary
) -> list[SourceState]:
    listed = Counter(
        source
        for (source,) in build.con.execute("select source_id from documents where source_id is not null").fetchall()
    )
    known = {state.source_id: state.last_ok_at for state in runs.sources(warehouse)}
    return states(inputs.register, rejections, listed, diary.started, known)


def _seal(build: Build, version: str, told: Told, kept: tuple[Run, ...], diary: Diary) -> Run:
    """Write what the run found into the snapshot that it publishes as `version`, and finish the file."""
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
    write.seal(build.con, version, run.content or "", diary.started)
    return done
