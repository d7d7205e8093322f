"""Rows as lines of bytes, joined in bulk."""

from __future__ import annotations

from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

Part: TypeAlias = "pa.Array | str"


def join(*parts: Part) -> pa.Array:
    """Row by row the parts one after the other; a str is the same in every row, a null makes its row null."""
    texts = [pa.scalar(part, pa.large_string()) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*texts, pa.scalar("", pa.large_string()))


def as_bytes(lines: pa.Array) -> memoryview:
    """All of the lines, which have no nulls, one after the other in UTF-8; not copied."""
    size = pc.sum(pc.binary_length(lines)).as_py() or 0
    data = lines.buffers()[2]
    return memoryview(data)[:size] if data is not None else memoryview(b"")
