"""Where a name stands as seen from a number."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.scene import Scene
from etl.extract.quantities import Quantity

BESIDE = " (:-*|\u2013\u2014="  # signs that may stand between a name and its number in a list
AHEAD, BEHIND = 8, 4  # names in front of a number and behind it that are looked at
FAR = 300  # characters behind a number in which a comma is looked for
NEAR = 14  # characters between a name and its number in a list
REACH = 14  # characters between a number and the relative word on it


class Place(NamedTuple):
    """One party of a sentence as seen from one quantity of it."""

    party: Party
    before: bool  # the name stands in front of the number
    gap: int  # characters between the two
    breaks: int  # clause breaks between the two
    between: int  # other names between the two
    closed: bool  # the name stands in a clause inside the sentence that the number is not in
    listed: bool  # another number stands in front of the name (of one behind: in front of this number)
    beside: bool = False  # in front, and next to nothing between the two: "X (300)", "X's 300", "X, with 300"
    relative: str = ""  # the number stands in a relative clause on the name: who, whose, whom
    passed: bool = False  # another name that begins a clause stands nearer in front of the number
    other: bool = False  # behind, and in front of another number that is more likely its
    first: bool = False  # behind, and what stands in front of the number is only who did it ("Bought by X for 5, …")
    owner: bool = False  # the name stands in a relative clause on the number ("the 18% that X owns")

    def far(self, per_name: float) -> float:
        """What the way between name and number takes off."""
        return self.gap / 160 + 0.9 * self.breaks + per_name * self.between


def places(text: str, scene: Scene, quantity: Quantity) -> list[Place]:
    """The places of the parties around a quantity: those in front of it, the nearest first, then those behind it."""
    ahead = bisect_left(scene.parties, quantity.start, key=_start)
    found, passed = _ahead(text, scene, quantity, ahead)
    acted = not passed and any(place.party.case == "by" for place in found)
    end = quantity.end
    numbers = scene.sentence.quantities
    first, last = (numbers[0].start, numbers[-1].start) if numbers else (quantity.start, quantity.start)
    for index, party in enumerate(scene.parties[ahead : ahead + BEHIND]):
        bare = party.case == "bare"
        found.append(
            Place(
                party,
                before=False,
                gap=max(0, party.start - end),
                breaks=scene.broken(end, party.start) + (text.find(", ", end, min(party.start, end + FAR)) >= 0),
                between=index,
                closed=party.inner_end != 0,
                listed=first < quantity.start,
                other=bare and last > party.start,
                first=bare and acted,
                owner=bare and _has_it(text, scene, end, party.start),
            )
        )
    return found


def _ahead(text: str, scene: Scene, quantity: Quantity, ahead: int) -> tuple[list[Place], bool]:
    """The parties in front of a number, and whether one of them begins a clause."""
    start = quantity.start
    parties = scene.parties
    numbers = scene.sentence.quantities
    first = numbers[0].start if numbers else start
    found: list[Place] = []
    passed = False
    for index in range(ahead - 1, max(-1, ahead - AHEAD - 1), -1):
        party = parties[index]
        gap = start - party.end
        closed = party.inner_end != 0 and party.inner_end < start
        beside = gap < NEAR and _beside(text[party.end : start], party, scene)
        free = beside or party.says or not scene.breaks
        found.append(
            Place(
                party,
                before=True,
                gap=gap,
                breaks=0 if free else scene.broken(party.end, start),
                between=ahead - index - 1,
                closed=closed,
                listed=first < party.start,
                beside=beside,
                relative=party.relative if party.which_start < start < party.which_end else "",
                passed=passed,
            )
        )
        passed = passed or (party.case == "bare" and not party.second and not closed)
    return found, passed


def _beside(gap: str, party: Party, scene: Scene) -> bool:
    told = gap.strip(BESIDE)
    if not told or (party.owns and told in scene.words.possessive):
        return True
    return told.lstrip(", ") in scene.words.carrying and (told[0] == "," or not party.second)


def _has_it(text: str, scene: Scene, end: int, start: int) -> bool:
    """Whether a relative word right behind a number leads over to a name ("the 18% that X owns")."""
    cue = scene.told("who", end, start)
    if cue is None or start - cue.end > 2 or cue.start - end > REACH:
        return False
    told = text[end : cue.start].split()
    return not told or told[-1] not in scene.words.joining


def _start(party: Party) -> int:
    return party.start
