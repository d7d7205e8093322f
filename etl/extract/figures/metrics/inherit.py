"""Amounts that say nothing themselves and share the metric of another: "up from", "and Meta 30 million"."""

from __future__ import annotations

from itertools import pairwise

from etl.extract.figures.changes import changes
from etl.extract.figures.metrics.reading import ENOUGH, Reading, Scene, is_bare
from etl.extract.figures.metrics.rules import kind_of
from etl.extract.figures.metrics.weighing import fits
from etl.extract.model import Figure, Sentence
from etl.extract.sentences import HEADING

PAIR, PARALLEL, CONVERTED, NEXT_SENTENCE, QUESTION, SAID, AGAIN = 0.95, 0.8, 0.95, 0.75, 0.6, 0.45, 0.5
LIKE = 60  # characters from the start of a clause to an amount that answers to the first one of the clause before
CLEAR = 0.85  # from which strength two values stand for their own metrics, whatever joins them
KEEP = 0.7  # from which strength a value keeps its metric though its partner is no figure
ALIKE = (0.01, 100)  # how much smaller or larger a count may be than the one that it goes on from
RESTATED = 50  # characters between a percentage and the count that it is
JOINT = 22  # characters between two amounts that a short word joins
SHORT = 100
ASKED_BACK = 2
BACK = 3  # sentences that a figure may be carried on
FEW = 5  # the smallest number that may go on from another sentence
MEMORY = 100  # figures, or cues of a sentence, that are looked back on
SURE = 0.76  # from which strength a kind of cue names the topic of a whole sentence


def inherit(seen: Scene, before: list[Figure]) -> None:
    """Settles the amounts for which the words around them are too weak."""
    readings = seen.readings
    if len(readings) > 1:
        _pairs(seen)
        _converted(seen)
        _restated(seen)
        for index in range(1, len(readings)):
            if not _settled(readings[index]):
                _parallel(seen, index)
        for index in range(len(readings) - 1):
            if not _settled(readings[index]):
                _joint(seen, index)
    if any(not _settled(each) for each in readings):
        _again(seen, before)
        _go_on(seen, before)
        _asked(seen)
        for index in range(1, len(readings)):
            if not _settled(readings[index]):
                _parallel(seen, index)


def _settled(reading: Reading) -> bool:
    return reading.metric is not None and reading.strength >= ENOUGH and not reading.soft


def _pairs(seen: Scene) -> None:
    """The value before and the value after are of one metric: that for which the words are stronger."""
    of = {id(each.quantity): each for each in seen.readings}
    reached: set[int] = set()
    for first, second in changes(seen.page, seen.sentence):
        old, new = of[id(first)], of[id(second)]
        if id(second) in reached or (id(first) in reached and _settled(old) and _settled(new)):
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
            if len(between) < 30 and ("(" in between or seen.words.equal.search(between)):
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
    if _settled(other) and other.how != "denied" and _alike(seen, reading, other.quantity.value):
        _take(reading, other, other.strength * PARALLEL, "inherited")


def _clause_before(seen: Scene, reading: Reading) -> int:
    """Where the clause of an amount begins: "Acme is worth $9bn with $1bn in sales, while Bolt ..."."""
    starts = [each.start for each in seen.clauses if each.start < reading.quantity.start]
    return max(starts, default=seen.sentence.start)


def _joint(seen: Scene, index: int) -> None:
    """What the next amount is, where a short word joins the two: "$2m and $3m in fees", "$2m of the group's $9m"."""
    reading, other = seen.readings[index : index + 2]
    gap = other.quantity.start - reading.quantity.end
    if gap >= JOINT or other.quantity.unit != reading.quantity.unit or not _settled(other):
        return
    if seen.words.joint.match(seen.page.folded, reading.quantity.end):
        _take(reading, other, other.strength * PARALLEL, "inherited")


def _go_on(seen: Scene, before: list[Figure]) -> None:
    """A sentence that goes on with the figure of the one before: "A year earlier it was $4 million"."""
    sentence = seen.sentence
    goes_on: bool | None = None
    for reading in seen.readings:
        if _settled(reading) or reading.soft:
            continue
        for figure in reversed(before[-MEMORY:]):
            far = sentence.index - figure.sentence.index
            if far > BACK:
                break
            quantity = figure.quantity
            if quantity.unit != reading.quantity.unit or kind_of(quantity.unit, quantity.value) != reading.kind:
                continue
            near = figure.sentence.paragraph == sentence.paragraph
            if goes_on is None:
                goes_on = _goes_on(seen, near) if near or far == 1 else False
            if not _alike(seen, reading, quantity.value):
                break
            if goes_on or (near and far == 1 and _bare(seen, reading)):
                reading.metric, reading.how, reading.cue = figure.metric, "inherited", figure.metric_cue
                reading.soft = False
                reading.strength = max(figure.strength * NEXT_SENTENCE, ENOUGH)
            break


def _goes_on(seen: Scene, near: bool) -> bool:
    """Whether the words point back to the sentence before; `near` where that is of the same paragraph."""
    folded, sentence, words = seen.page.folded, seen.sentence, seen.words
    if words.anaphor.search(folded, sentence.start, min(sentence.end, sentence.start + (160 if near else 40))):
        return True
    return near and words.later.search(folded, sentence.start, sentence.end) is not None


def _again(seen: Scene, before: list[Figure]) -> None:
    """An amount that the text has told before is the same figure again."""
    for reading in seen.readings:
        if reading.kind == "large" and not _settled(reading) and not reading.soft:
            for figure in before[-MEMORY:]:
                if figure.quantity.value == reading.quantity.value and figure.quantity.unit == reading.quantity.unit:
                    reading.metric, reading.how, reading.cue = figure.metric, "again", figure.metric_cue
                    reading.strength = AGAIN
                    break


def _alike(seen: Scene, reading: Reading, value: float) -> bool:
    """Whether a count can be of the same things as another; "two said", "in nine countries" cannot."""
    if reading.kind != "count":
        return True
    if not ALIKE[0] < reading.quantity.value / (value or 1) < ALIKE[1]:
        return False
    return reading.metric is not None or _bare(seen, reading)


def _bare(seen: Scene, reading: Reading) -> bool:
    """Whether a count stands without a noun, or a short sentence has nothing but an amount."""
    if reading.kind == "count":
        return is_bare(seen, reading)
    return not seen.cues and reading.kind == "large" and seen.sentence.end - seen.sentence.start < SHORT


def _asked(seen: Scene) -> None:
    """The answer to a question, or what stands under a heading, is about what that names."""
    sentences, index = seen.page.sentences, seen.sentence.index
    for back in range(1, min(ASKED_BACK, index) + 1):
        before = sentences[index - back]
        if before.quantities and back > 1:
            return
        asks = seen.page.text[before.end - 2 : before.end].rstrip("*_ ")[-1:] in ("?", ":") or before.kind == HEADING
        if not asks and before.paragraph != seen.sentence.paragraph:
            continue
        for reading in seen.readings:
            if not _settled(reading) and not reading.soft and not reading.things:
                _topic(seen, before, reading, QUESTION if asks else SAID)


def _topic(seen: Scene, before: Sentence, reading: Reading, strength: float) -> None:
    rules = seen.words.rules[reading.kind]
    for cue in reversed(before.cues[-MEMORY:]):
        rule = rules.get(cue.tag) if cue.family == "metric" else None
        if rule is not None and rule.before >= SURE and reading.quantity.value >= FEW and fits(rule, reading.quantity):
            if rule.metric and (reading.kind != "percent" or rule.metric == "stake"):
                reading.metric, reading.strength, reading.cue, reading.how = rule.metric, strength, cue, "topic"
            return


def _take(reading: Reading, other: Reading, strength: float, how: str) -> None:
    reading.soft = False
    if reading.metric not in (None, other.metric):
        reading.rival = reading.strength
    reading.metric, reading.strength, reading.how, reading.cue = other.metric, max(strength, ENOUGH), how, other.cue
