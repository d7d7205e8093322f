"""A data directory of any size, made from the shapes of the real market; the same call gives the same bytes.

python benchmarks/market.py OUT --figures 100000 --shape wide    # more companies, each with as many figures as now
python benchmarks/market.py OUT --figures 100000 --shape dense   # the same companies, told of by ever more articles
python benchmarks/market.py OUT --figures 100000 --shape whole   # wide, with as many relationships and events
"""

from __future__ import annotations

import argparse
import csv
import shutil
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

REAL = Path(__file__).resolve().parent.parent / "data"
ROWS_A_FILE = 100_000  # about 45 MB, under the limit of 64 MB a file
Row = dict[str, str]


def make(out: Path, figures: int, shape: str = "wide", changed: float = 0.0) -> None:
    """Write `out`: `figures` rows of figures and what belongs to them; `changed` is the part of them to alter."""
    curated = out / "curated"
    shutil.rmtree(curated, ignore_errors=True)
    curated.mkdir(parents=True)
    real = {path.stem: read(path) for path in sorted((REAL / "curated").glob("*.csv")) if path.stem != "corrections"}
    copies = 1 if shape == "dense" else -(-figures // len(real["figures"]))
    for table in ("entities", "relationships", "events"):
        times = copies if shape == "whole" or table == "entities" else 1
        write(curated, table, (renamed(row, table, copy) for copy in range(times) for row in real[table]))
    write(curated, "publishers", real["publishers"])
    rows = retold(real["figures"], figures) if shape == "dense" else copied(real["figures"], copies, figures)
    write(curated, "figures", altered(rows, changed))


def read(path: Path) -> list[Row]:
    """The rows of one curated table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, table: str, rows: Iterable[Row]) -> None:
    """As `<table>.csv`, `<table>-001.csv`, … in files that stay under the limit."""
    source, part = iter(rows), 0
    while block := list(islice(source, ROWS_A_FILE)):
        name = table if part == 0 else f"{table}-{part:03d}"
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, block[0])
            writer.writeheader()
            writer.writerows(block)
        part += 1


def renamed(row: Row, table: str, copy: int) -> Row:
    """A row of another market: its companies and ids carry that market's number. The first market is the real one."""
    if copy == 0:
        return row
    mark = f"-m{copy}"
    ids = {"entities": "entity_id", "relationships": "rel_id", "events": "event_id", "figures": "figure_id"}
    companies = ("customer", "vendor", "subject", "counterparty", *(("entity_id",) if table == "events" else ()))
    changes = {ids[table]: row[ids[table]] + mark}
    changes |= {column: row[column] + mark for column in companies if row.get(column)}
    if table == "entities":
        aliases = "|".join(alias + mark for alias in row["aliases"].split("|") if alias)
        changes |= {"name": row["name"] + mark, "aliases": aliases}
    return row | changes


def copied(real: list[Row], copies: int, figures: int) -> Iterator[Row]:
    """The real figures in one market after the other, `figures` in all."""
    rows = (renamed(row, "figures", copy) for copy in range(copies) for row in real)
    return islice(rows, figures)


def retold(real: list[Row], figures: int) -> Iterator[Row]:
    """The real figures, told again and again: on other days, by other publishers, sometimes with another value."""
    publishers = sorted({row["publisher"] for row in real})
    for n in range(figures):
        row, round_ = real[n % len(real)], n // len(real)
        if round_ == 0:
            yield row
            continue
        bounded = row["low"] or row["high"] or row["unit"] == "percent" or float(row["value"]) < 1000
        factor = 1 if bounded or n % 3 else 1 + (n * 7919 % 11 - 5) / 100
        yield row | {
            "figure_id": f"{row['figure_id']}-r{round_}",
            "value": row["value"] if factor == 1 else str(round(float(row["value"]) * factor)),
            "reported_on": (date(2018, 1, 1) + timedelta(days=n * 104_729 % 3000)).isoformat(),
            "publisher": publishers[n * 31 % len(publishers)],
            "attributed_to": row["attributed_to"] if n % 2 else "",
        }


def altered(rows: Iterable[Row], part: float) -> Iterator[Row]:
    """The rows; `part` of them with another note and, where it is a large amount without bounds, another value."""
    every = round(1 / part) if part else 0
    for n, row in enumerate(rows):
        if every and n % every == every - 1:
            free = not row["low"] and not row["high"] and row["unit"] != "percent" and float(row["value"]) >= 1000
            yield row | {"value": str(round(float(row["value"])) + 1) if free else row["value"], "note": "changed"}
        else:
            yield row


def main() -> None:
    """The command above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the data directory to write")
    parser.add_argument("--figures", type=int, default=100_000, help="rows of figures")
    parser.add_argument("--shape", choices=("wide", "dense", "whole"), default="wide", help="what grows with them")
    parser.add_argument("--changed", type=float, default=0.0, help="part of the figures to alter, such as 0.01")
    given = parser.parse_args()
    make(given.out, given.figures, given.shape, given.changed)


if __name__ == "__main__":
    main()
