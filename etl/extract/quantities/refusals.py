"""Numbers that are no counts: years, dates, versions, names, ranks, ages, identifiers."""

from __future__ import annotations

import re

from etl.extract.quantities.names import NAME, is_name, is_named, refuse_words
from etl.extract.quantities.quantity import Next, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import is_month
from etl.extract.quantities.words import last_word, phrase_at, word_after, word_behind

AFTER_LIST = re.compile(r"[.)](?:[ \t]|$)|/ ")
OLDEST = 111  # years, of a person


def refuse(src: Source, term: Term) -> bool:
    """Whether a bare number is no count."""
    low = src.low
    after = word_behind(low, term)
    tables = src.tables
    if after[0] and after[3] != " " and after[0] not in tables.glued_bounds:
        if after[3] == "-":
            bound = phrase_at(low, after, tables.bounds_after)
            if bound is None and after[0] not in tables.hyphenated:
                return True
        elif term.scale == 1:
            return True
    if term.raw:
        return _digits(src, term, after)
    return refuse_words(src, term, after)


def _digits(src: Source, term: Term, after: Next) -> bool:
    raw, tables = term.raw, src.tables
    if term.scale > 1:
        if after[0] in tables.streets or (after[0] and word_after(src.low, after[2])[0] in tables.streets):
            return src.text[after[1]].isupper()
        token = src.text[term.start : term.end] in tables.tokens
        return token and (after[0] not in tables.counted or after[0] in tables.screens)
    if len(raw) > 1 and raw[0] == "0" and raw[1].isdigit():
        return True
    last = last_word(term.words)
    if raw.isdigit() and (
        _is_year(src, term, last, after) or _marked(src, term) or _identifies(src, term, last, after)
    ):
        return True
    if not term.grouped and is_named(src, term, last):
        return True
    return not term.grouped and is_name(src, term.start, raw, term.words, after)


def _is_year(src: Source, term: Term, last: str, after: Next) -> bool:
    raw, tables = term.raw, src.tables
    if len(raw) != 4:
        return False
    led = last in tables.years_before
    if not ("1900" <= raw <= "2099" or (led and "1500" <= raw < "1900")):
        return False
    return after[0] not in tables.counted or led or is_month(src, last, src.low.rfind(last, 0, term.start))


def _marked(src: Source, term: Term) -> bool:
    """List markers at the start of a line, notes, ages in brackets or between commas."""
    text, raw, start = src.text, term.raw, term.start
    before, behind = text[start - 1 : start], text[term.end : term.end + 1]
    if before == "[" and behind == "]":
        return True
    if len(raw) > 3:
        return False
    if before == "(" and behind == ")":
        return True
    if behind and behind in ".)/" and AFTER_LIST.match(text, term.end):
        line = text[max(0, start - 24) : start]
        if not line[line.rfind("\n") + 1 :].strip(" \t-*>\u2022") and ("\n" in line or start < 24):
            return True
    if int(raw) >= OLDEST or len(raw) == 1:
        return False
    if text[start - 2 : start] == ", " and behind and behind in ',)."':
        if behind == "," and text[start - 3 : start - 2] in ')"':
            return True  # `Lee (R., Ohio), 61,`
        name = NAME.search(text, max(0, start - 26), start - 2)
        return name is not None and (behind == "," or name[0][0].isupper())
    return _aged(src, term, behind, word_behind(src.low, term)[0])


def _aged(src: Source, term: Term, behind: str, word: str) -> bool:
    """`I am 26 and …`, `she is 41.`"""
    words = term.words
    if not words or not (behind in ",.;:!?" or word in src.tables.joins["and"]):
        return False
    two = " ".join(each.strip("\"'(,.") for each in words[-2:])
    return two in src.tables.ages or words[-1].lstrip("\"'(") in src.tables.ages


def _identifies(src: Source, term: Term, last: str, after: Next) -> bool:
    """Telephone numbers, houses, markets, pages in a row, long numbers without groups."""
    tables, raw, text = src.tables, term.raw, src.text
    if (last.endswith(":") and last[:-1] in tables.exchanges) or (
        text.startswith(".", term.end) and after[0] == "" and text[term.end + 1 : term.end + 2].isupper()
    ):
        return True
    if after[3] == " " and f"{raw} {after[0]}" in tables.brands:
        return True
    if last.rstrip(".:") in tables.phones and len(raw) > 2 and (text[term.end : term.end + 1] == "-" or after[0] == ""):
        return True
    if after[0] in tables.streets and text[after[1]].isupper():
        return True
    if after[0] and text[after[1]].isupper() and word_after(src.low, after[2])[0] in tables.streets and len(raw) < 6:
        return text[word_after(src.low, after[2])[1]].isupper()
    if len(raw) > 9 and after[0] not in tables.counted:
        return True
    return len(term.words) > 1 and term.words[-2].lstrip("(\"'").rstrip(".") in tables.named and last.isdigit()
