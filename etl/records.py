"""What walks between the rooms, where it walks singly; rows by the hundred thousand walk as Arrow tables."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen: a record is never changed after it was made."""

    model_config = ConfigDict(frozen=True)


class Rejection(Record):
    """A row, file or document that was not taken: where it stands, why, and what would mend it."""

    file: str  # relative to the data directory, or the url
    line: int | None = None  # where the record begins, as an editor counts, from 1; null for a whole file
    row: int | None = None  # which data record, blank lines and the header not counted, from 1
    field: str | None = None  # the column
    reason: str  # one of etl/vocabulary/reasons.toml
    detail: str = ""  # what was found, then the mend
    value: str | None = None  # the cell, 200 characters at most


class Source(Record):
    """One entry of `sources.toml`."""

    id: str
    kind: Literal["feed", "page", "folder", "table"]
    url: str | None = None
    path: str | None = None  # relative to the data directory
    publisher: str | None = None
    enabled: bool = True
    lang: str | None = None
    max_items: int = 100


class SourceState(Record):
    """How a source stood at the end of a run: a row of table `sources`."""

    source_id: str
    kind: str
    url: str | None = None
    path: str | None = None
    publisher: str | None = None
    last_status: Literal["ok", "partial", "failed", "not_modified", "disabled"]
    last_error: str | None = None
    last_ok_at: datetime | None = None
    documents: int = 0


class Tally(Record):
    """Inputs of one kind: `in` = accepted + rejected; unchanged of those accepted."""

    accepted: int = 0
    rejected: int = 0
    unchanged: int = 0

    def as_json(self) -> dict[str, int]:
        """The form of `refresh --json`."""
        return {"in": self.accepted + self.rejected, **self.model_dump()}


class Run(Record):
    """One refresh, finished or not: a row of table `runs` and the body of `refresh --json`."""

    run_id: str
    started_at: datetime  # naive UTC
    ended_at: datetime | None = None
    exit: int | None = None
    published: bool = False
    version: str | None = None  # current after the run
    content: str | None = None  # sha256 of its content tables
    fingerprint: str | None = None  # of everything that was read; the same again means nothing to do
    rejected: int = 0
    error: str | None = None  # the message
    error_code: str | None = None
    files: Tally = Tally()
    rows: Tally = Tally()
    documents: Tally = Tally()
    fetches: dict[str, int] = {"tried": 0, "failed": 0, "not_modified": 0}
    seconds: dict[str, float] = {}
    warnings: tuple[str, ...] = ()


class Progress(Protocol):
    """Told how far a stage has come: `done` of `total`, which may be unknown."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """A stage has begun, or come further."""
