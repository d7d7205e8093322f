"""Amounts that say nothing themselves and share the metric of another: "up from", "and Meta 30 million"."""

from __future__ import annotations

from itertools import pairwise

from etl.extract.figures.changes import changes
from etl.extract.figures.metrics.carry import alike, carry
from etl.extract.figures.metrics.reading import ENOUGH, Reading, Scene, settled
from etl.extract.model import Figure

PAIR, PARALLEL, CONVERTED = 0.95, 0.8, 0.95  # of the strength of the amount that it is shared with
CLEAR = 0.85  # from which strength two values stand for their own metrics, whatever joins them
KEEP = 0.7  # from which strength a value keeps its metric though its partner is no figure
LIKE = 60  # characters from the start of a clause to an amount that answers to the first one of the clause before
BRACKET = 30  # characters between an amount and what it is in another currency
RESTATED = 50  # characters between a percentage and the count that it is
JOINT = 22  # characters between two amounts that a short word joins


def inherit(seen: Scene, before: list[Figure]) -> None:
    """Settles the amounts for which their own words are too weak; `before` are the figures of earlier sentences."""
    if len(seen.readings) > 1:
        _pairs(seen)
        _converted(seen)
        _restated(seen)
        _parallels(seen)
        for index in range(len(seen.readings) - 1):
            if not settled(seen.readings[index]):
                _joint(seen, index)
    if not all(map(settled, seen.readings)):
        carry(seen, before)
        _parallels(seen)


def _parallels(seen: Scene) -> None:
    for index in range(1, len(seen.readings)):
        if not settled(seen.readings[index]):
            _parallel(seen, index)


def _pairs(seen: Scene) -> None:
    """The value before and the value after are of one metric: that for which the words are stronger."""
    of = {id(each.quantity): each for each in seen.readings}
    reached: set[int] = set()
    for first, second in changes(seen.page, seen.sentence):
        old, new = of[id(first)], of[id(second)]
        if id(second) in reached or (id(first) in reached and settled(old) and settled(new)):
            continue
        reached.add(id(second))
        if min(old.strength, new.strength) >= CLEAR:
            continue
        if old.metric == new.metric:
            continue
        if old.cue is new.cue and new.metric:
            _take(old, new, new.strength, "pair")
            continue
        weak, strong = (old, new) if old.strength < new.strength else (new, old)
        if strong.strength >= ENOUGH and (strong.metric or weak.strength < KEEP):
            _take(weak, strong, strong.strength * PAIR, "pair")


def _converted(seen: Scene) -> None:
    """An amount in brackets behind one in another currency is the same amount."""
    folded = seen.page.folded
    for first, second in pairwise(seen.readings):
        if first.kind == "large" == second.kind and first.quantity.unit != second.quantity.unit:
            between = folded[first.quantity.end : second.quantity.start]
            if len(between) < BRACKET and ("(" in between or seen.words.equal.search(between)):
                second.metric = None
                _take(second, first, first.strength * CONVERTED, "converted")


def _restated(seen: Scene) -> None:
    """A count behind a percentage that is no figure is none either: "14% of its staff, or 200 employees"."""
    folded, readings = seen.page.folded, seen.readings
    for first, second in pairwise(readings):
        if first.kind == "percent" and second.kind == "count" and first.metric == "":
            between = folded[first.quantity.end : second.start]
            if len(between) < RESTATED and seen.words.equal.search(between):
                second.metric, second.strength, second.how = "", first.strength, "inherited"


def _parallel(seen: Scene, index: int) -> None:
    """What the nearest amount of the same kind is, or in a clause built like the one before, the first there."""
    readings = seen.readings
    reading = readings[index]
    others = [
        each for each in readings[:index] if each.kind == reading.kind and each.quantity.unit == reading.quantity.unit
    ]
    if not others:
        return
    other = others[-1]
    border = _clause_before(seen, reading)
    if other.quantity.end <= border:
        same = [each for each in others if each.quantity.end > _clause_before(seen, other)]
        other = same[0] if len(same) > 1 and reading.quantity.start - border < LIKE else other
    if settled(other) and other.how != "denied" and alike(reading, other.quantity.value):
        _take(reading, other, other.strength * PARALLEL, "inherited")


def _clause_before(seen: Scene, reading: Reading) -> int:
    """Where the clause of an amount begins: "Acme is worth $9bn with $1bn in sales, while Bolt ..."."""
    starts = [each.start for each in seen.clauses if each.start < reading.quantity.start]
    return max(starts, default=seen.sentence.start)


def _joint(seen: Scene, index: int) -> None:
    """What the next amount is, where a short word joins the two: "$2m and $3m in fees", "$2m of the group's $9m"."""
    reading, other = seen.readings[index : index + 2]
    gap = other.quantity.start - reading.quantity.end
    if gap >= JOINT or other.quantity.unit != reading.quantity.unit or not settled(other):
        return
    if seen.words.joint.match(seen.page.folded, reading.quantity.end):
        _take(reading, other, other.strength * PARALLEL, "inherited")


def _take(reading: Reading, other: Reading, strength: float, how: str) -> None:
    reading.soft = False
    if reading.metric not in (None, other.metric):
        reading.rival = reading.strength
    reading.metric, reading.strength, reading.how, reading.cue = other.metric, max(strength, ENOUGH), how, other.cue
