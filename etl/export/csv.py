"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from etl.export.lines import Part, as_bytes, join
from etl.export.texts import is_text, text

BOM = b"\xef\xbb\xbf"
SPACES = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SIGNS = r"=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}"  # and the full-width forms, which a spreadsheet takes too
FORMULA = f"^[{SPACES}]*[{SIGNS}]|^[\t\r\n]"
TO_QUOTE = '[",\r\n]'


def write_csv(
    schema: pa.Schema, batches: Iterable[pa.RecordBatch], stream: BinaryIO, *, excel: bool = False, raw: bool = False
) -> None:
    """A header always; lines end in CR LF, null is empty, lists are joined by a vertical bar.

    `excel` puts a BOM before it. A text that a spreadsheet would run gets a leading apostrophe, unless `raw`.
    """
    if excel:
        stream.write(BOM)
    names = pa.array(schema.names, pa.large_string())
    header = _cells(names, raw=raw).to_pylist()
    stream.write((",".join(header) + "\r\n").encode())
    empty = '""' if len(schema) == 1 else ""  # a line with nothing in it would be no record
    for batch in batches:
        if batch.num_rows and len(schema):
            stream.write(as_bytes(join(*_parts(batch, raw, empty))))


def _parts(batch: pa.RecordBatch, raw: bool, empty: str) -> list[Part]:
    parts: list[Part] = []
    for column in batch.columns:
        cells = _cells(text(column), raw=raw) if is_text(column.type) else text(column)
        cells = pc.fill_null(cells, empty)
        if empty:
            cells = pc.if_else(pc.equal(cells, ""), empty, cells)
        parts += [cells, ","]
    parts[-1] = "\r\n"
    return parts


def _cells(texts: pa.Array, *, raw: bool) -> pa.Array:
    """The texts made harmless and, where they need it, quoted."""
    if not raw:
        texts = _where(FORMULA, texts, lambda found: join("'", found))
    return _where(TO_QUOTE, texts, lambda found: join('"', pc.replace_substring(found, '"', '""'), '"'))


def _where(pattern: str, texts: pa.Array, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """The texts, changed where the pattern is found: few are, and most columns have none."""
    found = pc.fill_null(pc.match_substring_regex(texts, pattern), fill_value=False)
    if not pc.any(found).as_py():
        return texts
    return pc.replace_with_mask(texts, found, change(texts.filter(found)))
