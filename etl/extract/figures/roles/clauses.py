"""In what clause of its sentence a name stands, and what hangs on it."""

from __future__ import annotations

from bisect import bisect_right

from etl.extract.figures.roles.line import Line
from etl.extract.figures.roles.party import Party
from etl.extract.lexicon import Cue

CLAUSE = 300  # characters within which the clause that holds a name is looked for
LEADS = 60  # characters between a name and the verb that says that it leads
ATTACHED = 24  # characters between a number and a name that hangs on it


def set_clause(line: Line, party: Party, found: list[Party]) -> None:
    """Sets in what clause a name stands, and whether another one comes before it there."""
    text, sentence = line.text, line.sentence
    low = max(sentence.start, party.start - CLAUSE)
    high = min(sentence.end, party.end + CLAUSE)
    opened = text.rfind("(", low, party.start)
    if opened >= 0 and text.find(")", opened, party.start) < 0:
        closed = text.find(")", party.end, high)
        party.inner_end = closed if closed >= 0 else high
        return
    number = line.last_number(party.start)
    party.attached = (
        party.case != "bare"
        and number > 0
        and party.start - number <= ATTACHED
        and text.find(", ", number, party.start) < 0
    )
    begin = max(text.rfind(", ", low, party.start), text.rfind(": ", low, party.start))
    begin = begin + 2 if begin >= 0 else sentence.start
    cut = False
    for cue in line.cues_in(low, party.start):
        if cue.tag in INNER and begin <= cue.start < begin + 12:
            closed = text.find(", ", party.end, high)
            party.inner_end = closed if closed >= 0 else high
        cut = cut or (cue.start >= begin and cue.tag in OPENING)
    if found and not party.inner_end and _sets_beside(text, found[-1], party):
        closed = text.find(", ", party.end, high)
        party.inner_end = closed if closed >= 0 else 0
    if party.case == "bare" and not cut and found:
        begin = max(begin, number)
        party.second = any(
            other.start >= begin and other.case == "bare" and not other.owns and other.person is None
            for other in found[-3:]
        )


def _sets_beside(text: str, last: Party, party: Party) -> bool:
    """Whether a name stands in what commas set beside the one before it ("X, the parent of Y, …")."""
    if last.case != "bare" or last.set_off or last.owns or not text.startswith(", ", last.end):
        return False
    return text.find(", ", last.end + 2, party.start) < 0


def _end(party: Party) -> int:
    return party.end


INNER = frozenset(("inner", "who", "whose"))
OPENING = frozenset(("say", "break", "inner", "who", "whose"))
NEXT = {"leader": 45, "say": 2}  # characters between such a word and the name behind it
AFTER_NAME = frozenset(("who", "whose", "lead", "leader", "say"))


def hang(line: Line, cue: Cue, found: list[Party]) -> None:
    """Gives a relative clause, or a verb of leading, to the name it follows."""
    party: Party | None = None
    behind: Party | None = None
    at = bisect_right(found, cue.start, key=_end)
    if at:
        party = found[at - 1]
    if at < len(found):
        behind = found[at]
    if behind is not None and cue.tag in NEXT and 0 <= behind.start - cue.end <= NEXT[cue.tag]:
        behind.leads |= cue.tag == "leader"
        behind.says |= cue.tag == "say"
    elif party is None:
        return
    elif cue.tag == "say":
        party.says |= cue.start - party.end <= 2
    elif cue.tag in ("lead", "leader"):
        party.leads |= cue.start - party.end <= LEADS and party.case in ("bare", "with", "of") and party.person is None
    elif cue.start - party.end <= 5 and not party.which_end:
        high = min(line.sentence.end, cue.end + CLAUSE)
        closed = line.text.find(", ", cue.end, high)
        whom = behind is not None and behind.start - cue.end <= 2 and behind.case == "bare"
        party.relative, party.which_start = "whom" if whom else cue.tag, cue.start
        party.which_end = closed if closed >= 0 else high
