"""On whose word a figure rests."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.figures.credits import Credit, credits_in, says, speaks_on
from etl.extract.model import Figure, Page, Sentence
from etl.extract.wording import any_of
from etl.vocabulary import languages

MOST = 20  # credits of one sentence that are weighed
FAR = 600  # characters from a credit to its figure
BACK = 3  # sentences of a paragraph over which a quotation goes on


def attribute(page: Page, figures: list[Figure]) -> None:
    """Sets `attributed_to` and `anonymous` of each figure."""
    if page.lang not in languages.codes():
        return
    known: dict[int, list[Credit]] = {}
    carried: dict[int, Credit | None] = {}  # of sentences that credit nobody themselves
    for figure in figures:
        sentence = figure.sentence
        here = _credits(page, sentence, known)
        if here:
            credit: Credit | None = _nearest(page, here, figure.quantity.start)
        else:
            if sentence.index not in carried:
                carried[sentence.index] = _carried(page, sentence, known)
            credit = carried[sentence.index]
        if credit is not None:
            figure.attributed_to, figure.anonymous = credit.name, credit.anonymous


def attribution_of(page: Page, sentence: Sentence) -> tuple[str | None, bool]:
    """(outlet or person credited with what a sentence says, whether unnamed people are); (None, False) for nobody."""
    if page.lang not in languages.codes():
        return None, False
    known: dict[int, list[Credit]] = {}
    here = _credits(page, sentence, known)
    credit = _nearest(page, here, sentence.start) if here else _carried(page, sentence, known)
    return (credit.name, credit.anonymous) if credit is not None else (None, False)


def _nearest(page: Page, here: list[Credit], at: int) -> Credit:
    return min(here[:MOST], key=lambda each: (_parted(page, each.at, at), abs(each.at - at)))


def _carried(page: Page, sentence: Sentence, known: dict[int, list[Credit]]) -> Credit | None:
    """Whom a sentence rests on that credits nobody: who spoke before, or in whose quotation it stands."""
    if speaks_on(sentence):
        return _speaker_before(page, sentence, known)
    quoted = _is_quoted(page, sentence)
    if quoted or _goes_on(page.lang).match(page.folded, sentence.start):
        first = max(0, sentence.index - (BACK if quoted else 1))
        for before in reversed(page.sentences[first : sentence.index]):
            if before.paragraph != sentence.paragraph:
                break
            if told := _credits(page, before, known):
                return told[-1]
    if quoted:
        for behind in page.sentences[sentence.index + 1 : sentence.index + 1 + BACK]:
            if behind.paragraph != sentence.paragraph:
                break
            if told := _credits(page, behind, known):
                return told[0]
    return None


def _speaker_before(page: Page, sentence: Sentence, known: dict[int, list[Credit]]) -> Credit | None:
    """Whoever spoke last, where that is a matter of a few sentences."""
    for before in reversed(page.sentences[max(0, sentence.index - BACK) : sentence.index]):
        told = _credits(page, before, known)
        if told:
            return told[-1]
        if says(before) and not speaks_on(before):
            return None
    return None


def _credits(page: Page, sentence: Sentence, known: dict[int, list[Credit]]) -> list[Credit]:
    if sentence.index not in known:
        known[sentence.index] = credits_in(page, sentence)
    return known[sentence.index]


def _parted(page: Page, first: int, second: int) -> bool:
    low, high = min(first, second), max(first, second)
    return high - low > FAR or page.folded.find(";", low, high) >= 0


def _is_quoted(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence is said in quotation marks, opened in it or before it in its paragraph."""
    if page.folded.startswith('"', sentence.start):
        return True
    start, first = sentence.start, max(0, sentence.index - BACK)
    if page.folded.find('"', page.sentences[first].start, start) < 0:
        return False
    for before in reversed(page.sentences[first : sentence.index]):
        if before.paragraph != sentence.paragraph:
            break
        start = before.start
    return page.folded.count('"', start, sentence.start) % 2 == 1


@cache
def _goes_on(lang: str) -> re.Pattern[str]:
    told = languages.section(lang, "attribution")["credit"]["goes_on"]
    return re.compile(rf"[\"'(\s]{{0,2}}{any_of(told)}\b")
