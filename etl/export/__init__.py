"""Rows to files: the one writer of the command line and the dashboard.

CSV, JSON, Parquet and Excel, in streams: a table of any length takes no more memory than a batch of it. The same rows
give the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from etl.errors import UsageError
from etl.export.files import replaced
from etl.export.rows import Data, rows

__all__ = ["FORMATS", "write"]

FORMATS = ("csv", "parquet", "json", "xlsx")


def write(data: Data, fmt: str, out: Path | BinaryIO, excel: bool = False, raw: bool = False) -> None:
    """Write `data` as `fmt` to a path (replaced whole, or left as it was) or a binary stream.

    `excel` puts a BOM before a CSV; `raw` leaves a CSV's texts as they are, also those that a spreadsheet would run.
    No rows give a header alone, or an empty array. Raises UsageError where the format cannot hold the data.
    """
    if fmt not in FORMATS:
        raise UsageError(f"unknown format {fmt!r}: it is one of {', '.join(FORMATS)}")
    schema, batches = rows(data)
    with replaced(out) as stream:
        if fmt == "csv":
            from etl.export.csv import write_csv

            write_csv(schema, batches, stream, excel=excel, raw=raw)
        elif fmt == "json":
            from etl.export.json import write_json

            write_json(schema, batches, stream)
        elif fmt == "parquet":
            from etl.export.parquet import write_parquet

            write_parquet(schema, batches, stream)
        else:
            from etl.export.xlsx import write_xlsx

            write_xlsx(schema, batches, stream)
