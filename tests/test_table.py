"""A curated CSV file as rows of text: cell for cell, with the place of each, and every fault of its form by name."""

import csv
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import Source
from etl.settings.models import Limits
from etl.sources.inventory import InputFile
from etl.sources.table import RawTable, read_table
from etl.vocabulary import Column, TableSpec

SPEC = TableSpec(
    "notes", "id", (Column("id", "id", required=True), Column("note", "text"), Column("extra", "text", False, True))
)


@pytest.fixture
def read(tmp_path):
    """Reads a file with these bytes (or this text) as table `notes`: id, note, and extra, which the header may lack."""

    def read(content: bytes | str, source: Source | None = None, **limits: float) -> RawTable:
        path = tmp_path / "notes.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(described(path, source), SPEC, Limits(**limits))

    return read


def described(path: Path, source: Source | None = None) -> InputFile:
    data = path.read_bytes()
    return InputFile(path, "curated/notes.csv", "curated", "notes", source, hashlib.sha256(data).hexdigest(), len(data))


def cells(table: RawTable) -> list[tuple[str | None, ...]]:
    return [(row["id"], row["note"]) for row in table.rows.to_pylist()]


def places(table: RawTable) -> list[tuple[int, int]]:
    return [(row["line"], row["row"]) for row in table.rows.to_pylist()]


def refused(table: RawTable) -> list[tuple[object, ...]]:
    return [(each.line, each.row, each.field, each.reason) for each in table.rejections]


def test_cells_are_trimmed_and_an_empty_one_is_null(read):
    table = read('id,note\n a1 ,"  two words\t"\na2,\na3,"   "\n')

    assert cells(table) == [("a1", "two words"), ("a2", None), ("a3", None)]
    assert set(table.rows["file"].to_pylist()) == {"curated/notes.csv"}
    assert table.rows["extra"].null_count == 3
    assert table.rows_in == 3


def test_rows_carry_the_source_that_they_come_from(read):
    table = read("id,note\na1,x\n", Source(id="partner", kind="table", path="notes.csv"))

    assert table.rows["source_id"].to_pylist() == ["partner"]


def test_lines_end_in_any_mixture_and_blank_ones_are_not_counted(read):
    """
    `line` is where the record begins, as an editor counts; `row` is which record it is.
    """
    table = read('\ufeffid,note\r\na1,x\n\r\n  \na2,"two\r\n\r\nlines"\r\na3,z')

    assert cells(table) == [("a1", "x"), ("a2", "two\r\n\r\nlines"), ("a3", "z")]
    assert places(table) == [(2, 1), (5, 2), (8, 3)]


def test_the_header_may_come_in_any_order_and_unknown_columns_are_ignored_with_a_warning(read):
    table = read("colour, note ,id\nred,x,a1\n")

    assert cells(table) == [("a1", "x")]
    assert table.warnings == ["curated/notes.csv: column 'colour' is not known and was ignored"]


@pytest.mark.parametrize(
    "content, wanted",
    [
        ("", (None, None, None, "missing_column")),
        ("\n\n", (None, None, None, "missing_column")),
        ("id\na1\n", (None, None, "note", "missing_column")),
        ("ID,note\na1,x\n", (None, None, "id", "missing_column")),
        ("id,note,id\na1,x,y\n", (None, None, "id", "duplicate_column")),
        ("id,note," + ",".join(f"c{n}" for n in range(200)), (None, None, None, "too_wide")),
        ("id,note," + "," * 3_000_000, (None, None, None, "too_wide")),
        (b"id,note\na1,x\na2,\xff\n", (None, None, None, "encoding")),
        ("id,note\na1,x\n".encode("utf-16"), (None, None, None, "encoding")),
        ('id,"note\na1,x\n', (1, None, None, "bad_csv")),
        ("id," + "n" * 70_000, (None, None, None, "too_large")),
    ],
)
def test_a_file_is_refused_whole(read, content, wanted):
    """
    No row of it is taken, also where the first ones were good.
    """
    table = read(content)

    assert refused(table) == [wanted]
    assert table.rows.num_rows == table.rows_in == 0


def test_bytes_that_are_not_utf_8_are_named_with_their_line(read):
    (rejection,) = read(b"id,note\n" + b"a1,\xc3\xa4\n" * 500_000 + b"a2,\xff\n").rejections

    assert "byte 0xff in line 500002" in rejection.detail


@pytest.mark.parametrize(
    "bad, reason, field",
    [
        ("b1", "row_shape", None),
        ("b1,x,y", "row_shape", None),
        ('""', "row_shape", None),
        ('"b"1,x', "bad_csv", None),
        ("b1,x\ry", "bad_csv", None),
        ("b1,nul\0", "control_character", "note"),
        ("b\x1f1,x", "control_character", "id"),
        ("b1,\x0b", "control_character", "note"),
        ("b1,\x85", "control_character", "note"),
        ("b1," + "x" * 70_000, "too_large", "note"),
        ('b1,"' + "x\n" * 40_000 + '"', "too_large", "note"),
        ("b1," + "é" * 3_000_000, "too_large", "note"),
        ('b1,"' + '""' * 1_500_000 + '"', "too_large", "note"),
        ("," * 3_000_000, "row_shape", None),
        ('"b1"' + "," * 3_000_000, "row_shape", None),
    ],
)
def test_a_bad_row_is_refused_alone(read, bad, reason, field):
    """
    The rows around it are taken, and keep their numbers.
    """
    table = read(f"id,note\na1,x\n{bad}\na2,y\n")

    assert refused(table) == [(3, 2, field, reason)]
    assert cells(table) == [("a1", "x"), ("a2", "y")]
    assert places(table) == [(2, 1), (4 + bad.count("\n"), 3)]
    assert table.rows_in == 3
    assert len(table.rejections[0].value or "") <= 200


def test_tab_line_feed_and_carriage_return_are_no_control_characters(read):
    table = read('id,note\nb1,nul\0\na1,"a\tb\r\nc"\n')

    assert cells(table) == [("a1", "a\tb\r\nc")]


def test_a_long_row_within_the_limits_is_a_row(read):
    """
    Also where a line is so long that its cells are counted before they are read.
    """
    long = "x, " * 20_000 + 'said "yes"\n'
    cell = '"' + long.replace('"', '""') + '"'
    header = "id,note," + ",".join(f"c{n}" for n in range(98))

    table = read(
        f"{header}\na1,{','.join([cell.replace(chr(10), ' ')] * 99)}\na2,{','.join([cell] * 99)}\na3{',' * 99}\n"
    )

    assert [row[0] for row in cells(table)] == ["a1", "a2", "a3"]
    assert cells(table)[1][1] == long.strip()
    assert places(table) == [(2, 1), (3, 2), (103, 3)]


def test_from_an_unclosed_quote_on_nothing_is_read(read):
    """
    What stood before it is kept; the place named is where the record begins, however long it goes on.
    """
    table = read('id,note\na1,x\na2,"never\nclosed,\n' + "a3,y\n" * 50_000)

    assert refused(table) == [(3, 2, None, "bad_csv")]
    assert cells(table) == [("a1", "x")]
    assert table.rows_in == 2


def test_a_quote_that_closes_too_late_costs_the_rows_that_it_swallowed(read):
    table = read('id,note\na1,"open\na2,"x"\na3,y\n')

    assert refused(table) == [(2, 1, None, "bad_csv")]
    assert "lines 2 to 3" in table.rejections[0].detail
    assert cells(table) == [("a3", "y")]


def test_a_file_with_too_many_bad_rows_is_given_up(read):
    table = read("id,note\na1,x\n" + "b\n" * 150_000 + "a2,y\n")

    assert len(table.rejections) == 100_002
    assert table.rejections[-1].reason == "bad_csv"
    assert cells(table) == [("a1", "x")]


def test_a_file_that_was_changed_since_it_was_hashed_is_not_read(tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text("id,note\na1,x\n")
    file = described(path)
    path.write_text("id,note\na1,y\n")

    table = read_table(file, SPEC, Limits())

    assert refused(table) == [(None, None, None, "unreadable")]
    assert table.rows.num_rows == 0


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('",\n\t'), max_size=8)


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.tuples(TEXT, TEXT), max_size=20), crlf=st.booleans(), long=st.booleans())
def test_what_the_csv_module_writes_is_read_back_cell_for_cell(tmp_path_factory, rows, crlf, long):
    """
    Any cells, with the lines and rows where they were written, also through the careful way of very long lines.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n" if crlf else "\n")
    writer.writerow(["id", "note"])
    expected, line = [], 2
    for number, row in enumerate(rows, start=1):
        writer.writerow(row)
        expected.append((*(cell.strip() or None for cell in row), line, number))
        line = out.getvalue().count("\n") + 1
    path = tmp_path_factory.mktemp("law") / "notes.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.sources.csv_records.LONG_LINE", 0 if long else 1 << 20)
        table = read_table(described(path), SPEC, Limits())

    assert [(row["id"], row["note"], row["line"], row["row"]) for row in table.rows.to_pylist()] == expected
    assert table.rejections == []


SIZE = 4 << 20
HOSTILE = {
    "one giant quoted cell": b'"' + b"a\n" * (SIZE // 2) + b'"',
    "only quotes": b'"' * SIZE,
    "only commas": b"," * SIZE,
    "only line breaks": b"\n" * SIZE,
    "an open quote, then line breaks": b'"' + b"\n" * SIZE,
    "short rows": b"a\n" * (SIZE // 2),
}  # benchmarks/hostile.py measures what such a file of the greatest size costs


@pytest.mark.parametrize("what", HOSTILE)
def test_no_row_comes_out_of_a_hostile_file(tmp_path, what):
    """
    Megabytes without sense are refused by name, or hold no row: nothing is raised, and nothing invented.
    """
    path = tmp_path / "notes.csv"
    path.write_bytes(b"id,note\n" + HOSTILE[what])

    table = read_table(described(path), SPEC, Limits())

    assert table.rows.num_rows == 0
    assert {rejection.reason for rejection in table.rejections} <= {"bad_csv", "too_large", "row_shape"}
    assert bool(table.rejections) == (what != "only line breaks")
