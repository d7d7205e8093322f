"""Lists of numbers: `$3, $5 and $9 million`, `22, 24 and 31 percent`. What the last has, all have."""

from __future__ import annotations

from etl.extract.quantities.quantity import COUNT, NOTHING, RANGE, Term
from etl.extract.quantities.source import Source

NEAR = 12
THOUSAND = 1_000
ALIKE = 20  # how much larger than the last a number of a list may be and still share its scale


def share_lists(src: Source, terms: list[Term]) -> None:
    """Gives scale and unit of the last number of each list to those before it."""
    index = len(terms) - 1
    while index > 0:
        first = index
        while first and _listed(src, terms[first - 1], terms[first], final=first == index):
            first -= 1
        last = terms[index]
        if first < index and (last.scale > 1 or last.unit != COUNT):
            for term in terms[first:index]:
                _share(term, last)
        index = min(first, index - 1)


def _listed(src: Source, one: Term, two: Term, final: bool) -> bool:
    if not 0 < two.start - one.end <= NEAR or RANGE in (one.qualifier, two.qualifier):
        return False
    link = src.low[one.end : two.start].strip()
    if final:
        return link.removeprefix(",").strip() in src.tables.links["list"] or link == "&"
    return link == ","


def _share(term: Term, last: Term) -> None:
    measured = last.unit != NOTHING or last.end > last.start + len(last.raw)  # not a year
    if term.unit == COUNT and last.unit != COUNT and measured and not last.before and last.raw != "-":
        term.unit = last.unit
        term.value, term.step = term.value * last.part, term.step * last.part
    alike = term.unit == last.unit and term.scale == 1 < last.scale
    if alike and term.value < THOUSAND and not term.grouped and term.value <= ALIKE * last.value:
        term.scale = last.scale
