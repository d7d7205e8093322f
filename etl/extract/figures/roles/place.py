"""Where a name stands as seen from a number."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.scene import Scene
from etl.extract.quantities import Quantity

BESIDE = " (:-*|\u2013\u2014="  # signs that may stand between a name and its number in a list
REACH = 14  # characters between a number and the relative word on it
AHEAD, BEHIND = 8, 4  # names in front of a number and behind it that are looked at


class Place(NamedTuple):
    """One party of a sentence as seen from one quantity of it."""

    party: Party
    before: bool  # the name stands in front of the number
    gap: int  # characters between the two
    breaks: int  # clause breaks between the two
    between: int  # other names between the two
    closed: bool  # the name stands in a clause inside the sentence that the number is not in
    beside: bool  # nothing but signs between the two
    listed: bool  # so it is, and another number stands in front of the name
    relative: str  # the number stands in a relative clause on the name: who, whose, whom, or nothing
    passed: bool  # another name that begins a clause stands nearer in front of the number
    other: bool  # the name stands behind the number, and in front of another one that is more likely its
    owner: bool  # the name stands in a relative clause on the number ("the 18% that X owns")

    def far(self, per_name: float) -> float:
        """What the way between name and number takes off."""
        return self.gap / 160 + 0.9 * self.breaks + per_name * self.between


def places(text: str, scene: Scene, quantity: Quantity) -> list[Place]:
    """The places of the parties around a quantity: those in front of it, the nearest first, then those behind it."""
    start, end = quantity.start, quantity.end
    parties = scene.parties
    ahead = bisect_left(parties, start, key=_start)
    found = []
    passed = False
    first = scene.sentence.quantities[0].start if scene.sentence.quantities else start
    last = scene.sentence.quantities[-1].start if scene.sentence.quantities else 0
    for index in range(ahead - 1, max(-1, ahead - AHEAD - 1), -1):
        party = parties[index]
        gap = start - party.end
        closed = party.inner_end != 0 and party.inner_end < start
        breaks = scene.broken(party.end, start) if scene.breaks and not party.says else 0
        beside = gap < 6 and not text[party.end : start].strip(BESIDE)
        relative = party.relative if party.which_start < start < party.which_end else ""
        found.append(
            Place(
                party,
                True,
                gap,
                breaks,
                ahead - index - 1,
                closed,
                beside,
                beside and first < party.start,
                relative,
                passed,
                False,
                False,
            )
        )
        passed = passed or (party.case == "bare" and not party.second and not closed)
    for index in range(ahead, min(len(parties), ahead + BEHIND)):
        party = parties[index]
        breaks = scene.broken(end, party.start) if scene.breaks else 0
        breaks += text.find(", ", end, party.start) >= 0
        owner = party.case == "bare" and _has_it(text, scene, end, party.start)
        gap = max(0, party.start - end)
        other = last > party.start and party.case == "bare"
        found.append(
            Place(party, False, gap, breaks, index - ahead, party.inner_end != 0, False, False, "", False, other, owner)
        )
    return found


def _has_it(text: str, scene: Scene, end: int, start: int) -> bool:
    """Whether a relative word right behind a number leads over to a name ("the 18% that X owns")."""
    cue = scene.told("who", end, start)
    if cue is None or start - cue.end > 2 or cue.start - end > REACH:
        return False
    told = text[end : cue.start].split()
    return not told or told[-1] not in scene.words.joining


def _start(party: Party) -> int:
    return party.start
