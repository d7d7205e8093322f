"""Numbers that begin with no number word: `a million`, `several million`, `half a billion`, `sejuta`, `a dollar`."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.quantities.chains import Chain, add_powers, chain, scale_words
from etl.extract.quantities.finishing import finish
from etl.extract.quantities.numerals import UNIT, Piece, below_hundred
from etl.extract.quantities.quantity import ABOUT, AT_LEAST, COUNT, NOTHING, Next, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.tables import DOZEN, HUNDRED, ONE, PART, SCALE, WHOLE
from etl.extract.quantities.units import unit_after
from etl.extract.quantities.vague import past_of
from etl.extract.quantities.words import last_word, phrase_before, word_after, words_before


def with_article(src: Source, at: int, first: Next, floor: int) -> Term | None:
    """The number that begins with the word `first` at `at`, or with an article before it; None where there is none."""
    atom = src.tables.atoms.get(first[0])
    if atom is None:
        return _single(src, at, first)
    if atom.kind == PART:
        return _part(src, at, first, Decimal(str(atom.worth)))
    if atom.kind == WHOLE:
        return _whole(src, at, first, atom.worth)
    if atom.kind not in (SCALE, HUNDRED, DOZEN):
        return None
    words = words_before(src.low, at, 24)
    several = phrase_before(src.low, at, words, src.tables.several)
    if several is not None and several[1] >= floor:
        (count, bounded), start = several
        term = _times(src, start, first, atom.kind, atom.worth, count)
        term.at = at
        term.qualifier = ABOUT
        if bounded:
            term.low, term.qualifier = term.worth, AT_LEAST
        past_of(src, term)
    elif (start := _article(src, at, words, floor)) >= 0:
        term = _times(src, start, first, atom.kind, atom.worth, 1)
    else:
        return None
    return finish(src, term, None, unit_after(src, term.end, word_after(src.low, term.end)))


def _article(src: Source, at: int, words: list[str], floor: int) -> int:
    """Where the article before `at` begins; -1 where none stands there."""
    article = last_word(words)
    if article not in src.tables.joins["articles"]:
        return -1
    start = src.low.rfind(article, 0, at)
    return start if start >= floor else -1


def _times(src: Source, start: int, first: Next, kind: int, worth: int, count: int) -> Term:
    """`count` times the word `first`: a dozen, a hundred and five, a million and a half."""
    if kind == DOZEN:
        return Term(start, first[2], start, count * worth, 1, 1, COUNT)
    if kind == HUNDRED:
        piece = below_hundred(src, count * worth, first[2])
        found = chain(src, piece, word_after(src.low, piece.end))
    else:
        found = chain(src, Piece(count, 1, first[1], True), first)
    return Term(start, found.end, start, found.value, found.scale, found.step, COUNT)


def _whole(src: Source, at: int, first: Next, worth: int) -> Term:
    """`seribu dua ratus`, `sejuta`, `selusin`."""
    scale, end, _, _, after = scale_words(src, first[2], word_after(src.low, first[2]))
    if worth % 10:
        found = Chain(worth, scale, 1, end, False, after)
    else:
        found = add_powers(src, Chain(1, worth * scale, 1, end, False, after), words=True, joined=True)
    term = Term(at, found.end, at, found.value, found.scale, found.step, COUNT)
    if first[0] in src.tables.about_words:
        term.qualifier = ABOUT
    return finish(src, term, None, unit_after(src, found.end, found.after))


def _part(src: Source, at: int, first: Next, part: Decimal) -> Term | None:
    """`half a million`, `a quarter of a billion`, `setengah miliar`, `half a percent`; else a share is no number."""
    tables, low = src.tables, src.low
    end, after = first[2], word_after(low, first[2])
    if after[0] in tables.joins["of"]:
        end, after = after[2], word_after(low, after[2])
    if after[0] in tables.joins["articles"] or (after[0] in tables.atoms and tables.atoms[after[0]][:2] == (ONE, 1)):
        end, after = after[2], word_after(low, after[2])
    atom = tables.atoms.get(after[0])
    if atom is not None and atom.kind == DOZEN:
        scale, end = atom.worth, after[2]
        after = word_after(low, end)
    else:
        scale, end, _, _, after = scale_words(src, end, after)
    right = unit_after(src, end, after)
    if scale == 1 and (right is None or right.unit == NOTHING):
        return None
    start = _article(src, at, words_before(low, at, 6), 0)
    term = Term(start if start >= 0 else at, end, at, part, scale, UNIT / 10, COUNT)
    return finish(src, term, None, right)


def _single(src: Source, at: int, first: Next) -> Term | None:
    """`a dollar` is one of it; `a dollar bill` is not."""
    tables, low = src.tables, src.low
    start = _article(src, at, words_before(low, at, 6), 0)
    if first[0] not in tables.singles or start < 0:
        return None
    if low.startswith("-", first[2]) or word_after(low, first[2])[0] in tables.compounds:
        return None
    term = Term(start, at - 1, start, 1, 1, 1, COUNT)
    return finish(src, term, None, unit_after(src, at - 1, first))
