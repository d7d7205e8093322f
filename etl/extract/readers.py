"""Documents as text: plain text, Markdown, HTML, PDF, and the lines of a `.jsonl` file."""

from __future__ import annotations

from collections.abc import Callable

from etl.extract.decoding import NotText, decode
from etl.extract.jsonline import read_line
from etl.extract.language import detect, is_said
from etl.extract.markdown import read_markdown
from etl.extract.published import dateline, is_dated
from etl.extract.reading import Read, Refused
from etl.extract.webpage import TooMuch, read_webpage
from etl.extract.webpage.about import byline, one_line, person
from etl.records import Rejection
from etl.vocabulary import mend

__all__ = ["Read", "read"]

HEAD = 2_000  # code points of a text in which its day and its author stand, if anywhere


def read(name: str, data: bytes, document_chars: float) -> Read | Rejection:
    """The document in `data`, by the ending of `name`; of a `.jsonl` file, `data` is one line.

    A document that cannot be read, or whose text has more than `document_chars` code points, is a Rejection.
    """
    reading = FORMS.get(name.lower().rpartition(".")[2], _text)
    try:
        told = reading(name, data, document_chars)
        if len(told.text) > document_chars:
            raise TooMuch
    except TooMuch as error:
        found = f"its text has more than {document_chars:.0f} characters (limits.document_chars)"
        why = Refused("too_large", str(error) or found)
    except NotText as error:
        why = Refused("encoding", str(error))
    except MemoryError:
        why = Refused("too_large", "reading it takes more memory than a document may take")
    except Refused as error:
        why = error
    else:
        return told
    return Rejection(file=name, field=why.key, reason=why.reason, detail=f"{why} ({mend(why.reason)})")


def _text(name: str, data: bytes, most: float) -> Read:
    text, warnings = _decoded(data, most)
    return Read(text, published_on=_day(name, text), author=byline(_first_lines(text)), warnings=warnings)


def _markdown(name: str, data: bytes, most: float) -> Read:
    text, warnings = _decoded(data, most)
    if len(text) > most:
        raise TooMuch
    told = read_markdown(text)
    return Read(
        told.text,
        told.title,
        told.lang,
        told.published_on or _day(name, told.text),
        told.author or byline(_first_lines(told.text)),
        told.publisher,
        warnings=warnings,
    )


def _html(name: str, data: bytes, _: float) -> Read:
    html, warnings = decode(data)
    paragraphs, told = read_webpage(html)
    text = "\n\n".join(paragraphs)
    return Read(
        text,
        told.title,
        detect(text, told.lang) if told.lang or is_said(text) else None,
        told.published_on or _day(name, text),
        told.author or byline(_first_lines(text)),
        told.publisher,
        told.url,
        warnings=warnings,
    )


def _pdf(name: str, data: bytes, most: float) -> Read:
    from etl.extract import pdf  # PDFium takes a while to load, and most documents are not PDF

    told = pdf.read_pdf(data, most)
    # The day on which the file was made is that of the report, or a later one on which somebody printed it: it counts
    # where nothing else does, for a report without any day cannot say which year "last year" is.
    return Read(
        told.text,
        one_line(told.title),
        None,
        _day(name, told.text) or (None if is_dated(name) else told.made_on),
        person(told.author) or byline(_first_lines(told.text)),
        warnings=[] if told.text.strip() else ["there is no text in it (is it a scan?)"],
    )


def _line(_: str, data: bytes, __: float) -> Read:
    return read_line(data)


def _decoded(data: bytes, most: float) -> tuple[str, list[str]]:
    """Bytes that are text as they stand; what must be too much, at four bytes a code point, is not decoded first."""
    if len(data) > 4 * most + 4:
        raise TooMuch
    text, warnings = decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, warnings


def _day(name: str, text: str) -> str | None:
    """The day at the head of the text; one at the head of the file's name is a keeper's word and counts for more."""
    return None if is_dated(name) else dateline(_first_lines(text), text)


def _first_lines(text: str) -> list[str]:
    return [line for line in text[:HEAD].split("\n") if line]


FORMS: dict[str, Callable[[str, bytes, float], Read]] = {
    "html": _html, "htm": _html, "pdf": _pdf, "jsonl": _line, "md": _markdown,
}  # fmt: skip
