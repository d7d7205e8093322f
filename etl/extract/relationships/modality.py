"""What denial, plans, doubts and the like make of a status."""

from __future__ import annotations

from etl.extract.relationships.events import Event
from etl.extract.relationships.scene import Scene
from etl.extract.relationships.words import Words

AWAY = frozenset({"reducing", "leaving", "left"})
REACH = 90
BECOMING = 12


def final_status(scene: Scene, event: Event) -> str | None:
    """The status that an event tells in its place, None where it tells nothing (a question, a mere wish, an `if`)."""
    folded, sentence, words = scene.page.folded, scene.sentence, scene.words
    if scene.page.text[sentence.end - 1] == "?":
        return None
    first = max(sentence.start, scene.after, event.verb - REACH)
    lead = folded[first : event.verb]
    if words.supposed.search(lead) or words.until.search(lead):
        return None
    if event.loose and words.talks.search(lead):
        return None
    status = event.status
    if status == "leaving" and words.done.fullmatch(folded, sentence.start, event.start):
        status = "left"
    if words.denied.search(folded, sentence.start, event.start) or words.denied.search(
        folded, event.end, min(sentence.end, event.end + REACH)
    ):
        return "staying" if status in AWAY else None
    inside = folded[max(first, event.verb - 24) : event.end]
    if event.shape in ("win", "seller", "gone") and words.weigh.search(lead):
        return None
    if status in AWAY:
        denies = words.not_at_all.match(folded, event.start) is not None  # the words themselves: "did not renew"
        return _away(status, lead, inside, denies, words)
    return _toward(scene, event, lead)


def _away(status: str, lead: str, inside: str, denies: bool, words: Words) -> str:
    future = words.plan.search(lead) or words.purpose.search(lead)
    if not denies and not future:
        future = words.decided.search(lead)
    if words.perfect.search(lead):
        future = None
    if words.negated.search(lead) or words.no_more.search(lead):
        return "staying"
    if words.weigh.search(lead):
        return "reducing"
    if status == "left" and (future or words.begun.search(lead)):
        status = "leaving"
    if status == "reducing":
        return status
    if words.partly.search(inside) and not words.wholly.search(inside):
        return "reducing"
    return status


def _began(scene: Scene, event: Event) -> bool:
    """Whether a time when it began follows words for becoming one: "jadi klien Acme sejak Mei"."""
    folded, words = scene.page.folded, scene.words
    became = words.becoming.search(folded, max(scene.sentence.start, event.start - BECOMING), event.end)
    return became is not None and words.since.match(folded, event.end, scene.sentence.end) is not None


def _toward(scene: Scene, event: Event, lead: str) -> str | None:
    status, words = event.status, scene.words
    if words.no_more.search(lead):
        return "left" if status in ("active", "staying") else None
    if words.negated.search(lead):
        if status != "staying":
            return None
        return "leaving" if words.plan.search(lead) else "left"
    if words.talks.search(lead) or words.weigh.search(lead) or (event.loose and words.should.search(lead)):
        return None
    return _active(scene, event, lead) if status == "active" else status


def _active(scene: Scene, event: Event, lead: str) -> str | None:
    """What "is a customer" becomes by the words before it: "is still", "was once", "will be", "is a new"."""
    words = scene.words
    if words.still.search(lead):
        return "staying"
    if words.once.search(lead):
        return "left"
    if _began(scene, event):
        return "starting"
    if event.shape == "client":
        if words.ex.search(lead):
            return "left"
        if words.new.search(lead) or words.fresh.search(lead):
            return "starting"
    return "starting" if words.plan.search(lead) else "active"
