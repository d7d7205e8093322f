"""What one reader read in the documents: files of readings, beside those of other readers, that can be made anew."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from etl.sources import parquet
from etl.sources.reading import Reading

STATEMENT = pa.struct(
    [
        ("kind", pa.string()),  # figure, relationship, no_comment
        ("metric", pa.string()),
        ("subject", pa.string()),  # of a relationship the customer, of a no-comment the company
        ("counterparty", pa.string()),  # of a relationship the vendor, of a no-comment whom it is about
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
        ("qualifier", pa.string()),
        ("rounding", pa.float64()),
        ("status", pa.string()),
        ("period", pa.string()),
        ("attributed_to", pa.string()),
        ("anonymous", pa.bool_()),
        ("basis", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("confidence", pa.float64()),
        ("sentence", pa.string()),
        ("sentence_start", pa.int32()),
        ("reading", pa.string()),
    ]
)
SCHEMA = pa.schema(
    [
        ("key", pa.string()),  # which document, and what its keeper said of it
        *((name, pa.string()) for name in ("title", "lang", "published_on", "publisher", "url", "doc_id", "sha256")),
        ("chars", pa.int64()),
        ("warnings", pa.list_(pa.string())),
        ("statements", pa.list_(STATEMENT)),
        ("sketch", pa.list_(pa.uint32())),
    ]
)
LISTING = [name for name in SCHEMA.names if name not in ("statements", "sketch")]


class Readings:
    """`known` are the listings by key; `files` hold them whole; `warnings` names damage."""

    def __init__(self, folder: Path, *, full: bool = False, aside: Path | None = None) -> None:
        """Loads what is in `folder`, with `full` nothing. What is new goes to `aside`, where that is given."""
        self.folder = folder
        self.aside = aside
        self.known: dict[str, Reading] = {}
        self.files: list[Path] = []
        self.warnings: list[str] = []
        if full:
            return
        for path, rows in parquet.columns(folder, LISTING, self.warnings, mend=aside is None):
            self.files.append(path)
            names = LISTING[1:]
            for key, *told in zip(*rows.values(), strict=True):
                self.known[str(key)] = Reading(**dict(zip(names, told, strict=True)))

    def add(self, new: dict[str, Reading]) -> None:
        """Keeps what was read as one file, named by what it is about."""
        fresh = {key: reading for key, reading in new.items() if key not in self.known}
        if not fresh:
            return
        rows = [{"key": key, **vars(reading)} for key, reading in fresh.items()]
        name = hashlib.sha256("\n".join(fresh).encode()).hexdigest()[:32]
        self.files.append(parquet.write(pa.Table.from_pylist(rows, SCHEMA), self.aside or self.folder, name))
        self.known.update((key, reading.listing()) for key, reading in fresh.items())

    def tidy(self) -> None:
        """Removes the files that are not used any more, and what other readers read."""
        if self.aside is not None or not self.folder.is_dir():
            return
        for path in self.folder.glob("*.parquet"):
            if path not in self.files:
                with suppress(OSError):
                    path.unlink()
        for other in self.folder.parent.iterdir():
            if other != self.folder and other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
