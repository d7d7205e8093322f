"""What we have decided, as data: metrics, units, statuses, rules, reasons, and the columns of the curated tables."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

CONTENT_TABLES = (
    "figures",
    "facts",
    "relationships",
    "entities",
    "events",
    "documents",
    "publishers",
    "corrections",
    "moves",
    "checks",
    "fact_statements",
    "no_comments",
    "unregistered",
)
RUN_TABLES = ("sources", "runs", "quarantine")


@dataclass(frozen=True)
class Column:
    """A column of a curated table: what a cell must be, whether it must be filled, whether the header may lack it."""

    name: str
    kind: str
    required: bool = False
    optional_in_header: bool = False
    default: str | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class TableSpec:
    """A curated table: `<name>.csv` and any `<name>-*.csv`."""

    name: str
    id_column: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Metric:
    """What a figure can be about; a stock is true on a day, a flow over a period."""

    name: str
    definition: str
    unit: str
    kind: str
    subject: str
    counterparty: str | None = None
    counterparty_in_key: bool = True
    subject_optional: bool = False
    never_from: list[str] = field(default_factory=list)


@cache
def read(name: str) -> dict[str, Any]:
    """The vocabulary file `<name>.toml` as it stands; treat it as read-only."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def tables() -> dict[str, TableSpec]:
    """The curated tables by name, in the order in which they are read."""
    return {
        name: TableSpec(
            name,
            table["id"],
            tuple(
                Column(column, optional_in_header=cell.pop("optional", False), **cell)
                for column, cell in ((column, dict(cell)) for column, cell in table["columns"].items())
            ),
        )
        for name, table in read("tables").items()
    }


@cache
def metrics() -> dict[str, Metric]:
    """The metrics by name."""
    return {name: Metric(name, **told) for name, told in read("metrics").items()}


@cache
def currencies() -> tuple[str, ...]:
    """ISO 4217 codes of money that is in use."""
    return tuple(read("units")["money"]["codes"].split())


@cache
def mend(reason: str) -> str:
    """What mends a rejection for `reason`, in words. Raises KeyError for a reason that is not in the contract."""
    return str(read("reasons")[reason]["mend"])


@cache
def periods() -> str:
    """SQL of the macros `grain`, `first_day` and `final_day`: what a period spans."""
    return files(__name__).joinpath("periods.sql").read_text(encoding="utf-8")
