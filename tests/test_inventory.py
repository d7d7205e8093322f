"""What is input: which files, in which order, and which are passed over with a reason."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.records import Source
from etl.settings.models import Limits
from etl.sources import inventory


@pytest.fixture
def data(tmp_path):
    """An empty data directory with `curated/` and `inbox/`."""
    for folder in ("curated", "inbox"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    return tmp_path / "data"


def write(path: Path, content: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def take(data: Path, *register: Source, **limits: float) -> inventory.Inventory:
    return inventory.take(data, register, Limits(**limits))


def names(found: inventory.Inventory) -> list[str]:
    return [file.name for file in found.files]


def refused(found: inventory.Inventory) -> list[tuple[str, str]]:
    return [(each.file, each.reason) for each in found.rejections]


def test_the_order_of_reading_is_the_contract_s(data):
    """
    Table after table, the named file first and then the others by name; then table sources; then documents by name.
    """
    for name in ("figures-b.csv", "figures.csv", "figures-a.csv", "events.csv", "entities-x.csv", "publishers.csv"):
        write(data / "curated" / name)
    write(data / "partner.csv")
    for name in ("b.txt", "a/z.md", "A.html"):
        write(data / "inbox" / name)

    found = take(data, Source(id="partner", kind="table", path="partner.csv"))

    assert names(found) == [
        "curated/entities-x.csv", "curated/publishers.csv", "curated/figures.csv", "curated/figures-a.csv",
        "curated/figures-b.csv", "curated/events.csv", "partner.csv", "inbox/A.html", "inbox/a/z.md", "inbox/b.txt",
    ]  # fmt: skip
    assert found.files[6].table == "figures"
    assert [] == found.rejections == found.warnings


def test_a_data_directory_without_anything_in_it_has_no_input(tmp_path):
    assert take(tmp_path).files == ()


@pytest.mark.parametrize(
    "made", [lambda path: None, lambda path: path.write_text(""), lambda path: path.symlink_to(path)]
)
def test_a_data_directory_that_is_none_is_a_usage_error(tmp_path, made):
    made(tmp_path / "data")

    with pytest.raises(UsageError, match="data_dir: "):
        take(tmp_path / "data")


def test_names_with_a_leading_dot_are_skipped(data):
    for name in ("curated/.figures.csv", "inbox/.hidden.txt", "inbox/.git/a.txt", "inbox/.gitkeep"):
        write(data / name)

    found = take(data)

    assert found.files == ()
    assert found.warnings == []


def test_what_is_no_input_is_named_in_a_warning(data):
    for name in ("curated/figures.csv~", "curated/prices.csv", "inbox/a.docx", "inbox/b"):
        write(data / name)

    found = take(data)

    assert found.files == ()
    assert [warning.partition(":")[0] for warning in found.warnings] == [
        "curated/figures.csv~",
        "curated/prices.csv",
        "inbox/a.docx",
        "inbox/b",
    ]


def test_a_hundred_warnings_about_ignored_files_are_enough(data):
    for number in range(150):
        write(data / "inbox" / f"{number:03}.log")

    warnings = take(data).warnings

    assert len(warnings) == 101
    assert warnings[-1].startswith("50 more files")


def test_only_regular_files_are_opened(data):
    """
    A pipe that nobody writes to would block for ever.
    """
    os.mkfifo(data / "curated" / "figures.csv")
    os.mkfifo(data / "inbox" / "a.txt")
    (data / "curated" / "entities.csv").mkdir()
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(data / "inbox")  # the address of a socket is short
        listener.bind("s.txt")
        os.chdir(here)

        found = take(data)

    assert found.files == ()
    assert {
        ("curated/figures.csv", "not_a_file"), ("curated/entities.csv", "not_a_file"),
        ("inbox/a.txt", "not_a_file"), ("inbox/s.txt", "not_a_file"),
    } == set(refused(found))  # fmt: skip


def test_a_link_is_followed_inside_the_data_directory_only(data, tmp_path):
    write(tmp_path / "secret.txt")
    write(tmp_path / "elsewhere" / "a.txt")
    write(data / "other" / "inside.txt")
    (data / "inbox" / "in.txt").symlink_to("../other/inside.txt")
    (data / "inbox" / "out.txt").symlink_to("../../secret.txt")
    (data / "inbox" / "folder").symlink_to("../../elsewhere")
    (data / "inbox" / "gone.txt").symlink_to("nowhere.txt")
    (data / "inbox" / "self.txt").symlink_to("self.txt")
    (data / "curated" / "figures.csv").symlink_to(tmp_path / "secret.txt")

    found = take(data)

    assert names(found) == ["inbox/in.txt"]
    assert {
        ("inbox/out.txt", "outside"), ("inbox/folder", "outside"), ("curated/figures.csv", "outside"),
        ("inbox/gone.txt", "not_a_file"), ("inbox/self.txt", "not_a_file"),
    } == set(refused(found))  # fmt: skip


def test_a_loop_of_links_ends_and_each_folder_is_read_once(data):
    write(data / "inbox" / "a" / "doc.txt")
    write(data / "other" / "more.txt")
    (data / "inbox" / "a" / "up").symlink_to("..")
    (data / "inbox" / "aa").symlink_to("a")
    (data / "inbox" / "other").symlink_to("../other")
    (data / "other" / "back").symlink_to("../inbox")

    assert names(take(data)) == ["inbox/a/doc.txt", "inbox/other/more.txt"]


def test_curated_as_a_link_out_is_not_entered(tmp_path):
    write(tmp_path / "elsewhere" / "figures.csv")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "curated").symlink_to("../elsewhere")

    assert refused(take(tmp_path / "data")) == [("curated", "outside")]


def test_a_file_above_the_limit_is_not_read(data):
    write(data / "curated" / "figures.csv", "x" * 2000)
    write(data / "inbox" / "small.txt", "x" * 100)

    found = take(data, file_mb=0.001)

    assert names(found) == ["inbox/small.txt"]
    assert refused(found) == [("curated/figures.csv", "too_large")]


def test_a_file_without_permission_is_unreadable():
    """
    The superuser may read everything, so this test is somebody else while it looks.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        data.chmod(0o755)
        write(data / "curated" / "figures.csv").chmod(0)
        write(data / "inbox" / "shut" / "a.txt").parent.chmod(0)
        me = os.geteuid()
        try:
            if me == 0:
                os.seteuid(65534)
            found = take(data)
        finally:
            os.seteuid(me)
            (data / "inbox" / "shut").chmod(0o755)

    assert {("curated/figures.csv", "unreadable"), ("inbox/shut", "unreadable")} == set(refused(found))


def test_the_warehouse_is_never_input(data):
    write(data / "warehouse" / "a.txt")
    write(data / "inbox" / "wh" / "b.txt")
    everything = Source(id="all", kind="folder", path=".")

    assert names(take(data, everything)) == ["inbox/wh/b.txt"]
    assert names(inventory.take(data, (everything,), Limits(), data / "inbox" / "wh")) == ["warehouse/a.txt"]


def test_a_folder_source_has_its_files_to_itself_also_inside_the_inbox(data):
    write(data / "inbox" / "wire" / "a.txt")
    write(data / "inbox" / "b.txt")
    write(data / "reports" / "c.txt")

    found = take(
        data, Source(id="wire", kind="folder", path="inbox/wire"), Source(id="rep", kind="folder", path="reports")
    )

    assert [(file.name, file.source and file.source.id) for file in found.files] == [
        ("inbox/b.txt", None),
        ("inbox/wire/a.txt", "wire"),
        ("reports/c.txt", "rep"),
    ]


def test_a_source_that_is_not_there_is_named(data):
    found = take(data, Source(id="a", kind="folder", path="gone"), Source(id="b", kind="table", path="gone.csv"))

    assert {("gone", "not_a_file"), ("gone.csv", "not_a_file")} == set(refused(found))


def test_nothing_is_asked_of_the_network(data):
    """
    An enabled source with a url is a failed fetch; one that is switched off is nothing at all.
    """
    wire = Source(id="wire", kind="feed", url="http://127.0.0.1:9/feed.xml")
    table = Source(id="t", kind="table", url="http://127.0.0.1:9/t.csv", enabled=False)

    assert refused(take(data, wire, table)) == [("http://127.0.0.1:9/feed.xml", "connection")]


def test_strange_names_do_no_harm(data):
    """
    A name may hold any byte; where it is no UTF-8 it is shown escaped.
    """
    for name in (b"bad\xff.txt", b"new\nline.txt", "naïve.txt".encode()):
        (data / "inbox" / os.fsdecode(name)).write_text("x")

    found = take(data)

    assert names(found) == ["inbox/bad\\xff.txt", "inbox/naïve.txt", "inbox/new\nline.txt"]
    assert all(name.encode() for name in names(found))


def test_the_fingerprint_follows_names_bytes_and_sources(data):
    """
    The same files give the same fingerprint wherever they lie; any change gives another.
    """
    write(data / "inbox" / "a.txt", "one")
    first = take(data).fingerprint
    assert first == take(data).fingerprint

    seen = {first}
    write(data / "inbox" / "a.txt", "two")
    seen.add(take(data).fingerprint)
    (data / "inbox" / "a.txt").rename(data / "inbox" / "b.txt")
    seen.add(take(data).fingerprint)
    seen.add(take(data, Source(id="off", kind="page", url="https://example.org", enabled=False)).fingerprint)
    write(data / "inbox" / "c.docx")
    seen.add(take(data).fingerprint)
    assert len(seen) == 5
