"""Documents as text: plain text, Markdown, HTML, PDF, and the lines of a `.jsonl` file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files

from etl.extract.decoding import NotText, decode
from etl.extract.markup import Page, TooMuch
from etl.records import Rejection
from etl.vocabulary import mend

HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
LANG = re.compile(r"([A-Za-z]{2})(?:[-_].*)?", re.ASCII)
TITLE_CHARS = 500
CODE = ("decoding.py", "markup.py", "pdf.py", "readers.py")


@dataclass(frozen=True)
class Read:
    """One document as its file gives it; what is null the file does not say."""

    text: str
    title: str | None = None
    lang: str | None = None  # ISO 639-1
    published_on: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    author: str | None = None
    publisher: str | None = None  # the site's own name
    url: str | None = None  # under which the page wants to be known
    doc_id: str | None = None  # of a JSON line
    warnings: list[str] = field(default_factory=list)


class _No(Exception):
    """Why a document cannot be read: a reason of the contract, what was found, and the key of a JSON line."""

    def __init__(self, reason: str, found: str, key: str | None = None) -> None:
        super().__init__(found)
        self.reason = reason
        self.key = key


def read(name: str, data: bytes, document_chars: float) -> Read | Rejection:
    """The document in `data`, by the ending of `name`; of a `.jsonl` file, `data` is one line.

    A document that cannot be read, or whose text has more than `document_chars` code points, is a Rejection.
    """
    kind = name.lower().rpartition(".")[2]
    reading = {"html": _html, "htm": _html, "pdf": _pdf, "jsonl": _line, "md": _markdown}.get(kind, _text)
    try:
        told = reading(data, document_chars)
        if len(told.text) > document_chars:
            raise TooMuch
    except TooMuch:
        why = _No("too_large", f"its text has more than {document_chars:.0f} characters (limits.document_chars)")
    except NotText as error:
        why = _No("encoding", str(error))
    except MemoryError:
        why = _No("too_large", "reading it takes more memory than a document may take")
    except _No as error:
        why = error
    else:
        return told
    return Rejection(file=name, field=why.key, reason=why.reason, detail=f"{why} ({mend(why.reason)})")


@cache
def reader_id() -> str:
    """Changes with the code that reads; what another reader read is read again."""
    code = sha256()
    for name in CODE:
        code.update(files("etl.extract").joinpath(name).read_bytes())
    return code.hexdigest()[:16]


def _text(data: bytes, most: float) -> Read:
    text, warnings = _decoded(data, most)
    return Read(text, warnings=warnings)


def _markdown(data: bytes, most: float) -> Read:
    text, warnings = _decoded(data, most)
    heading = HEADING.search(text) if len(text) <= most else None
    return Read(text, title=_title(heading[1]) if heading else None, warnings=warnings)


def _decoded(data: bytes, most: float) -> tuple[str, list[str]]:
    """Bytes that are text as they stand; what must be too much, at four bytes a code point, is not decoded first."""
    if len(data) > 4 * most + 4:
        raise TooMuch
    return decode(data)


def _html(data: bytes, most: float) -> Read:
    text, warnings = decode(data)
    page = Page(most)
    page.feed(text)
    page.close()
    lang = LANG.fullmatch((page.lang or "").strip())
    return Read(page.text(), _title(page.title), lang[1].lower() if lang else None, warnings=warnings)


def _pdf(data: bytes, most: float) -> Read:
    from etl.extract import pdf  # PDFium takes a while to load, and most documents are not PDF

    try:
        text, title = pdf.pages(data, most)
    except pdf.Encrypted as error:
        raise _No("encrypted", str(error)) from None
    except pdf.Damaged as error:
        raise _No("damaged", str(error)) from None
    return Read(text, _title(title), warnings=[] if text.strip() else ["there is no text in it (is it a scan?)"])


def _line(data: bytes, _: float) -> Read:
    try:
        told = json.loads(data.decode())
    except UnicodeDecodeError as error:
        raise _No("encoding", f"byte {error.start + 1} of the line is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _No("bad_json", f"this is no JSON: {error}") from None
    if not isinstance(told, dict):
        raise _No("bad_json", "this is no JSON object")
    text = _string(told, "text", required=True) or ""
    doc_id = _string(told, "doc_id", required=True)
    lang = _string(told, "lang")
    if lang and not LANG.fullmatch(lang):
        raise _No("bad_json", f"{lang[:50]!r} is not the code of a language, as en or id", "lang")
    published_on = _string(told, "published_on")
    if published_on and not _is_date(published_on):
        raise _No("bad_json", f"{published_on[:50]!r} is no date (YYYY-MM-DD)", "published_on")
    return Read(text, _title(_string(told, "title")), lang and lang[:2].lower(), published_on or None, doc_id=doc_id)


def _string(told: dict[str, object], key: str, *, required: bool = False) -> str | None:
    """A key's text; null and absence are one, save where it is `required`."""
    value = told.get(key)
    if value is None and not required:
        return None
    if not isinstance(value, str) or (required and not value.strip()):
        raise _No("bad_json", f"{key} is missing" if value in (None, "") else f"{key} is not a text", key)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _No("bad_json", f"{key} holds half of a surrogate pair", key) from None
    return value


def _is_date(text: str) -> bool:
    match = DATE.fullmatch(text)
    if not match:
        return False
    try:
        return 1900 <= date(int(match[1]), int(match[2] or 1), int(match[3] or 1)).year <= 2100
    except ValueError:
        return False


def _title(title: str | None) -> str | None:
    """One line, without control characters, 500 code points at most."""
    shown = " ".join("".join(each if each.isprintable() else " " for each in title or "").split())
    return shown[:TITLE_CHARS] or None
