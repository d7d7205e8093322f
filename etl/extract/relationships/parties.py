"""Who is the customer and who the vendor of an event."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.model import Mention
from etl.extract.relationships.events import Event
from etl.extract.relationships.nouns import client, supplier
from etl.extract.relationships.objects import gone, seller, source, supply, take, win
from etl.extract.relationships.roles import CUSTOMER, VENDOR
from etl.extract.relationships.scene import Members, Scene
from etl.extract.relationships.subjects import share, subject

SIDES = {
    "take": take,
    "source": source,
    "supply": supply,
    "win": win,
    "seller": seller,
    "gone": gone,
    "share": share,
    "client": client,
    "supplier": supplier,
}
NEAR = 2  # sentences

Who = tuple[str, Mention | None, str]


class Pair(NamedTuple):
    """One customer and one vendor, with the mentions that name them and how the one named worse was found."""

    customer: str
    vendor: str
    customer_mention: Mention | None
    vendor_mention: Mention | None
    how: str  # named, focus or topic


def pairs(scene: Scene, event: Event) -> list[Pair]:
    """Everybody of whom the event tells something; an empty list where one side is unknown."""
    customers, vendors = SIDES.get(event.shape, subject)(scene, event)
    if customers is None and vendors is None and not _they(scene, event):
        return []
    some_vendors = _named(vendors) or _focus(scene, VENDOR, customers)
    some_customers = _named(customers) or _focus(scene, CUSTOMER, vendors)
    return [
        Pair(customer, vendor, at, there, how if how_customer == "named" else how_customer)
        for vendor, there, how in some_vendors
        for customer, at, how_customer in some_customers
        if customer != vendor
    ]


def _they(scene: Scene, event: Event) -> bool:
    """Whether a sentence that names nobody begins with a pronoun for the customer: "They wound it down"."""
    return (
        not scene.groups
        and event.shape in ("buyer", "act")
        and scene.words.they.match(scene.page.folded, scene.sentence.start) is not None
    )


def _named(members: Members) -> list[Who]:
    return [(each.name, each, "named") for each in members or ()]


def _focus(scene: Scene, role: str, others: Members) -> list[Who]:
    found = scene.cast.focus(scene.sentence, role, frozenset(each.name for each in others or ()))
    if found is None:
        return []
    name, back = found
    return [(name, None, "focus" if back <= NEAR else "topic")]
