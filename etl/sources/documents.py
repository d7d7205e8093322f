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
from etl.sources.archive import Archive, Raw
from etl.sources.content import contents
from etl.sources.inventory import InputFile
from etl.sources.limits import Limits
from etl.sources.pool import ReadingPool
from etl.sources.reading import Reader, Reading, Work
from etl.sources.readings import Readings
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
        ("publisher", pa.string()),  # of the source that it belongs to, else the site's own name
        ("key", pa.string()),  # under which its reading is kept
    ]
)


@dataclass(frozen=True)
class Collected:
    """`documents` are those that lie in the data directory now, by doc_id; the tally counts each document once.

    `readings` are the files that hold what each of them says, by `key`; they hold other documents too.
    """

    documents: pa.Table
    readings: tuple[Path, ...]
    rejections: list[Rejection]
    warnings: list[str]
    tally: Tally


@dataclass(frozen=True)
class _Place:
    """Where a document stands: a file, or a line of a .jsonl file."""

    file: InputFile
    line: int | None
    raw_sha256: str

    @property
    def form(self) -> str:
        """The ending by which it is read; `.htm` is `.html`."""
        ending = PurePosixPath(self.file.name).suffix.lower()
        return ".html" if ending == ".htm" else ending

    @property
    def lang(self) -> str | None:
        """The language that its source is said to be in."""
        return self.file.source.lang if self.file.source else None

    @property
    def published_on(self) -> str | None:
        """The date at the head of the file's name."""
        return head_date(self.file.name)

    @property
    def key(self) -> str:
        """Whatever its reading rests on."""
        return f"{self.raw_sha256}{self.form}:{self.lang or ''}:{self.published_on or ''}"


def collect(
    files: Iterable[InputFile],
    warehouse: Path,
    limits: Limits,
    progress: Progress | None = None,
    *,
    read: Reader,
    reader: str = "reader",
    full: bool = False,
    aside: Path | None = None,
    workers: int = 2,
) -> Collected:
    """The listing of the documents among `files`; what was not read yet is read, archived, and its reading kept.

    `read` is how a document is read, in processes of its own; `reader` changes whenever it would tell something else.
    With `full` everything is read again; with `aside` the warehouse stays as it is, and what is new is kept there. No
    documents give an empty listing.
    """
    archive = Archive(warehouse / "archive", write=aside is None)
    readings = Readings(warehouse / "statements" / reader, full=full, aside=aside)
    with ReadingPool(read, limits.document_chars, limits.document_seconds, workers) as pool:
        collection = _Collection(archive, readings, pool, limits, progress)
        collection.read([file for file in files if file.kind == "document"])
    readings.tidy()
    return collection.listed()


class _Collection:
    """One run's reading: first all that is new into the archive, then the listing in the order of names."""

    def __init__(
        self, archive: Archive, readings: Readings, pool: ReadingPool, limits: Limits, progress: Progress | None
    ) -> None:
        self.archive = archive
        self.readings = readings
        self.pool = pool
        self.limits = limits
        self.progress = progress
        self.unchanged = set(readings.known)
        self.told: dict[str, Reading | Rejection] = {}
        self.places: dict[str, _Place] = {}  # the first place, by name and line, of the same bytes
        self.rejections: list[Rejection] = []
        self.refused_lines: Counter[str] = Counter()

    def read(self, files: list[InputFile]) -> None:
        """Finds every document, and reads those that nobody read yet, a batch at a time."""
        batch: dict[str, tuple[_Place, bytes]] = {}
        size = passed = 0
        # A file of lines holds any number of documents: how many there are is known at the end.
        known = None if any(file.name.lower().endswith(".jsonl") for file in files) else len(files)
        for file in files:
            if self.progress:
                self.progress("documents", len(self.told), known)
            for place, data in self._places(file):
                passed += 1
                if batch and (passed > BATCH_PLACES or len(batch) == BATCH_DOCUMENTS or size > BATCH_BYTES):
                    self._read_batch(batch)
                    batch, size, passed = {}, 0, 0
                    if self.progress:
                        self.progress("documents", len(self.told), known)
                if place.key in self.places:
                    self.refused_lines[file.name] += isinstance(self.told.get(place.key), Rejection)
                    continue
                self.places[place.key] = place
                if data is not None:
                    batch[place.key] = (place, data)
                    size += len(data)
        self._read_batch(batch)
        if self.progress:
            self.progress("documents", len(self.told), len(self.told))

    def _places(self, file: InputFile) -> Iterator[tuple[_Place, bytes | None]]:
        """Where documents stand in `file`, with the bytes of those that must be read.

        A source that is switched off keeps what is known from it and brings nothing new.
        """
        off = file.source is not None and not file.source.enabled
        if not file.name.lower().endswith(".jsonl"):
            place = _Place(file, None, file.sha256)
            if self._is_told(place) or (off and self._is_new(place)):
                if place.key in self.told:
                    yield place, None
                return
            data = contents(file.path, file.name, file.sha256, file.size)
            if isinstance(data, Rejection):
                self.rejections.append(data)
            else:
                yield place, data
            return
        data = contents(file.path, file.name, file.sha256, file.size)
        if isinstance(data, Rejection):
            self.rejections.append(data)
            return
        for line, raw in _lines(data):
            if self.refused_lines[file.name] > MOST_REFUSED:
                found = f"{MOST_REFUSED} lines before this one were refused; nothing after it was read"
                self.rejections.append(refuse(file.name, "bad_json", found, line=line))
                return
            place = _Place(file, line, hashlib.sha256(raw).hexdigest())
            told = self._is_told(place)
            if told or not (off and self._is_new(place)):
                yield place, None if told else raw

    def _is_told(self, place: _Place) -> bool:
        """Whether it was read and archived already: in this run, or in one before."""
        if place.key not in self.told:
            known = self.readings.known.get(place.key)
            if known is None or self._is_new(place):
                return False
            self.told[place.key] = known
        return True

    def _is_new(self, place: _Place) -> bool:
        """Whether no run has seen it, by whatever reader."""
        return (place.raw_sha256, place.form) not in self.archive.held

    def _read_batch(self, batch: dict[str, tuple[_Place, bytes]]) -> None:
        outcomes = self.pool.read_all(
            [Work(place.file.name, data, place.lang, place.published_on) for place, data in batch.values()]
        )
        raw, new = [], {}
        for (key, (place, data)), outcome in zip(batch.items(), outcomes, strict=True):
            self.unchanged.discard(key)
            if isinstance(outcome, Reading):
                self.told[key] = outcome.listing()
                raw.append(Raw(place.raw_sha256, place.form, place.file.name, data))
                new[key] = outcome
            else:
                self.told[key] = outcome
                self.refused_lines[place.file.name] += 1
        self.archive.add(raw)
        self.readings.add(new)

    def listed(self) -> Collected:
        """The documents, one for all names of the same bytes (the least name counts), and what was refused."""
        rows: dict[str, dict[str, object]] = {}
        warnings = [*self.archive.warnings, *self.readings.warnings]
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
        return Collected(documents, tuple(self.readings.files), rejections, warnings, tally)

    def _within_limits(self, told: Reading | Rejection) -> Reading | Rejection:
        """What was read under a larger limit is refused under this one, as a fresh archive would."""
        most = self.limits.document_chars
        if isinstance(told, Reading) and told.chars > most:
            return refuse("", "too_large", f"its text has more than {most:.0f} characters (limits.document_chars)")
        return told


def _row(place: _Place, told: Reading) -> dict[str, object]:
    source = place.file.source
    return {
        "doc_id": told.doc_id or f"doc-{told.sha256[:16]}",
        "source_id": source and source.id,
        "path": place.file.name,
        "url": told.url,
        "title": told.title,
        "lang": told.lang,
        "published_on": told.published_on,
        "sha256": told.sha256,
        "statements": 0,
        "file": place.file.name,
        "line": place.line,
        "publisher": (source and source.publisher) or told.publisher,
        "key": place.key,
    }


def _at(place: _Place) -> str:
    return place.file.name if place.line is None else f"{place.file.name}:{place.line}"


def head_date(name: str) -> str | None:
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
