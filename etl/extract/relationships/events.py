"""The places of a sentence that say how a customer stands with a vendor."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence
from etl.extract.relationships.roles import MEANT
from etl.extract.relationships.words import words

ACT_GAP = 60
ACT_WORDS = 6
PASSIVE_GAP = 45
ASIDE_GAP = 100

# families and how sure they are: where two overlap, the one of the lower number says it
SHAPES = {
    "relation_buyer": ("buyer", 0),
    "relation_seller": ("seller", 0),
    "relation_move": ("move", 1),
    "relation_swap": ("swap", 1),
    "relation_act": ("act", 2),
    "relation_source": ("source", 3),
    "relation_supply": ("supply", 3),
    "relation_take": ("take", 3),
    "relation_win": ("win", 3),
    "relation_gone": ("gone", 3),
    "relation_client": ("client", 4),
    "relation_supplier": ("supplier", 4),
    "relation_share": ("share", 5),
    "relation_same": ("same", 5),
    "relation_alone": ("alone", 6),
}
WEAK = 3  # the rank of whole phrases that only say "active"
THING = "relation_thing"
NOTHING = "none"  # the status of words that look like others and say nothing
CLAUSE_ENDS = (", ", "; ", ": ", ". ", " - ")


class Event(NamedTuple):
    """Words that say a status. `shape` says how the parties stand around them."""

    start: int
    end: int
    verb: int  # where the word begins that a `not` would stand before
    status: str
    shape: str
    rank: int
    cue: Cue
    loose: bool = False  # the words may as well be about a partnership or a purchase


def candidates(page: Page, sentence: Sentence, cues: list[Cue]) -> list[Event]:
    """Everything in a sentence that may say a status, the surest first; events may overlap.

    `cues` are those of the sentence that belong to a family of SHAPES.
    """
    found: list[Event] = []
    things: list[Cue] | None = None
    acts: list[Cue] = []
    told, folded = words(page.lang), page.folded
    for cue in cues:
        start, end, family, status = cue
        name, rank = SHAPES[family]
        if status == NOTHING:
            continue
        if name == "alone" and not told.rest.match(folded, end, sentence.end):
            continue
        if _in_name(sentence, start, end):
            continue
        if name != "act":
            weak = rank <= 1 and status == "active"
            if weak and told.noun.search(folded, max(0, start - 12), start):
                continue
            found.append(Event(start, end, start, status, name, WEAK if weak else rank, cue))
            continue
        if things is None:
            things = sentence.said(THING)
            acts = [each for each in cues if each.family == family]
        event = _act(page, cue, acts, things) if things else None
        if event is not None:
            found.append(event)
    if len(found) > 1:
        found.sort(key=_by_rank)
    return found


def _in_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words stand in the name of a company."""
    for each in sentence.mentions:
        if each.start >= end:
            return False
        if start < each.end and each.how not in MEANT and each.is_company:
            return True
    return False


def _by_rank(event: Event) -> tuple[int, int, int]:
    return event.rank, event.start, -event.end


def _act(page: Page, act: Cue, acts: list[Cue], things: list[Cue]) -> Event | None:
    """The verb with what it is done to: "cut its orders", "orders were cut"."""
    folded, told = page.folded, words(page.lang)
    if told.that.match(folded, act.end + 1) or told.noun.search(folded, max(0, act.start - 12), act.start):
        return None
    following = min((each.start for each in acts if each.start >= act.end), default=len(folded))
    for thing in things:
        if told.that.search(folded, act.end, thing.start) or told.side.search(folded, act.end, thing.start):
            break
        if 0 < thing.start - act.end <= ACT_GAP and thing.start <= following and _plain(folded, act.end, thing.start):
            return Event(act.start, thing.end, act.start, act.tag, "act", 2, act, thing.tag == "loose")
    before = max((each.end for each in acts if each.end <= act.start), default=0)
    for thing in reversed(things):
        if act.start < thing.end or before > thing.start:
            continue
        gap = _without_aside(folded[thing.end : act.start])
        if 0 < len(gap) <= PASSIVE_GAP and _is_plain(gap):
            return Event(thing.start, act.end, act.start, act.tag, "act", 2, act, thing.tag == "loose")
    return None


def _plain(folded: str, start: int, end: int) -> bool:
    """Whether nothing ends a clause between two words, and few words part them."""
    return _is_plain(folded[start:end])


def _is_plain(gap: str) -> bool:
    return gap.count(" ") <= ACT_WORDS + 1 and not any(sign in gap for sign in CLAUSE_ENDS)


def _without_aside(gap: str) -> str:
    """What stands between two words without a remark between commas: "contract with Acme, worth $3m, was signed"."""
    if gap.count(", ") != 2 or len(gap) > ASIDE_GAP:
        return gap
    lead, _, follow = gap.split(", ")
    return f"{lead} {follow}"
