"""The companies that a text may name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple


class Company(NamedTuple):
    """One registered company; `ambiguous` where its name is also a common word."""

    name: str
    kind: str  # vendor, lab, customer, investor …; empty where nobody said
    aliases: tuple[str, ...]
    ambiguous: bool


class Registry:
    """The companies in order of their names. Equal to itself alone, so that what is made of it can be kept."""

    def __init__(self, companies: Iterable[Company]) -> None:
        self.companies = tuple(sorted(set(companies)))


def companies(rows: Iterable[Mapping[str, str | None]]) -> tuple[Company, ...]:
    """Companies from rows of `entities.csv`, in order of their names; a row without a name gives none."""
    found = {
        Company(
            name,
            row.get("kind") or "",
            tuple(alias.strip() for alias in (row.get("aliases") or "").split("|") if alias.strip()),
            (row.get("ambiguous") or "").lower() == "true",
        )
        for row in rows
        if (name := row.get("name"))
    }
    return tuple(sorted(found))


@cache
def shipped() -> Registry:
    """The companies that come with the package."""
    told = files("etl.vocabulary").joinpath("entities.csv").read_text(encoding="utf-8")
    return Registry(companies(csv.DictReader(io.StringIO(told, newline=""))))


def of_folder(data_dir: Path) -> Registry:
    """The companies that a data directory registers; where it registers none, those that come with the package.

    A row that cannot be read is passed over: `vendorscope check` names it.
    """
    rows: list[dict[str, str | None]] = []
    folder = data_dir / "curated"
    for path in (folder / "entities.csv", *sorted(folder.glob("entities-*.csv"))):
        with suppress(OSError, csv.Error), path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows += csv.DictReader(file)
    return Registry(companies(rows)) if rows else shipped()
