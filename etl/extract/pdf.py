"""PDF as text, paragraph by paragraph, and what the file says of itself."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2

from etl.extract.pdfs.page import paragraphs
from etl.extract.pdfs.words import clean, lines_of
from etl.extract.published import day
from etl.extract.reading import Refused
from etl.extract.webpage import TooMuch

MOST_PAGES = 20_000
MOST_LAID_OUT = 20_000  # signs of a page whose places are looked at; with more it is no page for readers
JOIN = "\n\n"


class Pdf(NamedTuple):
    """The text of all pages, and what is told beside it; null for what is not."""

    text: str
    title: str | None
    author: str | None
    made_on: str | None  # when the file was made, which may be long after it was written


def read_pdf(data: bytes, most: float) -> Pdf:
    """The text of a PDF; a scan has none. Raises Refused, or TooMuch for more than `most` code points."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("encrypted", "it asks for a password") from None
        raise Refused("damaged", f"it is not a whole PDF: {error}") from None
    try:
        told = document.get_metadata_dict()
        text = _text(document, most)
    finally:
        document.close()
    made_on = day(str(told.get("CreationDate") or "").removeprefix("D:"))
    title, author = (clean(str(told.get(key) or "")) for key in ("Title", "Author"))
    return Pdf(text, title or None, author or None, made_on)


def _text(document: pypdfium2.PdfDocument, most: float) -> str:
    if len(document) > MOST_PAGES:
        raise TooMuch(f"it has more than {MOST_PAGES} pages")
    found: list[str] = []
    size = 0
    for number in range(len(document)):
        told = _page(document, number, most - size)
        if found and told and told[0][:1].islower() and found[-1][-1:].isalnum() and "\n" not in told[0] + found[-1]:
            found[-1] += f" {told.pop(0)}"  # a sentence that goes on over the page
        found += told
        size += sum(map(len, told)) + len(JOIN) * len(told)
        if size - len(JOIN) > most:
            raise TooMuch
    return JOIN.join(found)


def _page(document: pypdfium2.PdfDocument, number: int, most: float) -> list[str]:
    try:
        page = document[number]
        try:
            text = page.get_textpage()
            count = text.count_chars()
            if count > 2 * most + MOST_LAID_OUT:
                raise TooMuch
            if count <= MOST_LAID_OUT:
                return paragraphs(lines_of(text))
            told = str(text.get_text_bounded()).replace("\r\n", "\n")
            return [line for line in map(clean, told.split("\n")) if line.strip()]
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Refused("damaged", f"page {number + 1} cannot be read: {error}") from None
