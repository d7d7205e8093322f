"""A sentence in pieces of a size that can be read: a text without a full stop takes no more time than another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from etl.extract.model import Sentence
from etl.extract.quantities import Quantity

AMOUNTS, CHARS = 24, 1500  # the most that one piece holds
AROUND = 200  # characters around the amounts of a piece that belong to it
START = attrgetter("start")


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence itself, or where it is too long, parts of it with the cues and mentions that stand in them."""
    if len(sentence.quantities) <= AMOUNTS and sentence.end - sentence.start <= CHARS:
        yield sentence
        return
    held: list[Quantity] = []
    for quantity in sentence.quantities:
        if held and (len(held) == AMOUNTS or quantity.end - held[0].start > CHARS):
            yield _part(sentence, held)
            held = []
        held.append(quantity)
    yield _part(sentence, held)


def _part(sentence: Sentence, held: list[Quantity]) -> Sentence:
    start = max(sentence.start, held[0].start - AROUND)
    end = min(sentence.end, held[-1].end + AROUND)
    cues, mentions = sentence.cues, sentence.mentions
    return replace(
        sentence,
        start=start,
        end=end,
        quantities=held,
        cues=cues[bisect_left(cues, start, key=START) : bisect_left(cues, end, key=START)],
        mentions=mentions[bisect_left(mentions, start, key=START) : bisect_left(mentions, end, key=START)],
    )
