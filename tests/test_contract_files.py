"""Curated files: which are read, in which order, which are refused whole, and where each record stands."""

import os
import tempfile
from pathlib import Path

import pytest
from desk import COLUMNS, COMPANIES, REVENUE, Desk, lines

HEADER = lines("figures")
GOOD = lines("figures", REVENUE | {"figure_id": "f-good"})


@pytest.fixture
def desk(tmp_path):
    """Companies, and one good figure."""
    desk = Desk(tmp_path)
    desk.table("entities", *COMPANIES)
    desk.keep("curated/figures.csv", GOOD)
    return desk


def row(name, **cells):
    return lines("figures", REVENUE | {"figure_id": name} | cells).removeprefix(HEADER)


def refused(desk):
    columns = ("file", "line", "row", "field", "reason")
    return [tuple(each[name] for name in columns) for each in desk.rows("quarantine")]


def taken(desk):
    return [each["figure_id"] for each in desk.rows("figures")]


def missing(desk):
    return HEADER.replace(",unit,", ",").encode()


def twice(desk):
    return HEADER.replace(",unit,", ",unit,unit,").encode()


def wide(desk):
    return (HEADER.strip() + "".join(f",c{n}" for n in range(200)) + "\n").encode()


def large(desk):
    desk.keep("vendorscope.toml", "limits.file_mb = 0.25")
    return (HEADER + row("f-large", note="x" * 1000) * 300).encode()


def latin(desk):
    return (HEADER + row("f-latin", note="Publico")).replace("Publico", "Público").encode("latin-1")


def folder(desk):
    (desk.data / "curated" / "figures-bad.csv").mkdir()


def pipe(desk):
    os.mkfifo(desk.data / "curated" / "figures-bad.csv")


def nowhere(desk):
    (desk.data / "curated" / "figures-bad.csv").symlink_to("nowhere.csv")


def itself(desk):
    (desk.data / "curated" / "figures-bad.csv").symlink_to("figures-bad.csv")


def elsewhere(desk):
    outside = desk.data.parent / "secret.csv"
    outside.write_text(HEADER + row("f-secret"))
    (desk.data / "curated" / "figures-bad.csv").symlink_to(outside)


WHOLE = [
    (missing, "missing_column", "unit"), (twice, "duplicate_column", "unit"), (wide, "too_wide", ""),
    (large, "too_large", ""),
    (latin, "encoding", ""), (folder, "not_a_file", ""), (pipe, "not_a_file", ""), (nowhere, "not_a_file", ""),
    (itself, "not_a_file", ""), (elsewhere, "outside", ""),
]  # fmt: skip


@pytest.mark.parametrize("make,reason,field", WHOLE, ids=[each[0].__name__ for each in WHOLE])
def test_a_file_that_cannot_be_taken_is_refused_whole_and_alone(desk, make, reason, field):
    content = make(desk)
    if content is not None:
        desk.keep("curated/figures-bad.csv", content)
    config = ["--config", desk.data / "vendorscope.toml"] if (desk.data / "vendorscope.toml").exists() else []

    said = desk.run(*config, "refresh")

    assert said.exit == 1
    assert refused(desk) == [("curated/figures-bad.csv", "", "", field, reason)]
    assert f"rejected: curated/figures-bad.csv: {field + ': ' if field else ''}{reason}: " in said.err
    assert taken(desk) == ["f-good"]


def test_an_unreadable_file_is_refused_and_the_others_are_read():
    """Root reads everything: the test becomes somebody else for the length of the command."""
    me = os.geteuid()
    with tempfile.TemporaryDirectory(prefix="vendorscope-test-") as folder:
        desk = Desk(Path(folder)).market()
        desk.refresh()  # so that all of the program is loaded, which somebody else may not read
        desk.keep("curated/figures-bad.csv", HEADER).chmod(0)
        for path in [Path(folder), *Path(folder).rglob("*")]:
            os.chown(path, 65534 if me == 0 else -1, -1)
        try:
            os.seteuid(65534 if me == 0 else me)
            said = desk.run("refresh")
        finally:
            os.seteuid(me)

        assert said.exit == 1
        assert refused(desk) == [("curated/figures-bad.csv", "", "", "", "unreadable")]
        assert taken(desk) == ["f-0", "f-1", "f-2"]


def test_from_an_unclosed_quote_on_nothing_of_the_file_is_read(desk):
    desk.keep("curated/figures-bad.csv", HEADER + row("f-1") + row("f-2").replace("Wire", '"Wire') + row("f-3"))

    assert desk.run("refresh").exit == 1

    assert refused(desk) == [("curated/figures-bad.csv", "3", "2", "", "bad_csv")]
    assert taken(desk) == ["f-1", "f-good"]


def test_a_row_with_too_few_or_too_many_cells_is_refused_alone(desk):
    desk.keep("curated/figures-bad.csv", HEADER + "f-1,revenue\n" + row("f-2") + row("f-3").strip() + ",more\n")

    desk.run("refresh")

    assert refused(desk) == [
        ("curated/figures-bad.csv", "2", "1", "", "row_shape"), ("curated/figures-bad.csv", "4", "3", "", "row_shape"),
    ]  # fmt: skip
    assert taken(desk) == ["f-2", "f-good"]


def test_line_is_where_a_record_begins_and_row_counts_records_only(desk):
    """Blank lines, a cell of three lines and CRLF between the header and the bad row."""
    header, long, bad = HEADER.strip(), row("f-1", note="one\ntwo\nthree"), row("f-2", value="abc").strip()
    desk.keep("curated/figures-bad.csv", f"\ufeff{header}\r\n\r\n{long}\n   \n{bad}\r\n{row('f-3')}")

    said = desk.run("refresh")

    assert refused(desk) == [("curated/figures-bad.csv", "8", "2", "value", "bad_number")]
    assert "rejected: curated/figures-bad.csv:8: value: bad_number: 'abc'" in said.err
    assert taken(desk) == ["f-1", "f-3", "f-good"]


def test_the_first_row_of_an_id_stands_in_reading_order(desk):
    """The named file is read first, the others by name."""
    desk.table("figures-b", REVENUE | {"figure_id": "f-b", "value": "3"}, REVENUE | {"figure_id": "f-good"})
    desk.table("figures-a", REVENUE | {"figure_id": "f-b", "value": "2"}, REVENUE | {"figure_id": "f-b", "value": "4"})

    assert desk.run("refresh").exit == 1

    assert refused(desk) == [
        ("curated/figures-a.csv", "3", "2", "figure_id", "duplicate_id"),
        ("curated/figures-b.csv", "2", "1", "figure_id", "duplicate_id"),
        ("curated/figures-b.csv", "3", "2", "figure_id", "duplicate_id"),
    ]
    assert [each["value"] for each in desk.rows("figures")] == ["2", "870000000"]


def test_a_hundred_rejections_a_file_are_told_and_the_others_counted(desk):
    for name in ("bad", "worse"):
        desk.table(f"figures-{name}", *(REVENUE | {"figure_id": f"{name}-{n}", "value": "?"} for n in range(130)))

    said = desk.run("refresh")

    for name in ("bad", "worse"):
        told = [line for line in said.err.splitlines() if f"figures-{name}.csv" in line]
        assert len(told) == 101
        assert told[-1].startswith(f"rejected: curated/figures-{name}.csv: 30 more")
    assert len(desk.rows("quarantine")) == 260


def test_unknown_columns_and_files_are_ignored_with_a_warning(desk):
    desk.keep("curated/figures-more.csv", HEADER.strip() + ",mood\n" + row("f-1").strip() + ",good\n")
    desk.keep("curated/notes.csv", "a,b\n")
    desk.keep("inbox/photo.png", b"\x89PNG")
    desk.keep("inbox/.hidden.txt", "not read")

    said = desk.run("refresh")

    assert (said.exit, refused(desk)) == (0, [])
    assert "warning: curated/figures-more.csv: column 'mood'" in said.err
    assert "warning: curated/notes.csv: ignored" in said.err
    assert "warning: inbox/photo.png: ignored" in said.err
    assert "hidden" not in said.err
    assert taken(desk) == ["f-1", "f-good"]


def test_columns_may_stand_in_any_order_and_optional_ones_be_absent(desk):
    shuffled = [name for name in reversed(COLUMNS["figures"]) if name not in ("attributed_to", "date_basis")]
    cells = REVENUE | {"figure_id": "f-1"}
    record = ",".join(cells.get(name, "") for name in shuffled)
    desk.keep("curated/figures-b.csv", f"{','.join(shuffled)}\n{record}\n")

    assert desk.run("refresh").exit == 0
    assert taken(desk) == ["f-1", "f-good"]


def test_a_link_inside_the_data_directory_is_followed(desk):
    desk.keep("kept/elsewhere.csv", HEADER + row("f-1"))
    (desk.data / "curated" / "figures-linked.csv").symlink_to("../kept/elsewhere.csv")

    assert desk.run("refresh").exit == 0
    assert taken(desk) == ["f-1", "f-good"]


def test_a_name_may_hold_anything_and_does_no_harm(desk):
    """A line break, an escape, a bidirectional control and bytes that are no UTF-8 in names of files."""
    for name in ("new\nline", "\x1b[31m", "\u202e", os.fsdecode(b"\xff")):
        desk.table(f"figures-{name}", REVENUE | {"figure_id": "f-x", "value": "?"})

    said = desk.run("refresh")

    assert said.exit == 1
    for shown in (r"new\nline", r"\x1b[31m", r"\u202e", r"\xff"):
        assert f"rejected: curated/figures-{shown}.csv:2: value: bad_number" in said.err
    assert len(refused(desk)) == 4
    assert taken(desk) == ["f-good"]


def test_corrections_set_fields_take_rows_out_and_end(desk):
    desk.table("figures", *(REVENUE | {"figure_id": f"f-{n}", "period": f"202{n}"} for n in range(4)))
    wishes = [
        ("c-1", "figures", "f-0", "value", "1", "870000000", "a slip"),
        ("c-2", "figures", "f-1", "row", "rejected", "", "a slip"),
        ("c-3", "figures", "f-2", "value", "1", "5", "of an older row"),
        ("c-4", "figures", "f-9", "value", "1", "5", "of a row that is gone"),
        ("c-5", "figures", "f-3", "unit", "US$", "USD", "makes the row faulty"),
        ("c-6", "figures", "f-3", "mood", "x", "", "no such column"),
        ("c-7", "poems", "f-3", "value", "x", "", "no such table"),
        ("c-8", "figures", "f-3", "value", "x", "", ""),
    ]
    desk.table("corrections", *(dict(zip(COLUMNS["corrections"], wish, strict=False)) for wish in wishes))

    said = desk.run("refresh")

    assert [(each[1], each[3], each[4]) for each in refused(desk)] == [
        ("6", "set", "unknown_unit"), ("7", "field", "missing_column"), ("8", "table", "bad_id"),
        ("9", "reason", "missing_value"),
    ]  # fmt: skip
    figures = {each["figure_id"]: each for each in desk.rows("figures")}
    assert (figures["f-0"]["value"], figures["f-0"]["corrected_by"]) == ("1", "c-1")
    assert (figures["f-1"]["rejected"], figures["f-1"]["corrected_by"]) == ("true", "c-2")
    assert figures["f-2"]["value"] == "870000000"
    assert figures["f-3"]["unit"] == "USD"
    assert {each["figure_id"] for each in desk.rows("facts")} == {"f-0", "f-2", "f-3"}
    assert [(each["correction_id"], each["state"]) for each in desk.rows("corrections")] == [
        ("c-1", "applied"), ("c-2", "applied"), ("c-3", "ended"), ("c-4", "ended"),
    ]  # fmt: skip
    assert "correction c-3 has ended" in said.err
