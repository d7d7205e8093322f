"""Small steps through a text: the next word, the words before, a phrase at a place."""

from __future__ import annotations

import re
from typing import Any

from etl.extract.quantities.tables import Phrases

# The next word behind blanks (with one line break at most), a hyphen, or nothing.
NEXT = re.compile(r"( {0,12}\n? {0,12})(-?)([^\W\d_\u00bc-\u00be]+)")
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,4}\b\.?")
OPENING = "([{\"'*-\u2014:;/"
QUOTES = "\"'"
REACH = 56  # code points that words of bound may take

Next = tuple[str, int, int, str]  # a word in lower case, where it begins and ends, and what joins it: "", " " or "-"
NO_WORD: Next = ("", 0, 0, "")


def word_after(low: str, at: int) -> Next:
    """The word that stands behind `at`; NO_WORD where something else does. `u.s.` is `us`, a possessive `'s` is left."""
    match = NEXT.match(low, at)
    if match is None:
        return NO_WORD
    gap, hyphen, word = match.groups()
    start, end = match.span(3)
    if end - start == 1 and low.startswith(".", end) and (dotted := DOTTED.match(low, start)) is not None:
        word, end = dotted[0].replace(".", ""), dotted.end()
    return word, start, end, hyphen or gap[:1]


def phrase_at(low: str, after: Next, phrases: Phrases) -> tuple[Any, int] | None:
    """The longest phrase that begins with the word `after`: what it means and where it ends; hyphens count as blanks."""
    told = phrases.by_word.get(after[0])
    if told is None:
        return None
    for words, means in told:
        end = after[2]
        for each in words[1:]:
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


def phrase_before(low: str, at: int, words: list[str], phrases: Phrases) -> tuple[Any, int] | None:
    """The longest phrase that ends `words`, which stand before `at`: what it means and where it begins."""
    if not words:
        return None
    last = words[-1]
    if last in QUOTES and len(words) > 1:  # `"at least" $15b`, `"about $5m`
        words = words[:-1]
        last = words[-1]
    told = phrases.by_word.get(last) or phrases.by_word.get(last.strip(OPENING))
    if told is None:
        return None
    for phrase, means in told:
        size = len(phrase)
        if size > len(words) or not _same(words[-size:], phrase):
            continue
        start = at
        for each in reversed(phrase):
            start = low.rfind(each, 0, start)
        return means, start
    return None


def _same(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether `words` are `phrase`, quotes and brackets around it aside."""
    if tuple(words) == phrase:
        return True
    if len(words) == 1:
        return words[0].strip(OPENING) == phrase[0]
    return (
        words[0].lstrip(OPENING) == phrase[0]
        and words[-1].rstrip(QUOTES) == phrase[-1]
        and tuple(words[1:-1]) == phrase[1:-1]
    )
