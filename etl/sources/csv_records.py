"""The records of a CSV file (RFC 4180), one by one, each with the line where it begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

QUOTE = ord('"')
LONG_LINE = 2 * 1024 * 1024  # bytes; of a longer line the csv module could make a list of a million cells
RECORD = re.compile(rb'(?:[^"\n]++|"[^"]*+")*+')  # from where a record begins to the line break that ends it
CELL = re.compile(rb'"(?:[^"]++|"")*+"[^,\n]*+|[^,\n]*+')  # no group in it: each would cost memory a turn
BLANK = re.compile(rb"(?:[ \t]*+\r?\n)*+")


@dataclass(frozen=True)
class Fault:
    """A record that cannot be read: a reason of the contract, what was found; the cell to blame, from 0; its text."""

    reason: str
    found: str
    cell: int | None = None
    text: str | None = None


class _LongLine(Exception):
    """A line that the csv module is not given before its cells were counted."""


class CsvRecords:
    """Iterates over `(line, cells or Fault)`; blank lines are left out, cells are as written.

    Set `width` to the number of cells that a record must have once the header has told it. Memory stays near that of
    `data`, which must be valid UTF-8, whatever is in it.
    """

    def __init__(self, data: bytes, cell_chars: int, columns: int) -> None:
        self.data = data
        self.cell_chars = cell_chars
        self.columns = columns
        self.width: int | None = None
        self.read = 0  # bytes read so far
        self._line = 0  # lines read so far

    def __iter__(self) -> Iterator[tuple[int, list[str] | Fault]]:
        """From the beginning to the end, or to a quotation mark that is never closed."""
        before = csv.field_size_limit(self.cell_chars)
        try:
            while self.read < len(self.data):
                yield from self._until_fault()
        finally:
            csv.field_size_limit(before)

    def _until_fault(self) -> Iterator[tuple[int, list[str] | Fault]]:
        stream = BytesIO(self.data)
        stream.seek(self.read)
        reader = csv.reader(self._lines(stream), strict=True)
        line, start = self._line + 1, self.read
        try:
            for cells in reader:
                if len(cells) > 1 or (cells and (cells[0].strip(" \t") or self.data[start] == QUOTE)):
                    yield line, cells
                else:
                    stream.seek(self._skip_blank())
                line, start = self._line + 1, self.read
        except _LongLine:
            yield line, self._carefully(line, start)
        except csv.Error as error:
            # The csv module has two errors that are not about this line alone, told apart by their words only.
            if str(error).startswith("unexpected end"):
                yield line, self._unclosed()
            elif str(error).startswith("field larger"):
                yield line, self._carefully(line, start)
            else:
                span = f"lines {line} to {self._line}" if self._line > line else f"line {line}"
                yield line, Fault("bad_csv", f"text after a closing quotation mark or a lone carriage return, {span}")

    def _lines(self, stream: BytesIO) -> Iterator[str]:
        for raw in stream:
            self.read += len(raw)
            self._line += 1
            if len(raw) > LONG_LINE:
                raise _LongLine
            yield raw.decode()

    def _skip_blank(self) -> int:
        """Steps over all blank lines at once; gives where they end."""
        end = BLANK.match(self.data, self.read).end()  # type: ignore[union-attr]  # it matches nothing, too
        self._line += self.data.count(b"\n", self.read, end)
        self.read = end
        return end

    def _unclosed(self) -> Fault:
        self.read = len(self.data)
        return Fault("bad_csv", "a quotation mark that is never closed; nothing after it was read")

    def _carefully(self, line: int, start: int) -> list[str] | Fault:
        """The record at `start`, which has a very long line or cell: measured before anything is made of it."""
        end = RECORD.match(self.data, start).end()  # type: ignore[union-attr]  # it matches nothing, too
        if self.data[end : end + 1] == b'"':
            return self._unclosed()
        self.read = min(end + 1, len(self.data))
        self._line = line - 1 + self.data.count(b"\n", start, self.read) + (self.data[self.read - 1] != 0x0A)
        most = self.columns if self.width is None else self.width
        cells = self._cells(start, end, most)
        if self.width is None and len(cells) > most:
            return Fault("too_wide", f"more than {most} columns (limits.columns)")
        if self.width is not None and len(cells) != most:
            count = len(cells) if len(cells) < most else f"more than {most}"
            return Fault("row_shape", f"{count} cells where the header has {most}")
        return self._too_large(cells) or self._parsed(self.data[start:end])

    def _cells(self, start: int, end: int, most: int) -> list[tuple[int, int]]:
        """Where the cells of a record lie, without the quotation marks around them; of more than `most` one more."""
        found: list[tuple[int, int]] = []
        while start <= end and len(found) <= most:
            close = CELL.match(self.data, start, end).end()  # type: ignore[union-attr]  # it matches nothing, too
            quoted = start < close and self.data[start] == QUOTE
            found.append((start + 1, self.data.rindex(b'"', start, close)) if quoted else (start, close))
            start = close + 1
        return found

    def _too_large(self, cells: list[tuple[int, int]]) -> Fault | None:
        """The first cell that is too long; its text is decoded only as far as it is shown."""
        for number, (start, end) in enumerate(cells):
            size = end - start  # bytes: up to four a code point
            if self.cell_chars < size <= 4 * self.cell_chars:
                size = len(self.data[start:end].decode().replace('""', '"'))
            if size > self.cell_chars:
                shown = self.data[start : min(end, start + 1000)].decode(errors="ignore")
                return Fault("too_large", f"more than {self.cell_chars} characters (limits.cell_chars)", number, shown)
        return None

    def _parsed(self, record: bytes) -> list[str] | Fault:
        try:
            return next(csv.reader(StringIO(record.decode(), newline="\n"), strict=True))
        except csv.Error as error:
            return Fault("bad_csv", f"not a record of CSV: {error}")
