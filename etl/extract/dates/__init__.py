"""The times that a text names, and what day, month, quarter, half or year each of them is."""

from __future__ import annotations

from etl.extract.dates.finding import dates
from etl.extract.dates.model import Dated
from etl.extract.dates.resolving import a_year_before, resolve

__all__ = ["Dated", "a_year_before", "dates", "resolve"]
