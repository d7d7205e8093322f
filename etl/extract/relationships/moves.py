"""Work that goes from one vendor to another tells something of both."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.model import Mention
from etl.extract.relationships.cast import CUSTOMER, EITHER, VENDOR
from etl.extract.relationships.clauses import Group
from etl.extract.relationships.events import Event
from etl.extract.relationships.parties import Pair, Scene

REACH = 130
AHEAD = 16


class Move(NamedTuple):
    """One side of a move, with its status."""

    pair: Pair
    status: str


def moves(scene: Scene, event: Event) -> list[Move]:
    """What "moved its work from Beta to Gamma" tells; an empty list where the sentence names neither vendor."""
    folded, words = scene.page.folded, scene.words
    left: Group | None = None
    joined: Group | None = None
    for group in scene.groups:
        if group.role == CUSTOMER or not event.end <= group.start <= event.end + REACH:
            continue
        lead = folded[max(event.end, group.start - AHEAD) : group.start]
        if words.source.search(lead) and left is None:
            left = group
        elif words.target.search(lead) and joined is None:
            joined = group
    away = words.elsewhere.search(folded, event.end, min(scene.sentence.end, event.end + REACH))
    if (left is None and joined is None and away is None) or not _vendors(left, joined):
        return []
    customer = scene.before(event, CUSTOMER + EITHER)
    who: list[tuple[str, Mention | None, str]] = []
    if customer is None:
        focus = scene.cast.focus(scene.sentence, CUSTOMER)
        if focus is not None:
            who.append((focus[0], None, "focus"))
    else:
        who += [(each.name, each, "named") for each in customer.members]
    where = max(group.end for group in (left, joined) if group is not None) if left or joined else event.end + AHEAD
    all_of_it = words.wholly.search(folded, event.end, where)
    some_of_it = words.partly.search(folded, event.end, where)
    away_status = "leaving" if all_of_it and not some_of_it else event.status
    found: list[Move] = []
    for name, mention, how in who:
        if joined is not None:
            found += [Move(Pair(name, each.name, mention, each, how), "starting") for each in joined.members]
        if left is not None:
            found += [Move(Pair(name, each.name, mention, each, how), away_status) for each in left.members]
        else:
            but = frozenset(each.name for each in joined.members) if joined is not None else frozenset()
            focus = scene.cast.focus(scene.sentence, VENDOR, but)
            if focus is not None and focus[1] <= 2:
                found.append(Move(Pair(name, focus[0], mention, None, "focus"), away_status))
    return found


def _vendors(left: Group | None, joined: Group | None) -> bool:
    named = [group for group in (left, joined) if group is not None]
    return not named or any(group.role == VENDOR for group in named)
