"""
The whole way of a figure: find, read, settle, agree, check, publish.

What an unchanged run needs is imported here, the rest where it is used: it must end within the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from etl.errors import Interrupted, UsageError, VendorscopeError
from etl.pipeline.diary import Diary
from etl.pipeline.inputs import as_before, published, take
from etl.publish.warehouse import Warehouse
from etl.records import Progress, Run
from etl.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

STOPS = (VendorscopeError, duckdb.Error, OSError, MemoryError, KeyboardInterrupt)


def refresh(
    settings: Settings,
    *,
    full: bool = False,
    allow_drop: bool = False,
    wait_s: float = 0,
    progress: Progress | None = None,
) -> Run:
    """
    Read the inputs and publish a new version if anything changed.

    The run tells what happened, also where nothing was published (exit 3), the warehouse was busy (4) or it was
    interrupted (130, 143). Raises UsageError for `sources.toml` or the data directory: nothing was read.
    """
    diary, warehouse = Diary(progress), Warehouse(settings.warehouse)
    try:
        with warehouse.lock(wait_s):
            try:
                return _refresh(
                    settings, warehouse, diary, full=full, max_drop=None if allow_drop else settings.max_drop
                )
            except UsageError:
                raise
            except STOPS as error:
                return diary.fail(warehouse, error)
            except RuntimeError as error:
                if Interrupted.came is None:
                    raise
                return diary.fail(warehouse, error)
    except UsageError:
        raise
    except VendorscopeError as error:  # before the warehouse was ours
        return diary.fail(warehouse, error, keep=False)


def _refresh(settings: Settings, warehouse: Warehouse, diary: Diary, *, full: bool, max_drop: float | None) -> Run:
    with diary.stage("find"):
        inputs = take(settings, published(warehouse))
        known = None if full else as_before(inputs, warehouse)
    if known is not None:
        return diary.unchanged(warehouse, inputs, known)
    from etl.pipeline.release import release

    return release(settings, warehouse, inputs, diary, full=full, max_drop=max_drop)


def check(settings: Settings, *, progress: Progress | None = None) -> tuple[Run, pa.Table]:
    """
    What a refresh would say of inputs and release, and whether the published snapshot keeps its invariants.

    Nothing is written outside a temporary folder, and no host is asked. The run, and its rejections as table
    `quarantine`. Raises UsageError as `refresh` does.
    """
    from etl.pipeline.release import rehearse

    diary, warehouse = Diary(progress), Warehouse(settings.warehouse)
    with diary.stage("find"):
        inputs = take(settings, published(warehouse))
    return rehearse(settings, warehouse, inputs, diary)
