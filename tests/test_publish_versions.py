"""What versions are called, which are kept, and how one goes back to an earlier one."""

import os
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import UsageError, VendorscopeError
from etl.publish import write
from etl.publish.warehouse import Warehouse
from etl.snapshot import VERSION

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


@pytest.mark.parametrize(
    "there, now, name",
    [
        ([], NOW, "20261122T060012Z"),
        (["20261122T060011Z"], NOW, "20261122T060012Z"),
        (["20261122T060012Z"], NOW, "20261122T060013Z"),  # two in one second
        (["20261122T060012Z"], NOW - timedelta(days=900), "20261122T060013Z"),  # the clock went back
        (["20261231T235959Z"], NOW, "20270101T000000Z"),
        (["20261122T060012Z-by-hand"], NOW, "20261122T060013Z"),
        (["nightly"], NOW, "nightly-000001"),
        (["nightly-000009"], NOW, "nightly-000010"),
        (["99999999T999999Z"], NOW, "99999999T999999Z-000001"),
    ],
)
def test_a_version_is_named_for_its_time_and_sorts_after_all_others(warehouse, there, now, name):
    for version in there:
        warehouse.version_path(version).parent.mkdir(parents=True, exist_ok=True)
        warehouse.version_path(version).touch()

    assert warehouse.new_version(now) == name


NAMES = st.from_regex(r"[0-9A-Za-z._-]{1,40}", fullmatch=True)
TIMES = st.datetimes(NOW.replace(year=1971, tzinfo=None), NOW.replace(year=9000, tzinfo=None))


@given(st.lists(NAMES, max_size=5), TIMES)
def test_whatever_lies_there_the_new_name_is_valid_and_sorts_last(tmp_path_factory, there, now):
    warehouse = Warehouse(tmp_path_factory.mktemp("warehouse"))
    (warehouse.root / "versions").mkdir()
    for version in there:
        warehouse.version_path(version).touch()

    name = warehouse.new_version(now)

    assert VERSION.fullmatch(name)
    assert all(version < name for version in there)


def test_a_version_that_the_pointer_names_counts_even_if_its_file_has_gone(warehouse):
    publish(warehouse, "20261122T060012Z")
    warehouse.version_path("20261122T060012Z").unlink()

    assert warehouse.new_version(NOW) == "20261122T060013Z"


def test_pruning_keeps_the_newest(warehouse):
    publish(warehouse, "v1", "v2", "v3", "v4")

    with warehouse.lock():
        assert set(warehouse.prune(2)) == {"v1", "v2"}

    assert warehouse.versions() == ("v4", "v3")


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_pruning_never_takes_the_version_in_force(warehouse, keep):
    publish(warehouse, "v1", "v2", "v3")
    with warehouse.lock():
        warehouse.roll_back("v1")
        warehouse.prune(keep)

    assert warehouse.current() == "v1"
    assert "v1" in warehouse.versions()


def test_rolling_back_holds_what_was_turned_away_from_until_it_is_released(warehouse):
    publish(warehouse, "v1", "v2")

    with warehouse.lock():
        warehouse.roll_back("v1")
        assert (warehouse.current(), warehouse.held()) == ("v1", "content of v2")
        warehouse.release_hold()

    assert warehouse.held() is None


def test_rolling_back_twice_still_holds_what_the_inputs_give(warehouse):
    publish(warehouse, "v1", "v2", "v3")
    with warehouse.lock():
        warehouse.roll_back("v2")
        warehouse.roll_back("v1")

    assert (warehouse.current(), warehouse.held()) == ("v1", "content of v3")


def test_rolling_forward_again_holds_nothing(warehouse):
    publish(warehouse, "v1", "v2")
    with warehouse.lock():
        warehouse.roll_back("v1")
        warehouse.roll_back("v2")

    assert (warehouse.current(), warehouse.held()) == ("v2", None)


def test_rolling_back_to_the_version_in_force_changes_nothing(warehouse):
    publish(warehouse, "v1", "v2")
    with warehouse.lock():
        warehouse.roll_back("v2")

    assert (warehouse.current(), warehouse.held()) == ("v2", None)


@pytest.mark.parametrize("version", ["v9", "../v1", ""])
def test_rolling_back_to_what_is_not_there_is_a_usage_error(warehouse, version):
    publish(warehouse, "v1", "v2")

    with warehouse.lock(), pytest.raises(UsageError):
        warehouse.roll_back(version)

    assert (warehouse.current(), warehouse.held()) == ("v2", None)


def test_rolling_back_to_a_damaged_version_is_refused(warehouse):
    publish(warehouse, "v1", "v2")
    warehouse.version_path("v1").chmod(0o644)
    os.truncate(warehouse.version_path("v1"), 10_000)

    with warehouse.lock(), pytest.raises(VendorscopeError, match="v1 is damaged"):
        warehouse.roll_back("v1")

    assert (warehouse.current(), warehouse.held()) == ("v2", None)
