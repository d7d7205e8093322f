"""Who stands in a sentence, and how: behind `by`, in front of `'s`, inside a clause that has ended."""

from __future__ import annotations

from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Mention, Page, Sentence

LOOK = 48  # characters in front of a name in which its small word is looked for
STOPS = ',;:.!?)"'
UNFIT = frozenset(("outlet", "place", "other", "publisher_company"))


class Party:
    """A company or person that a sentence names, and the part it plays there.

    `case` is `bare` (nothing in front says), or by, lead, from, to, into, in, at, of, with, for, on, than.
    `noun` says what it belongs to or what belongs to it (held, people, other; empty for anything else).
    """

    __slots__ = ("case", "end", "group", "inner_end", "kind", "mention", "name", "noun", "owns", "second", "start")

    def __init__(self, mention: Mention, name: str, case: str, noun: str) -> None:
        self.mention = mention
        self.start = mention.start
        self.end = mention.end
        self.name = name
        self.kind = mention.kind
        self.case = case
        self.noun = noun
        self.owns = False  # followed by 's
        self.second = False  # a bare name behind another bare one of its clause: more often an object
        self.inner_end = 0  # where the clause inside the sentence that holds it ends; 0 for none
        self.group = 0  # names joined by commas and `and` share a number


class Scene:
    """One sentence, looked at for its figures."""

    __slots__ = ("breaks", "cues", "parties", "sentence")

    def __init__(self, page: Page, sentence: Sentence, words: Words) -> None:
        self.sentence = sentence
        self.cues = [cue for cue in sentence.cues if cue.family == "role"]
        self.breaks = _breaks(page.folded, sentence, self.cues)
        self.parties = _parties(page.folded, sentence, self.cues, words)

    def broken(self, start: int, end: int) -> int:
        """How many clause breaks lie between two offsets."""
        return sum(start <= each < end for each in self.breaks)

    def told(self, tag: str, start: int, end: int) -> Cue | None:
        """The last cue of `tag` that lies between two offsets."""
        for cue in reversed(self.cues):
            if cue.tag == tag and start <= cue.start and cue.end <= end:
                return cue
        return None


def _breaks(text: str, sentence: Sentence, cues: list[Cue]) -> list[int]:
    found = [cue.start for cue in cues if cue.tag == "break"]
    at = text.find(";", sentence.start, sentence.end)
    while at >= 0:
        found.append(at)
        at = text.find(";", at + 1, sentence.end)
    return found


def _parties(text: str, sentence: Sentence, cues: list[Cue], words: Words) -> list[Party]:
    found: list[Party] = []
    last: Party | None = None
    floor = sentence.start
    for mention in sentence.mentions:
        if mention.kind in UNFIT or mention.start < floor:
            continue
        begin = max(floor, mention.start - LOOK)
        before = text[begin : mention.start]
        case, noun = _case(before, words)
        party = Party(mention, mention.name, case, noun)
        if last is not None:
            gap = before if begin == last.end else ""
            if gap and _joins(gap):
                party.case, party.noun, party.group, party.inner_end = last.case, last.noun, last.group, last.inner_end
                party.second = last.second
            else:
                party.group = last.group + 1
        party.owns = text.startswith(words.possessive, mention.end) or text.endswith(
            words.possessive, mention.start, mention.end
        )
        if party.inner_end == 0:
            party.inner_end = _inner(text, mention, sentence, cues)
        if last is not None and party.group != last.group and case == "bare":
            party.second = _follows(text, found, party, cues)
        found.append(party)
        last = party
        floor = mention.end
    return found


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
        if words.bare_genitive and last in words.nouns:
            return "genitive", words.nouns[last]
        if last in words.nouns and words.nouns[last] == "people":
            return "bare", "people"
        return "bare", ""
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


def _joins(gap: str) -> bool:
    """Whether a gap between two names only lists them."""
    told = gap.replace(",", " ").split()
    return len(told) <= 1 and len(gap) <= 8 and (not told or told[0] in ("and", "or", "&", "dan", "serta", "atau", "/"))


def _inner(text: str, mention: Mention, sentence: Sentence, cues: list[Cue]) -> int:
    """Where the clause inside the sentence that holds a name ends: a comma or bracket; 0 for the main clause."""
    opened = text.rfind("(", sentence.start, mention.start)
    if opened >= 0 and text.find(")", opened, mention.start) < 0:
        closed = text.find(")", mention.end, sentence.end)
        return closed if closed >= 0 else sentence.end
    comma = text.rfind(", ", sentence.start, mention.start)
    begin = comma + 2 if comma >= 0 else sentence.start
    for cue in cues:
        if cue.tag == "inner" and begin <= cue.start < mention.start and cue.start - begin < 12:
            closed = text.find(", ", mention.end, sentence.end)
            return closed if closed >= 0 else sentence.end
    return 0


def _follows(text: str, found: list[Party], party: Party, cues: list[Cue]) -> bool:
    """Whether a bare name stands behind another bare one without anything between that begins a clause."""
    for other in reversed(found):
        if other.case == "bare" and not other.owns:
            between = text[other.end : party.start]
            if ", " in between or ";" in between or ": " in between:
                return False
            return not any(
                other.end <= cue.start and cue.end <= party.start and cue.tag in ("say", "break", "inner")
                for cue in cues
            )
    return False
