"""How long does the script of each page run, once warm, over a market of 100,000 statements?

python benchmarks/pages.py                            # makes the market, publishes it, runs every page
python benchmarks/pages.py --statements 10000
python benchmarks/pages.py --warehouse data/warehouse # over what is published there

A page is run as Streamlit runs it, without a browser: the first run of each fills its caches and is told apart; of the
others the middle one counts. `plain` is an empty script run the same way: what the harness itself takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import market
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MS = 150
PAGES = ("overview", "landscape", "deal", "customers", "company", "evidence", "method")


def publish(statements: int, shape: str, work: Path) -> Path:
    """A warehouse with that many statements in it."""
    market.make(work / "data", statements, shape)
    command = [sys.executable, "-m", "etl.cli", "--data-dir", str(work / "data"), "refresh"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"nothing was published: {done.stderr[-500:]}")
    return work / "data" / "warehouse"


def run(script: str, times: int) -> tuple[float, float]:
    """Milliseconds of the first run and of the middle one of the others. Ends the benchmark where the script fails."""
    page = AppTest.from_string(script, default_timeout=120)
    taken = []
    for _ in range(times + 1):
        began = time.perf_counter()
        page.run()
        taken.append((time.perf_counter() - began) * 1000)
        if page.exception:
            sys.exit(f"{script}: {page.exception[0].value}")
    return taken[0], statistics.median(taken[1:])


def main() -> None:
    """The commands above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000, help="rows of figures to make")
    parser.add_argument("--shape", choices=("wide", "dense", "whole"), default="dense", help="see benchmarks/market.py")
    parser.add_argument("--warehouse", type=Path, help="a warehouse that is there already")
    parser.add_argument("--times", type=int, default=9, help="warm runs of each page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        warehouse = given.warehouse or publish(given.statements, given.shape, Path(work))
        os.environ["VENDORSCOPE_WAREHOUSE"] = str(warehouse.resolve())
        print(f"{'page':>12} {'first ms':>10} {'warm ms':>10} {'of the limit':>14}")
        for name in ("plain", *PAGES):
            script = "import streamlit" if name == "plain" else f"from app.pages import {name}; {name}.page()"
            first, warm = run(script, given.times)
            print(f"{name:>12} {first:>10.0f} {warm:>10.0f} {warm / LIMIT_MS:>14.2f}", flush=True)


if __name__ == "__main__":
    main()
