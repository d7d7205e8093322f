"""PDF as text, page by page."""

from __future__ import annotations

import re

import pypdfium2

from etl.extract.markup import TooMuch

SURROGATES = re.compile("[\ud800-\udfff]")


class Damaged(ValueError):
    """PDFium cannot make sense of the file."""


class Encrypted(ValueError):
    """The file asks for a password."""


def pages(data: bytes, most: float) -> tuple[str, str | None]:
    """The text of all pages, a line break after each, and the title that the file gives itself.

    Raises Damaged, Encrypted, or TooMuch where the text has more than `most` code points.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Encrypted("it asks for a password") from None
        raise Damaged(f"it is not a whole PDF: {error}") from None
    try:
        text: list[str] = []
        size = 0
        for number in range(len(document)):
            told = _page(document, number)
            size += len(told) + 1
            if size > most:
                raise TooMuch
            text.append(told)
        title = SURROGATES.sub("\ufffd", str(document.get_metadata_dict().get("Title") or "")).replace("\0", "")
    finally:
        document.close()
    return "\n".join(text), " ".join(title.split()) or None


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        try:
            told = str(page.get_textpage().get_text_bounded())
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Damaged(f"page {number + 1} cannot be read: {error}") from None
    return SURROGATES.sub("\ufffd", told.replace("\r\n", "\n")).replace("\0", "")
