"""The door of this room: bytes in, a document and what it says out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol

from etl.extract import readers
from etl.extract.language import detect
from etl.extract.registry import Company, Registry
from etl.extract.said import read
from etl.extract.sketch import sketch
from etl.extract.statements import lines, quantity_lines, rows
from etl.records import Rejection
from etl.vocabulary import languages


class Work(Protocol):
    """One document to read, and what its keeper knows of it."""

    @property
    def name(self) -> str:
        """Its ending says how it is read."""

    @property
    def data(self) -> bytes:
        """As it came."""

    @property
    def lang(self) -> str | None:
        """Counts for more than what the page says of itself."""

    @property
    def published_on(self) -> str | None:
        """Counts where the document does not say."""


@dataclass(frozen=True)
class Document:
    """A document that was read, and what it says."""

    text: str
    title: str | None
    lang: str
    published_on: str | None
    publisher: str | None
    url: str | None
    doc_id: str | None
    warnings: Sequence[str]
    statements: Sequence[dict[str, Any]] = ()
    sketch: Sequence[int] = ()


def document(work: Work, document_chars: float) -> Document | Rejection:
    """The document with its language and date, unread as yet."""
    told = readers.read(work.name, work.data, document_chars)
    if isinstance(told, Rejection):
        return told
    own = told.lang if told.doc_id is not None else None  # a JSON line is a keeper's own word
    lang = own or work.lang or told.lang or detect(told.text)
    published_on = told.published_on or work.published_on
    return Document(
        told.text, told.title, lang, published_on, told.publisher, told.url, told.doc_id, tuple(told.warnings)
    )


@dataclass(frozen=True)
class ArticleReader:
    """
    Reads documents in the light of a registry of companies. It can be sent to another process.

    `form`: `stored` as the warehouse keeps statements, `lines` as JSON Lines have them, `quantities` alone.
    """

    companies: tuple[Company, ...]
    form: str = "stored"

    @cached_property
    def registry(self) -> Registry:
        """The companies, as they are looked for in a text."""
        return Registry(self.companies)

    @cached_property
    def id(self) -> str:
        """Changes with the code, the vocabulary and the companies: what another reader read is read again."""
        told = hashlib.sha256(_code())
        told.update(json.dumps([self.form, self.companies]).encode())
        return told.hexdigest()[:16]

    def prepare(self) -> None:
        """Loads the words of all languages, so that the first document does not wait for them."""
        for lang in languages.codes():
            lines(read("Acme paid Scale AI $5 million.", lang, "2025", None, self.registry))

    def __call__(self, work: Work, document_chars: float) -> Document | Rejection:
        """The document and all that it says."""
        found = document(work, document_chars)
        if isinstance(found, Rejection):
            return found
        if self.form == "quantities":
            return replace(found, statements=quantity_lines(found.text, found.lang))
        said = read(found.text, found.lang, found.published_on, found.title, self.registry)
        if self.form == "lines":
            return replace(found, statements=lines(said))
        return replace(found, statements=rows(said), sketch=sketch(said.page.folded))


@cache
def _code() -> bytes:
    """A hash of everything by which a text is read, save the companies."""
    told = hashlib.sha256()
    for room in (files("etl.extract"), files(languages.__name__)):
        for path, content in _files(room, ""):
            told.update(f"{path}\0".encode() + hashlib.sha256(content).digest())
    for name in ("metrics.toml", "statuses.toml", "units.toml"):
        told.update(files("etl.vocabulary").joinpath(name).read_bytes())
    return told.digest()


def _files(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        if each.is_dir() and each.name != "__pycache__":
            yield from _files(each, f"{path}/{each.name}")
        elif each.name.endswith((".py", ".toml", ".csv")):
            yield f"{path}/{each.name}", each.read_bytes()
