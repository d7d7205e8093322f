"""Customers that no verb names: the rows of a table, and the answer to "Who are your clients?"."""

from __future__ import annotations

import re

from etl.extract.model import Mention, Page, Relationship, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.clauses import groups
from etl.extract.relationships.roles import CUSTOMER, EITHER, NEITHER, VENDOR
from etl.extract.relationships.words import words

CLIENT = "relation_client"
SUPPLIER = "relation_supplier"
CELL = re.compile(r"[^|]+")
LEAD = 6  # characters (quotes, stars) in front of the first name of an answer


def row(page: Page, sentence: Sentence, head: Sentence, cast: Cast) -> list[Relationship]:
    """The customer and the vendor of a table's row, told apart by the words above them in its first row, `head`."""
    column = {family: _column(page, head, cue.start) for cue in head.cues for family in (cue.family,)}
    if CLIENT not in column:
        return []
    buyers = _in_column(page, sentence, column[CLIENT], cast)
    sellers = _in_column(page, sentence, column[SUPPLIER], cast) if SUPPLIER in column else []
    vendors = [each.name for each in sellers if cast.role(each) in (VENDOR, EITHER)]
    if not sellers and SUPPLIER not in column and cast.topic_vendor is not None:
        vendors = [cast.topic_vendor]
    return [
        _active(sentence, each.name, vendor, sentence.start, sentence.end, "row")
        for each in buyers
        for vendor in vendors
        if cast.role(each) in (CUSTOMER, EITHER) and each.name != vendor
    ]


def answer(page: Page, sentence: Sentence, cast: Cast) -> list[Relationship]:
    """The names that a sentence begins with, where the one before it asks for customers."""
    asked = page.sentences[sentence.index - 1]
    named = groups(page, sentence, cast, words(page.lang))
    if not named or named[0].start - sentence.start > LEAD or named[0].role == VENDOR:
        return []
    vendor = next((each.name for each in asked.mentions if cast.role(each) == VENDOR), None)
    if vendor is None:
        found = cast.focus(sentence, VENDOR)
        vendor = found[0] if found is not None else None
    if vendor is None:
        return []
    members = named[0].members
    return [_active(sentence, each.name, vendor, members[0].start, members[-1].end, "answer") for each in members]


def asks(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence asks for customers: "Who are your clients?"."""
    return "?" in page.text[sentence.end - 3 : sentence.end] and any(cue.family == CLIENT for cue in sentence.cues)


def _active(sentence: Sentence, customer: str, vendor: str, start: int, end: int, shape: str) -> Relationship:
    traits: dict[str, object] = {"direct": shape == "row", "vendor_how": "named", "cue": f"{shape}:active"}
    return Relationship(sentence, customer, vendor, "active", start, end, traits={**traits, "distance": 0, "rivals": 1})


def _column(page: Page, head: Sentence, at: int) -> int:
    return page.text.count("|", head.start, at) - (page.text[head.start] == "|")


def _in_column(page: Page, sentence: Sentence, column: int, cast: Cast) -> list[Mention]:
    cells = list(CELL.finditer(page.text, sentence.start, sentence.end))
    if column >= len(cells):
        return []
    start, end = cells[column].span()
    return [each for each in sentence.mentions if start <= each.start < end and cast.role(each) != NEITHER]
