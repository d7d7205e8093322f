"""What several test files stand on: a small market, published once a session."""

import sys
from pathlib import Path

import market
import pytest


@pytest.fixture(scope="session")
def small_market(tmp_path_factory) -> Path:
    """The warehouse of the small market in tests/market.py; read it, never write it."""
    return market.publish(tmp_path_factory.mktemp("market"))


@pytest.fixture
def shown(small_market, monkeypatch) -> Path:
    """The small market is what the dashboard shows."""
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(small_market))
    return small_market


@pytest.fixture(autouse=True)
def same_main():
    """AppTest leaves the page that it ran as `__main__`, and processes started later would run it again: put back."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


def pytest_collection_modifyitems(items):
    """The file that takes longest begins, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name != "test_kill.py")
