"""What does a curated file without sense cost, at the greatest size that is read?

python benchmarks/hostile.py               # 63 MB each; ten seconds and 512 MB are the most that one may take
python benchmarks/hostile.py --mb 16

Each file is read by a process of its own; memory is that process's greatest, as the kernel counted it since its start.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_S, MOST_MB = 10, 512
READ = """
import re, sys, time
from pathlib import Path
from etl.settings.models import Limits
from etl.sources import inventory
from etl.sources.table import read_table
from etl.vocabulary import tables
(file,) = inventory.take(Path(sys.argv[1]), (), Limits()).files
read_table(file, tables()["figures"], Limits())
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(time.process_time(), int(peak[1]) / 1024)
"""


def hostile(size: int) -> dict[str, bytes]:
    """Contents of about `size` bytes, each after a good header."""
    return {
        "one giant quoted cell": b'"' + b"a\n" * (size // 2) + b'"',
        "only quotes": b'"' * size,
        "only commas": b"," * size,
        "only line breaks": b"\n" * size,
        "an open quote, then line breaks": b'"' + b"\n" * size,
        "short rows": b"a\n" * (size // 2),
        "rows of NULs": (b"\0," * 18 + b"\n") * (size // 37),
    }


def main() -> None:
    """Print a row for each content."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--mb", type=int, default=63)
    size = arguments.parse_args().mb << 20
    header = (ROOT / "data" / "curated" / "figures.csv").open("rb").readline()
    print(f"{'content':34} {'CPU s':>7} {'of limit':>9} {'MB':>6} {'of limit':>9}")
    for name, content in hostile(size).items():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "curated").mkdir()
            (Path(folder) / "curated" / "figures.csv").write_bytes(header + content)
            told = subprocess.run(
                [sys.executable, "-c", READ, folder], cwd=ROOT, capture_output=True, text=True, check=True
            )
        seconds, megabytes = map(float, told.stdout.split())
        print(f"{name:34} {seconds:7.1f} {seconds / MOST_S:9.2f} {megabytes:6.0f} {megabytes / MOST_MB:9.2f}")


if __name__ == "__main__":
    main()
