"""How fast are articles read, and how much memory does a refresh of many of them take?

python benchmarks/extraction.py                          # one core: documents a second, beside a floor
python benchmarks/extraction.py --rivals PYTHON          # and beside quantulum3 and recognizers-text in that Python
python benchmarks/extraction.py --refresh 100000         # through `vendorscope refresh` on all cores, then unchanged

The floor is a loop that reads a line of JSON, finds runs of digits and writes a line of JSON for each: what any program
in this language must do at least. For the rivals: python -m venv V && V/bin/pip install -r benchmarks/rivals.txt
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import articles

ROOT = Path(__file__).resolve().parent.parent
FLOOR_SHARE, RIVAL_TIMES = 1 / 3, 100
ROUNDS = 5
DIGITS = re.compile(r"\d[\d.,]*")
RIVAL = """
import json, sys, time
texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
if sys.argv[2] == "quantulum3":
    from quantulum3 import parser
    read = lambda each: parser.parse(each["text"])
else:
    from recognizers_text import Culture
    from recognizers_number_with_unit import recognize_currency
    read = lambda each: recognize_currency(each["text"], Culture.English)
read(texts[0])
began = time.perf_counter()
for each in texts:
    read(each)
print(len(texts) / (time.perf_counter() - began))
"""


def floor(lines: list[str], out: list[str]) -> None:
    """Reads each document, finds digits, writes a line for each run of them."""
    for line in lines:
        told = json.loads(line)
        for found in DIGITS.finditer(told["text"]):
            start, end = found.span()
            out.append(json.dumps({"doc_id": told["doc_id"], "quote": found[0], "start": start, "end": end}))


def ours(lines: list[str], out: list[str]) -> None:
    """Reads each document and writes its statements, as `vendorscope extract -` does."""
    from etl.extract.said import read
    from etl.extract.statements import lines as statements

    for line in lines:
        told = json.loads(line)
        found = statements(read(told["text"], told["lang"], told["published_on"]))
        out.extend(json.dumps({"doc_id": told["doc_id"], **said}, ensure_ascii=False) for said in found)


def rate(read: Callable[[list[str], list[str]], None], lines: list[str]) -> tuple[float, int]:
    """Documents a second, the best of some rounds, and how many lines came out."""
    best, written = 0.0, 0
    for _ in range(ROUNDS):
        out: list[str] = []
        began = time.process_time()
        read(lines, out)
        best = max(best, len(lines) / (time.process_time() - began))
        written = len(out)
    return best, written


def on_one_core(documents: int, rivals: str | None) -> None:
    """Prints documents a second and their ratios."""
    lines = [json.dumps(each, ensure_ascii=False) for each in articles.articles(documents)]
    ours(lines[:50], [])
    least, digits = rate(floor, lines)
    mine, said = rate(ours, lines)
    print(f"{documents} documents of about {articles.WORDS} words, one core")
    print(f"{'':24} {'a second':>10} {'lines':>8}   of the floor (bar {FLOOR_SHARE:.2f})")
    print(f"{'floor':24} {least:10.0f} {digits:8}")
    print(f"{'whole statements':24} {mine:10.0f} {said:8}   {mine / least:.2f}")
    for name in ("quantulum3", "recognizers-text") if rivals else ():
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write("\n".join(lines[:60]) + "\n")
            file.flush()
            told = subprocess.run(
                [rivals or "", "-c", RIVAL, file.name, name], capture_output=True, text=True, check=False
            )
        if told.returncode:
            print(f"{name:24} failed: {told.stderr.strip().splitlines()[-1]}")
        else:
            theirs = float(told.stdout)
            print(f"{name:24} {theirs:10.1f}            ours is {mine / theirs:.0f} times as fast (bar {RIVAL_TIMES})")


def through_refresh(documents: int) -> None:
    """Prints seconds, documents a second and peak memory of a refresh, and the seconds of one with nothing new."""
    import market
    import refresh

    with tempfile.TemporaryDirectory(prefix="vendorscope-articles-") as folder:
        data, warehouse = Path(folder) / "data", Path(folder) / "warehouse"
        market.make(data, 1000)
        (data / "inbox").mkdir(exist_ok=True)
        articles.write(data / "inbox" / "articles.jsonl", documents)
        cold = refresh.refresh(data, warehouse)
        again = refresh.refresh(data, warehouse)
        print(f"{documents} documents through refresh: {cold.seconds:.1f} s, {documents / cold.seconds:.0f} a second")
        print(f"peak memory {cold.peak_gb:.2f} GB (bar 1.5); unchanged {again.seconds:.2f} s (bar 3)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1500, help="for the ratios on one core")
    parser.add_argument("--rivals", metavar="PYTHON", help="a Python that has the two rivals")
    parser.add_argument("--refresh", type=int, metavar="N", help="how many documents to take through a refresh instead")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if given.refresh:
        through_refresh(given.refresh)
    else:
        on_one_core(given.documents, given.rivals)
