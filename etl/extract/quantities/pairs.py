"""Numbers that belong together: ranges, changes, lists, dollars and cents, scores."""

from __future__ import annotations

from etl.extract.quantities.quantity import COUNT, NOTHING, PERCENT, RANGE, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.words import phrase_before, word_after, words_before

NEAR = 32
THOUSAND = 1_000


def pair(src: Source, terms: list[Term]) -> list[Term]:
    """`terms` with ranges made one, and what neighbours share given to each."""
    found: list[Term] = []
    for term in terms:
        before = found[-1] if found else None
        if before is None or term.start - before.end > NEAR or term.start < before.end:
            found.append(term)
            continue
        link = " ".join(src.low[before.end : term.start].split())
        joined = _join(src, before, term, link)
        if joined is None:
            found.append(term)
        else:
            found[-1] = joined
    _share_lists(src, found)
    return found


def _join(src: Source, first: Term, second: Term, link: str) -> Term | None:
    """One term for two, where the two are one quantity; else what they share is shared."""
    links = src.tables.links
    if link == "-":
        return _dashed(src, first, second)
    words = words_before(src.low, first.start, 64)
    opener = phrase_before(src.low, first.start, words, src.tables.openers)
    kind = opener[0] if opener else ""
    if (
        link in links["ratio"]
        and (first.bare or first.unit == NOTHING)
        and second.bare
        and kind != "from"
        and kind != "between"
    ):
        if link not in links["range"] and first.value * first.scale <= second.value * second.scale <= 1000:
            first.unit = second.unit = NOTHING
            return None
    if kind == "between" and link in links["both"] and opener is not None:
        return _range(src, first, second, opener[1])
    if link in links["change"]:
        _share(first, second)
        return None
    if link in links["range"]:
        changes = src.tables.changes
        if kind == "from" and any(word.strip(".,") in changes for word in words[-6:]):
            _share(first, second)
            return None
        return _range(src, first, second, opener[1] if kind == "from" and opener else first.start, worded=True)
    if link in links["and_cents"] if "and_cents" in links else False:
        return None
    if (
        second.cents
        and not first.cents
        and first.unit not in (COUNT, NOTHING, PERCENT)
        and (link in links["list"] or not link)
    ):
        return _with_cents(first, second)
    return None


def _with_cents(first: Term, second: Term) -> Term:
    first.value = first.worth + second.worth
    first.scale, first.step, first.end = 1, second.step, second.end
    return first


def _dashed(src: Source, first: Term, second: Term) -> Term | None:
    if first.unit == NOTHING or second.unit == NOTHING:
        if first.bare or second.bare:
            first.unit = second.unit = NOTHING
        return None
    if first.bare and second.bare and first.scale == second.scale == 1:
        if first.value >= second.value or not _counts(src, first, second):
            first.unit = second.unit = NOTHING
            return None
    return _range(src, first, second, first.start)


def _counts(src: Source, first: Term, second: Term) -> bool:
    """Whether two bare numbers with a dash are a range of counts, not a score or a span of years."""
    if len(first.raw) == 4 and first.raw.isdigit() and 1900 <= first.value <= 2099:
        return False
    words = [word.strip(".,:;()") for word in words_before(src.low, first.start, 24)[-2:]]
    return not any(word in src.tables.named for word in words)


def _share(first: Term, second: Term) -> None:
    """Gives the scale and the unit of one to the other where that has none of its own."""
    if first.unit == COUNT and second.unit != COUNT and not second.before:
        first.unit = second.unit
    elif second.unit == COUNT and first.before:
        second.unit = first.unit
    if first.unit != second.unit:
        return
    if first.scale == 1 and second.scale > 1 and first.value < THOUSAND and not set(first.raw) & {",", "'"}:
        first.scale = second.scale
        while first.value > second.value and first.scale > 1 and first.value * first.scale > second.worth:
            first.scale //= THOUSAND


def _range(src: Source, first: Term, second: Term, start: int, worded: bool = False) -> Term | None:
    if first.unit == NOTHING and first.raw == "0":
        return None
    if second.unit == NOTHING:
        if first.bare:
            first.unit = NOTHING
        return None
    if second.unit == COUNT and first.unit not in (COUNT, NOTHING) and worded and second.scale == 1:
        if word_after(src.low, second.end)[0] in src.tables.counted:
            return None
    scaled = second.scale
    _share(first, second)
    if second.unit == COUNT and first.unit not in (COUNT, NOTHING):
        second.unit = first.unit
    if first.unit != second.unit or first.worth >= second.worth:
        return None
    low, high = first.worth, second.worth
    term = Term(start, second.end, first.start, second.until, (low + high) / 2, 1, first.step, first.unit, first.raw)
    term.low, term.high, term.qualifier = low, high, RANGE
    term.before = first.before
    return term if scaled else None


def _share_lists(src: Source, terms: list[Term]) -> None:
    """`$3, $5 and $9 million`, `22, 24 and 31 percent`: what the last has, all have."""
    index = len(terms) - 1
    while index > 0:
        last = terms[index]
        first = index
        while first and _listed(src, terms[first - 1], terms[first], first == index):
            first -= 1
        if first < index and (last.scale > 1 or last.unit != COUNT):
            for term in terms[first:index]:
                if term.qualifier != RANGE:
                    _share_one(term, last)
        index = min(first, index - 1)


def _listed(src: Source, one: Term, two: Term, final: bool) -> bool:
    if not 0 < two.start - one.end <= 12 or two.qualifier == RANGE:
        return False
    link = " ".join(src.low[one.end : two.start].split())
    if final:
        return link.removeprefix(", ") in src.tables.links["list"] or link == "&"
    return link == ","


def _share_one(term: Term, last: Term) -> None:
    if term.unit == COUNT and last.unit != COUNT and not last.before:
        term.unit = last.unit
    if term.unit == last.unit and term.scale == 1 and term.value < THOUSAND and not set(term.raw) & {",", "'"}:
        if last.scale > 1 and term.value <= 20 * last.value:
            term.scale = last.scale
