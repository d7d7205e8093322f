"""Numbers in digits: which sign groups and which one begins the decimals."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = re.compile(r"\d+(?:[.,']\d+)*")
SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d.,']*\d)")
SIGNS = re.compile(r"[.,']")
LONGEST = 24  # digits; what is longer identifies something


def read_digits(raw: str, decimal: str, money: bool, scaled: bool) -> tuple[Decimal, Decimal] | None:
    """The number and its last place. `decimal` is the language's sign; None where the groups do not fit: no number.

    `money`: three digits behind one sign are a group; `scaled`: a scale word follows, the language decides.
    """
    if len(raw) > LONGEST + 8:
        return None
    signs = SIGNS.findall(raw)
    if not signs:
        return (Decimal(raw), Decimal(1)) if len(raw) <= LONGEST else None
    parts = SIGNS.split(raw)
    last = signs[-1]
    if len(signs) == 1:
        if last != "'" and _is_decimal(parts, last == decimal, money and not scaled):
            return _decimal(parts[0], parts[1])
        return _grouped(parts) if len(parts[1]) == 3 else None
    kinds = set(signs)
    if len(kinds) == 1:
        return _grouped(parts)
    if len(kinds) == 2 and signs.count(last) == 1 and last != "'":
        whole = _grouped(parts[:-1])
        return _decimal("".join(parts[:-1]), parts[-1]) if whole else None
    return None


def _is_decimal(parts: list[str], by_language: bool, groups: bool) -> bool:
    whole, behind = parts
    if len(behind) != 3 or len(whole) > 3 or whole[0] == "0":
        return True
    return False if groups else by_language


def _decimal(whole: str, behind: str) -> tuple[Decimal, Decimal]:
    return Decimal(f"{whole}.{behind}"), Decimal(1).scaleb(-len(behind))


def _grouped(parts: list[str]) -> tuple[Decimal, Decimal] | None:
    """Groups of three, or the Indian two-two-three."""
    first, last = parts[0], parts[-1]
    if len(last) != 3 or not 1 <= len(first) <= 3 or (first[0] == "0" and len(first) >= 1):
        return None
    sizes = {len(part) for part in parts[1:-1]}
    if sizes <= {3} or (sizes == {2} and len(first) <= 2):
        return Decimal("".join(parts)), Decimal(1)
    return None


def without_blanks(raw: str) -> str:
    """A number with blanks between its groups as one with plain digits and a full stop before the decimals."""
    joined = raw.replace(" ", "")
    return joined[:-3] + "." + joined[-2:] if joined[-3:-2] in (".", ",") else joined.replace(",", ".")
