"""The archive: the raw bytes of every document that was ever collected, as they came."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from etl.sources import parquet

SCHEMA = pa.schema(
    [
        ("raw_sha256", pa.string()),
        ("form", pa.string()),  # the ending by which it is read
        ("name", pa.string()),  # of the file that it was first found in
        ("raw", pa.large_binary()),
    ]
)


@dataclass(frozen=True)
class Raw:
    """One document as it came."""

    raw_sha256: str
    form: str
    name: str
    raw: bytes


class Archive:
    """A folder of batches; `held` says which documents are in it, `warnings` names damage."""

    def __init__(self, folder: Path, *, write: bool = True) -> None:
        """Reads which documents there are, not their bytes. Without `write` nothing on the disk is changed."""
        self.folder = folder
        self.write = write
        self.warnings: list[str] = []
        self.held: set[tuple[str, str]] = set()
        for _, rows in parquet.columns(folder, ("raw_sha256", "form"), self.warnings, mend=write):
            self.held.update(zip(map(str, rows["raw_sha256"]), map(str, rows["form"]), strict=True))

    def add(self, documents: Sequence[Raw]) -> None:
        """Appends what is new as one batch, named by the hash of what is in it."""
        new = {(each.raw_sha256, each.form): each for each in documents}
        new = {key: each for key, each in new.items() if key not in self.held}
        self.held.update(new)
        if not new or not self.write:
            return
        rows = list(new.values())
        arrays = [pa.array([getattr(row, kind.name) for row in rows], kind.type) for kind in SCHEMA]
        named = hashlib.sha256("\n".join(f"{sha}{form}" for sha, form in new).encode())
        parquet.write(pa.Table.from_arrays(arrays, schema=SCHEMA), self.folder, named.hexdigest()[:32])
