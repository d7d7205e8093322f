"""Numbers that are no counts: years, dates, versions, names, ranks, identifiers."""

from __future__ import annotations

import re

from etl.extract.quantities.quantity import NOTHING, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import month_before, unit_after
from etl.extract.quantities.words import phrase_before, word_after, words_before

TAIL = re.compile(r"[\w/:.@#%=&?+~-]*[\w/%]")
TWO_SIDED = re.compile(r"[/:]\d")
DASHES = re.compile(r"(?:-[\d.]+){2,}")
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
NAME = re.compile(r"[^\W\d_a-z][\w&.'-]*$")


def glued(src: Source, at: int, end: int) -> int:
    """Where a token ends whose digits are only a part of it (`GPT-4`, `10.0.0.7`, `9:30`); 0 for a number that stands alone."""
    text, low = src.text, src.low
    before = text[at - 1] if at else " "
    if before.isalpha() or before in "_#@=&?%" or (before == "-" and at > 1 and (text[at - 2].isalnum())):
        return _token_end(src, end)
    if before == "/" or (before in ".:" and at > 1 and text[at - 2].isalnum()):
        return _token_end(src, end)
    if TWO_SIDED.match(text, end) or DASHES.match(text, end):
        return _token_end(src, end)
    if SUFFIX.match(low, end):
        return end + 2
    return 0


def _token_end(src: Source, end: int) -> int:
    match = TAIL.match(src.text, end)
    return match.end() if match else end


def refuse(src: Source, term: Term) -> bool:
    """Whether a bare number is no count."""
    low, text = src.low, src.text
    behind = text[term.end : term.end + 1]
    if term.scale == 1 and behind and (behind.isalpha() or behind == "_"):
        return True
    if (
        behind == "-"
        and text[term.end + 1 : term.end + 2].isalpha()
        and word_after(low, term.end)[0] not in src.tables.hyphenated
    ):
        return True
    words = words_before(low, term.start, 48)
    if term.raw:
        return _digits(src, term, words)
    return _words(src, term, words)


def _digits(src: Source, term: Term, words: list[str]) -> bool:
    raw, tables, text = term.raw, src.tables, src.text
    if len(raw) > 1 and raw[0] == "0" and raw[1].isdigit():
        return True
    last = words[-1].lstrip("([\"'*") if words else ""
    plain = raw.isdigit()
    if term.scale == 1 and plain:
        if _is_year(src, term, last):
            return True
        if len(raw) <= 2 and month_before(src, words, term.start):
            return True
        if _marked(src, term):
            return True
    if last.rstrip(".:#") in tables.named and (plain or term.scale == 1) and term.scale == 1:
        return True
    return term.scale == 1 and not (set(raw) & {",", "'"}) and is_name(src, term.start, raw)


def _is_year(src: Source, term: Term, last: str) -> bool:
    raw = term.raw
    if len(raw) != 4 or not ("1900" <= raw <= "2099" or (last in src.tables.years_before and "1500" <= raw <= "1899")):
        return False
    word, _, _ = word_after(src.low, term.end)
    return word not in src.tables.counted or last in src.tables.years_before


def _marked(src: Source, term: Term) -> bool:
    """List markers at the start of a line, notes, ages in brackets or between commas."""
    text, raw = src.text, term.raw
    before, behind = text[term.start - 1 : term.start], text[term.end : term.end + 1]
    if before == "[" and behind == "]":
        return True
    if before == "(" and behind == ")" and len(raw) <= 3:
        return True
    line = (
        not term.start or before == "\n" or (not text[max(0, text.rfind("\n", 0, term.start) + 1) : term.start].strip())
    )
    if line and len(raw) <= 3 and behind and behind in ".)" and text[term.end + 1 : term.end + 2] in (" ", "\t", ""):
        return True
    if (
        len(raw) in (2, 3)
        and int(raw) < 111
        and text[term.start - 2 : term.start] == ", "
        and behind
        and behind in ",)."
    ):
        return bool(NAME.search(text[max(0, term.start - 26) : term.start - 2]))
    return False


def is_name(src: Source, at: int, raw: str) -> bool:
    """Whether a number stands behind a name that it belongs to: `Llama 3.1`, `Figure 3`."""
    text = src.text
    if text[at - 1 : at] != " ":
        return False
    match = NAME.search(text[max(0, at - 24) : at - 1])
    if match is None:
        return False
    start = max(0, at - 24) + match.start()
    before = text[max(0, start - 2) : start].rstrip(" \"'(\u201c")
    if not before or before[-1] in ".!?:\n":
        return False  # a sentence begins with the word
    return len(raw) <= 4


def _words(src: Source, term: Term, words: list[str]) -> bool:
    """Pronouns, fixed expressions and names made of number words."""
    tables, low, text = src.tables, src.low, src.text
    word, _, gap = word_after(low, term.end)
    last = words[-1].lstrip("([\"'*-") if words else ""
    if word in tables.shares:
        return True
    if term.at and low[term.at - 1] == "-" and low[term.at - 2 : term.at - 1].isalnum():
        return True
    if last in tables.named:
        return True
    if term.value == 1 and term.scale == 1 and term.qualifier == "exact":
        return not word or word in tables.one_not_before or last in tables.one_not_after or not gap.strip(" \n") == ""
    if text[term.start].isupper() and term.value < 20 and term.scale == 1 and is_name(src, term.start, "x"):
        return True
    fixed = phrase_before(low, term.end, words_before(low, term.end, 32), tables.fixed)
    return fixed is not None


__all__ = ["NOTHING", "glued", "is_name", "refuse", "unit_after"]
