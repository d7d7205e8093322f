"""Amounts that say nothing themselves and share the metric of another: "up from", "and Meta 30 million", "a year earlier"."""

from __future__ import annotations

from etl.extract.figures.changes import changes
from etl.extract.figures.metrics.reading import ENOUGH, Reading, Scene
from etl.extract.model import Figure

PAIR, PARALLEL, CONVERTED, NEXT_SENTENCE, QUESTION = 0.95, 0.8, 0.95, 0.75, 0.6
BACK = 2  # sentences that a figure may be carried on
CLOSE = 12


def inherit(seen: Scene, before: list[Figure]) -> None:
    """Settles the amounts for which the words around them are too weak."""
    readings = seen.readings
    if len(readings) > 1:
        _pairs(seen)
        _converted(seen)
        for index in range(1, len(readings)):
            if not _settled(readings[index]):
                _parallel(readings, index)
    if any(not _settled(each) for each in readings):
        _go_on(seen, before)
        for index in range(1, len(readings)):
            if not _settled(readings[index]):
                _parallel(readings, index)


def _settled(reading: Reading) -> bool:
    return reading.metric is not None and reading.strength >= ENOUGH


def _pairs(seen: Scene) -> None:
    """The value before and the value after are of one metric: that for which the words are stronger."""
    of = {id(each.quantity): each for each in seen.readings}
    for first, second in changes(seen.page, seen.sentence):
        old, new = of[id(first)], of[id(second)]
        if old.metric == new.metric:
            continue
        weak, strong = (old, new) if old.strength < new.strength else (new, old)
        if _settled(strong):
            _take(weak, strong, strong.strength * PAIR, "pair")


def _converted(seen: Scene) -> None:
    """An amount in brackets behind one in another currency is the same amount."""
    folded = seen.page.folded
    for first, second in zip(seen.readings, seen.readings[1:], strict=False):
        if first.kind == "large" == second.kind and first.quantity.unit != second.quantity.unit:
            between = folded[first.quantity.end : second.quantity.start]
            if len(between) < 30 and ("(" in between or seen.words.equal.search(between)):
                second.metric = None
                _take(second, first, first.strength * CONVERTED, "converted")


def _parallel(readings: list[Reading], index: int) -> None:
    """What the nearest amount of the same kind in front of it is."""
    reading = readings[index]
    for other in reversed(readings[:index]):
        if other.kind == reading.kind and other.quantity.unit == reading.quantity.unit:
            if _settled(other) and other.how != "denied":
                _take(reading, other, other.strength * PARALLEL, "inherited")
            return


def _go_on(seen: Scene, before: list[Figure]) -> None:
    """A sentence that goes on with the figure of the one before: "A year earlier it was $4 million"."""
    sentence = seen.sentence
    goes_on: bool | None = None
    for reading in seen.readings:
        if _settled(reading):
            continue
        for figure in reversed(before):
            far = sentence.index - figure.sentence.index
            if far > BACK or figure.sentence.paragraph != sentence.paragraph:
                break
            if figure.quantity.unit != reading.quantity.unit:
                continue
            if goes_on is None:
                goes_on = seen.words.goes_on.search(seen.page.folded, sentence.start, sentence.end) is not None
            if goes_on:
                reading.metric, reading.how, reading.cue = figure.metric, "inherited", figure.metric_cue
                reading.strength = max(figure.strength * NEXT_SENTENCE, ENOUGH)
            break


def _take(reading: Reading, other: Reading, strength: float, how: str) -> None:
    if reading.metric not in (None, other.metric):
        reading.rival = reading.strength
    reading.metric, reading.strength, reading.how, reading.cue = other.metric, max(strength, ENOUGH), how, other.cue
