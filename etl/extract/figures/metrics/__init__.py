"""Which metric a quantity is about, by the words near it."""

from __future__ import annotations

from etl.extract.figures.metrics.doubt import drop_doubted
from etl.extract.figures.metrics.frames import frame
from etl.extract.figures.metrics.inherit import inherit
from etl.extract.figures.metrics.reading import ENOUGH, Reading, Scene, scene, weigh
from etl.extract.figures.metrics.rows import is_table, read_row
from etl.extract.figures.metrics.rules import words
from etl.extract.model import Figure, Page, Sentence
from etl.extract.sentences import ROW
from etl.vocabulary import languages


def read_metrics(page: Page, sentence: Sentence, before: list[Figure]) -> list[Figure]:
    """A figure for each quantity of the sentence that is one; `before` are the figures of earlier sentences.

    A quantity that the text denies, or only supposes, gives none; neither does one in a language that cannot be read.
    """
    if not sentence.quantities or page.lang not in languages.codes():
        return []
    seen = scene(page, sentence, words(page.lang))
    if sentence.kind == ROW and is_table(page, sentence):
        read_row(seen)
    else:
        weigh(seen)
        frame(seen)
        inherit(seen, before)
        drop_doubted(seen)
    return [_figure(seen, each) for each in seen.readings if each.metric and each.strength >= ENOUGH]


def _figure(seen: Scene, reading: Reading) -> Figure:
    traits: dict[str, object] = {
        "metric_how": reading.how,
        "metric_gap": reading.gap,
        "rival": round(max(reading.rival, 0.0), 3),
    }
    if reading.how == "converted":
        traits["converted"] = True
    strength = round(min(reading.strength, 1.0), 3)
    return Figure(seen.sentence, reading.quantity, reading.metric or "", reading.cue, strength, traits=traits)
