"""Numbers that are no counts: years, dates, versions, names, ranks, ages, identifiers."""

from __future__ import annotations

import re

from etl.extract.quantities.quantity import EXACT, Next, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import is_month
from etl.extract.quantities.words import last_word, phrase_at, phrase_before, word_after, word_behind

TAIL = re.compile(r"[\w/:.@#%=&?+~-]{0,200}[\w/%]")
TWO_SIDED = re.compile(r"[/:]\d")
DASHES = re.compile(r"(?:-[\d.]{1,20}){2}")
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
NAME = re.compile(r"[^\W\d_][\w&.'/-]{0,30}$")
PHONE = re.compile(r"\d{1,4}\)?(?:[ .-]{1,2}\(?\d{2,5}\)?){2,6}")
AREA = re.compile(r"\d{3}\)[ -]?\d{3}[ -]\d{4}")
AFTER_LIST = re.compile(r"[.)](?:[ \t]|$)|/ ")
OLDEST = 111


def glued(src: Source, at: int, end: int, floor: int) -> int:
    """Where a token ends whose digits are only a part of it (`GPT-4`, `10.0.0.7`, `9:30`); 0 for a number by itself."""
    text = src.text
    before = text[at - 1] if at else " "
    if before != " ":
        inside = at > 1 and text[at - 2].isalnum() and at - 1 > floor
        if (
            before.isalpha()
            or before in "_#@=&?%/"
            or (inside and before in "-.:'")
            or (before == "'" and end - at == 2)
        ):
            return _token_end(src, end)
        if (before == "(" and AREA.match(text, at)) or (before == "+" and PHONE.match(text, at)):
            return _phone_end(src, at, end)
    behind = text[end : end + 1]
    if behind == "(" and text[end + 1 : end + 2].isalpha() and text[end + 2 : end + 3] == ")":
        return _token_end(src, end + 3)
    if behind in "/:-" and behind and (TWO_SIDED.match(text, end) or DASHES.match(text, end)):
        return _token_end(src, end)
    if text[at] == "0" and end - at > 1 and PHONE.match(text, at):
        return _phone_end(src, at, end)
    if behind.isalpha() and SUFFIX.match(src.low, end):
        return end + 2
    return 0


def _token_end(src: Source, end: int) -> int:
    match = TAIL.match(src.text, end)
    return match.end() if match else end


def _phone_end(src: Source, at: int, end: int) -> int:
    match = PHONE.match(src.text, at)
    return max(end, match.end()) if match else end


def is_code(src: Source, term: Term) -> bool:
    """Whether a percentage stands in a web address or a style sheet: `%20`, `width: 100%;`."""
    text, end = src.text, term.end
    if text[term.start - 1 : term.start] == "%" or text[end : end + 1].isalnum():
        return True
    last = term.words[-1] if term.words else ""
    if last.endswith(":") or (not last and text[term.start - 1 : term.start] == ":"):
        return last.rstrip(":") in src.tables.styles
    return text.startswith(";", end) and text[end + 1 : end + 2] in ("", "}", '"', "'", "\n")


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
    return _words(src, term, after)


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
    if not term.grouped and _is_named(src, term, last):
        return True
    return not term.grouped and is_name(src, term.start, raw, term.words, after)


def _is_named(src: Source, term: Term, last: str) -> bool:
    """Whether the words before say that the number is a name, a place or an age: `Figure 3`, `usia 30`."""
    tables = src.tables
    term.named = last.rstrip(".:#" if term.raw else ".") in tables.named or (
        last in tables.named_by.sizes and phrase_before(src.low, term.start, term.words, tables.named_by) is not None
    )
    return term.named


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
    if last.rstrip(":") in tables.exchanges or (
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


def is_name(src: Source, at: int, raw: str, words: list[str], after: Next | None = None) -> bool:
    """Whether a number stands behind a name that it belongs to: `Llama 3.1`, `Grok 5`, `CA 94105`."""
    text, tables = src.text, src.tables
    if text[at - 1 : at] != " " or not words:
        return False
    match = NAME.search(text, max(0, at - 32), at - 1)
    if match is None:
        return False
    name = match[0]
    low = name.lower()
    if low in tables.numbered and (after is None or after[0] not in tables.counted):
        return True
    if name.islower() or low in tables.ordinary:
        return False
    if after is None:
        return True
    if after[0] in tables.counted or (after[0].endswith(tables.plural) and tables.plural and len(after[0]) > 3):
        return False
    if low.endswith(tables.plural) and tables.plural:
        return False
    if name.isupper() and len(name) < 5 and len(raw) > 4:
        return True
    first = (
        match.start() == 0
        or text[match.start() - 2 : match.start() - 1] in '.!?:\n"'
        or text[match.start() - 1] in '\n"('
    )
    if first and (not after[0] or len(raw) > 2):
        return not after[0] and len(raw) < 3
    # In a headline all words have capitals.
    headline = bool(after[0]) and text[after[1]].isupper()
    return len(raw) < 3 or "." in raw or not headline


def _counts_on(src: Source, after: Next) -> bool:
    """Whether `after` links to a further number: `one to two million`, `one or two`."""
    if not any(after[0] in src.tables.links[kind] for kind in ("both", "range", "list")):
        return False
    return src.low[after[2] + 1 : after[2] + 2].isdigit() or word_after(src.low, after[2])[0] in src.tables.atoms


def _uncapped(src: Source, start: int) -> bool:
    """Whether the word before `start` begins with a small letter."""
    text = src.text
    return text[text.rfind(" ", 0, start - 1) + 1].islower()


def _words(src: Source, term: Term, after: Next) -> bool:
    """Pronouns, shares, fixed expressions, and names made of number words."""
    tables, low, text = src.tables, src.low, src.text
    if after[0] in tables.shares:
        return True
    start = term.start
    if start > 1 and low[start - 1] == "-" and low[start - 2].isalnum():
        return True
    last = last_word(term.words)
    if _is_named(src, term, last):
        return True
    if term.value == 1 and term.scale == 1 and term.qualifier == EXACT:
        if not after[0] or last in tables.one_not_after:
            return True
        return after[0] in tables.one_not_before and not _counts_on(src, after)
    if phrase_at(low, word_after(low, start), tables.fixed) or phrase_before(
        low, term.end, [*term.words, low[start : term.end]], tables.fixed_back
    ):
        return True
    if term.value < 20 and term.scale == 1 and text[start].isupper() and not text[start + 1].isupper():
        if last.isalpha() and after[0] and text[after[1]].isupper() and text[after[1] - 1] != "-":
            return text[start - 2 : start - 1].islower() and text[start - 1] == " " and _uncapped(src, start)
        return is_name(src, start, "1", term.words, after)
    return False
