"""JSON: one array of one object a row, numbers plain, lists as arrays."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from etl.export.lines import Part, as_bytes, join
from etl.export.texts import is_number, text

ODD = r'[\x00-\x1f"\\]'
COMMON = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))


def write_json(schema: pa.Schema, batches: Iterable[pa.RecordBatch], stream: BinaryIO) -> None:
    """Null is null; no rows are an empty array. Every row stands on a line of its own."""
    keys = [json.dumps(name, ensure_ascii=False) for name in schema.names]
    first = True
    stream.write(b"[")
    for batch in batches:
        if batch.num_rows and len(schema):
            lines = as_bytes(join(*_parts(batch, keys)))
            stream.write(lines[1:] if first else lines)  # each line begins with the comma before it
            first = False
    stream.write(b"\n]\n")


def _parts(batch: pa.RecordBatch, keys: list[str]) -> list[Part]:
    parts: list[Part] = []
    for place, (key, column) in enumerate(zip(keys, batch.columns, strict=True)):
        parts += [f"{',' if place else f',{chr(10)}{{'}{key}:", pc.fill_null(_values(column), "null")]
    return [*parts, "}"]


def _values(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_list(kind):
        listed = [None if value is None else json.dumps(value, ensure_ascii=False) for value in column.to_pylist()]
        return pa.array(listed, pa.large_string())
    if is_number(kind) or pa.types.is_boolean(kind):
        return text(column)
    return join('"', _escaped(text(column)), '"')


def _escaped(texts: pa.Array) -> pa.Array:
    odd = pc.fill_null(pc.match_substring_regex(texts, ODD), fill_value=False)
    if not pc.any(odd).as_py():
        return texts
    found = texts.filter(odd)
    for character, escape in COMMON:
        found = pc.replace_substring(found, character, escape)
    if pc.any(pc.match_substring_regex(found, ODD.replace('"\\\\', ""))).as_py():  # a rarer control character
        plain = texts.filter(odd).to_pylist()
        found = pa.array([json.dumps(one, ensure_ascii=False)[1:-1] for one in plain], pa.large_string())
    return pc.replace_with_mask(texts, odd, found)
