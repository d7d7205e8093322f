"""Plurals of a power (`hundreds of millions`), and one of it with an article (`a million`, `half a billion`)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from etl.extract.quantities.numerals import Piece, chain, scale_words
from etl.extract.quantities.quantity import ABOUT, AT_LEAST, COUNT, RANGE, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import DOZEN, HUNDRED, ONE, PART, SCALE, WHOLE
from etl.extract.quantities.units import Left, Right, unit_after
from etl.extract.quantities.words import phrase_before, word_after, words_before

UNIT = Decimal(1)
Finish = Callable[[Source, Term, Left | None, Right | None], Term]


def vague_plural(src: Source, at: int, floor: int) -> Term | None:
    """A plural that begins at `at` without a number: only a lower bound, or eleven to nineteen of it."""
    tables, low = src.tables, src.low
    word, end, _ = word_after(low, at)
    for phrase in tables.powers:
        if "-" in phrase and low.startswith(phrase, at):
            word, end = phrase, at + len(phrase)
    span = tables.spans.get(word)
    if span is not None:
        scale, end, _ = scale_words(src, end)
        term = Term(at, end, at, end, (Decimal(span[0]) + span[1]) / 2, scale, UNIT, COUNT, "")
        term.low, term.high, term.qualifier = Decimal(span[0] * scale), Decimal(span[1] * scale), RANGE
        return _past_of(src, term)
    worth = tables.powers.get(word)
    if worth is None:
        return None
    value, needs = worth, word in tables.needs_of
    while True:
        next_word, after, gap = word_after(low, end)
        if next_word in tables.joins["of"]:
            next_word, after, gap = word_after(low, after)
            needs = False
        more = tables.powers.get(next_word)
        if more is None:
            atom = tables.atoms.get(next_word)
            more = atom.worth if atom is not None and atom.kind in (SCALE, HUNDRED) else None
        if more is None or value > 1e15:
            break
        value, end = value * more, after
    if needs:
        return None
    several = phrase_before(low, at, words_before(low, at, 24), tables.several)
    start = at
    if several is not None and several[1] >= floor:
        start = several[1]
        value *= several[0][0]
    term = Term(start, end, at, end, Decimal(value), 1, UNIT, COUNT, "")
    term.low, term.qualifier = Decimal(value), AT_LEAST
    return _past_of(src, term)


def _past_of(src: Source, term: Term) -> Term:
    """`of` is part of the phrase where money follows it."""
    word, end, _ = word_after(src.low, term.end)
    if word in src.tables.joins["of"] and unit_after(src, end) is not None:
        term.end = end
    return term


def with_article(src: Source, at: int, floor: int, finish: Finish) -> Term | None:
    """`a million`, `several million`, `half a billion`, `sejuta`, `a dozen`, `a dollar`: no number stands before."""
    tables, low = src.tables, src.low
    word, end, _ = word_after(low, at)
    atom = tables.atoms.get(word)
    if atom is None:
        return _single(src, at, end, word, finish)
    if atom.kind == PART:
        return _part(src, at, end, Decimal(str(atom.worth)), finish)
    if atom.kind == WHOLE:
        found = chain(src, Piece(UNIT, UNIT, at, True)) if atom.worth > 100 and atom.worth != 12 else None
        scale, past, _ = scale_words(src, end)
        term = Term(at, past, at, past, Decimal(atom.worth), scale, Decimal(atom.worth), COUNT, "")
        if found is not None:
            from etl.extract.quantities.numerals import _add, Chain

            more = _add(src, Chain(UNIT, atom.worth * scale, UNIT, past, ""), True, True)
            term = Term(at, more.end, at, more.end, more.value, more.scale, more.step, COUNT, "")
        if atom.worth == 12:
            term.step = UNIT
        return finish(src, term, None, unit_after(src, term.end))
    if atom.kind not in (SCALE, HUNDRED, DOZEN):
        return None
    words = words_before(low, at, 24)
    several = phrase_before(low, at, words, tables.several)
    if several is not None and several[1] >= floor:
        (count, bounded), start = several
    elif words and words[-1].lstrip("([\"'*-") in tables.joins["articles"]:
        count, bounded, start = 1, False, low.rfind(words[-1].lstrip("([\"'*-"), 0, at)
    else:
        return None
    found = chain(src, Piece(Decimal(count), UNIT, at, True))
    value, scale, step = found.value, found.scale, found.step
    if atom.kind == DOZEN:
        value, scale, step = Decimal(count * atom.worth), 1, UNIT
        found = found._replace(end=end)
    term = Term(start, found.end, start, found.end, value, scale, step, COUNT, "")
    if several is not None and bounded:
        term.low, term.qualifier = value * scale, AT_LEAST
    elif several is not None:
        term.qualifier = ABOUT
    if several is not None:
        term.at = at
        term = _past_of(src, term)
    return finish(src, term, None, unit_after(src, term.end))


def _part(src: Source, at: int, end: int, part: Decimal, finish: Finish) -> Term | None:
    """`half a million`, `a quarter of a billion`, `setengah miliar`, `half a percent`."""
    tables, low = src.tables, src.low
    start = at
    word, after, _ = word_after(low, end)
    if word in tables.joins["of"]:
        end = after
        word, after, _ = word_after(low, end)
    if word in tables.joins["articles"] or (word in tables.atoms and tables.atoms[word] == (ONE, 1, "en")):
        end = after
    atom = tables.atoms.get(word_after(low, end)[0])
    words = words_before(low, at, 6)
    if words and words[-1].lstrip("([\"'") in tables.joins["articles"]:
        start = low.rfind(words[-1].lstrip("([\"'"), 0, at)
    scale, past, _ = scale_words(src, end)
    if scale == 1 and atom is not None and atom.kind == DOZEN:
        scale, past = atom.worth, word_after(low, end)[1]
    right = unit_after(src, past)
    if scale == 1 and right is None:
        return None
    term = Term(start, past, start, past, part, scale, Decimal("0.1"), COUNT, "")
    return finish(src, term, None, right)


def _single(src: Source, at: int, end: int, word: str, finish: Finish) -> Term | None:
    """`a dollar` is one of it; `a dollar bill` is not."""
    tables, low = src.tables, src.low
    words = words_before(low, at, 6)
    if word not in tables.singles or not words or words[-1].lstrip("([\"'") not in tables.joins["articles"]:
        return None
    if low[end : end + 1] == "-" or word_after(low, end)[0] in tables.compounds:
        return None
    start = low.rfind(words[-1].lstrip("([\"'"), 0, at)
    term = Term(start, at, start, at - 1, UNIT, 1, UNIT, COUNT, "")
    return finish(src, term, None, unit_after(src, at))
