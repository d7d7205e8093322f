"""What is published: its versions, what an export asks of them, and what stands in for a spoilt file."""

import csv
import io
import shutil

import pyarrow.parquet as pq
import pytest
from desk import COLUMNS, COMPANIES, LEAVING, REVENUE, Desk

CURATED = ("entities", "publishers", "figures", "relationships", "events", "corrections")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path).market()


def publish(desk, number):
    """A version with that many figures."""
    desk.market(figures=number)
    return desk.refresh()["version"]


def versions(desk):
    return [each["version"] for each in desk.run("versions", "--json").json()]


def current(desk):
    return desk.run("status", "--json").json()["version"]


def test_versions_are_listed_newest_first_and_their_names_sort_so(desk):
    made = [publish(desk, number) for number in (1, 2, 3)]

    listed = desk.run("versions", "--json").json()

    assert [each["version"] for each in listed] == made[::-1] == sorted(made, reverse=True)
    assert [each["figures"] for each in listed] == [3, 2, 1]
    assert [each["current"] for each in listed] == [True, False, False]
    assert {"version", "published_at", "content", "figures", "current"} <= set(listed[0])
    assert (desk.warehouse / "CURRENT").read_text() == made[-1] + "\n"
    assert len(desk.run("export", "figures", "--version", made[0]).rows()) == 1


def test_no_more_than_keep_versions_are_kept_and_never_is_the_current_one_pruned(desk):
    config = desk.keep("vendorscope.toml", "keep_versions = 2\n")
    made = []
    for number in (1, 2, 3):
        desk.market(figures=number)
        made.append(desk.run("--config", config, "refresh", "--json").json()["version"])
    assert versions(desk) == made[:0:-1]

    desk.run("rollback", made[1])
    desk.market(figures=4)
    desk.run("--config", config, "refresh")

    assert len(versions(desk)) == 2
    assert current(desk) == versions(desk)[0]


def test_after_a_rollback_nothing_is_published_until_inputs_change(desk):
    old, new = publish(desk, 1), publish(desk, 2)

    assert desk.run("rollback", old).exit == 0
    again = desk.run("refresh", "--json")

    assert (again.exit, again.json()["published"], current(desk)) == (0, False, old)
    assert "warning: this content was rolled back from" in again.err
    assert desk.run("refresh").exit == 0
    assert current(desk) == old
    newest = publish(desk, 3)
    assert current(desk) == newest > new
    assert publish(desk, 2) == current(desk) > newest


def test_after_a_rollback_full_publishes_all_the_same(desk):
    old, new = publish(desk, 1), publish(desk, 2)
    desk.run("rollback", old)

    run = desk.refresh("--full")

    assert (run["published"], run["version"]) == (True, current(desk))
    assert run["version"] > new
    assert desk.refresh()["published"] is False


def test_inputs_that_change_there_and_back_again_have_changed(desk):
    old, new = publish(desk, 1), publish(desk, 2)
    desk.run("rollback", old)
    assert publish(desk, 1) == old

    assert publish(desk, 2) == current(desk) > new


def test_a_rollback_to_what_is_not_there_is_exit_2(desk):
    made = publish(desk, 1)

    for name in ("20200101T000000Z", "../CURRENT", "", "x" * 65):
        assert desk.run("rollback", name).exit == 2
        assert desk.run("export", "figures", "--version", name).exit == 2
    assert current(desk) == made


@pytest.mark.parametrize("words,code", [
    (["export", "figures"], 3), (["export", "quarantine"], 3), (["status"], 3), (["export", "nonsense"], 2),
    (["versions"], 0),
    (["export", "figures", "--as-of", "2024-13"], 2), (["export", "figures", "--format", "doc"], 2),
    (["export", "runs", "--as-of", "2024"], 2), (["export", "quarantine", "--version", "x"], 2),
    (["export", "figures", "--rule", "latest"], 2), (["export", "facts", "--rule", "oldest"], 2),
])  # fmt: skip
def test_before_anything_is_published(desk, words, code):
    said = desk.run(*words)

    assert said.exit == code
    assert said.out == b""
    assert said.err.startswith("error: " if code else "warning: ")


def test_as_of_takes_only_what_was_reported_by_then_and_reconciles_from_it(desk):
    """
    A partial date counts as its last day; without reported_on the period counts; with neither a statement is left out.
    """
    dates = [
        ("f-day", "2025-06-12", ""),
        ("f-month", "2025-06", ""),
        ("f-year", "2025", ""),
        ("f-period", "", "2025-Q2"),
        ("f-none", "", ""),
    ]
    cells = [dict(zip(("figure_id", "reported_on", "period"), date, strict=True)) for date in dates]
    desk.table("figures", *(REVENUE | {"metric": "valuation"} | each for each in cells))
    desk.table(
        "relationships", *(LEAVING | {"rel_id": f"r-{day}", "reported_on": day} for day in ("2025-05", "2025-07"))
    )
    desk.refresh()

    def ids(table, key, day):
        return [row[key] for row in desk.run("export", table, "--as-of", day).rows()]

    assert ids("figures", "figure_id", "2025-06-12") == ["f-day"]
    assert ids("figures", "figure_id", "2025-06-30") == ["f-day", "f-month", "f-period"]
    assert ids("figures", "figure_id", "2025-06") == ["f-day", "f-month", "f-period"]
    assert ids("figures", "figure_id", "2025") == ["f-day", "f-month", "f-period", "f-year"]
    assert ids("figures", "figure_id", "2024") == ids("facts", "figure_id", "2024") == []
    assert ids("facts", "figure_id", "2025-06-12") == ["f-day"]
    assert ids("relationships", "rel_id", "2025-06") == ["r-2025-05"]


def test_a_figure_is_written_plainly_and_a_text_cannot_be_a_formula(desk):
    evidence = ["=1+1", " \t@SUM(A1)", "＝1", "-2", "+3", 'a "quoted", text', "plain"]
    desk.table("figures", *(
        REVENUE | {"figure_id": f"f-{n}", "evidence": text, "value": "8.7e8"} for n, text in enumerate(evidence)
    ))  # fmt: skip
    desk.refresh()

    out = desk.export("figures")

    rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
    told = [text.strip() for text in evidence]
    assert [row["evidence"] for row in rows] == [f"'{text}" for text in told[:5]] + told[5:]
    assert [row["evidence"] for row in desk.rows("figures")] == told
    assert {(row["value"], row["low"]) for row in rows} == {("870000000", "")}
    assert out.count(b"\r\n") == out.count(b"\n") == len(evidence) + 1
    assert desk.export("figures", "--excel") == b"\xef\xbb\xbf" + out


@pytest.mark.parametrize("fmt", ["csv", "json", "parquet", "xlsx"])
def test_an_export_replaces_its_file_whole(desk, tmp_path, fmt):
    desk.refresh()
    path = tmp_path / f"figures.{fmt}"
    path.write_text("older")

    said = desk.run("export", "figures", "--format", fmt, "-o", path)

    assert (said.exit, said.out) == (0, b"")
    assert path.read_bytes() == desk.export("figures", "--format", fmt)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith((".", "figures"))] == [path.name]
    if fmt == "parquet":
        assert pq.read_table(path)["figure_id"].to_pylist() == ["f-0", "f-1", "f-2"]


def test_curated_tables_exported_and_put_back_are_the_same(desk):
    """
    Every column, with line breaks, quotes, corrections already in force and names in all spellings; twice.
    """
    desk.table("publishers", {"publisher": "Wire", "kind": "wire", "tier": "2"}, {"publisher": "Blog", "tier": "5"})
    figures = [
        {"subject": "Scale", "value": "8.70e8", "evidence": 'one,\n"two"\r\n=three', "note": "-"},
        {"subject": "scale-ai", "low": "1", "high": "1e15", "qualifier": "range", "period": ""},
        {"metric": "stake", "counterparty": "Google", "value": "49.5", "unit": "percent"},
        {"unit": "EUR", "attributed_to": "Blog", "date_basis": "page", "reported_on": "2025"},
        {"metric": "unit_price", "subject": "", "value": "0.1", "publisher": ""},
    ]
    desk.table("figures", *(REVENUE | {"figure_id": f"f-{n}"} | cells for n, cells in enumerate(figures)))
    desk.refresh()
    before = {table: desk.export(table, "--raw") for table in (*CURATED, "facts", "moves", "checks")}

    for table in CURATED:
        for path in (desk.data / "curated").glob(f"{table}*.csv"):
            path.unlink()
        desk.keep(f"curated/{table}.csv", before[table])
    said = desk.run("refresh", "--json")

    assert said.exit == 0, said.err
    assert said.json()["published"] is False
    assert {table: desk.export(table, "--raw") for table in before} == before
    assert set(COLUMNS["figures"]) <= set(before["figures"].decode().partition("\r\n")[0].split(","))


# ---- a spoilt warehouse: the last whole version is shown, and what was passed over is named


def cut(path):
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:100_000])


def scribble(path):
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[20_000:90_000] = b"\xa5" * 70_000
    path.write_bytes(data)


def half_written(path):
    path.chmod(0o644)
    path.write_bytes(b"")


SPOILT = {
    "the current version was deleted": lambda desk, path: path.unlink(),
    "it is cut off": lambda desk, path: cut(path),
    "it was scribbled over": lambda desk, path: scribble(path),
    "it is empty": lambda desk, path: half_written(path),
    "it is a folder": lambda desk, path: (path.unlink(), path.mkdir()),
}
POINTERS = {
    "garbage": b"\x00\xff garbage \n\n", "empty": b"", "a path": b"../../etc/passwd\n",
    "unknown": b"20990101T000000Z\n",
    "huge": b"x" * 1_000_000,
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=list(SPOILT))
def test_the_last_whole_version_stands_in_for_a_spoilt_one(desk, spoil):
    old, new = publish(desk, 1), publish(desk, 2)
    spoil(desk, desk.warehouse / "versions" / f"{new}.duckdb")

    status, figures = desk.run("status", "--json"), desk.run("export", "figures")

    assert (status.exit, status.json()["version"]) == (0, old)
    assert len(figures.rows()) == 1
    assert "warning: " in status.err
    assert new in status.err
    assert new in figures.err
    run = desk.refresh()
    assert (run["exit"], run["published"]) == (0, True)
    assert len(desk.rows("figures")) == 2
    assert run["version"] > new


@pytest.mark.parametrize("content", POINTERS.values(), ids=list(POINTERS))
def test_a_spoilt_pointer_leaves_the_newest_whole_version(desk, content):
    publish(desk, 1)
    new = publish(desk, 2)
    (desk.warehouse / "CURRENT").write_bytes(content)

    status = desk.run("status", "--json")

    assert (status.exit, status.json()["version"]) == (0, new)
    assert "warning: " in status.err
    assert desk.refresh()["exit"] == 0
    assert (desk.warehouse / "CURRENT").read_text() == f"{new}\n"


def test_strays_in_the_warehouse_do_no_harm(desk):
    old, new = publish(desk, 1), publish(desk, 2)
    versions_folder = desk.warehouse / "versions"
    (versions_folder / f"{new}.duckdb.wal").write_bytes(b"a stray log" * 100)
    (versions_folder / "zzz.duckdb").write_bytes(b"half-written")
    (versions_folder / "notes.txt").write_text("not a version")
    (desk.warehouse / ".build-1-1.duckdb").write_bytes(b"litter of a killed run")
    (desk.warehouse / "runs" / "20990101T000000000000Z").mkdir()

    said = desk.run("export", "figures")

    assert (said.exit, len(said.rows()), current(desk)) == (0, 2, new)
    assert ".wal" in said.err
    assert desk.refresh()["exit"] == 0
    assert not (desk.warehouse / ".build-1-1.duckdb").exists()
    assert len(desk.run("export", "figures", "--version", old).rows()) == 1


def test_with_nothing_whole_left_there_is_nothing_published_and_a_refresh_mends_it(desk):
    before = publish(desk, 2)
    cut(desk.warehouse / "versions" / f"{before}.duckdb")

    assert desk.run("export", "figures").exit == 3
    assert desk.refresh()["published"]
    assert len(desk.rows("figures")) == 2


def test_a_damaged_archive_is_read_anew(desk):
    desk.keep("inbox/a.txt", "One.")
    desk.refresh()
    listed = desk.export("documents")
    for batch in (desk.warehouse / "archive").glob("*.parquet"):
        batch.write_bytes(b"PAR1 not")

    desk.keep("inbox/b.txt", "Two.")
    run = desk.refresh()

    assert (run["exit"], run["published"]) == (0, True)
    assert len(desk.rows("documents")) == 2
    (desk.data / "inbox" / "b.txt").unlink()
    shutil.rmtree(desk.warehouse / "archive")
    assert desk.refresh()["exit"] == 0
    assert desk.export("documents") == listed


def test_companies_are_told_by_id_then_name_then_alias(desk):
    desk.table("entities", *COMPANIES, {"entity_id": "scale", "name": "Scale AB"})
    desk.table(
        "figures",
        *(REVENUE | {"figure_id": f"f-{n}", "subject": s} for n, s in enumerate(("Scale", "scale", "Scale.ai"))),
    )
    desk.refresh()

    assert [row["subject_id"] for row in desk.rows("figures")] == ["scale-ai", "scale", "scale-ai"]
