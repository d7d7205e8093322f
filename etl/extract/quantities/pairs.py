"""Numbers that belong together: ranges, changes, ratios, dollars and cents."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

from etl.extract.quantities.lists import share_lists
from etl.extract.quantities.quantity import COUNT, NOTHING, PERCENT, RANGE, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.words import phrase_before, word_behind, words_before

NEAR = 36  # code points between two numbers that belong together
THOUSAND = 1_000
LARGEST_PART = 100
WORDS, FAR_WORDS = 5, 9  # words before a number among which one of change is looked for; those of the same clause
FALL = 100  # times; what falls deeper than this was of another scale
DASHES = ("-", "\u2014", "--")


def pair(src: Source, terms: list[Term]) -> list[Term]:
    """`terms` with ranges made one, and what neighbours share given to each."""
    found = [terms[0]]
    listed = False
    for term in terms[1:]:
        first = found[-1]
        if term.start - first.end > NEAR or term.start < first.end:
            found.append(term)
            continue
        joined = _join(src, first, term)
        if joined is None:
            found.append(term)
            listed = True
        else:
            found[-1] = joined
    if listed:
        share_lists(src, found)
    return found


def _join(src: Source, first: Term, second: Term) -> Term | None:
    """One term for two that are one quantity; None where they stay two, with what they share."""
    links = src.tables.links
    link = src.low[first.end : second.start].strip()
    if link in DASHES:
        _revive(src, first, second)
        return _dashed(src, first, second)
    if link and link.split(None, 1)[0] not in src.tables.linking:
        return None
    if " " in link or "\n" in link:
        link = _without_bound(src, link.split())
    _revive(src, first, second)
    if second.cents and not first.cents and _is_money(first) and (not link or link in links["list"]):
        return _with_cents(first, second)
    if _refused_alike(src, first, second, link):
        second.unit = NOTHING
        return None
    opener = _opener(src, first)
    kind = opener[0] if opener else ""
    if opener is not None and kind == "between" and link in links["both"]:
        return _range(src, first, second, opener[1])
    if link in links["ratio"] and not kind and _is_ratio(first, second, link in links["range"]):
        first.unit = second.unit = NOTHING
    elif link in links["change"] or (link in links["range"] and _changes(src, first, kind)):
        share(first, second, FALL)
        second.floor = src.low.find(link, first.end) + len(link)  # `from 5 up to 8` bounds nothing
    elif link in links["range"]:
        return _range(
            src, first, second, opener[1] if opener is not None and kind == "from" else first.start, worded=True
        )
    return None


def _refused_alike(src: Source, first: Term, second: Term, link: str) -> bool:
    """Whether a bare second number is a name as the first is: `pages 12 to 15`, `Pasal 27 dan 28`, `part 6 of 9`."""
    links = src.tables.links
    if not second.bare or second.scale > 1 or first.unit != NOTHING:
        return False
    if link in links["parts"]:
        return first.raw.isdigit() and first.value < LARGEST_PART and first.value <= second.value
    if not first.named or bool(first.raw) != bool(second.raw):
        return False
    word = word_behind(src.low, second)[0]
    if link == ",":
        second.named = not word or word in src.tables.linking
    elif link in links["range"] or link in links["list"] or link in ("&", ""):
        second.named = word not in src.tables.counted
    return second.named


def _opener(src: Source, first: Term) -> tuple[str, int] | None:
    """`between` or `from` before the first number, words such as `about` aside."""
    found = phrase_before(src.low, first.start, first.words, src.tables.openers)
    if (
        found is None
        and (said := phrase_before(src.low, first.start, first.words, src.tables.bounds_before)) is not None
    ):
        found = phrase_before(src.low, said[1], words_before(src.low, said[1]), src.tables.openers)
    return found


def _changes(src: Source, first: Term, kind: str) -> bool:
    """Whether `X to Y` says that something went: `grew from 6 to 11`, `up by 5% to 36%`, `rose 5% to 36%`."""
    tables = src.tables
    words = [word.strip(".,") for word in first.words[-WORDS:]]
    if kind == "from":
        near = takewhile(_goes_on, reversed(first.words[-FAR_WORDS:]))
        return any(word in tables.changes for word in words) or any(word in tables.changes for word in near)
    if first.bare or (first.before and first.scale == 1 and first.cents is False):
        return False
    if any(word in tables.moves for word in words[-2:]):
        return True
    return bool(words) and words[-1] in tables.moved and (len(words) == 1 or words[-2] not in tables.plain)


def _goes_on(word: str) -> bool:
    """Whether what stands behind a word is of the same clause."""
    return not word.endswith((",", ";"))


def _revive(src: Source, first: Term, second: Term) -> None:
    """`5m to 7m euros`, `€5m-7m`: what looks like metres is the scale where its neighbour is money."""
    for one, other in ((first, second), (second, first)):
        if one.unit == NOTHING and one.raw.isdigit() and _is_money(other) and (other.scale > 1 or other.before):
            letters = src.text[one.at + len(one.raw) : one.end].strip()
            if letters and letters in src.tables.marks_money:
                one.unit, one.scale = COUNT, src.tables.marks_money[letters]


def _without_bound(src: Source, words: list[str]) -> str:
    """The link without words of bound before the second number: `to about`, `sampai sekitar`."""
    text = " ".join(words)
    found = phrase_before(text, len(text), words, src.tables.bounds_before)
    if found is not None and found[1] > 0 and text not in src.tables.links["range"]:
        return text[: found[1]].rstrip()
    return text


def _is_money(term: Term) -> bool:
    return len(term.unit) == 3


def _with_cents(first: Term, second: Term) -> Term:
    first.value = first.worth + second.worth
    first.scale, first.step, first.end, first.negative = 1, second.step, second.end, False
    return first


def _is_ratio(first: Term, second: Term, ranged: bool) -> bool:
    """`4 out of 5`, `one in ten`: two bare numbers, the second a round one; `5 to 1`."""
    if not second.bare or not (first.bare or first.unit == NOTHING) or first.scale > 1 or second.scale > 1:
        return False
    one, two = first.value, second.value
    if ranged:
        return first.bare and one > two and two < 10
    return one < two and (two <= 10 or two in (12, 20, 50, 100, 1000, 10000))


def _dashed(src: Source, first: Term, second: Term) -> Term | None:
    if NOTHING in (first.unit, second.unit):
        if first.bare or second.bare:
            first.unit = second.unit = NOTHING
        return None
    if first.bare and second.bare and first.scale == second.scale == 1 and not _counts(src, first, second):
        first.unit = second.unit = NOTHING
        return None
    return _range(src, first, second, first.start)


def _counts(src: Source, first: Term, second: Term) -> bool:
    """Whether two bare numbers with a dash are a range of counts: no score, no span of years, no house."""
    if first.value >= second.value or second.raw.startswith("0"):
        return False
    if len(first.raw) == 4 and first.raw.isdigit() and 1900 <= first.value <= 2099 and len(second.raw) in (2, 4):
        return False
    words = [word.strip(".,:;()\"'") for word in first.words[-3:]]
    if any(word in src.tables.scoring for word in words):
        return False
    return not words or words[-1] not in src.tables.named


def share(first: Term, second: Term, falls: int = 1) -> None:
    """Gives the scale and the unit of one to the other where that has none of its own.

    A first number more than `falls` times the second had a smaller scale: `$800-$1.2 billion`.
    """
    if first.bare and not second.bare and not second.before:
        first.unit = second.unit
        first.value, first.step = first.value * second.part, first.step * second.part
    elif second.bare and first.before:
        second.unit = first.unit
    if first.unit != second.unit or first.unit == PERCENT:
        return
    if first.scale == 1 and second.scale > 1 and first.value < THOUSAND and not first.grouped:
        first.scale = second.scale
        while first.scale > 1 and first.worth > falls * second.worth:
            first.scale //= THOUSAND


def _range(src: Source, first: Term, second: Term, start: int, worded: bool = False) -> Term | None:
    """The range from `first` to `second`, or None where they are none."""
    if first.unit == NOTHING:
        return None
    if second.unit == NOTHING:
        if first.bare and _is_measured(second):
            first.unit = NOTHING  # `2 to 3 weeks`
        return None
    counted = worded and second.bare and not first.bare and second.scale == 1
    if counted and word_behind(src.low, second)[0] in src.tables.counted:
        return None  # `gave $5 to 12 people`
    share(first, second)
    if second.bare and not first.bare:
        second.unit = first.unit
    if first.unit != second.unit or first.worth >= second.worth:
        return None
    low, high = first.worth, second.worth
    middle = (Decimal(low) + Decimal(high)) / 2
    return Term(
        start, second.end, first.start, middle, 1, first.step, first.unit, first.raw, first.before,
        low=low, high=high, qualifier=RANGE, words=first.words,
    )  # fmt: skip


def _is_measured(term: Term) -> bool:
    """Whether a number is none for what stands behind it, not for what it is."""
    return term.raw != "-" and term.end > term.at + len(term.raw)
