"""One number, with what stands directly around it: currency, scale, sign, unit."""

from __future__ import annotations

import re
from decimal import Decimal

from etl.extract.quantities.articles import with_article
from etl.extract.quantities.chains import Chain, add_powers, chain
from etl.extract.quantities.currency import Left, currency_before
from etl.extract.quantities.digits import DIGITS, LONGEST, RUN, SPACED, read_digits, without_blanks
from etl.extract.quantities.finishing import finish
from etl.extract.quantities.names import is_name
from etl.extract.quantities.numerals import UNIT, read_piece
from etl.extract.quantities.quantity import ABOUT, COUNT, NOTHING, PERCENT, Next, Number, Term
from etl.extract.quantities.scaling import decimal_sign, is_money, scale_behind
from etl.extract.quantities.source import Source
from etl.extract.quantities.tokens import glued
from etl.extract.quantities.units import unit_after
from etl.extract.quantities.vague import vague_plural
from etl.extract.quantities.words import phrase_before, word_after, words_before

NO_NUMBER = Decimal("Infinity")
TOKENISED = re.compile(r"\d{1,3} [.,] \d{1,3}(?![\d.,])")


def refused(start: int, end: int) -> Term:
    """A number that is no quantity."""
    return Term(start, end, start, NO_NUMBER, 1, UNIT, NOTHING, "-")


def digits_term(src: Source, at: int, floor: int) -> Term:
    """The number in digits that begins at `at`; `floor` is where the one before ended."""
    text = src.text
    match = DIGITS.match(text, at)
    if match is None:
        return refused(at, at + 1)
    raw, end = match[0], match.end()
    if len(raw) > LONGEST and (run := RUN.match(text, end)) is not None:
        return refused(at, run.end())
    words = words_before(src.low, at)
    left = currency_before(src, at, words)
    if left is None and text[at - 1 : at] in (".", ",") and _is_leading(src, at, raw):
        at, raw = at - 1, "0." + raw
        words = words_before(src.low, at)
        left = currency_before(src, at, words)
    if left is not None and left.start < floor:
        left = None
    if left is None:
        past = glued(src, at, end, floor)
        if past:
            return refused(at, past)
    if text.startswith((" . ", " , "), end) and (split := _tokenised(src, at)) is not None:
        raw, end = split
    spaced = SPACED.match(text, at) if len(raw) <= 3 and text.startswith(" ", end) else None
    if spaced is not None and (left is not None or not is_name(src, at, raw, words)):
        raw, end = without_blanks(spaced[0]), spaced.end()
    return _scaled(src, at, end, raw, left, words)


def _tokenised(src: Source, at: int) -> tuple[str, int] | None:
    """`7 . 4 %`: a number with blanks around its decimal sign, as corpora have it; a unit or scale must follow."""
    match = TOKENISED.match(src.text, at)
    if match is None:
        return None
    after = word_after(src.low, match.end())
    right = unit_after(src, match.end(), after)
    if after[0] not in src.tables.scaling and (right is None or right.unit != PERCENT):
        return None
    return match[0].replace(" ", ""), match.end()


def _is_leading(src: Source, at: int, raw: str) -> bool:
    """`.85`: the sign before the digits is a decimal one where nothing is written before it."""
    before = src.text[at - 2 : at - 1] if at > 1 else " "
    return raw.isdigit() and (before in " \n(-+~" or before in src.tables.signs)


def _scaled(src: Source, at: int, end: int, raw: str, left: Left | None, words: list[str]) -> Term:
    """The number `raw` with its scale and unit: the scale first, for it says how the digits are to be read."""
    scale = scale_behind(src, end, left)
    right = scale.right or unit_after(src, scale.end, scale.after)
    value: Number
    step: Number
    if raw.isdigit():
        value, step = int(raw), 1
    else:
        money = is_money(src, left, right)
        read = read_digits(raw, decimal_sign(src, raw, scale, money), money, scale.scale > 1)
        if read is None:
            return refused(at if left is None else left.start, scale.end)
        value, step = read
    if scale.part is not None:
        value, step = value + scale.part, min(step, UNIT / 10)
    term = Term(at, scale.end, at, value, scale.scale, step, COUNT, raw, words=words, after=scale.after)
    if scale.about:
        term.qualifier = ABOUT
    if scale.scale > 1 and scale.end > end and right is None:
        found = add_powers(src, Chain(value, scale.scale, step, scale.end, scale.about, scale.after), False, True)
        if found.end > scale.end:
            term.value, term.scale, term.step, term.end, term.after = (
                found.value, found.scale, found.step, found.end, found.after,
            )  # fmt: skip
            right = unit_after(src, found.end, found.after)
    if left is not None:
        term.scale *= left.scale
    return finish(src, term, left, right)


def words_term(src: Source, at: int, floor: int) -> Term | None:
    """The number in words that begins at `at`, or None; `floor` is where the one before ended."""
    low = src.low
    if at and (low[at - 1].isalnum() or low[at - 1] == "_"):
        return None
    first = word_after(low, at)
    vague = vague_plural(src, at, first, floor)
    if vague is not None:
        return finish(src, vague, None, unit_after(src, vague.end, word_after(low, vague.end)))
    piece = read_piece(src, first)
    if piece is None:
        return with_article(src, at, first, floor)
    found = chain(src, piece, piece.after or word_after(low, piece.end))
    if found.end > first[2] and _between(src, at) and not _followed(src, found.after):
        # `between one hundred and two`: the `and` belongs to `between`.
        piece = read_piece(src, first, joined=False) or piece
        found = chain(src, piece, word_after(low, piece.end), joined=False)
    if low[found.end : found.end + 1].isalnum() and not found.about:
        return None
    term = Term(at, found.end, at, found.value, found.scale, found.step, COUNT)
    if found.about:
        term.qualifier = ABOUT
    term.after = found.after
    words = words_before(low, at)
    left = currency_before(src, at, words)
    if left is None:
        term.words = words
    elif left.start < floor or left.wordlike:
        left = None
    return finish(src, term, left, unit_after(src, found.end, found.after))


def _followed(src: Source, after: Next) -> bool:
    """Whether `after` is an `and` with another number behind it."""
    if after[0] not in src.tables.links["both"]:
        return False
    return src.low[after[2] + 1 : after[2] + 2].isdigit() or word_after(src.low, after[2])[0] in src.tables.atoms


def _between(src: Source, at: int) -> bool:
    """Whether `between` stands before: the next `and` does not belong to the number."""
    opener = phrase_before(src.low, at, words_before(src.low, at, 24), src.tables.openers)
    return opener is not None and opener[0] == "between"
