"""Which files of a data directory are input, and in which order they are read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from etl.records import Source
from etl.sources.walk import Found, Walk, shown
from etl.vocabulary import tables

ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".jsonl")
TOLD = 100  # ignored files that are named one by one
Kind = Literal["curated", "table", "document"]


@dataclass(frozen=True)
class Candidate:
    """A file to be hashed: whose columns it has (null for a document), and the source that it belongs to, if any."""

    found: Found
    kind: Kind
    table: str | None = None
    source: Source | None = None


def candidates(walk: Walk, register: tuple[Source, ...], warnings: list[str]) -> list[Candidate]:
    """Curated tables, `table` sources, then documents by name.

    What is passed over goes to `warnings` or `walk.rejections`. The files of a `folder` that is switched off are among
    them, so that what was known from it can be kept.
    """
    claimed = _table_sources(walk, register)
    real = {each.found.real for each in claimed}
    curated = _curated(walk, real, warnings)
    documents = _documents(walk, register, real, warnings)
    return [*curated, *claimed, *documents]


def _at(root: Path, source: Source) -> Path:
    """Where a local source lies; the register has made sure that the path does not leave `root`."""
    return Path(os.path.normpath(root / str(source.path)))


def _table_sources(walk: Walk, register: tuple[Source, ...]) -> list[Candidate]:
    found = []
    for source in register:
        if source.kind != "table" or source.path is None:
            continue
        looking = walk if source.enabled else walk.silent()
        if each := looking.file(_at(walk.root, source)):
            found.append(Candidate(each, "table", "figures", source))
    return found


def _curated(walk: Walk, claimed: set[Path], warnings: list[str]) -> list[Candidate]:
    """`<table>.csv`, then `<table>-*.csv` by name, table after table; anything else there is named in a warning."""
    top = walk.root / "curated"
    if not os.path.lexists(top) or walk.folder(top) is None:
        return []
    named: dict[str, list[Path]] = {table: [] for table in tables()}
    for path in walk.names(top):
        table = next((each for each in named if _is_of(path.name, each)), None)
        if table:
            named[table].append(path)
        else:
            name = shown(path, walk.root)
            warnings.append(f"{name}: ignored: not <table>.csv or <table>-*.csv of {', '.join(named)}")
    return [
        Candidate(found, "curated", table)
        for table, paths in named.items()
        for path in sorted(paths, key=lambda path: (path.name != f"{table}.csv", os.fsencode(path.name)))
        if (found := walk.file(path)) and found.real not in claimed
    ]


def _is_of(name: str, table: str) -> bool:
    return name == f"{table}.csv" or (name.startswith(f"{table}-") and name.endswith(".csv"))


def _documents(walk: Walk, register: tuple[Source, ...], claimed: set[Path], warnings: list[str]) -> list[Candidate]:
    """The documents of `folder` sources and of the inbox, by name; a folder inside another has its files to itself."""
    folders = [source for source in register if source.kind == "folder"]
    tops: list[tuple[Path, Source | None]] = [(_at(walk.root, source), source) for source in folders]
    if os.path.lexists(walk.root / "inbox"):
        tops.append((walk.root / "inbox", None))
    tops.sort(key=lambda top: -len(top[0].parts))
    documents: dict[Path, Candidate] = {}
    ignored: set[str] = set()
    for top, source in tops:
        looking = walk if source is None or source.enabled else walk.silent()
        for found in looking.below(top, _is_document, ignored):
            if found.real not in claimed:
                documents.setdefault(found.path, Candidate(found, "document", source=source))
    warnings += _ignored(ignored - {shown(path, walk.root) for path in claimed})
    return sorted(documents.values(), key=lambda each: each.found.name)


def _is_document(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _ignored(names: set[str]) -> list[str]:
    told = [f"{name}: ignored: not one of {' '.join(ENDINGS)}" for name in sorted(names)]
    left_out = len(told) - TOLD
    return told if left_out <= 0 else [*told[:TOLD], f"{left_out} more files were ignored for their endings"]
