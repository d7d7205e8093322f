"""Numbers in digits: which sign groups and which one begins the decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from etl.extract.quantities.quantity import Number

DIGITS = re.compile(r"\d+(?:[.,']\d+){0,16}")  # a repeat without a bound fills the memory
RUN = re.compile(r"[\d.,']*")
SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,8}(?:[.,]\d{1,2})?(?![\d.,']*\d)")
SIGNS = re.compile(r"[.,']")
LONGEST = 30  # digits and signs; what is longer identifies something
PLACES = [Decimal(1).scaleb(-places) for places in range(2 * LONGEST)]


def read_digits(raw: str, decimal: str, money: bool, scaled: bool) -> tuple[Number, Number] | None:
    """The number and its last place. `decimal` is the language's sign; None where the groups do not fit: no number.

    `money`: three digits behind one sign are a group; `scaled`: a scale word follows, the language decides.
    """
    if raw.isdigit():
        return int(raw), 1
    stops, commas = raw.count("."), raw.count(",")
    if stops + commas == 1 and "'" not in raw:
        sign = "." if stops else ","
        whole, _, behind = raw.partition(sign)
        if _is_decimal(whole, behind, sign == decimal, money and not scaled):
            return _decimal(whole, behind)
        return _grouped([whole, behind])
    parts, signs = SIGNS.split(raw), SIGNS.findall(raw)
    last = signs[-1]
    if len(set(signs)) == 1:
        return _grouped(parts)
    if last != "'" and signs.count(last) == 1 and len(set(signs)) == 2:
        return _decimal("".join(parts[:-1]), parts[-1]) if _grouped(parts[:-1]) else None
    return None


def _is_decimal(whole: str, behind: str, by_language: bool, groups: bool) -> bool:
    if len(behind) != 3 or len(whole) > 3 or whole[0] == "0":
        return True
    return False if groups else by_language


def _decimal(whole: str, behind: str) -> tuple[Number, Number]:
    return Decimal(f"{whole}.{behind}"), PLACES[len(behind)]


def _grouped(parts: list[str]) -> tuple[Number, Number] | None:
    """Groups of three, or the Indian two-two-three."""
    first, last = parts[0], parts[-1]
    if len(last) != 3 or not 1 <= len(first) <= 3 or first[0] == "0":
        return None
    sizes = {len(part) for part in parts[1:-1]}
    if sizes <= {3} or (sizes == {2} and len(first) <= 2):
        return int("".join(parts)), 1
    return None


def without_blanks(raw: str) -> str:
    """A number with blanks between its groups as one with plain digits and a full stop before the decimals."""
    joined = raw.replace(" ", "")
    return joined[:-3] + "." + joined[-2:] if joined[-3:-2] in (".", ",") else joined.replace(",", ".")
