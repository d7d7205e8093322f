"""What is kept of the reading of one document, and the process in which strangers' documents are read."""

from __future__ import annotations

import hashlib
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from etl.records import Rejection
from etl.sources.refusal import refuse

MEMORY = 512 * 1024 * 1024  # bytes that a reading process may hold; more is a MemoryError there, not here


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
    def doc_id(self) -> str | None:
        """Of a JSON line."""

    @property
    def warnings(self) -> list[str]:
        """What went on with a doubt."""


Reader = Callable[[str, bytes, float], Told | Rejection]  # (name, bytes, most code points of text)


@dataclass(frozen=True)
class Reading:
    """A document's listing, without its text."""

    title: str | None
    lang: str | None
    published_on: str | None
    doc_id: str | None
    sha256: str  # of the file, or of the text of a JSON line
    chars: int  # code points of its text
    warnings: list[str]


def listing(read: Reader, name: str, data: bytes, document_chars: float) -> Reading | Rejection:
    """The listing of one document, or why there is none."""
    told = read(name, data, document_chars)
    if isinstance(told, Rejection):
        return told
    known = told.text.encode() if told.doc_id is not None else data
    sha256 = hashlib.sha256(known).hexdigest()
    return Reading(told.title, told.lang, told.published_on, told.doc_id, sha256, len(told.text), list(told.warnings))


def serve(pipe: Connection, read: Reader, document_chars: float) -> None:
    """The life of a reading process: takes lists of (name, bytes), answers listing by listing, ends with the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the run ends us by closing the pipe
    _bound_memory()
    with suppress(EOFError, OSError):  # the run at the other end has ended, or was killed
        pipe.send(None)
        while True:
            work = pipe.recv()
            for name, data in work:
                pipe.send(_answer(read, name, data, document_chars))
            work = None  # or these bytes would stay until the next ones are there


def _answer(read: Reader, name: str, data: bytes, document_chars: float) -> Reading | Rejection:
    """A listing, whatever the reader does: what it stumbles over is a damaged document."""
    try:
        return listing(read, name, data, document_chars)
    except MemoryError:
        return refuse(name, "too_large", "reading it takes more memory than a document may take")
    except Exception as error:
        return refuse(name, "damaged", f"it cannot be read: {type(error).__name__}")


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
