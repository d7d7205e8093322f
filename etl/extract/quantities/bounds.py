"""Words of bound and approximation around a number."""

from __future__ import annotations

from etl.extract.quantities.quantity import ABOUT, AT_LEAST, AT_MOST, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.words import last_word, phrase_at, phrase_before, word_after, word_behind, words_before

NONE = "none"


def bound(src: Source, term: Term, floor: int) -> tuple[str, int, int] | None:
    """What the words around `term` say of it (a qualifier) and the span with those words; a bound wins over `about`."""
    family, start = _before(src, term, floor)
    if family is not None and family != ABOUT:
        return family, start, term.end
    behind = _after(src, term)
    if behind is not None and (behind[0] != ABOUT or family is None):
        return behind[0], term.start, behind[1]
    return (ABOUT, start, term.end) if family is not None else None


def _before(src: Source, term: Term, floor: int) -> tuple[str | None, int]:
    """What stands before the number, and where it begins."""
    tables = src.tables
    family: str | None = None
    reached = start = term.start
    words = term.words
    if words and words[-1].isalpha() and words[-1] not in tables.bounds_before.sizes:
        return None, start
    for _ in range(2):
        found = phrase_before(src.low, start, words, tables.bounds_before)
        if found is None or found[1] < floor or found[0] == NONE:
            break
        word = last_word(words)
        if word in tables.spanning and _spans(src, term):
            break
        start = found[1]
        words = words_before(src.low, start)
        says = found[0]
        if says == AT_LEAST and last_word(words) in tables.denials:
            says = AT_MOST
            start = src.low.rfind(last_word(words), 0, start)
        if family is None or (family == ABOUT and says != ABOUT):
            family, reached = says, start
    return family, reached


def _spans(src: Source, term: Term) -> bool:
    """Whether what is counted makes `over` a span: `over three rounds`."""
    return term.bare and word_behind(src.low, term)[0] in src.tables.spanned


def _after(src: Source, term: Term) -> tuple[str, int] | None:
    """What stands behind the number, and where it ends."""
    low, end, tables = src.low, term.end, src.tables
    if low.startswith("+", end):
        return None if low[end + 1 : end + 2].isdigit() else (AT_LEAST, end + 1)
    after = word_behind(low, term)
    if after[0] not in tables.bounds_after.by_word:
        return None
    found = phrase_at(low, after, tables.bounds_after)
    if found is None or found[0] == NONE:
        return None
    if after[0] in tables.glued_bounds and (after[3] == " " or low.startswith("-", after[2])):
        return None
    if after[0] in tables.comparing and word_after(low, found[1])[0] in tables.compared:
        return None
    return found
