"""The parties of words whose subject is one of them: "Acme cut its orders", "Acme has left"."""

from __future__ import annotations

import re

from etl.extract.relationships.clauses import Group
from etl.extract.relationships.events import THING, Event
from etl.extract.relationships.roles import CUSTOMER, EITHER, MEANT, TRADE, VENDOR
from etl.extract.relationships.scene import NOBODY, Scene, Sides

WORD = re.compile(r"[a-z][a-z-]*")
ANYBODY = VENDOR + CUSTOMER + EITHER
ALONE_GAP = 100
SUPPLIER_GAP = 48
PRONOUN = 40
ELSEWHERE = 24
CLOSE = 3
SHARE_GAP = 24


def subject(scene: Scene, event: Event) -> Sides:
    """The customer in front of the words, the vendor behind them, else in front, else in focus.

    The other way round where the vendor is the subject and the customer the object ("Acme works with Beta").
    """
    folded = scene.page.folded
    if scene.words.elsewhere.search(folded, event.end, min(scene.until, event.end + ELSEWHERE)):
        return NOBODY
    doer = scene.before(event, ANYBODY)
    if _nameless(scene, event, doer):
        return NOBODY
    done_to = scene.behind(event, ANYBODY, inside=False)
    if done_to is not None and not scene.is_object(event.end, done_to, owner=True):
        done_to = None
    if doer is not None and done_to is not None:
        sides = _between(scene, event, doer, done_to)
        if sides is not None:
            return sides
    inner = _within(scene, event)
    if inner is not None and (doer is None or doer.role == VENDOR):
        return inner.members, doer.members if doer is not None else None
    if doer is not None and doer.role != VENDOR:
        owner = scene.before(event, VENDOR)
        if owner is not None and scene.words.relative.fullmatch(folded, owner.end, doer.start):
            return scene.members(doer), owner.members
    if event.shape == "buyer" and scene.words.ends_open.search(folded, event.start, event.end):
        return _open_ended(scene, event, doer, done_to)
    return _as_customer(scene, event)


def _nameless(scene: Scene, event: Event, doer: Group | None) -> bool:
    """Whether somebody without a name is the subject."""
    if doer is not None:
        return scene.unnamed(doer.end, event.start)
    return scene.words.unnamed.search(scene.page.folded, scene.sentence.start, event.start) is not None


def _open_ended(scene: Scene, event: Event, doer: Group | None, done_to: Group | None) -> Sides:
    """Words that end with a preposition need somebody behind them: a vendor, a pronoun for it, or one who may be it."""
    if doer is not None and done_to is not None and done_to.role == EITHER and _of_the_trade(scene, event):
        return scene.members(doer), done_to.members
    if (done_to is None or done_to.role == CUSTOMER) and not scene.words.them.match(scene.page.folded, event.end):
        return NOBODY
    return _as_customer(scene, event)


def _between(scene: Scene, event: Event, doer: Group, done_to: Group) -> Sides | None:
    """What follows from who acts on whom alone: a vendor with a customer, or two customers among themselves."""
    mutual = scene.words.mutual.search(scene.page.folded, event.start, done_to.start) is not None
    if doer.role == VENDOR and done_to.role != VENDOR:
        close = done_to.start - event.end < CLOSE and event.status == "active"
        return (done_to.members, doer.members) if mutual or close else NOBODY
    alone = all(group.role != VENDOR for group in scene.groups)
    named = done_to.members[0].how not in MEANT
    return NOBODY if mutual and alone and named and doer.role == done_to.role == CUSTOMER else None


def share(scene: Scene, event: Event) -> Sides:
    """ "Acme accounts for 40% of Beta's revenue": a percentage follows, and it is none of the shares."""
    near = any(
        each.unit == "percent" and 0 <= each.start - event.end <= SHARE_GAP for each in scene.sentence.quantities
    )
    if not near or scene.words.ownership.search(scene.page.folded, scene.sentence.start, scene.sentence.end):
        return NOBODY
    return subject(scene, event)


def _as_customer(scene: Scene, event: Event) -> Sides:
    vendor = scene.vendor(event)
    roles = CUSTOMER
    if any(group.role == EITHER for group in scene.groups) and (
        vendor is not None or scene.cast.focus(scene.sentence, VENDOR) is not None
    ):
        roles = CUSTOMER + EITHER
    inner = _within(scene, event) if event.verb > event.start else None
    customer = inner or scene.before(event, roles) or scene.main(event, roles)
    if customer is vendor:
        customer = None
    if customer is None and event.shape == "act":
        customer = scene.behind(event, CUSTOMER)
    if customer is None and scene.words.we.search(scene.page.folded, scene.sentence.start, event.start):
        customer = scene.behind(event, CUSTOMER + EITHER, inside=False)
    if customer is None and not _meant(scene, event, vendor):
        return NOBODY
    if vendor is None and event.shape == "act" and not _bare(scene, event):
        return NOBODY
    if event.shape == "alone" and not _alone(scene, event, customer, vendor):
        return NOBODY
    members = scene.members(customer) if customer is not None else None
    return members, vendor.members if vendor is not None else None


def _bare(scene: Scene, event: Event) -> bool:
    """Whether an event that names no vendor holds only words that fit any trade ("cut its orders"), or this one."""
    filler = scene.words.filler
    if not filler:
        return True
    start, end = event.cue.end, event.end
    if event.verb > event.start:  # "its orders fell": also the word before
        start, end = event.start, event.verb
        before = scene.page.folded[max(scene.sentence.start, event.start - 24) : event.start].split()
        if before and before[-1].isalpha() and before[-1] not in filler:
            return False
    gap = scene.page.folded[start:end]
    words = [word for word in WORD.findall(gap) if not word.isdigit()]
    things = sum(cue.end > start and cue.start < end for cue in scene.sentence.cues if cue.family == THING)
    return sum(word not in filler for word in words) <= things


def _within(scene: Scene, event: Event) -> Group | None:
    """A customer named between the two words of an event: "a deal with Acme was cut", "expands Acme contract"."""
    for group in scene.groups:
        if event.start <= group.start and group.end <= event.verb and group.role == CUSTOMER:
            return group
    return None


def _of_the_trade(scene: Scene, event: Event) -> bool:
    """Whether an event itself names what is traded: "buys labels from"."""
    return any(cue.family == TRADE and event.start <= cue.start < event.end for cue in scene.sentence.cues)


def _meant(scene: Scene, event: Event, vendor: Group | None) -> bool:
    """Whether a customer that the sentence does not name is meant: "They ended it", "Beta lost its contract"."""
    if vendor is not None and scene.cast.topic_customer is not None:
        return True
    start = scene.sentence.start
    return scene.words.they.search(scene.page.folded, start, min(event.start, start + PRONOUN)) is not None


def _alone(scene: Scene, event: Event, customer: Group | None, vendor: Group | None) -> bool:
    """Whether nothing but a time or a reason follows, and somebody stands close in front."""
    if not scene.words.rest.match(scene.page.folded, event.end, scene.sentence.end):
        return False
    if customer is not None:
        return event.start - customer.end <= ALONE_GAP
    return vendor is not None and scene.cast.topic_customer is not None and event.start - vendor.end <= SUPPLIER_GAP
