"""How long does a refresh take, and how much memory, as the market grows?

python benchmarks/refresh.py                                  # 1,000 to 1,000,000 figures; ten minutes, 2 GB of disk
python benchmarks/refresh.py --sizes 1000 10000 --shape dense
python benchmarks/refresh.py --work FOLDER                    # where to write; by default a temporary folder

Every refresh is a process of its own, as a scheduler starts it: seconds and peak memory are its own, from its start.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import market

ROOT = Path(__file__).resolve().parent.parent
COLD_S, UNCHANGED_S, AS_OF_S, MEMORY_GB, EXPONENT = 60, 2, 1.5, 4, 1.1  # at a million figures
MILLION = 1_000_000
AS_OF = "select count(*), sum(value) from facts_as_of($day::date, 'default', [])"


@dataclass(frozen=True)
class Cost:
    """What one refresh took."""

    seconds: float
    peak_gb: float
    stages: dict[str, float]


def refresh(data: Path, warehouse: Path) -> Cost:
    """One `vendorscope refresh` in a new process. Ends the benchmark where it publishes nothing that can be read."""
    command = [
        sys.executable,
        "-m",
        "etl.cli",
        "--data-dir",
        str(data),
        "--warehouse",
        str(warehouse),
        "refresh",
        "--json",
    ]
    with tempfile.TemporaryFile("w+") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        out.seek(0)
        run = json.loads(out.read() or "{}")
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"refresh failed: {run.get('error')}")
    return Cost(seconds, usage.ru_maxrss / 2**20, {k: round(v, 2) for k, v in run["seconds"].items()})


def as_of(warehouse: Path) -> float:
    """Seconds of `facts_as_of` over every statement, apart: memory that this process took would count as its."""
    command = [sys.executable, __file__, "--ask", str(warehouse)]
    return float(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def ask(warehouse: Path) -> float:
    """The best of three, through the door that the dashboard uses."""
    from etl.snapshot import Snapshot

    snapshot = Snapshot.open(warehouse)
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        snapshot.query(AS_OF, {"day": "2030-01-01"})
        taken.append(time.perf_counter() - began)
    return min(taken)


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    figures: int
    cold: Cost
    unchanged: Cost
    changed: Cost
    as_of_s: float


def measure(figures: int, shape: str, work: Path) -> Row:
    """One size: cold, unchanged, asked as of a day, and with one figure in a hundred changed."""
    data, warehouse = work / "data", work / "warehouse"
    for folder in (data, warehouse):
        shutil.rmtree(folder, ignore_errors=True)
    market.make(data, figures, shape)
    cold, unchanged, asked = refresh(data, warehouse), refresh(data, warehouse), as_of(warehouse)
    market.make(data, figures, shape, changed=0.01)
    return Row(figures, cold, unchanged, refresh(data, warehouse), asked)


def exponent(rows: list[Row]) -> float:
    """How cost grows with size: the slope of log(cold seconds) over log(figures), by least squares; 1 is in step."""
    x = [math.log(row.figures) for row in rows]
    y = [math.log(row.cold.seconds) for row in rows]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    rise = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return rise / sum((a - mean_x) ** 2 for a in x)


HEADS = ("figures", "cold s", "peak GB", "unchanged s", "1 % changed s", "as of s", "s a million")


def line(row: Row) -> str:
    """The row as it is printed, its stages below."""
    cells = (
        f"{row.figures:,}",
        f"{row.cold.seconds:.2f}",
        f"{row.cold.peak_gb:.2f}",
        f"{row.unchanged.seconds:.2f}",
        f"{row.changed.seconds:.2f}",
        f"{row.as_of_s:.3f}",
        f"{row.cold.seconds / row.figures * MILLION:.1f}",
    )
    stages = ", ".join(f"{name} {seconds}" for name, seconds in row.cold.stages.items() if name != "total")
    return "".join(f"{cell:>15}" for cell in cells) + f"\n{'':>15}cold: {stages}"


def limits(rows: list[Row]) -> None:
    """How far each limit is used: 0.50 is half of it. Those of a million figures are told where it was measured."""
    last = rows[-1]
    used = [("growth exponent", exponent(rows), EXPONENT)] if len(rows) > 1 else []
    if last.figures >= MILLION:
        used += [
            ("cold, seconds", last.cold.seconds, COLD_S),
            ("cold, peak GB", last.cold.peak_gb, MEMORY_GB),
            ("unchanged, seconds", last.unchanged.seconds, UNCHANGED_S),
            ("facts_as_of, seconds", last.as_of_s, AS_OF_S),
        ]
    for name, measured, limit in used:
        print(f"{name:>25} {measured:>8.2f} of {limit:>5} = {measured / limit:.2f} of the limit")


def main() -> None:
    """The commands above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10**3, 10**4, 10**5, 10**6], help="rows of figures")
    parser.add_argument("--shape", choices=("wide", "dense", "whole"), default="wide", help="see benchmarks/market.py")
    parser.add_argument("--work", type=Path, help="an existing folder to write to")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        print(ask(given.ask))
        return
    rows = []
    with tempfile.TemporaryDirectory(dir=given.work) as work:
        print(f"{given.shape}\n" + "".join(f"{head:>15}" for head in HEADS))
        for figures in sorted(given.sizes):
            rows.append(measure(figures, given.shape, Path(work)))
            print(line(rows[-1]), flush=True)
    limits(rows)


if __name__ == "__main__":
    main()
