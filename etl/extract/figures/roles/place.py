"""Where a name stands as seen from a number."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.figures.roles.scene import Scene
from etl.extract.quantities import Quantity

BESIDE = " (:-*|\u2013\u2014="  # signs that may stand between a name and its number in a list


class Place(NamedTuple):
    """One party of a sentence as seen from one quantity of it."""

    before: bool  # the name stands in front of the number
    gap: int  # characters between the two
    breaks: int  # clause breaks between the two
    between: int  # other names between the two
    closed: bool  # the name stands in a clause inside the sentence that ends in front of the number
    beside: bool  # nothing but signs between the two

    def far(self, per_name: float) -> float:
        """What the way between name and number takes off."""
        return self.gap / 160 + 0.9 * self.breaks + per_name * self.between


def places(text: str, scene: Scene, quantity: Quantity) -> list[Place]:
    """The place of each party of the scene, in their order."""
    start, end = quantity.start, quantity.end
    parties = scene.parties
    ahead = sum(1 for party in parties if party.end <= start)
    found = []
    for index, party in enumerate(parties):
        if index < ahead:
            gap = start - party.end
            breaks = scene.broken(party.end, start) if scene.breaks else 0
            closed = party.inner_end != 0 and party.inner_end < start
            beside = gap < 6 and not text[party.end : start].strip(BESIDE)
            found.append(Place(True, gap, breaks, ahead - index - 1, closed, beside))
        else:
            gap = party.start - end
            breaks = scene.broken(end, party.start) if scene.breaks else 0
            found.append(Place(False, gap, breaks, index - ahead, party.inner_end != 0, False))
    return found
