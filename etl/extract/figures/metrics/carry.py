"""Amounts that go on with what a sentence before was about: "A year earlier it was $4 million"."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import ENOUGH, Reading, Scene, is_bare, settled
from etl.extract.figures.metrics.rules import kind_of
from etl.extract.figures.metrics.weighing import fits
from etl.extract.model import Figure, Sentence
from etl.extract.sentences import HEADING

NEXT_SENTENCE = 0.75  # of the strength of the figure that is carried on
QUESTION, SAID, AGAIN = (
    0.6,
    0.45,
    0.5,
)  # strength of what a question names, of what a sentence names, of the same amount
BACK, ASKED_BACK = 3, 2  # sentences that a figure, a topic may be carried on
MEMORY = 100  # figures, or cues of a sentence, that are looked back on
NEAR, FAR = 160, 40  # characters into a sentence in which it points back, within a paragraph and across
ALIKE = (0.01, 100)  # how much smaller or larger a count may be than the one that it goes on from
SHORT = 100  # characters of a sentence that may have nothing but an amount
FEW = 5  # the smallest number that may go on from another sentence
SURE = 0.76  # from which strength a kind of cue names the topic of a whole sentence


def carry(seen: Scene, before: list[Figure]) -> None:
    """Settles the amounts of a sentence that are still open by the sentences before it."""
    _again(seen, before)
    _go_on(seen, before)
    _asked(seen)


def _go_on(seen: Scene, before: list[Figure]) -> None:
    """A sentence that goes on with the figure of the one before: "A year earlier it was $4 million"."""
    sentence = seen.sentence
    goes_on: bool | None = None
    for reading in seen.readings:
        if settled(reading) or reading.soft:
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
            if not alike(reading, quantity.value):
                break
            if goes_on or (near and far == 1 and _bare(seen, reading)):
                reading.metric, reading.how, reading.cue = figure.metric, "inherited", figure.metric_cue
                reading.soft = False
                reading.strength = max(figure.strength * NEXT_SENTENCE, ENOUGH)
            break


def _goes_on(seen: Scene, near: bool) -> bool:
    """Whether the words point back to the sentence before; `near` where that is of the same paragraph."""
    folded, sentence, words = seen.page.folded, seen.sentence, seen.words
    if words.anaphor.search(folded, sentence.start, min(sentence.end, sentence.start + (NEAR if near else FAR))):
        return True
    return near and words.later.search(folded, sentence.start, sentence.end) is not None


def _again(seen: Scene, before: list[Figure]) -> None:
    """An amount that the text has told before is the same figure again."""
    for reading in seen.readings:
        if reading.kind == "large" and not settled(reading) and not reading.soft:
            for figure in before[-MEMORY:]:
                if figure.quantity.value == reading.quantity.value and figure.quantity.unit == reading.quantity.unit:
                    reading.metric, reading.how, reading.cue = figure.metric, "again", figure.metric_cue
                    reading.strength = AGAIN
                    break


def alike(reading: Reading, value: float) -> bool:
    """Whether a count can be of the same things as another; "two said", "in nine countries" cannot."""
    if reading.kind != "count":
        return True
    return ALIKE[0] < reading.quantity.value / (value or 1) < ALIKE[1] and not reading.things


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
            if not settled(reading) and not reading.soft and not reading.things and (asks or _has_unit(seen, reading)):
                _topic(seen, before, reading, QUESTION if asks else SAID)


def _has_unit(seen: Scene, reading: Reading) -> bool:
    """Whether it is told of what a small amount is the price; a large one, a count or a share needs no unit."""
    return reading.kind != "small" or seen.words.rate.match(seen.page.folded, reading.quantity.end) is not None


def _topic(seen: Scene, before: Sentence, reading: Reading, strength: float) -> None:
    rules = seen.words.rules[reading.kind]
    owned = _names_company(before, seen.sentence)  # a share is of a company
    for cue in reversed(before.cues[-MEMORY:]):
        rule = rules.get(cue.tag) if cue.family == "metric" else None
        if rule is not None and rule.before >= SURE and reading.quantity.value >= FEW and fits(rule, reading.quantity):
            if rule.metric and (reading.kind != "percent" or (rule.metric == "stake" and owned)):
                reading.metric, reading.strength, reading.cue, reading.how = rule.metric, strength, cue, "topic"
            return


def _names_company(*sentences: Sentence) -> bool:
    return any(mention.is_company for sentence in sentences for mention in sentence.mentions)
