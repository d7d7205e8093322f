"""How customers stand with vendors, and who would not comment."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.model import Figure, NoComment, Page, Relationship, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.events import SHAPES, THING
from etl.extract.relationships.lists import asks, row
from etl.extract.relationships.reading import read_sentence
from etl.extract.relationships.roles import LONGEST, VENDOR
from etl.extract.relationships.settle import settle
from etl.extract.relationships.silence import SILENT, silences
from etl.extract.sentences import ASIDE, ROW

FAMILIES = frozenset(SHAPES)
ACT = "relation_act"
RECENT = 8
ROW_GAP = 2  # a line of dashes may stand between the rows of a table
PAID = ("actual", "previous")


def relationships(page: Page, figures: Sequence[Figure] = ()) -> list[Relationship]:
    """Every relationship that the page tells, in the order of the text; none where it is about no vendor.

    `figures` are those read out of the page: who pays a vendor is its customer.
    """
    there = [each for index, each in enumerate(page.sentences) if _tells(page, index, each)]
    paid = [each for each in figures if each.metric == "customer_spend" and each.status in PAID]
    if not there and not paid:
        return []
    cast = Cast(page)
    if not cast.vendors and not cast.trade:
        return []
    told: list[Relationship] = []
    head = last = None
    for sentence in there:
        if sentence.kind != ROW:
            told += read_sentence(page, sentence, cast, told[-RECENT:])
            continue
        if head is None or last is None or sentence.index > last.index + ROW_GAP:
            head = sentence
        else:
            told += row(page, sentence, head, cast)
        last = sentence
    told += [_paying(each) for each in paid if _sells(cast, each)]
    return settle(page, told)


def no_comments(page: Page) -> list[NoComment]:
    """Who would not comment, in the order of the text."""
    there = [
        each for each in page.sentences if each.kind != ASIDE and each.end - each.start <= LONGEST and each.said(SILENT)
    ]
    if not there:
        return []
    cast = Cast(page)
    return [each for sentence in there for each in silences(page, sentence, cast)]


def _tells(page: Page, index: int, sentence: Sentence) -> bool:
    """Whether a sentence is worth reading: it has words for it, is a row, or answers a question."""
    if sentence.end - sentence.start > LONGEST:
        return False
    if sentence.kind in (ROW, ASIDE):
        return sentence.kind == ROW
    acts = things = False
    for cue in sentence.cues:
        family = cue.family
        if family in FAMILIES:
            if family != ACT:
                return True
            acts = True
        elif family == THING:
            things = True
    return (acts and things) or (index > 0 and asks(page, page.sentences[index - 1]))


def _sells(cast: Cast, figure: Figure) -> bool:
    vendor, customer = figure.counterparty, figure.subject
    return vendor is not None and customer is not None and cast.of(vendor) == VENDOR and cast.of(customer) != VENDOR


def _paying(figure: Figure) -> Relationship:
    start, end = figure.quantity.start, figure.quantity.end
    at = figure.subject_mention
    if at is not None and figure.sentence.start <= at.start < figure.sentence.end:
        start, end = min(start, at.start), max(end, at.end)
    traits: dict[str, object] = {
        "direct": figure.subject_mention is not None and figure.counterparty_mention is not None,
        "vendor_how": "named" if figure.counterparty_mention is not None else "focus",
        "cue": "figure:active",
        "distance": 0,
        "rivals": 1,
    }
    told = Relationship(figure.sentence, str(figure.subject), str(figure.counterparty), "active", start, end)
    told.period, told.cue, told.traits = figure.period, figure.metric_cue, traits
    told.attributed_to, told.anonymous = figure.attributed_to, figure.anonymous
    return told
