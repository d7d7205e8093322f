"""Parquet files that are only ever added: there whole or not at all; a damaged one is set aside."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_A_GROUP = 256


def write(table: pa.Table, folder: Path, name: str) -> Path:
    """`<folder>/<name>.parquet`, on the disk when this returns; one of that name that was there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    aside, path = folder / f".aside-{name}", folder / f"{name}.parquet"
    with aside.open("wb") as stream:
        pq.write_table(table, stream, compression="zstd", row_group_size=ROWS_A_GROUP)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return path


def columns(
    folder: Path, names: Sequence[str], warnings: list[str], *, mend: bool
) -> Iterator[tuple[Path, dict[str, list[object]]]]:
    """These columns of each file of a folder, in the order of their names.

    What cannot be read is told in `warnings`, and with `mend` set aside as `<name>.damaged`.
    """
    for path in sorted(folder.glob("*.parquet")):
        try:
            with pq.ParquetFile(path) as batch:
                rows = batch.read(columns=list(names)).select(list(names)).to_pydict()
        except (OSError, pa.ArrowException, KeyError) as error:
            told = f"{path.parent.name}/{path.name}: damaged ({type(error).__name__}); its documents are read again"
            if mend:
                path.rename(path.with_name(f"{path.name}.damaged"))
                told += f", the file was set aside as {path.name}.damaged"
            warnings.append(told)
            continue
        yield path, rows
