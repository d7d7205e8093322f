"""A curated CSV file as rows of text: the form of the file is checked here, the meaning of its cells is not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from etl.records import Rejection
from etl.sources.content import contents
from etl.sources.csv_records import CsvRecords, Fault
from etl.sources.inventory import InputFile
from etl.sources.limits import Limits
from etl.sources.refusal import refuse
from etl.vocabulary import TableSpec

NULL = pa.nulls(1, pa.string())[0]
CHUNK_ROWS = 16_384
CHUNK_BYTES = 4 * 1024 * 1024
MOST_REFUSED = 100_000  # bad records of one file; with more of them the rest of it is not read
PIECE = 1024 * 1024
CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
CONTROLS = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{80}-\x{9F}]"  # for Arrow
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class RawTable:
    """The readable rows of one file.

    `rows`: the columns of the table as text (trimmed, empty is null, absent ones are null), `file`, `line` (where the
    record begins), `row` (which record, from 1) and `source_id`. `rows_in` counts good and bad records; 0 for a file
    that was rejected whole.
    """

    rows: pa.Table
    rejections: list[Rejection]
    rows_in: int
    warnings: list[str]


def read_table(file: InputFile, columns: TableSpec, limits: Limits) -> RawTable:
    """The rows of `file`. A file without a record gives no rows; nothing is raised for what is in it."""
    reading = _Reading(file, columns, limits)
    batches = list(reading.batches())
    rows = pa.Table.from_batches(batches, schema=schema(columns))
    return RawTable(rows, sorted(reading.rejections, key=lambda each: each.line or 0), reading.row, reading.warnings)


def schema(columns: TableSpec) -> pa.Schema:
    """The columns of `RawTable.rows`."""
    cells = [(column.name, pa.string()) for column in columns.columns]
    place = [("file", pa.string()), ("line", pa.int64()), ("row", pa.int64()), ("source_id", pa.string())]
    return pa.schema([*cells, *place])


class _Reading:
    """One file on its way into Arrow batches; what cannot be taken gathers in `rejections`."""

    def __init__(self, file: InputFile, columns: TableSpec, limits: Limits) -> None:
        self.file = file
        self.columns = columns
        self.limits = limits
        self.rejections: list[Rejection] = []
        self.warnings: list[str] = []
        self.row = 0
        self.header: list[str] = []
        self.controls = False
        self.same = cache(pa.repeat)  # arrays of one value are shared by all batches of a length

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The good rows, some thousand at a time."""
        data = self._data()
        if data is None:
            return
        self.controls = len(data.translate(None, CONTROL_BYTES)) < len(data) or C1_BYTES.search(data) is not None
        records = CsvRecords(data, int(self.limits.cell_chars), int(self.limits.columns))
        incoming = iter(records)
        header = next(incoming, None)
        if not self._takes_header(header):
            return
        records.width = len(self.header)
        lines: list[int] = []
        numbers: list[int] = []
        rows: list[list[str]] = []
        begun = records.read
        for line, cells in incoming:
            self.row += 1
            if isinstance(cells, Fault):
                self._refuse(line, cells)
            elif len(cells) != records.width:
                self._refuse(line, Fault("row_shape", f"{len(cells)} cells where the header has {records.width}"))
            else:
                lines.append(line)
                numbers.append(self.row)
                rows.append(cells)
            if len(self.rejections) > MOST_REFUSED:
                found = f"{MOST_REFUSED} records before this one were refused; nothing after it was read"
                self._refuse(line, Fault("bad_csv", found))
                break
            if rows and (len(rows) == CHUNK_ROWS or records.read - begun > CHUNK_BYTES):
                yield self._batch(rows, lines, numbers)
                rows, lines, numbers, begun = [], [], [], records.read
        if rows:
            yield self._batch(rows, lines, numbers)

    def _data(self) -> bytes | None:
        """The bytes without a BOM; None where they cannot be read or are not UTF-8."""
        data = contents(self.file.path, self.file.name, self.file.sha256, self.file.size)
        if isinstance(data, Rejection):
            self.rejections.append(data)
            return None
        bad = _not_utf8(data)
        if bad is not None:
            line = data.count(b"\n", 0, bad) + 1
            found = f"byte 0x{data[bad]:02x} in line {line} is not UTF-8"
            self.rejections.append(refuse(self.file.name, "encoding", found))
            return None
        return data.removeprefix(codecs.BOM_UTF8)

    def _takes_header(self, first: tuple[int, list[str] | Fault] | None) -> bool:
        """Whether the file can be read by its header; if not, each problem is a rejection of the file."""
        if first is None:
            self.rejections.append(refuse(self.file.name, "missing_column", "the file is empty, it has no header"))
            return False
        line, cells = first
        if isinstance(cells, Fault):
            at = line if cells.reason == "bad_csv" else None
            self.rejections.append(refuse(self.file.name, cells.reason, f"in the header, {cells.found}", line=at))
            return False
        self.header = [cell.strip() for cell in cells]
        self.rejections += header_problems(self.file.name, self.header, self.columns, int(self.limits.columns))
        known = {column.name for column in self.columns.columns}
        unknown = [name for name in self.header if name not in known]
        self.warnings += [f"{self.file.name}: column {name!r} is not known and was ignored" for name in unknown]
        return not self.rejections

    def _refuse(self, line: int, fault: Fault, number: int | None = None) -> None:
        field = self.header[fault.cell] if fault.cell is not None and fault.cell < len(self.header) else None
        row = self.row if number is None else number
        told = refuse(self.file.name, fault.reason, fault.found, line=line, row=row, field=field, value=fault.text)
        self.rejections.append(told)

    def _batch(self, rows: list[list[str]], lines: list[int], numbers: list[int]) -> pa.RecordBatch:
        table = schema(self.columns)
        names = set(table.names[: len(self.columns.columns)])
        cells = {
            name: pa.array(column, pa.string())
            for name, column in zip(self.header, zip(*rows, strict=True), strict=True)
            if name in names
        }
        absent = self.same(NULL, len(rows))
        trimmed = [_trimmed(cells[name]) if name in cells else absent for name in table.names[:-4]]
        made = [absent if cells.null_count == len(rows) else cells for cells in trimmed]
        source = pa.scalar(self.file.source.id) if self.file.source else NULL
        made += [
            self.same(pa.scalar(self.file.name), len(rows)),
            pa.array(lines, pa.int64()),
            pa.array(numbers, pa.int64()),
            self.same(source, len(rows)),
        ]
        batch = pa.RecordBatch.from_arrays(made, schema=table)
        return self._without_controls(batch, rows, lines, numbers) if self.controls else batch

    def _without_controls(
        self, batch: pa.RecordBatch, rows: list[list[str]], lines: list[int], numbers: list[int]
    ) -> pa.RecordBatch:
        """`batch` less the rows with a control character in any cell, also one of an unknown column."""
        clean = [True] * len(rows)
        for number, column in enumerate(zip(*rows, strict=True)):
            hits = pc.match_substring_regex(pa.array(column, pa.string()), CONTROLS)
            for at in pc.indices_nonzero(hits).to_pylist():
                if clean[at]:
                    clean[at] = False
                    found = " ".join(f"U+{ord(each):04X}" for each in CONTROL.findall(column[at])[:3])
                    fault = Fault("control_character", f"{found} in the cell", number, column[at])
                    self._refuse(lines[at], fault, numbers[at])
        return batch.filter(pa.array(clean))


def header_problems(file: str, header: list[str], columns: TableSpec, most: int) -> list[Rejection]:
    """Why a file with this header is rejected whole; none for one that has every column that the table must have."""
    if len(header) > most:
        return [refuse(file, "too_wide", f"{len(header)} columns where {most} is the most (limits.columns)")]
    twice = [name for name in dict.fromkeys(header) if name and header.count(name) > 1]
    missing = [column.name for column in columns.columns if not column.optional_in_header and column.name not in header]
    return [refuse(file, "duplicate_column", f"the header has {name!r} twice", field=name) for name in twice] + [
        refuse(file, "missing_column", f"the header has no {name!r}", field=name) for name in missing
    ]


def _not_utf8(data: bytes) -> int | None:
    """Where the first byte that is not UTF-8 stands, looked for piece by piece; None where all is well."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), PIECE):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + PIECE], final=start + PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None


def _trimmed(cells: pa.Array) -> pa.Array:
    """The cells without white space around them; null where nothing is left."""
    trimmed = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(pc.binary_length(trimmed), 0), NULL, trimmed)
