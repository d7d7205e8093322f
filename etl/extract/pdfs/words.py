"""The words of a page of PDF, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

SURROGATES = re.compile("[\ud800-\udfff]")
UNPRINTED = re.compile(r"[\0-\x1f\x7f\ufdd0\ufffe\uffff]")
# A hyphen at the end of a line comes as \x02; between small letters it parts a word in two.
PARTED = re.compile(r"(?<=[^\W\d_])\x02(?=[^\W\d_])")
SPACE = " \t\xa0\u2002\u2003\u2009\u200a\u202f\u3000"


class Word(NamedTuple):
    """A word and its box, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def lines_of(page: pypdfium2.PdfTextpage) -> list[list[Word]]:
    """The words of a page, line by line, as they follow one another in the file."""
    handle = page.raw
    signs = "".join(map(chr, [pdfium.FPDFText_GetUnicode(handle, at) for at in range(page.count_chars())]))
    box = pdfium.FS_RECTF()
    lines: list[list[Word]] = [[]]
    for match in WORDS.finditer(signs):
        if match.lastgroup == "end":
            lines.append([])
            continue
        text = clean(match[0])
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, match.start(), box)
        left, bottom, top = box.left, box.bottom, box.top
        pdfium.FPDFText_GetLooseCharBox(handle, match.end() - 1, box)
        lines[-1].append(Word(text, left, box.right, bottom, top))
    return [line for line in lines if line]


def clean(text: str) -> str:
    """Without halves of characters, and without signs that nobody sees."""
    if SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return UNPRINTED.sub("", PARTED.sub("", text).replace("\x02", "-"))


WORDS = re.compile(rf"(?P<end>[\r\n]+)|(?P<word>[^\r\n{SPACE}]+)")
