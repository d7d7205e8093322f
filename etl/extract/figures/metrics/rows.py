"""The rows of a table: a cell is about what heads its column, or what names its row."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import Reading, Scene
from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence
from etl.extract.sentences import ROW

CELL = " | "
COLUMN, LABEL = 0.85, 0.8
HEADS_BACK = 200  # rows that a table may have


def is_table(page: Page, sentence: Sentence) -> bool:
    """Whether the row has another one beside it: a dateline with a bar is no table."""
    index, count = sentence.index, len(page.sentences)
    beside = (page.sentences[each] for each in (index - 1, index + 1) if 0 <= each < count)
    return any(_is_row(page, each) for each in beside)


def read_row(seen: Scene) -> None:
    """Settles each amount of a row by the header of its column, else by the label at the head of the row."""
    header = _header(seen)
    for reading in seen.readings:
        column = seen.page.folded.count("|", seen.sentence.start, reading.quantity.start)
        if header is not None:
            _by(seen, reading, _cell(seen, header, column), COLUMN)
        if reading.metric is None:
            _by(
                seen,
                reading,
                _cell(seen, seen.sentence, 1 if seen.page.folded[seen.sentence.start] == "|" else 0),
                LABEL,
            )


def _header(seen: Scene) -> Sentence | None:
    """The first row of the table in which the sentence stands; None where it is that row."""
    sentences, index = seen.page.sentences, seen.sentence.index
    first = index
    while first > 0 and index - first < HEADS_BACK and (_is_row(seen.page, sentences[first - 1])):
        first -= 1
    return sentences[first] if first < index else None


def _is_row(page: Page, sentence: Sentence) -> bool:
    return sentence.kind == ROW or not page.folded[sentence.start : sentence.end].strip("|-: ")


def _cell(seen: Scene, row: Sentence, column: int) -> list[Cue]:
    """The cues in one cell of a row."""
    start, folded = row.start, seen.page.folded
    for _ in range(column):
        start = folded.find("|", start, row.end) + 1
        if not start:
            return []
    end = folded.find("|", start, row.end)
    end = end if end >= 0 else row.end
    return [cue for cue in row.cues if cue.family == "metric" and start <= cue.start < end]


def _by(seen: Scene, reading: Reading, cues: list[Cue], strength: float) -> None:
    rules = seen.words.rules[reading.kind]
    best = 0.0
    for cue in cues:
        rule = rules.get(cue.tag)
        if rule is not None and max(rule.before, rule.after) > best:
            best = max(rule.before, rule.after)
            reading.metric, reading.cue, reading.how = rule.metric, cue, "row"
            reading.strength = strength * best
