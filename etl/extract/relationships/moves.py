"""Work that goes from one vendor to another tells something of both."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.model import Mention
from etl.extract.relationships.clauses import Group
from etl.extract.relationships.events import THING, Event
from etl.extract.relationships.modality import AWAY, final_status
from etl.extract.relationships.parties import Pair
from etl.extract.relationships.roles import CUSTOMER, EITHER, VENDOR
from etl.extract.relationships.scene import Scene

REACH = 130
AHEAD = 44
OBJECT = 16
SOURCE = 8
NEAR = 4  # sentences
INSTEAD = 32
PEOPLE = 24  # characters in front of a verb in which its subject stands
Who = tuple[str, Mention | None, str]


class Move(NamedTuple):
    """One side of a move, with its status."""

    pair: Pair
    status: str


def moves(scene: Scene, event: Event) -> list[Move]:
    """What "moved its work from Beta to Gamma" tells; an empty list where the sentence names neither vendor."""
    left, joined = _ends(scene, event)
    if left is None and joined is None:
        reach = min(scene.sentence.end, event.end + REACH)
        if not scene.words.elsewhere.search(scene.page.folded, event.end, reach) and not _of_work(scene, event):
            return []
    elif not any(group.role == VENDOR for group in (left, joined) if group is not None) and (
        left is not None or scene.cast.focus(scene.sentence, VENDOR) is None
    ):
        return []
    status = final_status(scene, event._replace(status=_leaving(scene, event, left, joined)))
    if status is None:
        return []
    if status not in AWAY:
        joined = None
    found: list[Move] = []
    gain = "active" if event.status == "active" else "starting"
    if joined is not None and scene.words.more.search(scene.page.folded, event.end, joined.start):
        gain = "expanding"
    for name, mention, how in _who(scene, event):
        if joined is not None:
            found += [Move(Pair(name, each.name, mention, each, how), gain) for each in joined.members]
        if left is not None:
            found += [Move(Pair(name, each.name, mention, each, how), status) for each in left.members]
        elif gain == "starting" and _definite(scene, event, joined):
            but = frozenset(each.name for each in joined.members) if joined is not None else frozenset()
            focus = scene.cast.focus(scene.sentence, VENDOR, but)
            if focus is not None and focus[1] <= NEAR:
                found.append(Move(Pair(name, focus[0], mention, None, "focus"), status))
    return found


def swaps(scene: Scene, event: Event) -> list[Move]:
    """What "replaced Beta with Gamma" or "chose Gamma over Beta" tells.

    `event.status` is which of the two comes first: the one `left`, or the one with which it is `starting`.
    """
    named = [group for group in scene.groups if group.role == VENDOR and event.end <= group.start <= event.end + REACH]
    customer = scene.before(event, CUSTOMER + EITHER)
    if len(named) < 2 or customer is None:
        return []
    near = named[1].start - named[0].end <= INSTEAD
    if not near or not scene.words.instead.search(scene.page.folded, named[0].end, named[1].start):
        return []
    status = final_status(scene, event._replace(status="left"))
    if status not in AWAY:
        return []
    old, new = named[:2] if event.status == "left" else named[1::-1]
    lost = [(each, status) for each in old.members]
    gained = [(each, "starting") for each in new.members]
    return [
        Move(Pair(one.name, each.name, one, each, "named"), told)
        for one in customer.members
        for each, told in (*lost, *gained)
    ]


def _ends(scene: Scene, event: Event) -> tuple[Group | None, Group | None]:
    """Whom the work goes away from, and to whom."""
    folded, words = scene.page.folded, scene.words
    left: Group | None = None
    joined: Group | None = None
    for group in scene.groups:
        if group.role == CUSTOMER or not event.end <= group.start <= event.end + REACH:
            continue
        lead = folded[max(event.end, group.start - AHEAD) : group.start]
        if left is None and words.source.search(lead):
            left = group
        elif joined is None and words.target.search(lead):
            joined = group
    return left, joined


def _who(scene: Scene, event: Event) -> list[Who]:
    customer = scene.before(event, CUSTOMER + EITHER)
    if customer is not None:
        return [(each.name, each, "named") for each in customer.members]
    folded, words = scene.page.folded, scene.words
    if words.unnamed.search(folded, scene.sentence.start, event.start):
        return []
    if words.people.search(folded, max(scene.sentence.start, event.start - PEOPLE), event.start):
        return []
    focus = scene.cast.focus(scene.sentence, CUSTOMER)
    return [(focus[0], None, "focus")] if focus is not None else []


def _leaving(scene: Scene, event: Event, left: Group | None, joined: Group | None) -> str:
    """How the customer stands with the vendor that loses the work."""
    where = max((group.end for group in (left, joined) if group is not None), default=event.end + OBJECT)
    folded, words = scene.page.folded, scene.words
    if words.wholly.search(folded, event.end, where):
        return "leaving"
    if words.partly.search(folded, event.end, where):
        return "reducing"
    if left is not None and left.start - event.end <= SOURCE:
        return "leaving"
    return "leaving" if words.right_away.match(folded, event.end) else "reducing"


def _definite(scene: Scene, event: Event, joined: Group | None) -> bool:
    """Whether it is work that somebody had: "its work", "half of the volume"; not "sends work to Gamma"."""
    folded, words = scene.page.folded, scene.words
    if _partial(scene, event, joined):
        return True
    return bool(words.right_away.match(folded, event.end) or words.theirs.search(folded, event.start, event.end))


def _partial(scene: Scene, event: Event, joined: Group | None) -> bool:
    """Whether the words say how much of the work goes."""
    where = joined.start if joined is not None else min(scene.sentence.end, event.end + AHEAD)
    words = scene.words
    return any(each.search(scene.page.folded, event.end, where) for each in (words.wholly, words.partly))


def _of_work(scene: Scene, event: Event) -> bool:
    """Whether it is work that goes, though the sentence does not say where: "shift much of that work"."""
    if scene.words.going.search(scene.page.folded, event.end, min(scene.sentence.end, event.end + REACH)):
        return False
    near = [cue for cue in scene.sentence.cues if cue.family == THING and 0 < cue.start - event.end <= AHEAD]
    return bool(near) and event.status != "active" and _partial(scene, event, None)
