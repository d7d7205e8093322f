"""Small steps through a text: the next word, the words before, a phrase at a place."""

from __future__ import annotations

import re
from typing import Any

from etl.extract.quantities.tables import Phrases

GAP = r"(?: {1,8}\n? {0,8}|\n {0,8})"
WORD = r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]+(?:'[^\W\d_]+)?"
# The next word, behind a gap, a hyphen or nothing at all. Groups: what stands between, the word.
NEXT = re.compile(rf"({GAP}?)(-?)({WORD})")
BLANKS = re.compile(rf"{GAP}?")
OPENING = "([{\"'*-\u2014:;/"


def word_after(low: str, at: int) -> tuple[str, int, str]:
    """The word behind `at`, where it ends, and what stands between; an empty word where there is none."""
    match = NEXT.match(low, at)
    if match is None:
        return "", at, ""
    word = match[3]
    if "." in word:
        word = word.replace(".", "")
    elif "'" in word:
        word = word[: word.index("'")]
        return word, match.start(3) + len(word), match[1] + match[2]
    return word, match.end(), match[1] + match[2]


def phrase_after(low: str, at: int, phrases: Phrases) -> tuple[Any, int] | None:
    """The longest phrase that stands behind `at` and what it means; hyphens count as blanks."""
    word, end, _ = word_after(low, at)
    told = phrases.by_word.get(word)
    if told is None:
        return None
    for words, means in told:
        here = end
        for each in words[1:]:
            word, here, _ = word_after(low, here)
            if word != each:
                break
        else:
            return means, here
    return None


def words_before(low: str, at: int, reach: int = 64) -> list[str]:
    """The words before `at`, as they are divided by blanks; nothing from before an empty line."""
    chunk = low[max(0, at - reach) : at]
    if "\n" in chunk and (paragraph := chunk.rfind("\n\n")) >= 0:
        chunk = chunk[paragraph:]
    return chunk.split()


def phrase_before(low: str, at: int, words: list[str], phrases: Phrases) -> tuple[Any, int] | None:
    """The longest phrase that ends `words`, which stand before `at`: what it means and where it begins."""
    if not words:
        return None
    told = phrases.by_word.get(words[-1]) or phrases.by_word.get(words[-1].lstrip(OPENING))
    if told is None:
        return None
    for phrase, means in told:
        size = len(phrase)
        if size > len(words):
            continue
        if tuple(words[-size + 1 :] if size > 1 else ()) != phrase[1:] or words[-size].lstrip(OPENING) != phrase[0]:
            if words[-size] != phrase[0] or tuple(words[-size:]) != phrase:
                continue
        start = at
        for each in reversed(phrase):
            start = low.rfind(each, 0, start)
        return means, start
    return None
