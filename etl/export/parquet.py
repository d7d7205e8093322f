"""Parquet: typed, compressed, in row groups of one size whatever the size of the batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

GROUP = 65_536  # rows


def write_parquet(schema: pa.Schema, batches: Iterable[pa.RecordBatch], stream: BinaryIO) -> None:
    """Numbers stay doubles and integers, lists stay lists, times are naive UTC."""
    with pq.ParquetWriter(stream, schema, compression="zstd", store_schema=False) as writer:
        for group in _groups(schema, batches):
            writer.write_table(group, row_group_size=GROUP)


def _groups(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Whole groups and one rest, so that the same rows give the same bytes."""
    held = schema.empty_table()
    for batch in batches:
        held = pa.concat_tables([held, pa.Table.from_batches([batch], schema)])
        while held.num_rows >= GROUP:
            yield held.slice(0, GROUP).combine_chunks()
            held = held.slice(GROUP)
    if held.num_rows:
        yield held.combine_chunks()
