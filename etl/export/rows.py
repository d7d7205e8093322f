"""Tables, frames and streams as one thing: a schema and batches of rows of plain types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    import pandas as pd  # a second to import: who brings a frame has it already

BATCH = 16_384  # rows: with cells of the greatest length still within a few hundred megabytes

Data: TypeAlias = "pa.Table | pa.RecordBatchReader | pd.DataFrame"


def rows(data: Data) -> tuple[pa.Schema, Iterable[pa.RecordBatch]]:
    """Schema and batches. Texts are of one Arrow type, categories are texts; a frame's index is not a column."""
    table = data if isinstance(data, pa.Table | pa.RecordBatchReader) else from_frame(data)
    schema = pa.schema([pa.field(str(field.name), _plain(field.type)) for field in table.schema])
    batches = table.to_batches(max_chunksize=BATCH) if isinstance(table, pa.Table) else table
    return schema, _cast(batches, schema)


def from_frame(frame: pd.DataFrame) -> pa.Table:
    """The frame's columns; nan is null, a column of several types is text, one of midnights alone is of days."""
    columns = [_column(frame.iloc[:, place]) for place in range(frame.shape[1])]
    return pa.Table.from_arrays(columns, names=[str(name) for name in frame.columns])


def _column(series: pd.Series) -> pa.Array:
    try:
        array = pa.array(series, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        array = pa.array([None if value is None else str(value) for value in series], pa.large_string())
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if pa.types.is_timestamp(array.type) and array.type.tz is None and array.null_count < len(array):
        days = array.cast(pa.date32(), safe=False)
        if pc.all(pc.equal(days.cast(array.type), array)).as_py():
            return days
    return array


def _cast(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        columns = [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return _plain(kind.value_type)
    if pa.types.is_string(kind) or pa.types.is_string_view(kind) or pa.types.is_null(kind):
        return pa.large_string()
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pa.list_(_plain(kind.value_type))
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        return pa.timestamp(kind.unit, "UTC")
    return kind
