"""The documents of inbox and `folder` sources: each read once, kept in the archive, and listed as it lies there now."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pyarrow as pa

from etl.records import Progress, Rejection, Tally
from etl.sources.archive import Archive, Key
from etl.sources.archive import Collected as Archived
from etl.sources.content import contents
from etl.sources.inventory import InputFile
from etl.sources.limits import Limits
from etl.sources.pool import ReadingPool
from etl.sources.reading import Reader, Reading
from etl.sources.refusal import refuse

BATCH_DOCUMENTS = 2_500
BATCH_BYTES = 64 * 1024 * 1024
BATCH_PLACES = 10_000  # places looked at before a batch is read, whether they are new or not
MOST_REFUSED = 100_000  # bad lines of one file; with more of them the rest of it is not read
FILLED = re.compile(rb"\S")
HEAD_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)", re.ASCII)
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("doc_id", "source_id", "path", "url", "title", "lang", "published_on")),
        ("sha256", pa.string()),
        ("statements", pa.int64()),
        ("file", pa.string()),
        ("line", pa.int64()),  # of a .jsonl file
        ("publisher", pa.string()),  # of the source that it belongs to
    ]
)


@dataclass(frozen=True)
class Collected:
    """`documents` are those that lie in the data directory now, by doc_id; the tally counts each document once."""

    documents: pa.Table
    rejections: list[Rejection]
    warnings: list[str]
    tally: Tally


@dataclass(frozen=True)
class _Place:
    """Where a document stands: a file, or a line of a .jsonl file."""

    file: InputFile
    line: int | None
    key: Key


def collect(
    files: Iterable[InputFile],
    archive_dir: Path,
    limits: Limits,
    progress: Progress | None = None,
    *,
    read: Reader,
    reader: str = "",
    full: bool = False,
    write: bool = True,
    workers: int = 2,
) -> Collected:
    """The listing of the documents among `files`; what the archive does not know is read and added to it.

    `read` is how a document is read, in processes of its own; `reader` changes whenever it would tell something else.
    With `full` everything is read again; without `write` nothing is written. No documents give an empty listing.
    """
    archive = Archive(archive_dir, reader, write=write)
    with ReadingPool(read, limits.document_chars, limits.document_seconds, workers) as pool:
        collection = _Collection(archive, pool, limits, progress, full=full)
        collection.read([file for file in files if file.kind == "document"])
    return collection.listed()


class _Collection:
    """One run's reading: first all that is new into the archive, then the listing in the order of names."""

    def __init__(
        self, archive: Archive, pool: ReadingPool, limits: Limits, progress: Progress | None, *, full: bool
    ) -> None:
        self.archive = archive
        self.pool = pool
        self.limits = limits
        self.progress = progress
        self.unchanged: dict[Key, Reading] = {} if full else dict(archive.known)
        self.told: dict[Key, Reading | Rejection] = {}
        self.places: dict[Key, _Place] = {}  # the first place, by name and line, of the same bytes
        self.rejections: list[Rejection] = []
        self.refused_lines: Counter[str] = Counter()

    def read(self, files: list[InputFile]) -> None:
        """Finds every document, and reads those that nobody read yet, a batch at a time."""
        batch: dict[Key, tuple[str, bytes]] = {}
        size = passed = 0
        for done, file in enumerate(files):
            if self.progress:
                self.progress("documents", done, len(files))
            for place, data in self._places(file):
                passed += 1
                if batch and (passed > BATCH_PLACES or len(batch) == BATCH_DOCUMENTS or size > BATCH_BYTES):
                    self._read_batch(batch)
                    batch, size, passed = {}, 0, 0
                if place.key in self.places:
                    self.refused_lines[file.name] += isinstance(self.told.get(place.key), Rejection)
                    continue
                self.places[place.key] = place
                if data is not None:
                    batch[place.key] = (file.name, data)
                    size += len(data)
        self._read_batch(batch)
        if self.progress:
            self.progress("documents", len(files), len(files))

    def _places(self, file: InputFile) -> Iterator[tuple[_Place, bytes | None]]:
        """Where documents stand in `file`, with the bytes of those that must be read.

        A source that is switched off keeps what is known from it and brings nothing new.
        """
        off = file.source is not None and not file.source.enabled
        form = _form(file.name)
        if form != ".jsonl":
            key = (file.sha256, form)
            if self._is_told(key, off=off):
                yield _Place(file, None, key), None
                return
            if off:
                return
        data = contents(file.path, file.name, file.sha256, file.size)
        if isinstance(data, Rejection):
            self.rejections.append(data)
        elif form != ".jsonl":
            yield _Place(file, None, key), data
        else:
            for line, raw in _lines(data):
                if self.refused_lines[file.name] > MOST_REFUSED:
                    found = f"{MOST_REFUSED} lines before this one were refused; nothing after it was read"
                    self.rejections.append(refuse(file.name, "bad_json", found, line=line))
                    return
                key = (hashlib.sha256(raw).hexdigest(), form)
                told = self._is_told(key, off=off)
                if told or not off:
                    yield _Place(file, line, key), None if told else raw

    def _is_told(self, key: Key, *, off: bool) -> bool:
        """Whether there is a listing already: from this run, or from one before."""
        if key not in self.told:
            reading = self.unchanged.get(key)
            if reading is None and off:
                reading = self.archive.known.get(key) or self.archive.older.get(key)
                if reading is not None:
                    self.unchanged[key] = reading
            if reading is None:
                return False
            self.told[key] = reading
        return True

    def _read_batch(self, batch: dict[Key, tuple[str, bytes]]) -> None:
        outcomes = self.pool.read_all(list(batch.values()))
        new = []
        for (key, (name, data)), outcome in zip(batch.items(), outcomes, strict=True):
            self.told[key] = outcome
            if isinstance(outcome, Reading):
                new.append(Archived(key, name, outcome, data))
            else:
                self.refused_lines[name] += 1
        self.archive.add(new)

    def listed(self) -> Collected:
        """The documents, one for all names of the same bytes (the least name counts), and what was refused."""
        rows: dict[str, dict[str, object]] = {}
        warnings = list(self.archive.warnings)
        unchanged = 0
        for place in self.places.values():
            told = self._within_limits(self.told[place.key])
            if isinstance(told, Reading):
                row = _row(place, told)
                other = rows.setdefault(str(row["doc_id"]), row)
                if other is row:
                    unchanged += place.key in self.unchanged
                    warnings += [f"{_at(place)}: {warning}" for warning in told.warnings]
                elif other["sha256"] != row["sha256"]:
                    found = f"{row['doc_id']!r} is the document at {other['file']}:{other['line'] or ''}".rstrip(":")
                    told = refuse(place.file.name, "duplicate_id", found, field="doc_id")
            if isinstance(told, Rejection):
                self.rejections.append(told.model_copy(update={"file": place.file.name, "line": place.line}))
        documents = pa.Table.from_pylist([rows[doc_id] for doc_id in sorted(rows)], schema=SCHEMA)
        tally = Tally(accepted=len(rows), rejected=len(self.rejections), unchanged=unchanged)
        rejections = sorted(self.rejections, key=lambda each: (each.file, each.line or 0))
        return Collected(documents, rejections, warnings, tally)

    def _within_limits(self, told: Reading | Rejection) -> Reading | Rejection:
        """What was read under a larger limit is refused under this one, as a fresh archive would."""
        most = self.limits.document_chars
        if isinstance(told, Reading) and told.chars > most:
            return refuse("", "too_large", f"its text has more than {most:.0f} characters (limits.document_chars)")
        return told


def _row(place: _Place, told: Reading) -> dict[str, object]:
    source = place.file.source
    own_lang = told.lang if place.line is not None else None
    return {
        "doc_id": told.doc_id or f"doc-{told.sha256[:16]}",
        "source_id": source and source.id,
        "path": place.file.name,
        "title": told.title,
        # A keeper knows better than a page's markup in which language it is; a JSON line is a keeper's own word.
        "lang": own_lang or (source and source.lang) or told.lang,
        "published_on": told.published_on or _head_date(place.file.name),
        "sha256": told.sha256,
        "statements": 0,
        "file": place.file.name,
        "line": place.line,
        "publisher": source and source.publisher,
    }


def _at(place: _Place) -> str:
    return place.file.name if place.line is None else f"{place.file.name}:{place.line}"


def _form(name: str) -> str:
    """The ending by which a file is read; `.htm` is `.html`."""
    ending = PurePosixPath(name).suffix.lower()
    return ".html" if ending == ".htm" else ending


def _head_date(name: str) -> str | None:
    """The date at the head of a file's name, if it is a real one from 1900 to 2100."""
    match = HEAD_DATE.match(PurePosixPath(name).name)
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
    return day.isoformat() if day and 1900 <= day.year <= 2100 else None


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, numbered from 1, a BOM before the first one left out."""
    data = data.removeprefix(codecs.BOM_UTF8)
    start, line = 0, 1
    while match := FILLED.search(data, start):
        line += data.count(b"\n", start, match.start())
        end = data.find(b"\n", match.start())
        end = len(data) if end < 0 else end
        yield line, data[match.start() : end].rstrip()
        start = end
