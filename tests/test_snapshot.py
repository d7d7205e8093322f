"""The door: whoever reads sees one whole version, whatever has happened to the files, and leaves no trace."""

import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from etl.errors import NothingPublished, UsageError, VendorscopeError
from etl.publish import write
from etl.publish.warehouse import Warehouse
from etl.snapshot import Snapshot
from etl.snapshot.whole import LIMITS

SCHEMA = files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 6, 0, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory):
    made = Warehouse(tmp_path_factory.mktemp("made") / "warehouse")
    publish(made, "v1", figures=1)
    publish(made, "v2", figures=2)
    return made.root


@pytest.fixture
def warehouse(two_versions, tmp_path):
    """A warehouse where version v1 tells of one figure, and v2, in force, of two."""
    return Warehouse(shutil.copytree(two_versions, tmp_path / "warehouse"))


def publish(warehouse, version, figures):
    """A version that tells of so many figures, with texts long enough to fill more than one block."""
    with warehouse.lock():
        build = warehouse.scratch("build")
        with duckdb.connect(build) as con:
            con.execute(SCHEMA)
            con.execute(
                "insert into figures by name select 'fig-' || i as figure_id, 'revenue' as metric, 870000000 as value, "
                "'USD' as unit, 'exact' as qualifier, 'actual' as status, 'curated' as origin, 1 as tier, "
                "false as rejected, case when i = 0 then 7 end as start_char from range(?) as numbers(i)",
                [figures],
            )
            con.execute(
                "insert into documents by name select 'doc-' || i as doc_id, sha256(i::varchar) as sha256, "
                "0 as statements from range(5000) as numbers(i)"
            )
            con.execute(
                "insert into moves by name select 'deal' as event_id, 'google' as customer_id, "
                "'scale-ai' as vendor_id, 1 as reports, ['rel-1', 'rel-2'] as rel_ids"
            )
            write.seal(con, version, f"content of {version}", NOW)
        warehouse.publish(build, version)


def count(snapshot):
    return int(snapshot.query("select count(*) as n from figures")["n"][0])


def footprint(root):
    """Every file below, with its size and time of change."""
    return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in root.rglob("*")}


def told(snapshot):
    return [str(ignored) for ignored in snapshot.ignored]


def test_a_question_is_answered_as_a_frame_or_in_arrow(warehouse):
    snapshot = Snapshot.open(warehouse.root)

    frame = snapshot.query("select value from figures where figure_id = $id", {"id": "fig-1"})
    table = snapshot.arrow("select start_char from figures order by figure_id")
    lists = snapshot.arrow("select rel_ids from moves")

    assert frame["value"].tolist() == [870000000.0]
    assert table["start_char"].to_pylist() == [7, None]
    assert lists["rel_ids"].to_pylist() == [["rel-1", "rel-2"]]
    assert (snapshot.version, snapshot.meta.version) == ("v2", "v2")
    assert snapshot.meta.published_at == NOW.replace(tzinfo=None)
    assert snapshot.ignored == ()


def test_the_next_opening_follows_the_pointer_and_the_last_one_goes_on_as_it_was(warehouse):
    before = Snapshot.open(warehouse.root)

    publish(warehouse, "v3", figures=3)
    after = Snapshot.open(warehouse.root)

    assert (count(before), count(after)) == (2, 3)


def test_a_version_that_is_pruned_while_it_is_open_goes_on_answering(warehouse):
    before = Snapshot.open(warehouse.root, "v1")

    with warehouse.lock():
        warehouse.prune(1)

    assert count(before) == 1


def test_an_earlier_version_opens_by_name(warehouse):
    assert count(Snapshot.open(warehouse.root, "v1")) == 1


@pytest.mark.parametrize("name", ["v9", "", ".", "..", "../v1", "/etc/passwd", "v1.duckdb", "v1\n", "v" * 65, "v1\0"])
def test_an_unknown_name_is_a_usage_error_and_no_path(warehouse, name):
    with pytest.raises(UsageError, match="vendorscope versions"):
        Snapshot.open(warehouse.root, name)


@pytest.mark.parametrize(
    "hostile",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy figures to '/tmp/figures.csv'",
        "attach '/tmp/other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set threads = 8",
        "set enable_external_access = true",
        "insert into figures select * from figures",
        "drop table figures",
        "create table more (a int)",
    ],
)
def test_a_question_can_neither_write_nor_reach_anything_else(warehouse, hostile):
    snapshot = Snapshot.open(warehouse.root)

    with pytest.raises(duckdb.Error):
        snapshot.query(hostile)

    assert count(snapshot) == 2


@pytest.mark.parametrize("made", [(), (".",), (".", "versions")])
def test_where_nothing_is_published_the_message_says_what_to_type(tmp_path, made):
    for folder in made:
        (tmp_path / "warehouse" / folder).mkdir(parents=True)

    with pytest.raises(NothingPublished, match=r"run `vendorscope refresh`$"):
        Snapshot.open(tmp_path / "warehouse")


def cut(share):
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def flip(share):
    def damage(path):
        data = bytearray(path.read_bytes())
        data[int(len(data) * share)] ^= 0xFF
        path.write_bytes(data)

    return damage


def unfinished(path):
    with duckdb.connect(path.with_name("killed")) as con:
        con.execute(SCHEMA)
    path.with_name("killed").replace(path)


def of_another_name(path):
    path.unlink()
    shutil.copy(path.with_name("v1.duckdb"), path)


DAMAGE = {
    "empty": cut(0),
    "cut at the head": cut(0.001),
    "cut in the middle": cut(0.5),
    "one byte missing": lambda path: os.truncate(path, path.stat().st_size - 1),
    "a byte changed near the start": flip(0.03),
    "a byte changed in the middle": flip(0.5),
    "a byte changed far in": flip(0.8),
    "overwritten": lambda path: path.write_bytes(b"half a download\n" * 10_000),
    "deleted": Path.unlink,
    "no meta row": unfinished,
    "another version's file": of_another_name,
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("opened_before", [False, True], ids=["new process", "had it open"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_version_is_passed_over_for_the_newest_whole_one(warehouse, damage, opened_before):
    if opened_before:
        Snapshot.open(warehouse.root)
    path = warehouse.version_path("v2")
    path.chmod(0o644)
    damage(path)

    snapshot = Snapshot.open(warehouse.root)

    assert (snapshot.version, count(snapshot)) == ("v1", 1)
    assert any("v2" in sentence for sentence in told(snapshot)), told(snapshot)


def test_a_damaged_version_asked_for_by_name_is_told_and_not_replaced_by_another(warehouse):
    warehouse.version_path("v1").chmod(0o644)
    cut(0.5)(warehouse.version_path("v1"))

    with pytest.raises(VendorscopeError, match=r"version v1 is damaged: .*choose another"):
        Snapshot.open(warehouse.root, "v1")


def test_where_no_version_is_whole_the_message_names_each(warehouse):
    for version in ("v1", "v2"):
        warehouse.version_path(version).chmod(0o644)
        cut(0.5)(warehouse.version_path(version))

    with pytest.raises(NothingPublished, match=r"(?s)v2 was passed over.*v1 was passed over"):
        Snapshot.open(warehouse.root)


def as_folder(path):
    path.unlink()
    path.mkdir()


def as_pipe(path):
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "damage, says",
    [
        (Path.unlink, "CURRENT is missing."),
        (lambda path: path.write_text(""), "CURRENT names no version, it says ''."),
        (lambda path: path.write_text("../../etc/passwd\n"), "CURRENT names no version, it says '../../etc/passwd'."),
        (lambda path: path.write_bytes(os.urandom(100_000)), "CURRENT names no version"),
        (lambda path: path.write_text("v9\n"), "CURRENT names version v9, which is missing."),
        (as_folder, "CURRENT"),
        (as_pipe, "CURRENT is not a file."),
    ],
)
def test_without_a_pointer_the_newest_whole_version_is_read(warehouse, damage, says):
    Snapshot.open(warehouse.root)
    damage(warehouse.root / "CURRENT")

    snapshot = Snapshot.open(warehouse.root)

    assert snapshot.version == "v2"
    assert told(snapshot)[0].startswith(says)


@pytest.mark.parametrize("opened_before", [False, True], ids=["new process", "had it open"])
def test_a_foreign_log_beside_the_version_does_no_harm(warehouse, tmp_path, opened_before):
    """A .wal makes DuckDB refuse the file, or read what nobody published."""
    if opened_before:
        Snapshot.open(warehouse.root)
    other = duckdb.connect(tmp_path / "other.duckdb")
    other.execute("create table t as select 1 as a")
    shutil.copy(tmp_path / "other.duckdb.wal", f"{warehouse.version_path('v2')}.wal")
    other.close()
    before = footprint(warehouse.root)

    snapshot = Snapshot.open(warehouse.root)

    assert (snapshot.version, count(snapshot)) == ("v2", 2)
    assert told(snapshot) == ["A log file (.wal) beside version v2 was passed over: no version has one."]
    assert before == footprint(warehouse.root)


def test_what_is_no_version_is_named_and_left_alone(warehouse):
    versions = warehouse.root / "versions"
    (versions / "v3.duckdb.part").write_bytes(b"half")
    (versions / "v 4.duckdb").write_bytes(b"half")
    (versions / "notes").mkdir()

    snapshot = Snapshot.open(warehouse.root)

    assert snapshot.version == "v2"
    assert {"v3.duckdb.part", "v 4.duckdb", "notes"} == {ignored.name for ignored in snapshot.ignored}
    assert {"stray_file"} == {ignored.reason for ignored in snapshot.ignored}


def test_reading_writes_nothing_in_the_warehouse_and_leaves_nothing_elsewhere(warehouse, tmp_path):
    (tmp_path / "tmp").mkdir()
    Path(f"{warehouse.version_path('v2')}.wal").write_bytes(b"foreign")
    before = footprint(warehouse.root)
    code = (
        f"import sys; sys.path.insert(0, {str(Path.cwd())!r})\n"
        f"from etl.snapshot import Snapshot\n"
        f"Snapshot.open({str(warehouse.root)!r}).query('select * from documents order by sha256')\n"
    )

    exit_code = os.spawnve(
        os.P_WAIT, sys.executable, [sys.executable, "-c", code], {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    )

    assert exit_code == 0
    assert before == footprint(warehouse.root)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_many_threads_ask_at_once_and_each_gets_its_own_answer(warehouse):
    snapshot = Snapshot.open(warehouse.root)

    def ask(number):
        return Snapshot.open(warehouse.root).query("select $n + count(*) as n from documents", {"n": number})["n"][0]

    with ThreadPoolExecutor(8) as threads:
        assert [number + 5000 for number in range(400)] == list(threads.map(ask, range(400)))
    assert count(snapshot) == 2


def test_a_forked_process_opens_it_anew(warehouse):
    """What a parent has open has lost its threads in the child."""
    Snapshot.open(warehouse.root).query("select * from documents order by sha256")

    child = os.fork()
    if child == 0:
        os._exit(count(Snapshot.open(warehouse.root)))

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2


def test_a_sort_too_big_for_memory_spills_outside_the_warehouse(warehouse, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spill"))
    (tmp_path / "spill").mkdir()
    monkeypatch.setitem(LIMITS, "memory_limit", "60MB")
    before = footprint(warehouse.root)

    snapshot = Snapshot.open(warehouse.root)
    rows = snapshot.query("select count(distinct sha256(i::varchar)) as n from range(1500000) as numbers(i)")

    assert rows["n"].tolist() == [1_500_000]
    assert list((tmp_path / "spill").iterdir()), "nothing was spilled: ask for more"
    assert before == footprint(warehouse.root)


def test_it_opens_where_no_temporary_file_can_be_made(warehouse, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(warehouse.root / "no such folder"))

    assert count(Snapshot.open(warehouse.root)) == 2


def test_opening_again_costs_next_to_nothing(warehouse):
    """Every run of a page asks which version is in force: the same one is not opened twice."""
    first, again = Snapshot.open(warehouse.root), Snapshot.open(warehouse.root)

    assert first.opened is again.opened
