"""Times that do not stand in the sentence of a figure: the head of its column, the heading or sentence above it."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.dates import Dated, dates
from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity
from etl.extract.sentences import HEADING, ROW
from etl.extract.wording import any_of
from etl.vocabulary import languages

CELL = re.compile(r"\s\|\s|\t+| {2,}")
LONGEST_ROW = 2_000
MOST_UP = 60  # rows from a cell to the head of its table
LONGEST_HEAD = 40
BARE = " .:,;()[]*#-\n"


def column_time(page: Page, sentence: Sentence, quantity: Quantity) -> Dated | None:
    """The time at the head of the column in which `quantity` stands, in a row of a table."""
    if quantity.start - sentence.start > LONGEST_ROW:
        return None
    column = len(CELL.findall(page.text, sentence.start, quantity.start))
    if not column:
        return None
    for above in reversed(page.sentences[max(0, sentence.index - MOST_UP) : sentence.index]):
        if above.paragraph != sentence.paragraph:
            return None
        if not above.quantities and is_row(page, above):
            heads = dates(page, above)
            for head in heads:
                if len(CELL.findall(page.text, above.start, head.start)) == column:
                    return head
            if heads:
                return None
    return None


def is_row(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence is a line of a table, with bars or set with blanks."""
    return sentence.kind == ROW or page.text.find("   ", sentence.start, sentence.end) > 0


def bare_times(page: Page) -> dict[int, Dated]:
    """The sentences that are nothing but a time: `June.`, by their index."""
    found: dict[int, Dated] = {}
    for sentence in page.sentences:
        if sentence.end - sentence.start <= LONGEST_HEAD and _may_name_a_time(page, sentence):
            told = dates(page, sentence)
            if len(told) == 1 and _is_bare(page, sentence, told[0]):
                found[sentence.index] = told[0]
    return found


def _may_name_a_time(page: Page, sentence: Sentence) -> bool:
    if page.text[sentence.start].isdigit():
        return True
    return bool(sentence.said("date"))


def time_above(page: Page, sentence: Sentence, bare: dict[int, Dated]) -> Dated | None:
    """The time of `bare` (see `bare_times`) that stands before a sentence, in its paragraph or as its heading."""
    for above in reversed(page.sentences[max(0, sentence.index - 8) : sentence.index]):
        headed = above.kind == HEADING
        if (headed or above.paragraph == sentence.paragraph) and above.index in bare:
            return bare[above.index]
        if headed:
            return None
    return None


def time_before(page: Page, sentence: Sentence) -> Dated | None:
    """The one time of the sentence before, where a sentence goes on about its deal: `The round valued it at …`."""
    if not sentence.index or not _goes_on(page.lang).match(page.folded, sentence.start):
        return None
    above = page.sentences[sentence.index - 1]
    if above.paragraph != sentence.paragraph:
        return None
    found = dates(page, above)
    return (
        found[0] if len(found) == 1 and not found[0].weekday and not found[0].since and not found[0].earlier else None
    )


@cache
def _goes_on(lang: str) -> re.Pattern[str]:
    told = languages.section(lang, "periods")["periods"]
    return re.compile(rf"[\"'(\s]{{0,2}}{any_of(told['goes_on'])}\b")


def _is_bare(page: Page, sentence: Sentence, dated: Dated) -> bool:
    return not (page.text[sentence.start : dated.start] + page.text[dated.end : sentence.end]).strip(BARE)
