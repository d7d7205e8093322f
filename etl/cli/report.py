"""What is said of a run: its rejections, its outcome, and the object of `--json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.cli import say
from etl.errors import VendorscopeError

if TYPE_CHECKING:
    import pyarrow as pa

    from etl.records import Run

SHOWN = 100  # rejections a file


def as_json(run: Run) -> dict[str, Any]:
    """The object of `--json`."""
    return {
        "run_id": run.run_id,
        "version": run.version,
        "published": run.published,
        "content": run.content,
        "exit": run.exit,
        "files": run.files.as_json(),
        "rows": run.rows.as_json(),
        "documents": run.documents.as_json(),
        "fetches": run.fetches,
        "seconds": run.seconds,
        "warnings": list(run.warnings),
        "error": None if run.error is None else {"code": run.error_code or "failed", "message": run.error},
    }


def no_run(error: VendorscopeError, warehouse: Path | None) -> dict[str, Any]:
    """The same where no run was begun; `warehouse` is None where the settings are not known either."""
    from etl.records import Tally
    from etl.snapshot import Snapshot

    none, version, content = Tally().as_json(), None, None
    with suppress(VendorscopeError):
        if warehouse is not None:
            meta = Snapshot.open(warehouse).meta
            version, content = meta.version, meta.content
    return {
        "run_id": None,
        "version": version,
        "published": False,
        "content": content,
        "exit": error.exit_code,
        "files": none,
        "rows": none,
        "documents": none,
        "fetches": {"tried": 0, "failed": 0, "not_modified": 0},
        "seconds": {"total": 0.0},
        "warnings": [],
        "error": {"code": error.code, "message": str(error)},
    }


def rejections(quarantine: pa.Table, sources: Mapping[str, str]) -> Iterator[str]:
    """A line each, in the order of the table, at most 100 a file and then one that counts the others.

    `sources` names the source of an address that was asked for.
    """
    import pyarrow.compute as pc

    start = 0
    runs = pc.run_end_encode(quarantine["file"].combine_chunks())
    for file, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        for row in quarantine.slice(start, min(end - start, SHOWN)).to_pylist():
            yield _line(row, sources)
        if end - start > SHOWN:
            yield f"rejected: {file}: {end - start - SHOWN} more, listed by: vendorscope export quarantine"
        start = end


def _line(row: dict[str, Any], sources: Mapping[str, str]) -> str:
    place = row["file"] if row["line"] is None else f"{row['file']}:{row['line']}"
    fetched = row["line"] is None and row["file"].startswith(("http://", "https://"))
    parts = [sources.get(row["file"]) if fetched else None, place, row["field"], row["reason"], row["detail"] or None]
    return f"{'failed' if fetched else 'rejected'}: {': '.join(part for part in parts if part is not None)}"


def tell(run: Run, outcome: str) -> None:
    """The run's warnings, its error or its outcome, and on request how long each stage took."""
    for warning in run.warnings:
        say.log.warning("%s", warning)
    for stage, seconds in run.seconds.items():
        say.log.debug("%s: %.2f s", stage, seconds)
    if run.error is not None:
        for line in run.error.split("\n"):
            say.log.error("%s", line)
    else:
        say.log.info("%s", outcome)
