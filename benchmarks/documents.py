"""What does it cost to read a document, an ordinary one and one of malice?

python benchmarks/documents.py            # ordinary ones: at most 3 ms a page of 100 kB, 0.03 ms a text of 2.4 kB
python benchmarks/documents.py --malice   # five seconds and 512 MB are the most that one may take, or it is refused

Each document of malice is read by a process of its own that may hold 512 MB; memory is that process's greatest.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import time
import zlib
from multiprocessing.connection import Connection
from pathlib import Path

from etl.extract import readers
from etl.records import Rejection

MOST_S, MOST_MB, MOST_CHARS = 5, 512, 2_000_000
RUNS = 60


def ordinary() -> dict[str, bytes]:
    """A page and a text as a newsroom makes them."""
    sentence = "Harbour Labs sold data to Lake Bank for $%d million in 2024, and it expects to sell more this year."
    menu = "".join(f'<li class="menu-item menu-{n}"><a href="/{n}">Section {n}</a></li>' for n in range(150))
    cards = "".join(f'<div class="card"><h3><a href="/n{n}">Another article</a></h3></div>' for n in range(120))
    article = "".join(
        f'<p class="text">{sentence % n} <a href="/c">Lake Bank</a> is in Leeds.</p>\n' for n in range(40)
    )
    script = "<script>" + 'var told = {"page": [1, 2, 3], "html": "<p class=x>"};\n' * 1_000 + "</script>"
    head = '<title>News</title><meta property="article:published_time" content="2025-06-12T18:40:00Z">'
    page = f"<html lang=en><head>{head}</head><body><nav><ul>{menu}</ul></nav><article><h1>News</h1>{article}</article>"
    return {
        "page.html": f"{page}{cards}{script}<footer>The end</footer></body></html>".encode(),
        "text.txt": "\n\n".join(sentence % n for n in range(25)).encode()[:2_400],
    }


def malice() -> dict[str, bytes]:
    """Documents that cost a careless reader all its time or memory."""
    many = 100_000
    bomb = zlib.compress(b"BT (x) Tj ET\n" + b" " * 300_000_000)
    return {
        "digits.html": b"9" * 10_000_000,
        "digits.txt": b"9" * 10_000_000,
        "nested tags.html": b"<div>" * many + b"x",
        "nested tables.html": b"<table><tr><td>" * many + b"x",
        "nested teasers.html": b"<div><h3><a href=x>t</a></h3>" * 20_000,
        "nested lists.html": b"<ul><li>x" * many,
        "only tags.html": b"<p>" * 3_000_000,
        "attributes.html": b"<p " + b" ".join(b"a%d='>'" % n for n in range(many)) + b">x",
        "cells.html": b"<table>" + (b"<tr>" + b"<td>x" * 50) * 3_000,
        "spans.html": b"<table>" + b"<tr><td rowspan=65534 colspan=1000>x" * 3_000,
        "entities.html": b"&amp;" * 2_000_000,
        "graphs.html": b"<script type='application/ld+json'>" + b'{"@graph":[' * many,
        "bomb.pdf": (
            b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
            % (len(bomb), bomb)
        ),
        "objects.pdf": b"%PDF-1.4\n1 0 obj" + b"<</A" * many,
    }


def main() -> None:
    """Print a row for each document."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--malice", action="store_true")
    if not arguments.parse_args().malice:
        for name, data in ordinary().items():
            print(f"{name:24} {len(data):9} bytes {1e3 * min(_seconds(name, data)):8.3f} ms")
        return
    print(f"{'document':24} {'CPU s':>7} {'of limit':>9} {'MB':>6} {'of limit':>9}  told")
    for name, data in malice().items():
        seconds, megabytes, told = _alone(name, data)
        print(f"{name:24} {seconds:7.2f} {seconds / MOST_S:9.2f} {megabytes:6.0f} {megabytes / MOST_MB:9.2f}  {told}")


def _seconds(name: str, data: bytes) -> list[float]:
    found = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        readers.read(name, data, MOST_CHARS)
        found.append(time.perf_counter() - begun)
    return found


def _alone(name: str, data: bytes) -> tuple[float, float, str]:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_read, args=(theirs, name, data))
    process.start()
    theirs.close()
    try:
        found: tuple[float, float, str] = ours.recv() if ours.poll(60) else (60.0, 0.0, "goes on")
    except EOFError:
        found = (0.0, MOST_MB, "ends the process that reads it")
    process.kill()
    process.join()
    return found


def _read(pipe: Connection, name: str, data: bytes) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MB << 20, MOST_MB << 20))
    begun = time.process_time()
    told = readers.read(name, data, MOST_CHARS)
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    says = told.reason if isinstance(told, Rejection) else f"{len(told.text)} characters"
    pipe.send((time.process_time() - begun, int(peak[1]) / 1024 if peak else 0.0, says))


if __name__ == "__main__":
    main()
