"""What is kept of the reading of one document, and the process in which strangers' documents are read."""

from __future__ import annotations

import hashlib
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, Protocol

from etl.records import Rejection
from etl.sources.refusal import refuse

MEMORY = 512 * 1024 * 1024  # bytes that a reading process may hold; more is a MemoryError there, not here


class Work(NamedTuple):
    """One document to read. Its keeper may know its language and when it was published."""

    name: str
    data: bytes
    lang: str | None = None  # ISO 639-1; counts for more than what the page says of itself
    published_on: str | None = None  # counts where the document does not say


class Told(Protocol):
    """What a reader tells of a document."""

    @property
    def text(self) -> str:
        """All of it."""

    @property
    def title(self) -> str | None:
        """Null where it has none."""

    @property
    def lang(self) -> str | None:
        """ISO 639-1."""

    @property
    def published_on(self) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD."""

    @property
    def publisher(self) -> str | None:
        """The site's own name."""

    @property
    def url(self) -> str | None:
        """Where the page says it belongs; http or https."""

    @property
    def doc_id(self) -> str | None:
        """Of a JSON line."""

    @property
    def warnings(self) -> Sequence[str]:
        """What went on with a doubt."""

    @property
    def statements(self) -> Sequence[dict[str, Any]]:
        """What it says."""

    @property
    def sketch(self) -> Sequence[int]:
        """Numbers by which near-identical texts are told."""


Reader = Callable[[Work, float], Told | Rejection]  # (work, most code points of text)


@dataclass(frozen=True)
class Reading:
    """A document's listing and what it says, without its text."""

    title: str | None
    lang: str | None
    published_on: str | None
    publisher: str | None
    url: str | None
    doc_id: str | None
    sha256: str  # of the file, or of the text of a JSON line
    chars: int  # code points of its text
    warnings: list[str]
    statements: Sequence[dict[str, Any]] = ()
    sketch: Sequence[int] = ()

    def listing(self) -> Reading:
        """Without what it says."""
        return replace(self, statements=(), sketch=())


def reading(read: Reader, work: Work, document_chars: float) -> Reading | Rejection:
    """What is kept of one document, or why there is nothing."""
    told = read(work, document_chars)
    if isinstance(told, Rejection):
        return told
    known = told.text.encode() if told.doc_id is not None else work.data
    return Reading(
        title=told.title,
        lang=told.lang,
        published_on=told.published_on,
        publisher=told.publisher,
        url=told.url,
        doc_id=told.doc_id,
        sha256=hashlib.sha256(known).hexdigest(),
        chars=len(told.text),
        warnings=list(told.warnings),
        statements=told.statements,
        sketch=told.sketch,
    )


def serve(pipe: Connection, read: Reader, document_chars: float) -> None:
    """The life of a reading process: takes lists of work, answers reading by reading, ends with the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the run ends us by closing the pipe
    _bound_memory()
    with suppress(EOFError, OSError):  # the run at the other end has ended, or was killed
        prepare = getattr(read, "prepare", None)
        if prepare is not None:
            prepare()  # what there is to load: or the first document would pay for it, and might be held too slow
        pipe.send(None)
        while True:
            portion = pipe.recv()
            for work in portion:
                pipe.send(answer(read, work, document_chars))
            portion = None  # or these bytes would stay until the next ones are there


def answer(read: Reader, work: Work, document_chars: float) -> Reading | Rejection:
    """A reading, whatever the reader does: what it stumbles over is a damaged document."""
    try:
        return reading(read, work, document_chars)
    except MemoryError:
        return refuse(work.name, "too_large", "reading it takes more memory than a document may take")
    except Exception as error:
        return refuse(work.name, "damaged", f"it cannot be read: {type(error).__name__}")


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
