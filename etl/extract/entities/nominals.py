"""Which nouns and pronouns of a sentence point back at somebody."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.entities.pointers import Pointer
from etl.extract.entities.words import words
from etl.extract.model import Page, Sentence
from etl.extract.sentences import HEADING
from etl.vocabulary import languages

BACK = 56  # characters in which a "the" stands before its noun


class Noun(NamedTuple):
    """A word that stands for somebody."""

    start: int
    end: int
    means: str  # noun, pronoun, person, speaker, or named: then `tag` is the name
    tag: str  # which companies it can mean
    possessive: bool
    phrase: int  # where the words begin that it heads: its article
    until: int  # where they end: behind the "itu" of "perusahaan besutan Jo Doe itu"
    owned: bool = False  # somebody's: "her company"


class _Forms(NamedTuple):
    articles: tuple[str, ...]  # those right in front of a noun which no phrase reaches over
    definite: re.Pattern[str] | None  # what stands before a noun that points back
    closing: re.Pattern[str] | None  # what stands behind one
    bare: frozenset[str]  # nouns that point back by themselves
    indefinite: frozenset[str]
    verbs: tuple[str, ...]
    possessives: frozenset[str]


def nouns(page: Page, sentence: Sentence, told: list[Pointer]) -> list[Noun]:
    """What points back, in order, never overlapping."""
    folded = page.folded
    forms = _forms(page.lang)
    found: list[Noun] = []
    for each in told:
        if found and each.start < found[-1].end:
            continue
        noun = _noun(folded, sentence, each, forms)
        if noun is not None:
            found.append(noun)
    return found


def _noun(folded: str, sentence: Sentence, pointer: Pointer, forms: _Forms) -> Noun | None:
    start, end, family, tag = pointer
    if family == "pronoun":
        means = "pronoun" if tag == "company" else tag
        return Noun(start, end, means, "company", folded[start:end] in forms.possessives, start, end)
    if family == "described":
        last = folded[max(sentence.start, start - 12) : start].split()
        if last and last[-1] in forms.indefinite:
            return None
        return Noun(start, end, "named", tag, folded.startswith(words().possessive, end), start, end)
    if family != "head" or sentence.kind == HEADING:
        return None
    phrase, until, owned = _points_back(folded, sentence, start, end, forms)
    if phrase < 0:
        return None
    return Noun(start, end, "noun", tag, folded.startswith(words().possessive, end), phrase, until, owned)


def _points_back(folded: str, sentence: Sentence, start: int, end: int, forms: _Forms) -> tuple[int, int, bool]:
    """Where the phrase begins and ends that a noun heads, if it points back at somebody (else -1), and whether it is
    somebody's."""
    floor = max(sentence.start, start - BACK)
    for article in forms.articles:
        begin = start - len(article)
        if begin >= floor and folded.startswith(article, begin) and not (begin and folded[begin - 1].isalnum()):
            return begin, end, False
    if forms.definite is not None:
        told = forms.definite.search(folded, floor, start)
        if told is not None:
            return told.start(), end, told["owned"] is not None
    last = folded[floor:start].split()
    if last and last[-1] in forms.indefinite:
        return -1, end, False
    closed = forms.closing.match(folded, end, sentence.end) if forms.closing is not None else None
    if closed is not None:
        return start, closed.end(), False
    if folded[start:end] not in forms.bare:
        return -1, end, False
    after = folded[end : min(sentence.end, end + 24)]
    if not after or after[0] in ",.;:)\"'?!":
        return start, end, False
    following = after.split()
    stands = bool(following) and (
        following[0].startswith(forms.verbs) or "company" in words().after.get(following[0].rstrip(",.;:"), ())
    )
    return start if stands else -1, end, False


@cache
def _forms(code: str) -> _Forms:
    told = languages.section(code, "entities")["nominals"]
    stops = "|".join(re.escape(each) for each in told["stops"])
    definite, owned = ("|".join(re.escape(each) for each in told[key]) for key in ("definite", "owned"))
    if owned:
        definite += f"|(?P<owned>{owned})"
    else:
        definite += "|(?P<owned>(?!))"
    closing = "|".join(re.escape(each) for each in told["closing"])
    inner = rf"(?: (?!(?:{stops})\b)[\w'&.$-]{{1,24}},?){{0,4}} "
    follow = rf"(?: (?!(?:{stops})\b)[\w'&.-]{{1,24}}){{0,6}}? "
    return _Forms(
        tuple(f"{each} " for each in told["definite"] if each in told["stops"]),
        re.compile(rf"(?<!\w)(?:{definite}){inner}$") if definite else None,
        re.compile(rf"{follow}(?:{closing})(?!\w)") if closing else None,
        frozenset(told["bare"]),
        frozenset(told["indefinite"]),
        tuple(told["verbs"]) or ("\0",),
        frozenset(told["possessives"]),
    )
