"""Who would not comment, and about whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.extract.lexicon import Cue
from etl.extract.model import Mention, NoComment, Page, Relationship, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.roles import CUSTOMER, NEITHER, VENDOR

SILENT = "relation_silent"
REACH = 120


def silences(page: Page, sentence: Sentence, cast: Cast, told: Sequence[Relationship] = ()) -> list[NoComment]:
    """One for each company that a sentence says would not comment; people stand for their company where it is known.

    `told` is what the page tells of customers and vendors: it is mostly about the pairs in it.
    """
    found: list[NoComment] = []
    last = sentence.start
    for cue in sentence.cues:
        if cue.family != SILENT or cue.start < last:
            continue
        spoken = _speakers(page, sentence, cue, last)
        named = list(spoken)
        start = min(cue.start, *spoken.values()) if spoken else cue.start
        end = max(cue.end, *spoken.values()) if spoken else cue.end
        for name in named:
            if all(each.entity != name for each in found):
                about = _about(sentence, name, named, cast, told)
                found.append(NoComment(sentence, name, about, start, max(cue.end, end)))
        last = cue.end
    return found


def _speakers(page: Page, sentence: Sentence, cue: Cue, after: int) -> dict[str, int]:
    """The companies in front of the words, else right behind them ("no comment from Acme"), and where they stand."""
    ahead = [each for each in sentence.mentions if after <= each.start and each.end <= cue.start]
    ahead = [each for each in ahead if cue.start - each.end <= REACH]
    names = _list_end(page, ahead)
    if not names:
        names = [each for each in sentence.mentions if 0 <= each.start - cue.end <= 12][:1]
    found: dict[str, int] = {}
    for each in names:
        at = each.start if each.start < cue.start else each.end
        if each.company is not None:
            found.setdefault(each.company, at)
        elif each.is_company and each.kind != "publisher_company":
            found.setdefault(each.name, at)
    return found


def _list_end(page: Page, ahead: list[Mention]) -> list[Mention]:
    """The last list of names: those that only a few signs and words part."""
    found: list[Mention] = []
    for each in reversed(ahead):
        if found and (found[-1].start - each.end > 24 or ". " in page.folded[each.end : found[-1].start]):
            break
        found.append(each)
    return found[::-1]


def _about(sentence: Sentence, name: str, silent: list[str], cast: Cast, told: Sequence[Relationship]) -> str | None:
    """The other side that the text is about: for a customer the vendor, for a vendor the customer."""
    role = cast.of(name)
    if role == NEITHER:
        return None
    wanted = CUSTOMER if role == VENDOR else VENDOR
    for each in sentence.mentions:
        if cast.role(each) == wanted and each.name not in silent:
            return each.name
    others = [each for each in silent if cast.of(each) == wanted]
    if others:
        return others[0]
    found = cast.focus(sentence, wanted, frozenset(silent))
    sides = Counter(side for each in told for side in _other_side(each, name)) if told else None
    if sides and (found is None or found[0] not in sides):
        return max(sides, key=lambda side: sides[side])
    return found[0] if found is not None else None


def _other_side(told: Relationship, name: str) -> list[str]:
    if name == told.customer:
        return [told.vendor]
    return [told.customer] if name == told.vendor else []
