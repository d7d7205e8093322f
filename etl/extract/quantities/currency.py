"""The currency in front of a number: `$`, `US$`, `Rp`, `MUSD`, `Rupees`."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.quantities.source import Source
from etl.extract.quantities.words import phrase_before, words_before

LETTERS = re.compile(r"[^\W\d_]+$")
LONGEST_NAME = 12
YEAR = re.compile(r"(?:19|20)\d\d\b(?![.,]\d)")


class Left(NamedTuple):
    """A currency before a number; `scale` is that of `MUSD 64`.

    `sure` is False for a sign that may be any dollar, `wordlike` True for a code that is a word too.
    """

    start: int
    code: str
    scale: int = 1
    spaced: bool = False
    sure: bool = True
    wordlike: bool = False


def currency_before(src: Source, at: int, words: list[str]) -> Left | None:
    """The currency that stands directly before `at`; `words` are those before it. A minus may stand between."""
    if not words:
        return None
    last = words[-1]
    if last[-1] == "-" and last[-2:-1] in src.tables.signs:
        at, last = at - 1, last[:-1]
    if not last:
        return None
    if last[-1] not in src.tables.signs:
        stem = last.rstrip(".")
        if not stem.isalpha():
            match = LETTERS.search(stem)
            stem = match[0] if match else ""
        if stem not in src.tables.money_words:
            return None
    text = src.text
    end = at
    while end > 0 and end > at - 4 and text[end - 1] in " \n":
        end -= 1
    if end == 0 or text.count("\n", end, at) > 1:
        return None
    last = text[end - 1]
    code = src.tables.signs.get(last)
    if code is not None:
        return _signed(src, end - 1, last, code, end < at)
    stop = end - 1 if last == "." else end
    start = stop
    while start > 0 and start > stop - LONGEST_NAME and text[start - 1].isalpha():
        start -= 1
    if start == stop:
        return None
    return _lettered(src, start, stop, end, at)


def _signed(src: Source, at: int, sign: str, code: str, spaced: bool) -> Left:
    """The sign at `at` and the letters that say whose it is: `US$`, `S$`, `USD$`, `US $`, `CN¥`."""
    text, tables = src.text, src.tables
    if sign == tables.yen["sign"]:
        for letters, other in tables.yen["letters"].items():
            if text.endswith(letters, 0, at):
                return Left(at - len(letters), other, 1, spaced)
        if src.says(tables.yuan_hints):
            code = tables.yen["other"]
    if sign != "$":
        start = at - 3 if at >= 3 and tables.codes.get(text[at - 3 : at]) == code else at
        return Left(start, code, 1, spaced)
    before = text[at - 1 : at]
    if before.isalpha() or before == ".":
        for size in (4, 3, 2, 1):
            head = text[at - size : at] if at >= size else ""
            found = tables.dollars.get(head) or (tables.dollars.get(head.upper()) if size > 1 else None)
            if found is not None and not (at > size and text[at - size - 1].isalnum()):
                return Left(at - size, found, 1, spaced)
    elif before == " ":
        for size in (4, 3, 2):
            head = text[at - 1 - size : at - 1] if at > size else ""
            if head in tables.spaced_dollars and not (at > size + 1 and text[at - size - 2].isalnum()):
                return Left(at - 1 - size, tables.dollars[head], 1, spaced)
    return Left(at, code, 1, spaced, sure=False)


def _lettered(src: Source, start: int, stop: int, end: int, at: int) -> Left | None:
    """A code, an abbreviation or a name that ends at `stop`; `end` is behind its full stop."""
    text, low, tables = src.text, src.low, src.tables
    if start and (text[start - 1].isdigit() or text[start - 1] == "_"):
        return None
    word, spaced = text[start:stop], end < at
    code = tables.codes.get(word)
    if code is not None:
        return Left(start, code, 1, spaced, wordlike=word in tables.wordlike) if stop == end else None
    if len(word) == 4 and word[1:] in tables.codes and word[0] in tables.prefixes:
        return Left(start, tables.codes[word[1:]], tables.prefixes[word[0]], spaced)
    code = tables.abbreviations.get(low[start:stop])
    if code is not None:
        return Left(start, code, 1, spaced)
    if stop != end or low[start:stop] not in tables.names_before.sizes:
        return None
    if YEAR.match(text, at):
        return None  # `Euro 2024`
    found = phrase_before(low, end, words_before(low, end), tables.names_before)
    return Left(found[1], found[0], 1, spaced) if found else None
