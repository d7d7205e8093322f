"""An amount as it is being read, and the sentence with what matters for that."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.figures.metrics.rules import Words, kind_of
from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity

ENOUGH = 0.4  # strength from which words settle what an amount is
NOUN = 24  # characters in which the noun of a count stands


@dataclass(slots=True)
class Reading:
    """An amount and the metric that the words give it so far: None is not settled, "" is settled to be no figure."""

    quantity: Quantity
    kind: str
    start: int  # where the number begins, behind "about" and "more than"
    metric: str | None = None
    strength: float = 0.0
    cue: Cue | None = None
    how: str = ""
    gap: int = 0
    rival: float = 0.0
    things: bool = False  # a count of what is no people
    soft: bool = False  # by a word that could tie the amount to anything, with nothing in sight that it ties it to


@dataclass(slots=True)
class Scene:
    """One sentence with its cues, as far as they matter for metrics."""

    page: Page
    sentence: Sentence
    words: Words
    cues: list[Cue]
    clauses: list[Cue]
    doubts: list[Cue]
    readings: list[Reading]


def scene(page: Page, sentence: Sentence, words: Words) -> Scene:
    """The sentence with its cues sorted by what they are for."""
    cues: list[Cue] = []
    clauses: list[Cue] = []
    doubts: list[Cue] = []
    for cue in sentence.cues:
        family = cue.family
        if family == "metric":
            cues.append(cue)
        elif family == "metric_clause":
            clauses.append(cue)
        elif family == "metric_doubt":
            doubts.append(cue)
    readings = [
        Reading(each, kind_of(each.unit, each.value), each.number_start or each.start) for each in sentence.quantities
    ]
    return Scene(page, sentence, words, cues, clauses, doubts, readings)


def is_bare(scene: Scene, reading: Reading) -> bool:
    """Whether a number stands without a noun."""
    end = reading.quantity.end
    words = scene.page.folded[end : min(end + NOUN, scene.sentence.end)].split(" ", 2)
    return words[0] != "" or len(words) < 2 or words[1].strip(".,;") in scene.words.bare


def settle(reading: Reading, metric: str, strength: float, how: str) -> None:
    """Gives the reading a metric on other evidence than the words' weight; the one it had becomes its rival."""
    reading.rival = reading.strength if reading.metric not in (None, metric) else reading.rival
    reading.metric, reading.how = metric, how
    reading.strength = max(strength, reading.strength) if reading.metric == metric else strength


def settled(reading: Reading) -> bool:
    """Whether it is known what the amount is, be it no figure."""
    return reading.metric is not None and reading.strength >= ENOUGH and not reading.soft
