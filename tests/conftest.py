"""What several test files stand on: a small market, published once a session."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that tests may share tests/market.py

import market


@pytest.fixture(scope="session")
def small_market(tmp_path_factory) -> Path:
    """The warehouse of the small market in tests/market.py; read it, never write it."""
    return market.publish(tmp_path_factory.mktemp("market"))


@pytest.fixture
def shown(small_market, monkeypatch) -> Path:
    """The small market is what the dashboard shows."""
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(small_market))
    return small_market
