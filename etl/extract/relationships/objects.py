"""The parties of words that say something only with one of them as their object: "dropped Acme", "lost Beta"."""

from __future__ import annotations

from etl.extract.relationships.events import Event
from etl.extract.relationships.roles import CUSTOMER, EITHER, MEANT, VENDOR
from etl.extract.relationships.scene import NOBODY, Scene, Sides

SOURCE_GAP = 80
LIST_GAP = 64
OF_GAP = 12
OPENING = 12
POSSESSED = 16


def take(scene: Scene, event: Event) -> Sides:
    """ "Acme dropped Beta": the vendor is the object."""
    done = passive(scene, event)
    if done is not None:
        return done
    vendor = scene.behind(event, VENDOR, inside=False)
    meant = vendor is None or vendor.members[0].how in MEANT or not scene.is_object(event.end, vendor)
    if meant and event.status != "active" and _it(scene, event):
        vendor = scene.before(event, VENDOR)
    elif vendor is None or not scene.is_object(event.end, vendor, owner=event.status == "active"):
        return NOBODY
    customer = scene.before(event, CUSTOMER + EITHER) or scene.main(event, CUSTOMER + EITHER)
    if customer is None or scene.unnamed(customer.end, event.start):
        return NOBODY
    return scene.members(customer), vendor.members if vendor is not None else None


def passive(scene: Scene, event: Event) -> Sides | None:
    """ "Beta was dropped", "Acme was won by Beta": what it is done to stands in front; None where nothing is."""
    done_to = scene.before(event, VENDOR + CUSTOMER)
    if done_to is None or not scene.words.passive.fullmatch(scene.page.folded, done_to.end, event.start):
        return None
    roles = VENDOR if done_to.role == CUSTOMER else CUSTOMER + EITHER
    doer = scene.behind(event, roles, inside=False)
    if doer is None or not scene.words.agent.fullmatch(scene.page.folded, event.end, doer.start):
        doer = scene.before(event._replace(start=done_to.start), roles)
    doers = doer.members if doer is not None else None
    return (doers, done_to.members) if done_to.role == VENDOR else (done_to.members, doers)


def source(scene: Scene, event: Event) -> Sides:
    """ "Acme bought 300 tasks from Beta"."""
    folded = scene.page.folded
    vendor = scene.behind(event, VENDOR + EITHER, inside=False)
    if vendor is None or vendor.start - event.end > SOURCE_GAP:
        return NOBODY
    if scene.words.side.search(folded, event.end, vendor.start):
        return NOBODY
    if not scene.words.got.search(folded, vendor.start - OF_GAP, vendor.start):
        return NOBODY
    customer = scene.before(event, CUSTOMER + EITHER) or scene.main(event, CUSTOMER + EITHER)
    if customer is None or (vendor.role == EITHER and customer.role == EITHER):
        return NOBODY
    return scene.members(customer), vendor.members


def supply(scene: Scene, event: Event) -> Sides:
    """ "Beta supplies experts to Acme"."""
    folded = scene.page.folded
    served = _served_ahead(scene, event)
    if served is not None:
        return served
    customer = scene.behind(event, CUSTOMER + EITHER, inside=False)
    if customer is None or customer.start - event.end > SOURCE_GAP:
        return NOBODY
    if not scene.words.served.search(folded, customer.start - OF_GAP, customer.start):
        return NOBODY
    if any(each.unit == "percent" and event.end <= each.start < customer.start for each in scene.sentence.quantities):
        return NOBODY
    vendor = scene.before(event, VENDOR)
    if vendor is None and not _vendor_meant(scene, event):
        return NOBODY
    return customer.members, vendor.members if vendor is not None else None


def win(scene: Scene, event: Event) -> Sides:
    """ "Beta signed Acme": the customer is the object."""
    served = _served_ahead(scene, event) if event.status == "active" else passive(scene, event)
    if served is not None:
        return served
    vendor = scene.before(event, VENDOR)
    customer = scene.behind(event, CUSTOMER + EITHER, inside=False)
    if vendor is not None and scene.words.both.match(scene.page.folded, event.end):
        customer = scene.before(event, CUSTOMER)
        return (customer.members, vendor.members) if customer is not None else NOBODY
    if customer is None or not scene.is_object(event.end, customer):
        return NOBODY
    if vendor is not None:
        return customer.members, vendor.members
    if scene.before(event, CUSTOMER + EITHER) is not None and not _vendor_meant(scene, event):
        return NOBODY
    if customer.role == EITHER and not _vendor_meant(scene, event):
        return NOBODY
    return customer.members, None


def seller(scene: Scene, event: Event) -> Sides:
    """ "Beta does work for Acme and Gamma"."""
    served = _served_ahead(scene, event) if event.status == "active" else None
    if served is not None:
        return served
    vendor = scene.before(event, VENDOR)
    customer = scene.behind(event, CUSTOMER + EITHER, inside=False)
    if customer is None or customer.start - event.end > LIST_GAP:
        return NOBODY
    words = scene.words
    if any(each.search(scene.page.folded, event.end, customer.start) for each in (words.side, words.supposed)):
        return NOBODY
    return customer.members, vendor.members if vendor is not None else None


def gone(scene: Scene, event: Event) -> Sides:
    """ "Acme's exit", "the exit of Acme"."""
    folded = scene.page.folded
    vendor = scene.behind(event, VENDOR, inside=False) or scene.before(event, VENDOR)
    for group in scene.groups:
        if group.role != CUSTOMER:
            continue
        behind, ahead = folded[event.end : group.start], folded[group.end : event.start]
        of_it = 0 <= group.start - event.end <= OF_GAP and (len(behind) < 2 or scene.words.preposition.search(behind))
        if of_it or (0 <= event.start - group.end <= POSSESSED and ahead.startswith("'s")):
            return group.members, vendor.members if vendor is not None else None
    return NOBODY


def _served_ahead(scene: Scene, event: Event) -> Sides | None:
    """ "Acme is among the labs that Beta serves": the customer stands in front of the vendor."""
    vendor = scene.before(event, VENDOR)
    if vendor is None or event.start - vendor.end > OPENING:
        return None
    if not scene.words.object_of.search(scene.page.folded, scene.sentence.start, vendor.start):
        return None
    customer = scene.before(event._replace(start=vendor.start), CUSTOMER + EITHER)
    return (scene.members(customer), vendor.members) if customer is not None else None


def _it(scene: Scene, event: Event) -> bool:
    """Whether words for a vendor named before are the object, and nothing more: "plans to leave it"."""
    object_of = scene.words.them.match(scene.page.folded, event.end, scene.sentence.end)
    return (
        object_of is not None
        and scene.words.rest.match(scene.page.folded, object_of.end(), scene.sentence.end) is not None
    )


def _vendor_meant(scene: Scene, event: Event) -> bool:
    """Whether a vendor in focus is the subject: a pronoun, or nothing, stands before the verb."""
    start = scene.sentence.start
    return (
        event.start - start <= OPENING
        or scene.words.they.search(scene.page.folded, start, event.start) is not None
        or scene.has("relation_client")
    )
