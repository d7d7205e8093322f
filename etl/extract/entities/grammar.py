"""Where a mention stands in its clause, as far as the words next to it tell."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from etl.extract.entities.words import words
from etl.extract.model import Mention, Sentence
from etl.vocabulary import languages

REACH = 32  # characters before and behind a name that are looked at
BREAKS = ",:;)-\u2014"


class _Words(NamedTuple):
    objects: frozenset[str]  # in front of what is no subject
    openers: frozenset[str]  # in front of a clause
    verbs: frozenset[str]  # behind a subject
    joiners: frozenset[str]
    possessive: tuple[str, ...]


def mark_subjects(folded: str, rows: list[tuple[Sentence, Mention]]) -> None:
    """Sets `subject_like` of mentions, which are in order."""
    known = _words()
    end, subject = 0, False
    for sentence, mention in rows:
        start = mention.start
        gap = folded[end:start] if end > sentence.start else ""
        if gap not in known.joiners:
            subject = is_subject(folded, sentence.start, start, mention.end)
        elif not subject and gap.startswith(", "):  # a list goes on, or a clause begins
            subject = _verb_follows(folded, mention.end)
        mention.subject_like = subject
        end = mention.end


def is_subject(folded: str, floor: int, start: int, end: int) -> bool:
    """Whether the words between two offsets may be the subject of a clause: they begin it, or a verb follows, and no
    small word in front makes an object of them. `floor` is where the sentence begins."""
    known = _words()
    if folded.startswith(known.possessive, end) or folded.endswith(known.possessive, start, end):
        return False
    if start == floor:
        return True
    before = folded[max(floor, start - REACH) : start].rstrip(" \"'(*_")
    if not before:
        return True
    broken = before[-1] in BREAKS
    if not broken:
        word = before[before.rfind(" ") + 1 :]
        if word in known.objects:
            return False
        if word in known.openers:
            return True
    if folded[end : end + 1] != " ":
        return broken and folded.startswith(",", end)
    if broken:
        return True
    return _verb_follows(folded, end)


def _verb_follows(folded: str, end: int) -> bool:
    """Whether the next word, or the next two, are a verb that companies are the subject of."""
    after = folded[end : end + REACH].split(None, 2)
    if not after or folded[end] != " ":
        return False
    kinds = words().after.get(after[0]) or (len(after) > 1 and words().after.get(f"{after[0]} {after[1]}")) or ()
    return after[0] in _words().verbs or "company" in kinds


def is_object(folded: str, end: int) -> bool:
    """Whether what follows a pronoun shows that it is no subject: a sign, a number, a small word that is no verb."""
    if folded[end : end + 1] != " ":
        return True
    following = folded[end + 1 : end + REACH].split(None, 1)
    if not following or not following[0][0].isalpha():
        return True
    word = following[0].rstrip(',.;:)"')
    return word in words().functions and word not in _words().verbs


@cache
def _words() -> _Words:
    told = [languages.section(code, "entities")["clauses"] for code in languages.codes()]
    objects, openers, verbs = (
        frozenset(word for each in told for word in each[key]) for key in ("objects", "openers", "verbs")
    )
    return _Words(objects, openers, verbs, words().joiners, words().possessive)


def objects() -> frozenset[str]:
    """Small words in front of a name that is no subject."""
    return _words().objects
