"""The whole way of a figure on one screen: collect, settle, agree, check, publish."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from etl.errors import Blocked, Busy, UsageError, VendorscopeError
from etl.pipeline.build import Build, agree, begin, collect, settle
from etl.pipeline.diary import HELD, Diary
from etl.pipeline.inputs import Inputs, as_before, published, take
from etl.publish import gate, runs, write
from etl.publish.warehouse import Warehouse
from etl.records import Progress, Run
from etl.settings import Settings

STOPS = (VendorscopeError, duckdb.Error, OSError, MemoryError, KeyboardInterrupt)


def refresh(
    settings: Settings, *, full: bool = False, allow_drop: bool = False, wait_s: float = 0, progress: Progress | None = None
) -> Run:
    """
    Read the inputs and publish a new version if anything changed.

    The run tells what happened, also where nothing was published (exit 3), the warehouse was busy (4) or it was interrupted
    (130, 143). Raises UsageError for `sources.toml` or the data directory: nothing was read.
    """
    diary, warehouse = Diary(progress), Warehouse(settings.warehouse)
    try:
        with warehouse.lock(wait_s):
            try:
                return _refresh(settings, warehouse, diary, full=full, max_drop=None if allow_drop else settings.max_drop)
            except UsageError:
                raise
            except STOPS as error:
                return diary.fail(warehouse, error)
    except UsageError:
        raise
    except Busy as error:
        return diary.fail(None, error)


def _refresh(settings: Settings, warehouse: Warehouse, diary: Diary, *, full: bool, max_drop: float | None) -> Run:
    with diary.stage("find"):
        inputs = take(settings)
        known = None if full else as_before(inputs, warehouse)
    if known is not None:
        return diary.unchanged(warehouse, inputs, known)
    with begin(warehouse.scratch("staging"), warehouse.scratch("build")) as build:
        content = _make(build, settings, inputs, diary, full=full)
        before = published(warehouse)
        with diary.stage("check"):
            gate.check(build.con, before.path if before else None, max_drop)
        held = warehouse.held() == content and not full
        diary.warnings += [HELD] if held else []
        run, stands, quarantine = diary.tell(warehouse, build, inputs, content)
        if held or (before is not None and before.meta.content == content):
            return diary.end(warehouse, run, stands, quarantine)
        with diary.stage("publish"):
            version = warehouse.new_version(diary.started)
            run = diary.seal(build, version, (run, stands, quarantine), runs.kept(warehouse))
            build.close()
            warehouse.publish(build.path, version)
            warehouse.release_hold()
        run = diary.end(warehouse, run, stands, quarantine)
        warehouse.prune(settings.keep_versions)
        return run


def _make(build: Build, settings: Settings, inputs: Inputs, diary: Diary, *, full: bool = False, keep: bool = True) -> str:
    """The way of the figures; the content (sha256) of what came of it."""
    with diary.stage("read"):
        collect(build, settings, inputs, settings.warehouse / "archive", diary.step, full=full, keep=keep)
    with diary.stage("settle"):
        settle(build)
    with diary.stage("agree"):
        agree(build)
        return write.content(build.con)


def check(settings: Settings, *, progress: Progress | None = None) -> tuple[Run, pa.Table]:
    """
    What a refresh would say of inputs and release, and whether the published snapshot keeps its invariants.

    Nothing is written outside a temporary folder, and no host is asked. The run, and its rejections as table `quarantine`.
    Raises UsageError as `refresh` does.
    """
    diary, warehouse = Diary(progress), Warehouse(settings.warehouse)
    with TemporaryDirectory(prefix="vendorscope-check-") as folder:
        with diary.stage("find"):
            inputs = take(settings)
        with begin(Path(folder) / "staging.duckdb", Path(folder) / "new.duckdb") as build:
            content = _make(build, settings, inputs, diary, keep=False)
            before = published(warehouse)
            diary.warnings += [str(each) for each in before.ignored] if before else []
            run, _, quarantine = diary.tell(warehouse, build, inputs, content)
            try:
                with diary.stage("check"):
                    gate.check(build.con, before.path if before else None, settings.max_drop)
                    broken = gate.broken(before.opened.connection.cursor()) if before else []
                    if before and broken:
                        raise Blocked(f"version {before.version} is not sound: {'; '.join(broken)} (vendorscope refresh --full makes a new one)")
            except Blocked as error:
                run = run.model_copy(update={"exit": error.exit_code, "error": str(error), "error_code": error.code})
    return run, quarantine
