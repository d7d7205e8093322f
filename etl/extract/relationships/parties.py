"""Who is the customer and who the vendor of an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.model import Mention, Page, Sentence
from etl.extract.relationships.cast import CUSTOMER, EITHER, VENDOR, Cast
from etl.extract.relationships.clauses import Group
from etl.extract.relationships.events import Event
from etl.extract.relationships.words import Words

TAKE_GAP = 48
LIST_GAP = 64
APPOSITION = 48
SUBJECT_GAP = 160
MONEY_GAP = 60
SOURCE_GAP = 80
PRONOUN = 40


class Pair(NamedTuple):
    """One customer and one vendor, with the mentions that name them and how the vendor was found."""

    customer: str
    vendor: str
    customer_mention: Mention | None
    vendor_mention: Mention | None
    how: str  # named, focus or topic, of the party that is named worse


@dataclass(slots=True)
class Scene:
    """A sentence with what is needed to read an event in it."""

    page: Page
    sentence: Sentence
    cast: Cast
    words: Words
    groups: list[Group]
    after: int = 0  # where the event before ends
    until: int = 0  # where the event after begins, or the sentence ends

    def before(self, event: Event, roles: str) -> Group | None:
        """The nearest group in front of the event that may have one of the roles."""
        for group in reversed(self.groups):
            if group.end <= event.start + 1 and group.role in roles and event.start - group.end <= SUBJECT_GAP:
                return group
        return None

    def behind(self, event: Event, roles: str, inside: bool = True) -> Group | None:
        """The nearest group behind the event's beginning and in front of the next event."""
        first = event.start if inside else event.end
        for group in self.groups:
            if first <= group.start < self.until and group.role in roles:
                return group
        return None


def pairs(scene: Scene, event: Event) -> list[Pair]:
    """Everybody of whom the event tells something; an empty list where one side is unknown."""
    customers, vendors = _sides(scene, event)
    if customers is None and vendors is None:
        return []
    if event.shape in ("client", "supplier") and not (customers if event.shape == "client" else vendors):
        return []
    named_vendors = [(mention.name, mention, "named") for mention in vendors or ()]
    named_customers = [(mention.name, mention, "named") for mention in customers or ()]
    some_vendors: list[tuple[str, Mention | None, str]] = [*named_vendors] or _focus(scene, VENDOR, named_customers)
    some_customers: list[tuple[str, Mention | None, str]] = [*named_customers] or _focus(scene, CUSTOMER, named_vendors)
    return [
        Pair(customer, vendor, at, there, how if how_customer == "named" else how_customer)
        for vendor, there, how in some_vendors
        for customer, at, how_customer in some_customers
        if customer != vendor
    ]


def _focus(scene: Scene, role: str, others: list[tuple[str, Mention, str]]) -> list[tuple[str, Mention | None, str]]:
    found = scene.cast.focus(scene.sentence, role, frozenset(name for name, _, _ in others))
    if found is None:
        return []
    name, back = found
    return [(name, None, "focus" if back <= 2 else "topic")]


Side = tuple[Mention, ...] | None


def _sides(scene: Scene, event: Event) -> tuple[Side, Side]:
    """The customers and the vendors that the sentence names for an event; (None, None) where it names nobody fit."""
    if event.shape == "take":
        return _take(scene, event)
    if event.shape == "win":
        return _win(scene, event)
    if event.shape == "source":
        return _source(scene, event)
    if event.shape == "client":
        return _client(scene, event)
    if event.shape == "supplier":
        return _supplier(scene, event)
    if event.shape == "gone":
        return _gone(scene, event)
    if event.shape == "seller":
        return _seller(scene, event)
    if event.shape == "spend" and not _spends(scene, event):
        return None, None
    return _subject(scene, event)


def _subject(scene: Scene, event: Event) -> tuple[Side, Side]:
    """The customer in front of the words, the vendor behind them, else in front, else in focus.

    The other way round where the vendor is the subject and the customer the object ("Acme works with Beta").
    """
    folded = scene.page.folded
    if scene.words.elsewhere.search(folded, event.end, min(scene.until, event.end + 30)):
        return None, None
    subject = scene.before(event, VENDOR + CUSTOMER + EITHER)
    if subject is not None and _unnamed(scene, subject.end, event.start):
        return None, None
    if subject is None and scene.words.unnamed.search(folded, scene.sentence.start, event.start):
        return None, None
    open_ended = event.shape == "buyer" and scene.words.ends_open.search(folded, event.start, event.end) is not None
    thing = scene.behind(event, VENDOR + CUSTOMER + EITHER, inside=False)
    if thing is not None and not _object(scene, event.end, thing, owner=True):
        thing = None
    if subject is not None and subject.role == VENDOR and thing is not None and thing.role != VENDOR:
        return thing.members, subject.members
    if subject is not None and subject.role != VENDOR:
        owner = scene.before(event, VENDOR)
        if owner is not None and scene.words.relative.fullmatch(folded, owner.end, subject.start):
            return _members(scene, subject), owner.members
    if open_ended and (thing is None or thing.role == CUSTOMER) and not scene.words.them.match(folded, event.end):
        return None, None
    return _as_customer(scene, event)


def _as_customer(scene: Scene, event: Event) -> tuple[Side, Side]:
    vendor = _vendor(scene, event)
    known = vendor is not None or scene.cast.focus(scene.sentence, VENDOR) is not None
    customer = scene.before(event, CUSTOMER + EITHER if known and event.shape != "spend" else CUSTOMER)
    if customer is vendor:
        customer = None
    if customer is None and event.shape == "act":
        customer = scene.behind(event, CUSTOMER)
    if customer is None and not _meant(scene, event, vendor):
        return None, None
    if event.shape == "alone" and not _alone(scene, event, customer, vendor):
        return None, None
    members = _members(scene, customer) if customer is not None else ()
    return members or None, vendor.members if vendor is not None else None


def _meant(scene: Scene, event: Event, vendor: Group | None) -> bool:
    """Whether a customer that the sentence does not name is meant: "They ended it", "Beta lost its contract"."""
    if event.shape == "spend":
        return False
    if vendor is not None and scene.cast.topic_customer is not None:
        return True
    start = scene.sentence.start
    return scene.words.they.search(scene.page.folded, start, min(event.start, start + PRONOUN)) is not None


def _vendor(scene: Scene, event: Event) -> Group | None:
    """The vendor behind the words, else in front; one in a side clause only where no other is in focus."""
    behind = scene.behind(event, VENDOR) if event.shape != "alone" else None
    ahead = scene.before(event, VENDOR)
    if behind is None or _linked(scene, event, behind):
        return behind or ahead
    if ahead is not None:
        return ahead
    return behind if scene.cast.focus(scene.sentence, VENDOR) is None else None


def _linked(scene: Scene, event: Event, vendor: Group) -> bool:
    """Whether a vendor behind the words belongs to them: not to a side clause or to what another customer does."""
    if vendor.start <= event.end + 1:
        return True
    folded = scene.page.folded
    if scene.words.side.search(folded, event.end, vendor.start):
        return False
    if any(group.role == CUSTOMER and event.end <= group.start < vendor.start for group in scene.groups):
        return False
    loose = event.shape in ("client", "supplier", "spend")
    return loose or scene.words.linked.search(folded, event.end, vendor.start) is not None


def _alone(scene: Scene, event: Event, customer: Group | None, vendor: Group | None) -> bool:
    if not scene.words.rest.match(scene.page.folded, event.end, scene.sentence.end):
        return False
    if customer is None:
        return vendor is not None and scene.cast.topic_customer is not None and event.start - vendor.end <= APPOSITION
    return event.start - customer.end <= LIST_GAP


def _members(scene: Scene, group: Group) -> tuple[Mention, ...]:
    """All of a group, or the one that "the latter" means."""
    if len(group.members) > 1:
        if scene.words.latter.match(scene.page.folded, group.end, scene.sentence.end):
            return group.members[-1:]
        if scene.words.former.match(scene.page.folded, group.end, scene.sentence.end):
            return group.members[:1]
    return group.members


def _unnamed(scene: Scene, start: int, end: int) -> bool:
    """Whether a nameless company stands last before the event: "Acme stayed but two labs left"."""
    return any(match.end() >= end - 14 for match in scene.words.unnamed.finditer(scene.page.folded, start, end))


def _take(scene: Scene, event: Event) -> tuple[Side, Side]:
    vendor = scene.behind(event, VENDOR, inside=False)
    if vendor is None or not _object(scene, event.end, vendor):
        return None, None
    customer = scene.before(event, CUSTOMER + EITHER)
    if customer is None or _unnamed(scene, customer.end, event.start):
        return None, vendor.members if customer is None and scene.cast.topic_customer else None
    return _members(scene, customer), vendor.members


def _source(scene: Scene, event: Event) -> tuple[Side, Side]:
    """ "Acme bought 300 tasks from Beta"."""
    folded = scene.page.folded
    vendor = scene.behind(event, VENDOR + EITHER, inside=False)
    if (
        vendor is None
        or vendor.start - event.end > SOURCE_GAP
        or scene.words.side.search(folded, event.end, vendor.start)
    ):
        return None, None
    if not scene.words.source.search(folded, vendor.start - 12, vendor.start):
        return None, None
    customer = scene.before(event, CUSTOMER + EITHER)
    if customer is None or (vendor.role == EITHER and customer.role == EITHER):
        return None, None
    return _members(scene, customer), vendor.members


def _win(scene: Scene, event: Event) -> tuple[Side, Side]:
    customer = scene.behind(event, CUSTOMER + EITHER, inside=False)
    if customer is None or not _object(scene, event.end, customer):
        return None, None
    vendor = scene.before(event, VENDOR)
    if vendor is None and scene.before(event, CUSTOMER + EITHER) is not None:
        return None, None
    if customer.role == EITHER and vendor is None:
        return None, None
    return customer.members, vendor.members if vendor is not None else None


def _object(scene: Scene, end: int, group: Group, owner: bool = False) -> bool:
    """Whether a group is the object of a verb that ends at `end`, and not (unless `owner`) the owner of something."""
    folded = scene.page.folded
    gap = folded[end : group.start]
    if len(gap) > TAKE_GAP or gap.count(" ") > 5 or any(sign in gap for sign in ",;:."):
        return False
    if scene.words.ownership.search(gap) or scene.words.talks.search(gap):
        return False
    if owner:
        return True
    if folded.startswith(("'s", "'"), group.end):
        return False
    return not scene.words.preposition.search(gap) or len(gap) < 9


def _seller(scene: Scene, event: Event) -> tuple[Side, Side]:
    vendor = scene.before(event, VENDOR)
    customer = scene.behind(event, CUSTOMER + EITHER, inside=False)
    if customer is None or customer.start - event.end > LIST_GAP:
        return None, None
    return customer.members, vendor.members if vendor is not None else None


def _gone(scene: Scene, event: Event) -> tuple[Side, Side]:
    """ "Acme's exit", "the exit of Acme"."""
    folded = scene.page.folded
    vendor = scene.behind(event, VENDOR, inside=False) or scene.before(event, VENDOR)
    for group in scene.groups:
        if group.role != CUSTOMER:
            continue
        behind, ahead = folded[event.end : group.start], folded[group.end : event.start]
        if 0 <= group.start - event.end <= 12 and scene.words.preposition.search(behind or " "):
            return group.members, vendor.members if vendor is not None else None
        if 0 <= event.start - group.end <= 16 and ahead.startswith("'s"):
            return group.members, vendor.members if vendor is not None else None
    return None, None


def _client(scene: Scene, event: Event) -> tuple[Side, Side]:
    """ "Its clients include Acme", "Acme is a client", "Acme, a client of Beta,"."""
    if event.status == "none":
        return None, None
    folded = scene.page.folded
    vendor = _vendor(scene, event)
    roles = CUSTOMER + EITHER
    behind = scene.behind(event, roles, inside=False)
    if behind is not None and behind is not vendor and _listed(scene, event.end, behind):
        return behind.members, vendor.members if vendor is not None else None
    ahead = scene.before(event, roles)
    if ahead is None or ahead is vendor:
        return None, None
    gap = folded[ahead.end : event.start]
    apposed = gap.startswith(",") and len(gap) <= APPOSITION
    if apposed or (scene.words.being.search(gap[:LIST_GAP]) and not _unnamed(scene, ahead.end, event.end)):
        return _members(scene, ahead), vendor.members if vendor is not None else None
    return None, None


def _listed(scene: Scene, end: int, group: Group) -> bool:
    """Whether only words that open a list, and perhaps the vendor, stand between a noun and a group."""
    if group.start - end > LIST_GAP:
        return False
    for other in scene.groups:
        if end <= other.start and other.end <= group.start and other.role == VENDOR:
            if not scene.words.listing.fullmatch(scene.page.folded, end, other.start):
                return False
            end = other.end
    return scene.words.listing.fullmatch(scene.page.folded, end, group.start) is not None


def _supplier(scene: Scene, event: Event) -> tuple[Side, Side]:
    """ "Acme, its main supplier,", "its suppliers include Acme"."""
    if event.status == "none":
        return None, None
    folded = scene.page.folded
    customer = scene.before(event, CUSTOMER) or scene.behind(event, CUSTOMER)
    if customer is None and not scene.words.theirs.search(folded, event.start - 5, event.end):
        return None, None
    behind = scene.behind(event, VENDOR, inside=False)
    vendor = None
    if behind is not None and _listed(scene, event.end, behind):
        vendor = behind
    else:
        ahead = scene.before(event, VENDOR)
        gap = folded[ahead.end : event.start] if ahead is not None else ""
        if (gap.startswith(",") and len(gap) <= APPOSITION) or scene.words.being.search(gap[:LIST_GAP]):
            vendor = ahead
    if vendor is None:
        return None, None
    return customer.members if customer is not None else None, vendor.members


def _spends(scene: Scene, event: Event) -> bool:
    """Whether the words stand by an amount of money and no vendor is their subject."""
    subject = scene.before(event, VENDOR + CUSTOMER + EITHER)
    if subject is not None and subject.role == VENDOR and "," not in scene.page.folded[subject.end : event.start]:
        return False
    return any(
        each.unit not in ("percent", "count") and abs(each.start - event.end) <= MONEY_GAP
        for each in scene.sentence.quantities
    )
