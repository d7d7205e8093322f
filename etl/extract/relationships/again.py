"""What was just told of one company, said of another: "Acme followed", "so did Acme"."""

from __future__ import annotations

from etl.extract.model import Relationship
from etl.extract.relationships.events import Event
from etl.extract.relationships.modality import final_status
from etl.extract.relationships.parties import Pair
from etl.extract.relationships.roles import CUSTOMER, EITHER, VENDOR
from etl.extract.relationships.scene import Scene

NAME_GAP = 14
BACK = 2  # sentences
OF_ITSELF = ("buyer", "act", "client", "alone")  # shapes whose subject is the customer


def again(scene: Scene, event: Event, found: list[Event], before: list[Relationship]) -> list[tuple[Pair, str]]:
    """The last thing told, of the company named next to the words; empty where nothing was told just before.

    `found` are the events of the sentence: what is said of somebody unnamed is told of the one named behind.
    """
    unnamed = _of_nobody(scene, event, found)
    if unnamed:
        return unnamed
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
    others = [each for each in group.members if each.name not in (last.customer, last.vendor)]
    return [(Pair(each.name, last.vendor, each, None, how), last.status) for each in others]


def _of_nobody(scene: Scene, event: Event, found: list[Event]) -> list[tuple[Pair, str]]:
    """ "Two banks remain customers, and so does Acme": in front of the words nobody is named but perhaps the vendor."""
    if event.status != "next" or scene.before(event, CUSTOMER + EITHER) is not None:
        return []
    group = scene.behind(event, CUSTOMER + EITHER, inside=False)
    said = [other for other in found if other.end <= event.start and other.shape in OF_ITSELF]
    if group is None or group.start - event.end > NAME_GAP or not said:
        return []
    vendor = scene.before(event, VENDOR)
    focus = scene.cast.focus(scene.sentence, VENDOR)
    name = vendor.members[0].name if vendor is not None else focus[0] if focus is not None else None
    status = next(filter(None, (final_status(scene, other) for other in said)), None)
    if name is None or status is None:
        return []
    how = "named" if vendor is not None else "focus"
    return [(Pair(each.name, name, each, None, how), status) for each in group.members if each.name != name]
