"""Excel: typed cells, a header that stays in sight; nothing in it is ever a formula or a link."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.errors import UsageError
from etl.export.texts import is_number, is_text, text

ROWS, COLUMNS, CHARACTERS = 1_048_576, 16_384, 32_767  # what a sheet and a cell can hold
MADE = datetime(2000, 1, 1)  # noqa: DTZ001  of every file: the same rows give the same bytes
FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH = 18

Cell = Callable[[int, int, Any], Any]


class Sheet(Worksheet):  # type: ignore[misc]
    """As the library has it, but for two shortcuts of its that change what stands in a cell."""

    def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
        shown = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{shown}><v>{number!r}</v></c>")  # 16 digits do not give every double back

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        self._xml_inline_string(string, True, list(attributes))  # a text `<r>…</r>` would go in as markup


def write_xlsx(schema: pa.Schema, batches: Iterable[pa.RecordBatch], stream: BinaryIO) -> None:
    """One sheet, `Data`. Raises UsageError where the rows, the columns or a text are more than Excel can hold."""
    if len(schema) > COLUMNS:
        raise UsageError(f"{len(schema)} columns are more than xlsx can hold ({COLUMNS}): use --format csv or parquet")
    with tempfile.TemporaryDirectory(prefix="vendorscope-") as folder:
        path = Path(folder) / "book.xlsx"
        book = Workbook(str(path), OPTIONS | {"tmpdir": folder})
        book.set_properties({"created": MADE})
        try:
            _fill(book, schema, batches)
        except BaseException:
            book.fileclosed = True  # so that the library does not complain of it when it is collected
            raise
        book.close()
        with path.open("rb") as made:
            shutil.copyfileobj(made, stream)


def _fill(book: Workbook, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    sheet = book.add_worksheet("Data", worksheet_class=Sheet)
    sheet.freeze_panes(1, 0)
    if len(schema):
        sheet.set_column(0, len(schema) - 1, WIDTH)
    bold = book.add_format({"bold": True})
    for place, name in enumerate(schema.names):
        sheet.write_string(0, place, _held(name, 0, name), bold)
    cells = [_cell(book, sheet, field.type, field.name) for field in schema]
    row = 0
    for batch in batches:
        if row + batch.num_rows >= ROWS:
            raise UsageError(f"there are more rows than xlsx can hold ({ROWS - 1}): use --format csv or parquet")
        columns = [_values(column) for column in batch.columns]
        for values in zip(*columns, strict=True):
            row += 1
            for place, value in enumerate(values):
                if value is not None:
                    cells[place](row, place, value)
    if len(schema):
        sheet.autofilter(0, 0, row, len(schema) - 1)


def _values(column: pa.Array) -> list[Any]:
    """Python's values: texts as text, numbers, truth values and days as they are."""
    kind = column.type
    if is_text(kind) or pa.types.is_time(kind) or pa.types.is_binary(kind):
        return text(column).to_pylist()  # type: ignore[no-any-return]
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("ms"), safe=False).to_pylist()  # type: ignore[no-any-return]
    if pa.types.is_decimal(kind):
        return [None if value is None else float(value) for value in column.to_pylist()]
    return column.to_pylist()  # type: ignore[no-any-return]


def _cell(book: Workbook, sheet: Sheet, kind: pa.DataType, name: str) -> Cell:
    """How a value of this type is written."""
    if pa.types.is_boolean(kind):
        return sheet.write_boolean  # type: ignore[no-any-return]
    if is_number(kind):
        return _number(sheet)
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        shape = "yyyy-mm-dd hh:mm:ss" if pa.types.is_timestamp(kind) else "yyyy-mm-dd"
        return _day(sheet, book.add_format({"num_format": shape}))
    return lambda row, place, value: sheet.write_string(row, place, _held(value, row, name))


def _number(sheet: Sheet) -> Cell:
    def write_number(row: int, place: int, value: float) -> None:
        if value - value == 0:  # nan and infinity are no number to Excel: the cell stays empty
            sheet.write_number(row, place, value)

    return write_number


def _day(sheet: Sheet, shape: Any) -> Cell:
    def write_day(row: int, place: int, value: date) -> None:
        if (value.date() if isinstance(value, datetime) else value) < FIRST_DAY:
            sheet.write_string(row, place, value.isoformat())
        else:
            sheet.write_datetime(row, place, value, shape)

    return write_day


def _held(value: str, row: int, name: str) -> str:
    length = len(value) if value.isascii() else len(value.encode("utf-16-le")) // 2
    if length > CHARACTERS:
        raise UsageError(
            f"row {row}, column {name[:80]!r}: a text of {length} characters is more than an xlsx cell can hold "
            f"({CHARACTERS}): use --format csv, json or parquet"
        )
    return value
