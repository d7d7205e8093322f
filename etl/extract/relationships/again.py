"""What was just told of one company, said of another: "Acme followed", "so did Acme"."""

from __future__ import annotations

from etl.extract.model import Relationship
from etl.extract.relationships.events import Event
from etl.extract.relationships.parties import Pair
from etl.extract.relationships.roles import CUSTOMER, EITHER, VENDOR
from etl.extract.relationships.scene import Scene

NAME_GAP = 14
BACK = 2  # sentences


def again(scene: Scene, event: Event, before: list[Relationship]) -> list[tuple[Pair, str]]:
    """The last thing told, of the company named next to the words; empty where nothing was told just before."""
    last = next((each for each in reversed(before) if each.start < event.start), None)
    if last is None or scene.sentence.index - last.sentence.index > BACK:
        return []
    if event.status == "next":
        group = scene.behind(event, CUSTOMER + VENDOR + EITHER, inside=False)
        near = group is not None and group.start - event.end <= NAME_GAP
    else:
        group = scene.before(event, CUSTOMER + VENDOR + EITHER)
        near = group is not None and event.start - group.end <= NAME_GAP
        near = near and scene.words.rest.match(scene.page.folded, event.end, scene.sentence.end) is not None
    if group is None or not near:
        return []
    how = str(last.traits.get("vendor_how", "focus"))
    if group.role == VENDOR:
        return [(Pair(last.customer, each.name, None, each, how), last.status) for each in group.members]
    found = [each for each in group.members if each.name not in (last.customer, last.vendor)]
    return [(Pair(each.name, last.vendor, each, None, how), last.status) for each in found]
