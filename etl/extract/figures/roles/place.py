"""Where a name stands as seen from a number."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.figures.roles.party import Party
from etl.extract.figures.roles.scene import Scene
from etl.extract.quantities import Quantity

BESIDE = " (:-*|\u2013\u2014="  # signs that may stand between a name and its number in a list
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
    relative: str  # the number stands in a relative clause on the name: who, whose, or nothing

    def far(self, per_name: float) -> float:
        """What the way between name and number takes off."""
        return self.gap / 160 + 0.9 * self.breaks + per_name * self.between


def places(text: str, scene: Scene, quantity: Quantity) -> list[Place]:
    """The places of the parties around a quantity, in their order."""
    start, end = quantity.start, quantity.end
    parties = scene.parties
    ahead = 0
    while ahead < len(parties) and parties[ahead].start < start:
        ahead += 1
    found = []
    for index in range(max(0, ahead - AHEAD), ahead):
        party = parties[index]
        gap = start - party.end
        found.append(
            Place(
                party,
                True,
                gap,
                scene.broken(party.end, start) if scene.breaks else 0,
                ahead - index - 1,
                party.inner_end != 0 and party.inner_end < start,
                gap < 6 and not text[party.end : start].strip(BESIDE),
                party.relative if party.which_start < start < party.which_end else "",
            )
        )
    for index in range(ahead, min(len(parties), ahead + BEHIND)):
        party = parties[index]
        breaks = scene.broken(end, party.start) if scene.breaks else 0
        breaks += text.find(", ", end, party.start) >= 0
        found.append(
            Place(party, False, max(0, party.start - end), breaks, index - ahead, party.inner_end != 0, False, "")
        )
    return found
