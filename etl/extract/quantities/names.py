"""Numbers that are part of a name or a fixed expression, in digits and in words."""

from __future__ import annotations

import re

from etl.extract.quantities.quantity import EXACT, Next, Term
from etl.extract.quantities.source import Source
from etl.extract.quantities.units import is_month
from etl.extract.quantities.words import last_word, phrase_at, phrase_before, word_after, word_behind

NAME = re.compile(r"[^\W\d_][\w&.'/-]{0,30}$")
SHORT = 3  # letters; what is no longer is no plural


def is_named(src: Source, term: Term, last: str) -> bool:
    """Whether the words before say that the number is a name, a place or an age: `Figure 3`, `usia 30`."""
    tables = src.tables
    after = word_behind(src.low, term)[0]
    counted = last in tables.naming_verbs and (after in tables.counted or is_plural(src, after))
    if counted and _is_small(src, term.start, last):
        return False
    term.named = (
        last.rstrip(".:#" if term.raw else ".") in tables.named
        or (last.rstrip(".") in tables.months and after not in tables.counted and _is_day(src, term, last.rstrip(".")))
        or (last in tables.numbered and not _is_small(src, term.start, last))
        or (
            last in tables.named_by.sizes
            and phrase_before(src.low, term.start, term.words, tables.named_by) is not None
        )
    )
    return term.named


def _is_day(src: Source, term: Term, month: str) -> bool:
    """Whether a number is the day of the month before it."""
    return 0 < len(term.raw) < SHORT and is_month(src, month, src.low.rfind(month, 0, term.start))


def is_plural(src: Source, word: str) -> bool:
    """Whether `word` looks like a plural."""
    return len(word) > SHORT and bool(src.tables.plural) and word.endswith(src.tables.plural)


def _is_small(src: Source, at: int, word: str) -> bool:
    """Whether `word`, the last one before `at`, is written without a capital letter."""
    start = src.low.rfind(word, 0, at)
    return src.text[start : start + len(word)].islower()


def is_name(src: Source, at: int, raw: str, words: list[str], after: Next | None = None) -> bool:
    """Whether a number stands behind a name that it belongs to: `Llama 3.1`, `Grok 5`, `CA 94105`."""
    text, tables = src.text, src.tables
    if text[at - 1 : at] != " " or not words:
        return False
    match = NAME.search(text, max(0, at - 32), at - 1)
    if match is None:
        return False
    name = match[0]
    low = name.lower()
    if name.islower() or low in tables.ordinary:
        return False
    if low in tables.numbered and (after is None or after[0] not in tables.counted):
        return True
    if after is None:
        return True
    if after[0] in tables.counted or is_plural(src, after[0]) or is_plural(src, low):
        return False
    if name.isupper() and len(name) < 5 and len(raw) > 4:
        return True
    first = (
        match.start() == 0
        or text[match.start() - 2 : match.start() - 1] in '.!?:\n"'
        or text[match.start() - 1] in '\n"('
    )
    if first and (not after[0] or len(raw) > 2):
        return not after[0] and len(raw) < 3
    # In a headline all words have capitals.
    headline = bool(after[0]) and text[after[1]].isupper()
    return len(raw) < 3 or "." in raw or not headline


def _counts_on(src: Source, after: Next) -> bool:
    """Whether `after` links to a further number: `one to two million`, `one or two`."""
    if not any(after[0] in src.tables.links[kind] for kind in ("both", "range", "list")):
        return False
    return src.low[after[2] + 1 : after[2] + 2].isdigit() or word_after(src.low, after[2])[0] in src.tables.atoms


def _uncapped(src: Source, start: int) -> bool:
    """Whether the word before `start` begins with a small letter."""
    text = src.text
    return text[text.rfind(" ", 0, start - 1) + 1].islower()


def refuse_words(src: Source, term: Term, after: Next) -> bool:
    """Pronouns, shares, fixed expressions, and names made of number words."""
    tables, low, text = src.tables, src.low, src.text
    if after[0] in tables.shares:
        return True
    start = term.start
    if start > 1 and low[start - 1] == "-" and low[start - 2].isalnum():
        return True
    last = last_word(term.words)
    if is_named(src, term, last):
        return True
    if term.value == 1 and term.scale == 1 and term.qualifier == EXACT:
        if not after[0] or last in tables.one_not_after:
            return True
        return after[0] in tables.one_not_before and not _counts_on(src, after)
    said = low[start : term.end]
    if (said in tables.fixed.by_word or not said.isalpha() or (after[0] and after[3] != " ")) and phrase_at(
        low, word_after(low, start), tables.fixed
    ):
        return True
    if phrase_before(low, term.end, [*term.words, said], tables.fixed_back):
        return True
    if term.value < 20 and term.scale == 1 and text[start].isupper() and not text[start + 1].isupper():
        if last.isalpha() and after[0] and text[after[1]].isupper() and text[after[1] - 1] != "-":
            return text[start - 2 : start - 1].islower() and text[start - 1] == " " and _uncapped(src, start)
        return is_name(src, start, "1", term.words, after)
    return False
