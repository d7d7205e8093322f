"""The relationships that one sentence tells."""

from __future__ import annotations

from etl.extract.model import Page, Relationship, Sentence
from etl.extract.relationships.again import again
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.clauses import groups
from etl.extract.relationships.events import Event, candidates
from etl.extract.relationships.modality import final_status
from etl.extract.relationships.moves import moves
from etl.extract.relationships.parties import Pair, Scene, pairs
from etl.extract.relationships.words import words

TRADE_REACH = 60
WEAK = ("act", "take", "win", "alone", "spend", "move")  # shapes that say as well of other trade, or of buying shares


def read_sentence(page: Page, sentence: Sentence, cast: Cast, before: list[Relationship]) -> list[Relationship]:
    """What a sentence tells, in order; `before` is what those before it told, for "Acme followed"."""
    found = candidates(page, sentence)
    if not found:
        return []
    told = words(page.lang)
    named = groups(page, sentence, cast, told)
    scene = Scene(page, sentence, cast, told, named)
    kept: list[tuple[Event, list[tuple[Pair, str]]]] = []
    for event in found:
        if any(event.start < other.end and other.start < event.end for other, _ in kept):
            continue
        scene.until = min(
            (other.start for other in found if other.start >= event.end and other.rank <= 2), default=sentence.end
        )
        scene.after = max((other.end for other, _ in kept if other.end <= event.start), default=sentence.start)
        earlier = [*before, *(_relationship(scene, other, *each) for other, pairs_told in kept for each in pairs_told)]
        told_here = _read(scene, event, earlier)
        if told_here:
            kept.append((event, told_here))
    kept.sort(key=lambda each: each[0].start)
    return [_relationship(scene, event, pair, status) for event, pairs_told in kept for pair, status in pairs_told]


def _read(scene: Scene, event: Event, before: list[Relationship]) -> list[tuple[Pair, str]]:
    if event.shape in WEAK and _other_trade(scene, event):
        return []
    if event.shape == "same":
        return again(scene, event, before)
    if event.shape == "move":
        return [(each.pair, each.status) for each in moves(scene, event)]
    found = pairs(scene, event)
    if not found:
        return []
    status = final_status(scene.page, scene.sentence, event, scene.after, scene.words)
    return [(pair, status) for pair in found] if status is not None else []


def _other_trade(scene: Scene, event: Event) -> bool:
    folded = scene.page.folded
    start = max(scene.sentence.start, event.start - TRADE_REACH)
    end = min(scene.sentence.end, event.end + TRADE_REACH)
    if scene.words.other_trade.search(folded, start, end):
        return True
    bare = event.loose or event.shape in ("take", "win", "spend", "alone")
    return bare and scene.words.ownership.search(folded, start, end) is not None


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
