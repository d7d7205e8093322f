"""Files of a table: each format reads back as the table, and none runs anything when it is opened."""

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import UsageError
from etl.export import FORMATS, write

UNHURRIED = settings(deadline=None, max_examples=60)  # the first file of a kind imports its library

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["=1+1", " @x", "\t-", "\u3000＋1", '"', ",", "a\r\nb", "<r>&</r>", "_x000D_", "\x00", "\u202e", "http://a/", "'=1"]
)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
WHOLE = st.none() | st.integers(-(2**53), 2**53)
TABLES = st.lists(st.tuples(st.none() | TEXTS, NUMBERS, WHOLE, st.none() | st.booleans()))
NAMES = ["words", "number", "whole", "truth"]
TIME = datetime.fromisoformat("2025-06-12T01:02:03")
SCHEMA = pa.schema(dict(zip(NAMES, (pa.string(), pa.float64(), pa.int64(), pa.bool_()), strict=True)))


def table(rows):
    return pa.Table.from_pylist([dict(zip(NAMES, row, strict=True)) for row in rows], SCHEMA)


def written(data, fmt="csv", **options):
    out = io.BytesIO()
    write(data, fmt, out, **options)
    return out.getvalue()


def cells(data):
    """The cells of a CSV, as RFC 4180 has them."""
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def exact(digits):
    """A whole number as JSON's readers take it: a double where an integer would say more than was known."""
    return int(digits) if abs(int(digits)) <= 2**53 else float(digits)


def column(*values, kind=None):
    return pa.table({"value": pa.array(values, kind), "id": [str(n) for n in range(len(values))]})


@pytest.mark.parametrize(
    "number, text",
    [
        (8.7e8, "870000000"),
        (1e15, "1000000000000000"),
        (14.3, "14.3"),
        (-0.5, "-0.5"),
        (-0.0, "0"),
        (2 / 3, "0.6666666666666666"),
        (1.2e-7, "0.00000012"),
        (1e22, "10000000000000000000000"),
        (0.1 + 0.2, "0.30000000000000004"),
        (None, ""),
        (float("nan"), ""),
        (float("inf"), ""),
    ],
)
def test_numbers_are_plain_decimals(number, text):
    """
    870000000, never 8.7e8 and never 870000000.0; what is no number is empty.
    """
    assert text == cells(written(column(number, kind=pa.float64())))[1][0]


@UNHURRIED
@given(TABLES)
def test_a_raw_csv_is_the_table(rows):
    """
    Read back as RFC 4180 has it, every cell says what stood in the table, and every number is that number.
    """
    header, *read = cells(written(table(rows), raw=True))

    assert header == NAMES
    for (words, number, whole, truth), found in zip(rows, read, strict=True):
        assert found[0] == (words or "")
        assert (float(found[1]) if found[1] else None) == number
        assert "e" not in found[1].lower()
        assert found[2:] == ["" if whole is None else str(whole), "" if truth is None else str(truth).lower()]


@UNHURRIED
@given(TABLES)
def test_no_cell_of_a_csv_is_a_formula(rows):
    """
    A text that a spreadsheet would run gets an apostrophe, and no other text and no number does.
    """
    for (words, number, *_), found in zip(rows, cells(written(table(rows)))[1:], strict=True):
        text = words or ""
        runs = text.lstrip()[:1] in tuple("=+-@＝＋－＠") or text[:1] in ("\t", "\r", "\n")
        assert found[0] == ("'" + text if runs else text)
        assert (float(found[1]) if found[1] else None) == number


@UNHURRIED
@given(st.characters(), st.sampled_from("=+-@＝＋－＠"))
def test_white_space_before_a_sign_does_not_hide_it(space, sign):
    """
    Whatever Unicode calls white space, also where a spreadsheet strips it.
    """
    runs = space.isspace() or space in "=+-@＝＋－＠"

    assert cells(written(column(space + sign)))[1][0] == ("'" if runs else "") + space + sign


def test_the_header_of_a_csv_is_no_formula_either():
    """
    A table from elsewhere may have any column name.
    """
    data = pa.table({"=cmd": [1], 'a"b': [2]})

    assert cells(written(data))[0] == ["'=cmd", 'a"b']
    assert cells(written(data, raw=True))[0] == ["=cmd", 'a"b']


def test_a_csv_is_rfc_4180():
    """
    CR LF after every line, quotes only where they are needed and doubled inside, UTF-8, null empty.
    """
    data = pa.table({"a": ["x,y", 'say "hi"', None, "Zürich"], "b": [True, False, None, True]})

    assert written(data).decode() == 'a,b\r\n"x,y",true\r\n"say ""hi""",false\r\n,\r\nZürich,true\r\n'
    assert written(data, excel=True) == b"\xef\xbb\xbf" + written(data)


def test_a_line_with_nothing_in_it_is_still_a_record():
    """
    Readers skip blank lines, so the null of a table of one column is written in quotes.
    """
    assert written(pa.table({"a": ["x", None, ""]})) == b'a\r\nx\r\n""\r\n""\r\n'


@pytest.mark.parametrize("fmt, nothing", [("csv", b"a,b\r\n"), ("json", b"[\n]\n")])
def test_no_rows_are_a_header_or_an_empty_array(fmt, nothing):
    """
    A file that has no rows still says what its columns are.
    """
    assert written(pa.table({"a": pa.array([], pa.string()), "b": pa.array([], pa.int64())}), fmt) == nothing


@UNHURRIED
@given(TABLES)
def test_json_is_one_array_of_the_rows(rows):
    """
    Texts, numbers, truth values and nulls as they are, and numbers plain.
    """
    data = written(table(rows), "json")

    assert [tuple(row.values()) for row in json.loads(data, parse_int=exact)] == rows
    assert not re.search(rb'"number":-?[0-9.]+e', data)


@UNHURRIED
@given(TABLES)
def test_parquet_is_the_table(rows):
    """
    Types and all.
    """
    found = pq.read_table(io.BytesIO(written(table(rows), "parquet")))

    assert found.to_pylist() == table(rows).to_pylist()
    assert pa.types.is_float64(found.schema.field("number").type)


@UNHURRIED
@given(TABLES)
def test_an_xlsx_holds_values_alone(rows):
    """
    Numbers are numbers, texts are texts however they look: no formula, no link, no markup.
    """
    book = written(table(rows), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active

    assert [cell.value for cell in sheet[1]] == NAMES
    for row, (words, number, whole, truth) in enumerate(rows, start=2):
        found = [sheet.cell(row, place) for place in range(1, 5)]
        if words and words == "".join(filter(str.isprintable, words)) and not re.search("_x[0-9A-Fa-f]{4}_", words):
            assert found[0].value == words
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in found)
        assert [cell.value for cell in found[1:]] == [number, whole, truth]


def test_a_text_that_looks_like_markup_stays_a_text_in_xlsx():
    """
    And control characters, which XML cannot hold, are written as Excel escapes them.
    """
    book = written(column("<r><t>x</t></r>", "a\x01b", "_x0041_"), "xlsx")

    assert openpyxl.load_workbook(io.BytesIO(book)).active["A2"].value == "<r><t>x</t></r>"
    sheet = zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert "a_x0001_b" in sheet
    assert "_x005F_x0041_" in sheet


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384])
def test_a_text_too_long_for_xlsx_is_refused_by_row_and_column(text):
    """
    It is not cut in silence: the message says which, and what to do.
    """
    with pytest.raises(UsageError, match=r"row 2, column 'value': a text of 32768 characters .* --format csv"):
        written(column("short", text), "xlsx")


def test_more_rows_than_a_sheet_has_are_refused(tmp_path):
    """
    And the file that was there stays.
    """
    out = tmp_path / "rows.xlsx"
    out.write_text("the old one")
    batch = pa.record_batch({"a": pa.nulls(16_384, pa.int64())})
    stream = pa.RecordBatchReader.from_batches(batch.schema, (batch for _ in range(64)))

    with pytest.raises(UsageError, match="more rows than xlsx can hold"):
        write(stream, "xlsx", out)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["the old one"]


def test_days_times_lists_and_decimals():
    """
    ISO 8601 in UTC; lists by a vertical bar, in JSON as arrays; decimals as plain as doubles.
    """
    data = pa.table(
        {
            "day": [date(2025, 6, 12)],
            "time": [TIME],
            "part": [TIME.replace(microsecond=500)],
            "ids": [["a", "b"]],
            "none": pa.array([[]], pa.list_(pa.string())),
            "exact": [Decimal("14.300")],
        }
    )

    assert cells(written(data))[1] == [
        "2025-06-12",
        "2025-06-12T01:02:03Z",
        "2025-06-12T01:02:03.000500Z",
        "a|b",
        "",
        "14.3",
    ]
    assert json.loads(written(data, "json"))[0]["ids"] == ["a", "b"]
    sheet = openpyxl.load_workbook(io.BytesIO(written(data, "xlsx"))).active
    assert (sheet["A2"].value.date(), sheet["B2"].value) == (date(2025, 6, 12), TIME)


def test_a_frame_of_the_dashboard_is_written_like_a_table():
    """
    Missing values are empty whatever stands for them, categories are texts, midnights are days, the index is no column.
    """
    frame = pd.DataFrame(
        {
            "text": ["-1", None],
            "kind": pd.Categorical(["=x", "y"]),
            "day": pd.to_datetime(["2025-06-12", None]),
            "number": [1.5, float("nan")],
            "mixed": [1, "one"],
            "whole": pd.array([1, None], "Int64"),
        },
        index=[7, 8],
    )

    header, first, second = cells(written(frame))
    assert header == ["text", "kind", "day", "number", "mixed", "whole"]
    assert first == ["'-1", "'=x", "2025-06-12", "1.5", "1", "1"]
    assert second == ["", "y", "", "", "one", ""]


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_rows_give_the_same_bytes(fmt):
    """
    However they come in batches, and whenever.
    """
    whole = pa.table({"a": [str(n) for n in range(40_000)], "b": [n / 7 for n in range(40_000)]})
    parts = pa.RecordBatchReader.from_batches(whole.schema, whole.to_batches(max_chunksize=7_777))

    assert written(whole, fmt) == written(parts, fmt)


def test_a_file_is_replaced_whole_or_stays(tmp_path):
    """
    A failure leaves the old file and nothing beside it; a success keeps its mode and follows a link.
    """
    old, link = tmp_path / "old.csv", tmp_path / "link.csv"
    old.write_text("old")
    old.chmod(0o640)
    link.symlink_to(old)

    def failing():
        yield pa.record_batch({"a": [1]})
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        write(pa.RecordBatchReader.from_batches(pa.schema({"a": pa.int64()}), failing()), "csv", link)
    assert (old.read_text(), len(list(tmp_path.iterdir()))) == ("old", 2)

    write(pa.table({"a": [1]}), "csv", link)
    assert (old.read_text(), old.stat().st_mode & 0o777, link.is_symlink()) == ("a\n1\n", 0o640, True)


def test_a_folder_or_a_missing_folder_is_refused(tmp_path):
    """
    By name, with what to do.
    """
    with pytest.raises(UsageError, match="name a file in it"):
        write(pa.table({"a": [1]}), "csv", tmp_path)
    with pytest.raises(UsageError, match="make it first"):
        write(pa.table({"a": [1]}), "csv", tmp_path / "absent" / "a.csv")


def test_an_unknown_format_is_refused():
    """
    With the ones there are.
    """
    with pytest.raises(UsageError, match="csv, parquet, json, xlsx"):
        written(pa.table({"a": [1]}), "ods")
