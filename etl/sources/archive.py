"""The archive: every document as it was collected, in Parquet files that are only ever added and never changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.sources.reading import Reading

Key = tuple[str, str]  # sha256 of the raw bytes, and the ending by which they are read
SCHEMA = pa.schema(
    [
        ("raw_sha256", pa.string()),
        ("form", pa.string()),
        ("reader", pa.string()),  # which reader told the listing
        ("name", pa.string()),  # of the file that it was first found in
        ("title", pa.string()),
        ("lang", pa.string()),
        ("published_on", pa.string()),
        ("doc_id", pa.string()),
        ("sha256", pa.string()),
        ("chars", pa.int64()),
        ("warnings", pa.list_(pa.string())),
        ("raw", pa.large_binary()),
    ]
)
LISTING = [name for name in SCHEMA.names if name != "raw"]


@dataclass(frozen=True)
class Collected:
    """One document on its way into the archive."""

    key: Key
    name: str
    reading: Reading
    raw: bytes


class Archive:
    """A folder of batches: `known` by the present reader, `older` by others; `warnings` names damage."""

    def __init__(self, folder: Path, reader: str, *, write: bool = True) -> None:
        """Reads the listings of all batches, not the raw bytes.

        With `write`, a damaged file is set aside as `<name>.damaged`; its documents are read again.
        """
        self.folder = folder
        self.reader = reader
        self.write = write
        self.known: dict[Key, Reading] = {}
        self.older: dict[Key, Reading] = {}
        self.warnings: list[str] = []
        for path in sorted(folder.glob("*.parquet")):
            self._load(path)
        if write and folder.is_dir():
            for litter in folder.glob(".*.tmp"):
                litter.unlink(missing_ok=True)

    def add(self, documents: Sequence[Collected]) -> None:
        """Appends what is new as one batch, named by the hash of what is in it; it is there whole or not at all."""
        new = [each for each in documents if each.key not in self.known]
        self.known.update((each.key, each.reading) for each in documents)
        if not new or not self.write:
            return
        rows = [(*each.key, self.reader, each.name, *_values(each.reading), each.raw) for each in new]
        columns = [list(column) for column in zip(*rows, strict=True)]
        arrays = [pa.array(column, kind.type) for column, kind in zip(columns, SCHEMA, strict=True)]
        named = json.dumps([row[:-1] for row in rows], ensure_ascii=True).encode()
        name = hashlib.sha256(named).hexdigest()[:32]
        self._write(pa.Table.from_arrays(arrays, schema=SCHEMA), name)

    def _load(self, path: Path) -> None:
        try:
            with pq.ParquetFile(path) as batch:
                rows = batch.read(columns=LISTING).select(LISTING).to_pydict()
        except (OSError, pa.ArrowException, KeyError) as error:
            self._set_aside(path, error)
            return
        for sha, form, reader, _, *told in zip(*rows.values(), strict=True):
            shelf = self.known if reader == self.reader else self.older
            shelf[(sha, form)] = Reading(*told)

    def _set_aside(self, path: Path, error: Exception) -> None:
        told = f"archive/{path.name}: damaged ({type(error).__name__}); its documents are read again"
        if self.write:
            path.rename(path.with_name(f"{path.name}.damaged"))
            told += f", the file was set aside as {path.name}.damaged"
        self.warnings.append(told)

    def _write(self, table: pa.Table, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        aside, path = self.folder / f".aside-{name}", self.folder / f"{name}.parquet"
        with aside.open("wb") as stream:
            pq.write_table(table, stream, compression="zstd", row_group_size=256)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
        directory = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def _values(reading: Reading) -> list[object]:
    return [getattr(reading, each.name) for each in fields(reading)]
