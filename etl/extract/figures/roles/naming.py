"""The names of a sentence that a figure can belong to."""

from __future__ import annotations

from itertools import pairwise

from etl.extract.figures.roles.cases import LOOK, case_of, joins, set_own
from etl.extract.figures.roles.clauses import AFTER_NAME, hang, set_clause
from etl.extract.figures.roles.party import UNFIT, Party
from etl.extract.figures.roles.unnamed import named_or_not
from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence

BESIDE = 9  # characters between two names of which the second is what the first has a part in
MOST = 200  # names of one sentence that are looked at


def parties(page: Page, sentence: Sentence, cues: list[Cue], words: Words) -> list[Party]:
    """The names of a sentence that a figure can belong to, in order; `cues` are those of roles."""
    text = page.folded
    found: list[Party] = []
    last: Party | None = None
    floor = sentence.start
    for mention in named_or_not(page, sentence, cues, words):
        if mention.kind in UNFIT or mention.start < floor:
            continue
        begin = max(floor, mention.start - LOOK)
        before = text[begin : mention.start]
        party = Party(mention, *case_of(before, words))
        if party.person is not None and party.case == "lead":
            party.case = "bare"  # a person leads a company, not a round
        if last is None:
            set_clause(text, party, sentence, cues, found)
        elif begin == last.end and joins(before, text[party.end : party.end + 8], words):
            party.case, party.noun, party.group = last.case, last.noun, last.group
            party.inner_end, party.second = last.inner_end, last.second
        else:
            party.group = last.group + 1
            set_clause(text, party, sentence, cues, found)
        if party.case in ("for", "at", "in") and text[party.end : party.end + 2] == ", " and begin == sentence.start:
            party.case = "bare"  # "For X, it is …": what the sentence is about
        set_own(text, party, words)
        party.apposed = begin == last.end and before == ", " if last is not None else False
        party.unit = last is not None and last.owns and last.kind != "person" and party.start - last.end <= 3
        found.append(party)
        last = party
        floor = mention.end
        if len(found) == MOST:
            break
    for cue in cues:
        if cue.tag in AFTER_NAME:
            hang(text, cue, found, sentence)
    for party, behind in pairwise(found):
        if party.noun == "held" and behind.case == "in" and behind.start - party.end <= BESIDE:
            party.noun = "holder"  # "the interest of X in Y"
    return found
