"""A company or person that a sentence names, and the part it plays there."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Mention, Sentence
from etl.extract.quantities import Quantity

LOOK = 48  # characters in front of a name in which its small word is looked for
CLAUSE = 300  # characters within which the clause that holds a name is looked for
LEADS = 60  # characters between a name and the verb that says that it leads
OWNED = 4  # words behind a possessive among which what is owned is looked for
ATTACHED = 9  # characters between a number and a name that hangs on it
MOST = 40  # names of one sentence that are looked at
STOPS = ',;:.!?)"'
UNFIT = frozenset(("outlet", "place", "other", "publisher_company"))


class Party:
    """One name of a sentence.

    `case` is `bare` (nothing in front says), or by, lead, from, to, into, in, at, of, with, for, on, than, genitive.
    `noun` says what the name belongs to (held, people, other; empty for anything else).
    """

    __slots__ = (
        "attached", "case", "end", "group", "inner_end", "kind", "leads", "mention", "name", "noun", "owns",
        "person", "points", "relative", "says", "second", "start", "unit", "which_end", "which_start",
    )  # fmt: skip

    def __init__(self, mention: Mention, case: str, noun: str) -> None:
        self.mention = mention
        self.start = mention.start
        self.end = mention.end
        self.name = mention.name  # of a person: whom he or she speaks for, see `person`
        self.person = mention.name if mention.kind == "person" else None
        if mention.kind == "person" and mention.company is not None:
            self.name = mention.company
        self.kind = mention.kind
        self.case = case
        self.noun = noun
        self.points = mention.how in ("pronoun", "nominal")  # stands for a name
        self.owns = False  # followed by 's
        self.attached = False  # hangs on the number right in front of it ("$5m from X")
        self.unit = False  # what another company's 's stands in front of
        self.leads = False  # leads a round
        self.says = False  # what the sentence says is on its word
        self.second = False  # a bare name behind another bare one of its clause: more often an object
        self.inner_end = 0  # where the clause inside the sentence that holds it ends; 0 for the main clause
        self.relative = ""  # what its own relative clause makes of it: who (does something), whose (has something)
        self.which_start = self.which_end = 0  # where that clause stands
        self.group = 0  # names joined by commas and `and` share a number


def parties(text: str, sentence: Sentence, cues: list[Cue], words: Words) -> list[Party]:
    """The names of a sentence that a figure can belong to, in order; `text` is folded, `cues` are those of roles."""
    found: list[Party] = []
    last: Party | None = None
    floor = sentence.start
    for mention in sentence.mentions:
        if mention.kind in UNFIT or mention.start < floor:
            continue
        begin = max(floor, mention.start - LOOK)
        before = text[begin : mention.start]
        party = Party(mention, *_case(before, words))
        if party.person is not None and party.case == "lead":
            party.case = "bare"  # a person leads a company, not a round
        if last is None:
            _place(text, party, sentence, cues, found)
        elif begin == last.end and _joins(before, text[party.end : party.end + 8], words):
            party.case, party.noun, party.group = last.case, last.noun, last.group
            party.inner_end, party.second = last.inner_end, last.second
        else:
            party.group = last.group + 1
            _place(text, party, sentence, cues, found)
        if party.case in ("for", "at", "in") and text[party.end : party.end + 2] == ", " and begin == sentence.start:
            party.case = "bare"  # "For X, it is …": what the sentence is about
        _own(text, party, words)
        party.unit = last is not None and last.owns and last.kind != "person" and party.start - last.end <= 3
        found.append(party)
        last = party
        floor = mention.end
        if len(found) == MOST:
            break
    for cue in cues:
        if cue.tag in AFTER_NAME:
            _hang(text, cue, found, sentence)
    for party, behind in pairwise(found):
        if party.noun == "held" and behind.case == "in" and behind.start - party.end <= ATTACHED:
            party.noun = "holder"  # "the interest of X in Y"
    return found


def _own(text: str, party: Party, words: Words) -> None:
    """Sets whether something of its own stands behind a name, and what."""
    behind = text[party.end : party.end + LOOK]
    if text[party.start : party.end] in words.pronouns:
        party.owns = True
    elif behind.startswith(words.possessive):
        party.owns = True
        behind = behind.partition(" ")[2]
    else:
        party.owns = text.endswith(words.possessive, party.start, party.end)
    if party.owns:
        for word in behind.split(maxsplit=OWNED)[:OWNED]:
            noun = words.owned.get(word.rstrip(STOPS))
            if noun is not None:
                party.noun = noun
            if noun is not None or word[-1] in STOPS:
                return


def _case(before: str, words: Words) -> tuple[str, str]:
    """What the words in front of a name make of it, and the noun they hang on."""
    told = before.split()
    if not told:
        return "bare", ""
    last = told[-1].lstrip("\"'(*_[")
    case = words.before.get(last)
    at = len(told) - 1
    if case is None and last in words.bridges:
        at, case = _behind_bridge(told, words)
    if case is None:
        noun = words.nouns.get(last, "")
        if noun and words.bare_genitive:
            return "genitive", noun
        return "bare", noun if noun == "people" else ""
    if at == 0:
        return case, ""
    prior = told[at - 1]
    if case == "by" and prior in words.lead_by:
        return "lead", ""
    return case, words.nouns.get(prior, "")


def _behind_bridge(told: list[str], words: Words) -> tuple[int, str | None]:
    for at in range(len(told) - 2, max(len(told) - 6, -1), -1):
        if told[at][-1] in STOPS:
            return at, None
        case = words.before.get(told[at])
        if case is not None:
            return at, case
    return 0, None


def _joins(gap: str, behind: str, words: Words) -> bool:
    """Whether a gap between two names only lists them; a comma alone does where the list goes on behind."""
    if len(gap) > 8:
        return False
    told = gap.replace(",", " ").split()
    if told:
        return len(told) == 1 and told[0] in words.joining
    return not gap.strip() or behind.startswith(", ") or _first(behind) in words.joining


def _first(behind: str) -> str:
    told = behind.split()
    return told[0] if told and behind[0] == " " else ""


def _place(text: str, party: Party, sentence: Sentence, cues: list[Cue], found: list[Party]) -> None:
    """Sets in what clause a name stands, and whether another one comes before it there."""
    low = max(sentence.start, party.start - CLAUSE)
    high = min(sentence.end, party.end + CLAUSE)
    opened = text.rfind("(", low, party.start)
    if opened >= 0 and text.find(")", opened, party.start) < 0:
        closed = text.find(")", party.end, high)
        party.inner_end = closed if closed >= 0 else high
        return
    number = _last_number(sentence, party.start)
    party.attached = party.case != "bare" and number > 0 and party.start - number <= ATTACHED
    begin = max(text.rfind(", ", low, party.start), text.rfind(": ", low, party.start))
    begin = begin + 2 if begin >= 0 else sentence.start
    cut = False
    for cue in cues:
        if cue.start >= party.start:
            break
        if cue.tag in INNER and begin <= cue.start < begin + 12:
            closed = text.find(", ", party.end, high)
            party.inner_end = closed if closed >= 0 else high
        cut = cut or (cue.start >= begin and cue.tag in OPENING)
    if party.case == "bare" and not cut and found:
        begin = max(begin, number)
        party.second = any(
            other.start >= begin and other.case == "bare" and not other.owns and other.person is None
            for other in found[-3:]
        )


def _last_number(sentence: Sentence, before: int) -> int:
    """Where the last quantity in front of an offset ends; 0 for none."""
    found = sentence.quantities
    at = bisect_left(found, before, key=_start)
    return found[at - 1].end if at else 0


def _start(quantity: Quantity) -> int:
    return quantity.start


INNER = frozenset(("inner", "who", "whose"))
OPENING = frozenset(("say", "break", "inner", "who", "whose"))
NEXT = {"leader": 45, "say": 2}  # characters between such a word and the name behind it
AFTER_NAME = frozenset(("who", "whose", "lead", "leader", "say"))


def _hang(text: str, cue: Cue, found: list[Party], sentence: Sentence) -> None:
    """Gives a relative clause, or a verb of leading, to the name it follows."""
    behind: Party | None = None
    party: Party | None = None
    for each in reversed(found):
        if each.end <= cue.start:
            party = each
            break
        behind = each
    if behind is not None and cue.tag in NEXT and 0 <= behind.start - cue.end <= NEXT[cue.tag]:
        behind.leads |= cue.tag == "leader"
        behind.says |= cue.tag == "say"
    elif party is None:
        return
    elif cue.tag == "say":
        party.says |= cue.start - party.end <= 2
    elif cue.tag in ("lead", "leader"):
        party.leads = cue.start - party.end <= LEADS and party.case in ("bare", "with", "of") and party.person is None
    elif cue.start - party.end <= 5 and not party.which_end:
        closed = text.find(", ", cue.end, sentence.end)
        party.relative, party.which_start = cue.tag, cue.start
        party.which_end = closed if closed >= 0 else sentence.end
