"""Where a mention stands in its clause, as far as the words next to it tell."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.entities.words import words
from etl.extract.model import Mention, Page, Sentence
from etl.vocabulary import languages

LAST_WORD = re.compile(r"([\w'-]+)([,:;)(\"\u2013\u2014*_-]{0,4}) ?[\"'(*_]{0,3}$")
NEXT_WORD = re.compile(r"[\"')]{0,2} ([\w']+)(?: ([\w']+))?")
POSSESSIVE = ("'s ", "' ", "'s\n")


class _Words(NamedTuple):
    objects: frozenset[str]  # in front of what is no subject
    openers: frozenset[str]  # in front of a clause
    verbs: frozenset[str]  # behind a subject
    joiners: frozenset[str]


def mark_subjects(page: Page) -> None:
    """Sets `subject_like` of each company and person of a page."""
    folded = page.folded
    known = _words()
    for sentence in page.sentences:
        last: Mention | None = None
        for mention in sentence.mentions:
            if last is not None and folded[last.end : mention.start] in known.joiners:
                mention.subject_like = last.subject_like
            else:
                mention.subject_like = is_subject(folded, sentence, mention.start, mention.end)
            last = mention


def is_subject(folded: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words between two offsets may be the subject of a clause: they begin it, or a verb follows, and no
    small word in front makes an object of them."""
    known = _words()
    if folded.startswith(POSSESSIVE, end) or folded.endswith("'s", start, end):
        return False
    told = LAST_WORD.search(folded, max(sentence.start, start - 28), start)
    if told is None:
        return True
    if not told[2]:
        if told[1] in known.objects:
            return False
        if told[1] in known.openers:
            return True
    following = NEXT_WORD.match(folded, end, sentence.end)
    if following is None:
        return bool(told[2]) and folded.startswith(",", end)
    return (
        bool(told[2])
        or following[1] in known.verbs
        or "company" in words().after.get(following[1], ())
        or (following[2] is not None and "company" in words().after.get(f"{following[1]} {following[2]}", ()))
    )


@cache
def _words() -> _Words:
    told = [languages.section(code, "entities")["clauses"] for code in languages.codes()]
    objects, openers, verbs = (
        frozenset(word for each in told for word in each[key]) for key in ("objects", "openers", "verbs")
    )
    return _Words(objects, openers, verbs, words().joiners)
