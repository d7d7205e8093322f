"""The relationships that one sentence tells."""

from __future__ import annotations

from etl.extract.lexicon import Cue
from etl.extract.model import Page, Relationship, Sentence
from etl.extract.relationships.again import again
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.clauses import groups
from etl.extract.relationships.events import Event, candidates
from etl.extract.relationships.modality import final_status
from etl.extract.relationships.moves import moves, swaps
from etl.extract.relationships.parties import Pair, pairs
from etl.extract.relationships.roles import INVESTOR, NEITHER, VENDOR
from etl.extract.relationships.scene import Scene
from etl.extract.relationships.words import words

Told = list[tuple[Pair, str]]

TRADE_REACH = 60
SURE = 2  # the rank up to which an event bounds the next
OWNED_REACH = 24
TOUCH = 2  # a noun right behind a verb belongs to it
OWNED = ("source", "supply", "take", "win", "alone")  # shapes that may as well tell of buying a company
WEAK = ("buyer", "act", *OWNED)  # shapes that fit other trade as well
FIRM = ("client", "act", "source", "supply")  # shapes that an investor cannot be meant by
UNNAMED = (
    "relation_buyer",
    "relation_act",
    "relation_move",
)  # families that may tell something where a sentence names neither side
MOVES = {"move": moves, "swap": swaps}


def read_sentence(
    page: Page, sentence: Sentence, cues: list[Cue], cast: Cast, before: list[Relationship]
) -> list[Relationship]:
    """What a sentence tells, in order.

    `cues` are those of its cues that may say a status, `before` is what was told before, for "Acme followed".
    """
    named = any(cast.role(mention) != NEITHER for mention in sentence.mentions)
    if not named:
        cues = [cue for cue in cues if cue.family in UNNAMED]
        if not cues or not (sentence.mentions or words(page.lang).they.match(page.folded, sentence.start)):
            return []
    found = candidates(page, sentence, cues)
    if not found:
        return []
    told = words(page.lang)
    scene = Scene(page, sentence, cast, told, groups(page, sentence, cast, told))
    kept: list[tuple[Event, Told]] = []
    for event in found:
        over = [here for other, here in kept if event.start < other.end + TOUCH and other.start < event.end]
        if over and event.shape != "client":
            continue
        _bound(scene, event, found, kept)
        here = _read(scene, event, found, before, kept)
        if over:
            said = {pair.customer for others in over for pair, _ in others}
            here = [(pair, status) for pair, status in here if pair.customer not in said]
        if here:
            for pair, _ in here:
                cast.learn(pair.customer)
            kept.append((event, here))
    if not kept:
        return []
    kept.sort(key=lambda each: each[0].start)
    _drop_background(kept)
    return [_relationship(scene, event, pair, status) for event, here in kept for pair, status in here]


def _bound(scene: Scene, event: Event, found: list[Event], kept: list[tuple[Event, Told]]) -> None:
    """Sets where the sure event in front of one ends and the one behind it begins."""
    scene.until, scene.after = scene.sentence.end, scene.sentence.start
    for other in found:
        if other.rank <= SURE and event.end <= other.start < scene.until:
            scene.until = other.start
    for other, _ in kept:
        if scene.after < other.end <= event.start:
            scene.after = other.end


def _drop_background(kept: list[tuple[Event, Told]]) -> None:
    """Takes out how somebody began where the same sentence says more: "Acme, which joined in May, has left"."""
    for index, (_, here) in enumerate(kept):
        after = {pair[:2] for _, told in kept[index + 1 :] for pair, status in told if status != "active"}
        other = after | {pair[:2] for _, told in kept[:index] for pair, status in told if status != "active"}
        here[:] = [
            (pair, status)
            for pair, status in here
            if not (status == "starting" and pair[:2] in after) and not (status == "active" and pair[:2] in other)
        ]


def _read(
    scene: Scene, event: Event, found: list[Event], before: list[Relationship], kept: list[tuple[Event, Told]]
) -> Told:
    if event.shape == "same":
        here = [_relationship(scene, other, *each) for other, told in kept for each in told]
        return again(scene, event, found, [*before, *here])
    if event.shape in MOVES:
        moved = [(each.pair, each.status) for each in MOVES[event.shape](scene, event)]
        return [] if moved and _other_trade(scene, event) else moved
    some = pairs(scene, event)
    if event.shape not in FIRM and (event.shape, event.status) != ("alone", "staying"):
        some = [each for each in some if each.customer_mention is None or each.customer_mention.kind != INVESTOR]
    if not some or (event.shape in WEAK and _other_trade(scene, event)):
        return []
    status = final_status(scene, event)
    return [(pair, status) for pair in some] if status is not None else []


def _other_trade(scene: Scene, event: Event) -> bool:
    """Whether the words around an event are about cloud or chips, or about buying the company itself."""
    folded = scene.page.folded
    start = max(scene.sentence.start, event.start - TRADE_REACH)
    end = min(scene.sentence.end, event.end + TRADE_REACH)
    if scene.words.other_trade.search(folded, start, end):
        return True
    if any(cue.family == "relation_client" for cue in scene.sentence.cues):
        return False
    if event.shape == "spend" or (event.shape == "buyer" and not any(group.role == VENDOR for group in scene.groups)):
        start, end = scene.sentence.start, scene.sentence.end
    elif event.shape == "act" and not event.loose:
        start, end = event.start, min(end, event.end + OWNED_REACH)
    elif event.shape not in OWNED and not event.loose:
        return False
    return scene.words.ownership.search(folded, start, end) is not None


def _relationship(scene: Scene, event: Event, pair: Pair, status: str) -> Relationship:
    """The quote reaches from the nearer party that is named through the words."""
    start, end = event.start, event.end
    at = pair.customer_mention or pair.vendor_mention
    if at is not None:
        start, end = min(start, at.start), max(end, at.end)
    traits: dict[str, object] = {
        "direct": pair.customer_mention is not None and pair.vendor_mention is not None,
        "vendor_how": pair.how,
        "cue": f"{event.shape}:{event.cue.tag}",
        "distance": min(abs(at.end - event.start), abs(at.start - event.end)) if at is not None else None,
        "rivals": sum(len(group.members) for group in scene.groups),
    }
    return Relationship(scene.sentence, pair.customer, pair.vendor, status, start, end, cue=event.cue, traits=traits)
