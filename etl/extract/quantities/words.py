"""Small steps through a text: the next word, the words before, a phrase at a place."""

from __future__ import annotations

import re
from typing import Any

from etl.extract.quantities.quantity import Next, Term
from etl.extract.quantities.tables import Endings, Phrases

# The next word behind blanks (with one line break at most), a hyphen, or nothing.
NEXT = re.compile(r"( {0,12}\n? {0,12})(-?)([^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be]+)")
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,4}\b\.?")
OPENING = "([{\"'*-\u2014:;/"
NO_LETTERS = frozenset(["", *"%.,:;)(]/\"'+*?!0123456789\u2014$"])  # what no word begins with
QUOTES = "\"'"
REACH = 56  # code points that words of bound may take

NO_WORD: Next = ("", 0, 0, "")


def word_after(low: str, at: int) -> Next:
    """The word that stands behind `at`; NO_WORD where something else does. `u.s.` is `us`."""
    if low[at : at + 1] in NO_LETTERS:
        return NO_WORD
    match = NEXT.match(low, at)
    if match is None:
        return NO_WORD
    gap, hyphen, word = match.groups()
    end = match.end()
    start = end - len(word)
    if end - start == 1 and low.startswith(".", end) and (dotted := DOTTED.match(low, start)) is not None:
        word, end = dotted[0].replace(".", ""), dotted.end()
    return word, start, end, hyphen or (" " if gap else "")


def word_behind(low: str, term: Term) -> Next:
    """The word behind a term."""
    after = term.after
    if after is None:
        after = term.after = word_after(low, term.end)
    return after


def phrase_at(low: str, after: Next, phrases: Phrases) -> tuple[Any, int] | None:
    """The longest phrase that begins with the word `after`: what it means and where it ends; hyphens are blanks."""
    told = phrases.by_word.get(after[0])
    if told is None:
        return None
    second: Next | None = None
    for words, means in told:
        if len(words) == 1:
            return means, after[2]
        if second is None:
            second = word_after(low, after[2])
        if second[0] != words[1]:
            continue
        end = second[2]
        for each in words[2:]:
            word, _, end, _ = word_after(low, end)
            if word != each:
                break
        else:
            return means, end
    return None


def words_before(low: str, at: int, reach: int = REACH) -> list[str]:
    """The words before `at`, as blanks divide them; nothing from before an empty line."""
    chunk = low[at - reach : at] if at > reach else low[:at]
    if "\u2014" in chunk:
        chunk = chunk.replace("\u2014", " \u2014 ")
    if "\n" in chunk and (paragraph := chunk.rfind("\n\n")) >= 0:
        chunk = chunk[paragraph:]
    return chunk.split()


def last_word(words: list[str]) -> str:
    """The last of `words` without brackets and quotes before it; empty where there is none."""
    return words[-1].lstrip(OPENING) if words else ""


def phrase_before(low: str, at: int, words: list[str], endings: Endings) -> tuple[Any, int] | None:
    """The longest phrase that ends `words`, which stand before `at`: what it means and where it begins."""
    if not words:
        return None
    last = words[-1]
    sizes = endings.sizes.get(last)
    if sizes is None:
        if last.isalpha():
            return None
        if last in QUOTES and len(words) > 1:  # `"at least" $15b`
            words = words[:-1]
        last = words[-1].strip(OPENING)
        sizes = endings.sizes.get(last)
        if sizes is None:
            return None
        words = [*words[:-1], last]
    for size in sizes:
        key = tuple(words[-size:])
        means = endings.told.get(key)
        if means is None and key[0][0] in OPENING:
            key = (key[0].lstrip(OPENING), *key[1:])
            means = endings.told.get(key)
        if means is None:
            continue
        start = at
        for each in reversed(key):
            start = low.rfind(each, 0, start)
        return means, start
    return None
