"""Publishing: a version is there whole or not at all, whatever happens on the way."""

import multiprocessing
import os
import resource
import time
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from etl.errors import NothingPublished, VendorscopeError
from etl.publish import write
from etl.publish.warehouse import Warehouse
from etl.snapshot import Snapshot

SCHEMA = files("etl.publish").joinpath("schema.sql").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 6, 0, 12, tzinfo=UTC)


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


def build(warehouse, version, figures=1):
    """A finished version in a scratch file, with so many figures and as many documents."""
    path = warehouse.scratch("build")
    with duckdb.connect(path) as con:
        con.execute(SCHEMA)
        con.execute(
            "insert into figures by name select 'fig-' || i as figure_id, 'revenue' as metric, i as value, "
            "'USD' as unit, 'exact' as qualifier, 'actual' as status, 'curated' as origin, 1 as tier, "
            "false as rejected from range(?) as numbers(i)",
            [figures],
        )
        con.execute(
            "insert into documents by name select figure_id as doc_id, sha256(figure_id) as sha256, 1 as statements "
            "from figures"
        )
        write.seal(con, version, f"content of {version}", NOW)
    return path


def publish(warehouse, *versions):
    for version in versions:
        with warehouse.lock():
            warehouse.publish(build(warehouse, version), version)


def lying_in(warehouse):
    return sorted(path.name for path in warehouse.root.iterdir())


def test_nothing_is_published_before_the_first_version(warehouse):
    assert warehouse.current() is None
    with warehouse.lock(), pytest.raises(NothingPublished):
        Snapshot.open(warehouse.root)


def test_a_published_version_is_in_force_read_only_and_nothing_else_is_left(warehouse):
    publish(warehouse, "v1")

    assert Snapshot.open(warehouse.root).version == "v1"
    assert warehouse.version_path("v1").stat().st_mode & 0o777 == 0o444
    assert warehouse.version_path("v1").stat().st_mtime == NOW.timestamp(), "readers must re-read what was touched"
    assert (warehouse.root / "CURRENT").read_bytes() == b"v1\n"
    assert lying_in(warehouse) == ["CURRENT", "lock", "versions"]
    assert [path.name for path in (warehouse.root / "versions").iterdir()] == ["v1.duckdb"]


def test_a_version_is_never_written_again(warehouse):
    publish(warehouse, "v1")

    with pytest.raises(VendorscopeError, match="never written again"):
        publish(warehouse, "v1")


@pytest.mark.parametrize(
    "spoil", [lambda path: os.truncate(path, 100_000), lambda path: path.write_bytes(b""), Path.unlink]
)
def test_a_build_that_is_not_whole_is_not_published(warehouse, spoil):
    publish(warehouse, "v1")
    with warehouse.lock():
        path = build(warehouse, "v2")
        spoil(path)

        with pytest.raises(VendorscopeError, match="not whole"):
            warehouse.publish(path, "v2")

    assert (warehouse.current(), warehouse.versions()) == ("v1", ("v1",))


def poll(root, stop, answers):
    """What a dashboard does all day: open, ask twice, and tell any answer that fits no version."""
    seen, wrong = [], []
    while not stop.is_set():
        snapshot = Snapshot.open(root)
        figures = int(snapshot.query("select count(*) as n from figures")["n"][0])
        documents = int(snapshot.query("select count(*) as n from documents")["n"][0])
        if not figures == documents == int(snapshot.version[1:]) or snapshot.ignored:
            wrong.append((snapshot.version, figures, documents, [str(each) for each in snapshot.ignored]))
        if seen[-1:] != [snapshot.version]:
            seen.append(snapshot.version)
        time.sleep(0.002)
    answers.put((seen, wrong))


def test_a_reader_sees_one_whole_version_or_the_next_during_thirty_publications(warehouse):
    publish(warehouse, "v1")
    spawn = multiprocessing.get_context("spawn")
    stop, answers = spawn.Event(), spawn.Queue()
    reader = spawn.Process(target=poll, args=(warehouse.root, stop, answers))
    reader.start()

    for number in range(2, 32):
        with warehouse.lock():
            warehouse.publish(build(warehouse, f"v{number:02}", figures=number), f"v{number:02}")
            warehouse.prune(2)
    time.sleep(0.2)
    stop.set()
    seen, wrong = answers.get(timeout=30)
    reader.join()

    assert wrong == []
    assert seen == sorted(seen)
    assert seen[-1] == "v31"


def test_the_next_run_sweeps_what_a_killed_one_left(warehouse):
    publish(warehouse, "v1")
    for litter in (
        ".build-1-1.duckdb",
        ".build-1-1.duckdb.wal",
        ".staging-1-2.duckdb",
        ".aside-1-CURRENT",
        "archive/.aside-1-batch.parquet",
        "statements/reader/.aside-1-batch.parquet",
    ):
        (warehouse.root / litter).parent.mkdir(parents=True, exist_ok=True)
        (warehouse.root / litter).write_bytes(b"half")
    (warehouse.root / ".build-1-1.duckdb.tmp").mkdir()
    (warehouse.root / ".build-1-1.duckdb.tmp" / "spilled").write_bytes(b"half")
    (warehouse.root / "archive" / "batch.parquet").write_bytes(b"whole")

    with warehouse.lock():
        pass

    assert [str(path.relative_to(warehouse.root)) for path in sorted(warehouse.root.rglob("*")) if path.is_file()] == [
        "CURRENT",
        "archive/batch.parquet",
        "lock",
        "versions/v1.duckdb",
    ]


def test_a_version_that_a_killed_run_did_not_put_in_force_goes(warehouse):
    """Killed between its coming in and CURRENT naming it: it was never published, so it must not appear to be."""
    publish(warehouse, "v1")
    build(warehouse, "v2").rename(warehouse.version_path("v2"))
    (warehouse.root / ".coming").write_text("v2\n")

    with warehouse.lock():
        pass

    assert (warehouse.current(), warehouse.versions()) == ("v1", ("v1",))
    assert lying_in(warehouse) == ["CURRENT", "lock", "versions"]


def test_a_version_that_was_just_put_in_force_stays(warehouse):
    """Killed right after CURRENT named it."""
    publish(warehouse, "v1", "v2")
    (warehouse.root / ".coming").write_text("v2\n")

    with warehouse.lock():
        pass

    assert (warehouse.current(), warehouse.versions()) == ("v2", ("v2", "v1"))


@pytest.mark.parametrize("pointer", [None, b"", b"\xff\xfe", b"../../etc/passwd\n", b"v9\n"])
def test_a_pointer_that_was_lost_is_mended_by_the_next_run(warehouse, pointer):
    publish(warehouse, "v1", "v2")
    (warehouse.root / "CURRENT").unlink()
    if pointer is not None:
        (warehouse.root / "CURRENT").write_bytes(pointer)

    with warehouse.lock():
        pass

    assert (warehouse.root / "CURRENT").read_bytes() == b"v2\n"
    assert Snapshot.open(warehouse.root).ignored == ()


def with_file_limit(size, do):
    """`do()` in a forked child in which no file may grow beyond `size` bytes, as on a full disk; what it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            do()
            said = "done"
        except VendorscopeError as error:
            said = str(error)
        os.write(writer, said.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as told:
        return told.read()


def test_on_a_full_disk_the_old_version_stands_and_the_next_run_goes_through(warehouse):
    publish(warehouse, "v1")
    path = build(warehouse, "v2")

    said = with_file_limit(0, lambda: warehouse.publish(path, "v2"))

    assert said.startswith("publishing version v2 failed")
    assert "ulimit -f" in said
    assert (warehouse.current(), warehouse.versions()) == ("v1", ("v1",))
    publish(warehouse, "v3")
    assert lying_in(warehouse) == ["CURRENT", "lock", "versions"]


def test_on_a_full_disk_a_rollback_changes_nothing(warehouse):
    publish(warehouse, "v1", "v2")

    said = with_file_limit(0, lambda: warehouse.roll_back("v1"))

    assert "ulimit -f" in said
    assert (warehouse.current(), warehouse.held()) == ("v2", None)


@pytest.mark.parametrize("name", ["lock", "versions"])
def test_what_stands_in_the_way_is_named_with_the_mend(warehouse, name):
    warehouse.root.mkdir()
    (warehouse.root / name).mkdir() if name == "lock" else (warehouse.root / name).touch()

    with pytest.raises(VendorscopeError, match=rf"opening the warehouse .*{name}.*: "), warehouse.lock():
        pass
