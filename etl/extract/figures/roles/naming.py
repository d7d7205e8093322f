"""The names of a sentence that a figure can belong to."""

from __future__ import annotations

from itertools import pairwise

from etl.extract.figures.roles.cases import LOOK, case_of, joins, set_own
from etl.extract.figures.roles.clauses import AFTER_NAME, hang, set_clause
from etl.extract.figures.roles.line import Line
from etl.extract.figures.roles.party import UNFIT, Party
from etl.extract.figures.roles.unnamed import named_or_not
from etl.extract.model import Mention

BESIDE = 9  # characters between two names of which the second is what the first has a part in
MOST = 200  # names of one sentence that are looked at


def parties(line: Line) -> list[Party]:
    """The names of a sentence that a figure can belong to, in order."""
    found: list[Party] = []
    floor = seen = line.sentence.start
    for mention in named_or_not(line):
        if mention.kind in UNFIT or mention.start < floor:
            continue
        party = _party(line, mention, seen, found)
        found.append(party)
        floor = mention.end
        if not (party.owns and party.points):  # "by its founder, X": the pronoun hides no small word
            seen = mention.end
        if len(found) == MOST:
            break
    for cue in line.cues:
        if cue.tag in AFTER_NAME:
            hang(line, cue, found)
    for party, behind in pairwise(found):
        if party.noun == "held" and behind.case == "in" and behind.start - party.end <= BESIDE:
            party.noun = "holder"  # "the interest of X in Y"
    return found


def _party(line: Line, mention: Mention, seen: int, found: list[Party]) -> Party:
    """One name and what stands around it; `seen` is where the words in front of it begin, `found` are names before."""
    text, words = line.text, line.words
    begin = max(seen, mention.start - LOOK)
    before = text[begin : mention.start]
    party = Party(mention, *case_of(before, words))
    if party.person is not None and party.case == "lead":
        party.case = "bare"  # a person leads a company, not a round
    last = found[-1] if found else None
    next_to = last is not None and begin == last.end
    if last is not None and next_to and joins(before, text[party.end : party.end + 8], words):
        party.case, party.noun, party.group = last.case, last.noun, last.group
        party.inner_end, party.second = last.inner_end, last.second
    else:
        party.group = last.group + 1 if last is not None else 0
        set_clause(line, party, found)
    if party.case in ("for", "at", "in") and text[party.end : party.end + 2] == ", " and begin == line.sentence.start:
        party.case, party.set_off = "bare", True
    set_own(text, party, words)
    party.apposed = next_to and before == ", "
    party.unit = last is not None and last.owns and last.kind != "person" and party.start - last.end <= 3
    return party
