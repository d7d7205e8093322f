"""Which metric a quantity is about, by the words near it."""

from __future__ import annotations

from etl.extract.figures.metrics.doubt import drop_doubted
from etl.extract.figures.metrics.frames import frame, total
from etl.extract.figures.metrics.inherit import inherit
from etl.extract.figures.metrics.pieces import pieces
from etl.extract.figures.metrics.reading import ENOUGH, Reading, scene
from etl.extract.figures.metrics.rows import is_table, read_row
from etl.extract.figures.metrics.rules import words
from etl.extract.figures.metrics.weighing import weigh
from etl.extract.model import Figure, Page, Sentence
from etl.extract.sentences import ROW
from etl.vocabulary import languages

CELLS = 60  # amounts that a row of a table may have


def read_metrics(page: Page, sentence: Sentence, before: list[Figure]) -> list[Figure]:
    """A figure for each quantity of the sentence that is one; `before` are the figures of earlier sentences.

    A quantity that the text denies, or only supposes, gives none; neither does one in a language that cannot be read.
    """
    if not sentence.quantities or page.lang not in languages.codes():
        return []
    told = words(page.lang)
    if sentence.kind == ROW and len(sentence.quantities) <= CELLS and is_table(page, sentence):
        seen = scene(page, sentence, told)
        read_row(seen)
        return _figures(sentence, seen.readings)
    found: list[Figure] = []
    for piece in pieces(sentence):
        seen = scene(page, piece, told)
        weigh(seen)
        frame(seen)
        inherit(seen, before)
        total(seen)
        drop_doubted(seen)
        found += _figures(sentence, seen.readings)
    return found


def _figures(sentence: Sentence, readings: list[Reading]) -> list[Figure]:
    return [_figure(sentence, each) for each in readings if each.metric and each.strength >= ENOUGH]


def _figure(sentence: Sentence, reading: Reading) -> Figure:
    traits: dict[str, object] = {
        "metric_how": reading.how,
        "metric_gap": reading.gap,
        "rival": round(max(reading.rival, 0.0), 3),
    }
    if reading.how == "converted":
        traits["converted"] = True
    strength = round(min(reading.strength, 1.0), 3)
    return Figure(sentence, reading.quantity, reading.metric or "", reading.cue, strength, traits=traits)
