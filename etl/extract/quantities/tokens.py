"""Digits that are only part of a token: models, versions, addresses, telephone numbers, code."""

from __future__ import annotations

import re

from etl.extract.quantities.quantity import Term
from etl.extract.quantities.source import Source

TAIL = re.compile(r"[\w/:.@#%=&?+~-]{0,200}[\w/%]")
TWO_SIDED = re.compile(r"[/:]\d")
DASHES = re.compile(r"(?:-[\d.]{1,20}){2}")
PHONE = re.compile(r"\d{1,4}\)?(?:[ .-]{1,2}\(?\d{2,5}\)?){2,6}")
AREA = re.compile(r"\d{3}\)[ -]?\d{3}[ -]\d{4}")


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
    if text[term.start - 1 : term.start] == "%" or text[end : end + 1].isdigit():
        return True
    last = term.words[-1] if term.words else ""
    if last.endswith(":") or (not last and text[term.start - 1 : term.start] == ":"):
        return last.rstrip(":") in src.tables.styles
    return text.startswith(";", end) and text[end + 1 : end + 2] in ("", "}", '"', "'", "\n")
