"""How each source stood at the end of a run."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache, partial
from typing import Literal

from etl.records import Rejection, Source, SourceState

Status = Literal["ok", "partial", "failed", "disabled"]


def not_fetched(register: tuple[Source, ...]) -> list[Rejection]:
    """One failed fetch for each enabled source that has a url: nothing is asked of the network."""
    found = "sources with a url are not fetched (set enabled = false, or save the pages to inbox/)"
    return [
        Rejection(file=source.url, reason="connection", detail=found)
        for source in register
        if source.enabled and source.url is not None
    ]


def states(
    register: tuple[Source, ...],
    rejections: Iterable[Rejection],
    documents: Mapping[str, int],
    now: datetime,
    last_ok_at: Mapping[str, datetime | None],
) -> list[SourceState]:
    """A row for each source, in the order of the register.

    `rejections` are those of the whole run; `documents` counts those listed by source_id; `last_ok_at` is what the run
    before knew. A source that was refused whole has failed, one of which some rows or documents were is partial.
    """
    worst: dict[str, Rejection] = {}
    failed: set[str] = set()
    owner = cache(partial(_owner, register))
    for rejection in rejections:
        source = owner(rejection.file)
        if source is None or not source.enabled:
            continue
        worst.setdefault(source.id, rejection)
        if rejection.line is None and rejection.file.rstrip("/") in (source.url, _path(source)):
            failed.add(source.id)
            worst[source.id] = rejection
    found = []
    for source in register:
        status = _status(source, worst, failed)
        error = worst.get(source.id)
        found.append(
            SourceState(
                source_id=source.id,
                kind=source.kind,
                url=source.url,
                path=source.path,
                publisher=source.publisher,
                last_status=status,
                last_error=f"{error.file}: {error.reason}: {error.detail}" if error else None,
                last_ok_at=now if status in ("ok", "partial") else last_ok_at.get(source.id),
                documents=documents.get(source.id, 0),
            )
        )
    return found


def _status(source: Source, worst: Mapping[str, Rejection], failed: set[str]) -> Status:
    if not source.enabled:
        return "disabled"
    if source.id in failed:
        return "failed"
    return "partial" if source.id in worst else "ok"


def _path(source: Source) -> str | None:
    return None if source.path is None else posixpath.normpath(source.path)


def _owner(register: tuple[Source, ...], file: str) -> Source | None:
    """The source that a file or address belongs to: of several folders the innermost."""
    owners = [source for source in register if file == source.url or f"{file}/".startswith(f"{_path(source)}/")]
    return max(owners, key=lambda source: (source.enabled, len(_path(source) or "")), default=None)
