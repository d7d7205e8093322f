"""Columns as text, a column at a time: what a CSV and a JSON file say of a number, a time, a list."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

WHOLE = 1e15  # below it every whole double is an exact integer


def text(column: pa.Array) -> pa.Array:
    """The column in large_string; null stays null. Numbers are plain decimals: 870000000, 0.00000012, never 8.7e8.

    Numbers that are not finite are null: no format that people read has them. Times are ISO 8601, in UTC.
    """
    kind = column.type
    if pa.types.is_large_string(kind):
        return column
    if pa.types.is_floating(kind):
        return _doubles(column.cast(pa.float64()))
    if pa.types.is_decimal(kind):
        return _listed([None if value is None else plain(value) for value in column.to_pylist()])
    if pa.types.is_timestamp(kind):
        written = pc.cast(pc.cast(column, pa.timestamp(kind.unit)), pa.large_string())
        return pc.replace_substring_regex(written, r"^(\S+) (\S+?)(\.0+)?$", r"\1T\2Z")
    if pa.types.is_list(kind):
        return pc.binary_join(column, pa.scalar("|", column.type.value_type))
    return column.cast(pa.large_string())


def is_text(kind: pa.DataType) -> bool:
    """Whether cells of this type are words, not numbers, times or truth values."""
    return bool(pa.types.is_large_string(kind) or pa.types.is_list(kind))


def is_number(kind: pa.DataType) -> bool:
    """Whether cells of this type are numbers."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def plain(number: Decimal | float) -> str:
    """Positional, shortest: no exponent, no trailing zeros, no `.0`."""
    written = format(Decimal(repr(number)) if isinstance(number, float) else number, "f")
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written == "-0" else written


def _doubles(column: pa.Array) -> pa.Array:
    """Whole numbers by way of integers, the others as Arrow writes them: shortest, that read back the same."""
    column = pc.if_else(pc.is_finite(column), column, pa.scalar(None, pa.float64()))
    whole = pc.and_(pc.equal(pc.floor(column), column), pc.less(pc.abs(column), WHOLE))
    integers = pc.if_else(whole, column, 0.0).cast(pa.int64()).cast(pa.large_string())
    written = pc.if_else(whole, integers, column.cast(pa.large_string()))
    odd = pc.fill_null(pc.match_substring(written, "e"), fill_value=False)
    if not pc.any(odd).as_py():
        return written
    mended = [plain(value) for value in column.filter(odd).to_pylist()]
    return pc.replace_with_mask(written, odd, _listed(mended))


def _listed(texts: list[str | None] | list[str]) -> pa.Array:
    return pa.array(texts, pa.large_string())
