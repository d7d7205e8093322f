"""How customers stand with vendors, and who would not comment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.lexicon import Cue
from etl.extract.model import Figure, NoComment, Page, Relationship, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.events import SHAPES, THING
from etl.extract.relationships.lists import CLIENT, answer, asks, row
from etl.extract.relationships.reading import read_sentence
from etl.extract.relationships.roles import EITHER, LONGEST, VENDOR
from etl.extract.relationships.settle import settle
from etl.extract.relationships.silence import SILENT, silences
from etl.extract.relationships.words import words
from etl.extract.sentences import ASIDE, ROW

ACT = "relation_act"
RECENT = 8
ROW_GAP = 2  # a line of dashes may stand between the rows of a table
PAID = ("actual", "previous")
CONTRACT = "contract"  # words that make what is to be paid that of a contract

# what a cue is worth: a sentence is read where it says something by itself, or has an act and a thing
SAYS, ACTS, THINGS, HUSH, ASKS = 1, 2, 4, 8, 16
EVENTS = SAYS + ACTS
WORTH = dict.fromkeys(SHAPES, SAYS) | {ACT: ACTS, THING: THINGS, SILENT: HUSH, CLIENT: SAYS + ASKS}


class Worth(NamedTuple):
    """The sentences of a page that are worth reading."""

    telling: list[tuple[Sentence, list[Cue], bool]]  # with the cues that may say it, and whether it may be an answer
    silent: list[Sentence]  # of who would not comment


def stands(page: Page, figures: Sequence[Figure] = ()) -> tuple[list[Relationship], list[NoComment]]:
    """Every relationship that the page tells and who would not comment, each in the order of the text.

    No relationships where the page is about no vendor. `figures` are those read out of the page: who pays a vendor is
    its customer.
    """
    worth = _worth(page)
    paid = [each for each in figures if each.metric == "customer_spend" and _pays(each)]
    if not worth.telling and not worth.silent and not paid:
        return [], []
    cast = Cast(page)
    told: list[Relationship] = []
    if (worth.telling or paid) and (cast.vendors or cast.trade):
        told = _told(page, worth.telling, cast)
        said = {(each.sentence.index, each.customer, each.vendor) for each in told if each.status != "active"}
        told += [
            _paying(each)
            for each in paid
            if _sells(cast, each) and (each.sentence.index, each.subject, each.counterparty) not in said
        ]
        told = settle(page, told)
    return told, [each for sentence in worth.silent for each in silences(page, sentence, cast, told)]


def relationships(page: Page, figures: Sequence[Figure] = ()) -> list[Relationship]:
    """Every relationship that the page tells (see `stands`)."""
    return stands(page, figures)[0]


def no_comments(page: Page) -> list[NoComment]:
    """Who would not comment (see `stands`)."""
    return stands(page)[1]


def _told(page: Page, telling: list[tuple[Sentence, list[Cue], bool]], cast: Cast) -> list[Relationship]:
    told: list[Relationship] = []
    head = last = None
    for sentence, cues, answers in telling:
        if sentence.kind != ROW:
            told += read_sentence(page, sentence, cues, cast, told[-RECENT:])
            if answers and (not told or told[-1].sentence is not sentence):
                told += answer(page, sentence, cast)
            continue
        if head is None or last is None or sentence.index > last.index + ROW_GAP:
            head = sentence
        else:
            told += row(page, sentence, head, cast)
        last = sentence
    return told


def _worth(page: Page) -> Worth:
    """The sentences that have words for it, are rows, or answer a question."""
    worth = Worth([], [])
    value = WORTH.get
    asked = False
    they = words(page.lang).they.match
    for sentence in page.sentences:
        kind = sentence.kind
        if not sentence.mentions and kind != ROW and they(page.folded, sentence.start) is None:
            asked = asks(page, sentence)
            continue
        said = 0
        cues: list[Cue] = []
        for cue in sentence.cues:
            worth_of = value(cue[2])
            if worth_of is not None:
                said |= worth_of
                if worth_of & EVENTS:
                    cues.append(cue)
        after_question, asked = asked, bool(said & ASKS) and asks(page, sentence)
        if kind == ASIDE or sentence.end - sentence.start > LONGEST:
            continue
        if said & HUSH:
            worth.silent.append(sentence)
        if kind == ROW or said & SAYS or said & (ACTS + THINGS) == ACTS + THINGS or after_question:
            worth.telling.append((sentence, cues, after_question))
    return worth


def _pays(figure: Figure) -> bool:
    """Whether a figure is about what is or was paid, or about a contract that is signed."""
    if figure.status in PAID:
        return True
    if figure.status != "planned" or figure.status_cue is None or figure.status_cue.tag != CONTRACT:
        return False
    return figure.subject_mention is not None and figure.counterparty_mention is not None


def _sells(cast: Cast, figure: Figure) -> bool:
    vendor, customer = figure.counterparty, figure.subject
    if vendor is None or customer is None or cast.of(customer) == VENDOR:
        return False
    role = cast.of(vendor)
    named = figure.counterparty_mention is not None and figure.subject_mention is not None
    return role == VENDOR or (role == EITHER and named and cast.trade > 0)


def _paying(figure: Figure) -> Relationship:
    status = "active" if figure.status in PAID else "starting"
    start, end = figure.quantity.start, figure.quantity.end
    at = figure.subject_mention
    if at is not None and figure.sentence.start <= at.start < figure.sentence.end:
        start, end = min(start, at.start), max(end, at.end)
    traits: dict[str, object] = {
        "direct": figure.subject_mention is not None and figure.counterparty_mention is not None,
        "vendor_how": "named" if figure.counterparty_mention is not None else "focus",
        "cue": f"figure:{status}",
        "distance": 0,
        "rivals": 1,
    }
    told = Relationship(figure.sentence, str(figure.subject), str(figure.counterparty), status, start, end)
    told.period, told.cue, told.traits = figure.period, figure.metric_cue, traits
    told.attributed_to, told.anonymous = figure.attributed_to, figure.anonymous
    return told
