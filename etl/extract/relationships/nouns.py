"""The parties of nouns: "its clients include Acme", "Acme, a client of Beta", "Beta, its main supplier"."""

from __future__ import annotations

from etl.extract.relationships.clauses import Group
from etl.extract.relationships.events import Event
from etl.extract.relationships.roles import CUSTOMER, EITHER, MEANT, VENDOR
from etl.extract.relationships.scene import NOBODY, Scene, Sides

LIST_GAP = 64
APPOSITION = 48
OWNER = 5


def client(scene: Scene, event: Event) -> Sides:
    """Who is called a customer, and whose."""
    if event.status == "none":
        return NOBODY
    roles = CUSTOMER + EITHER
    behind = scene.behind(event, roles, inside=False)
    if behind is not None and _owner(scene, event, behind):
        return NOBODY
    found = scene.vendor(event)
    vendor = found.members if found is not None else None
    if behind is not None and behind is not found and _listed(scene, event.end, behind):
        return behind.members, vendor
    ahead = scene.before(event, roles)
    if ahead is not None and ahead.members[0].how in MEANT and scene.page.folded.startswith("'s", ahead.end):
        ahead = scene.before(event._replace(start=ahead.start), roles)
    if ahead is None or ahead is found:
        return NOBODY
    if not _called(scene, ahead, event):
        return NOBODY
    return scene.members(ahead), vendor


def supplier(scene: Scene, event: Event) -> Sides:
    """Who is called a vendor, and whose."""
    if event.status == "none":
        return NOBODY
    customer = scene.before(event, CUSTOMER) or scene.behind(event, CUSTOMER)
    if customer is None and not scene.words.theirs.search(scene.page.folded, event.start - OWNER, event.end):
        return NOBODY
    behind = scene.behind(event, VENDOR, inside=False)
    ahead = scene.before(event, VENDOR)
    if behind is not None and _listed(scene, event.end, behind):
        vendor = behind
    elif ahead is not None and _called(scene, ahead, event):
        vendor = ahead
    else:
        return NOBODY
    return customer.members if customer is not None else None, vendor.members


def _owner(scene: Scene, event: Event, group: Group) -> bool:
    """Whether it is a company's own customers that are told of: "called customers of Acme every day"."""
    folded, words = scene.page.folded, scene.words
    if folded[event.end : group.start] not in words.owned:
        return False
    return words.theirs.search(folded, event.start - OWNER, event.end) is None and len(group.members) == 1


def _called(scene: Scene, group: Group, event: Event) -> bool:
    """Whether a group in front is said to be what the noun says: "Acme, its client", "Acme is a client"."""
    gap = scene.page.folded[group.end : event.start]
    if gap.startswith(",") and len(gap) <= APPOSITION:
        return True
    return scene.words.being.search(gap[:LIST_GAP]) is not None and not scene.unnamed(group.end, event.end)


def _listed(scene: Scene, end: int, group: Group) -> bool:
    """Whether only words that open a list, and perhaps the vendor, stand between a noun and a group."""
    if group.start - end > LIST_GAP:
        return False
    folded, listing = scene.page.folded, scene.words.listing
    for other in scene.groups:
        if end <= other.start and other.end <= group.start and other.role == VENDOR:
            if not listing.fullmatch(folded, end, other.start):
                return False
            end = other.end
    return listing.fullmatch(folded, end, group.start) is not None
