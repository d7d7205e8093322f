"""Of everything told of a pair, what is kept."""

from __future__ import annotations

from etl.extract.figures.attribution import attribution_of
from etl.extract.figures.periods import period_of
from etl.extract.model import Page, Relationship
from etl.extract.relationships.words import words
from etl.extract.sentences import HEADING

LEAD = 60  # code points before a cue in which it is said to be a plan
AWAY = ("reducing", "leaving", "left")


def settle(page: Page, told: list[Relationship]) -> list[Relationship]:
    """One statement for each pair and status, in the order of the text.

    Of the ways of going, the one furthest gone stays, what a heading says only where the text does not say it;
    a bare "active" stays where nothing else is said, or where it has a time of its own.
    """
    pairs: dict[tuple[str, str], list[Relationship]] = {}
    for each in told:
        pairs.setdefault((each.customer, each.vendor), []).append(each)
    kept: list[Relationship] = []
    for of_pair in pairs.values():
        kept += _of_pair(page, of_pair)
    kept.sort(key=lambda each: (each.start, each.end))
    return kept


def _of_pair(page: Page, told: list[Relationship]) -> list[Relationship]:
    best: dict[str, Relationship] = {}
    for each in told:
        have = best.get(each.status)
        if have is None or _worth(each) > _worth(have):
            best[each.status] = each
    if "left" in best and "leaving" in best and best["left"].sentence is best["leaving"].sentence:
        del best["left"]  # "expires in June and will not be renewed"
    gone = [status for status in AWAY if status in best]
    in_text = [status for status in gone if _worth(best[status])[0]]
    for status in gone:
        if status != (in_text or gone)[-1]:
            del best[status]
    for each in best.values():
        if each.period is None and each.cue is not None:
            lead = max(each.sentence.start, each.cue.start - LEAD)
            future = words(page.lang).plan.search(page.folded, lead, each.cue.end) is not None
            each.attributed_to, each.anonymous = attribution_of(page, each.sentence)
            each.period = period_of(page, each.sentence, each.cue.start, each.cue.end, future)
    active = best.get("active")
    if active is not None and len(best) > 1 and active.period is None:
        del best["active"]
    return list(best.values())


def _worth(told: Relationship) -> tuple[bool, bool]:
    return (
        told.sentence.kind != HEADING and not str(told.traits.get("cue")).startswith("gone"),
        told.traits.get("vendor_how") == "named",
    )
