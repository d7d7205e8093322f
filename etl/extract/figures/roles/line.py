"""A sentence as what places its names needs it: its words for roles and where its cues and numbers begin."""

from __future__ import annotations

from bisect import bisect_left

from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence


class Line:
    """One sentence with its cues for roles, in order."""

    __slots__ = ("_numbers", "_starts", "cues", "page", "sentence", "text", "words")

    def __init__(self, page: Page, sentence: Sentence, words: Words) -> None:
        self.page = page
        self.text = page.folded
        self.sentence = sentence
        self.words = words
        self.cues = [cue for cue in sentence.cues if cue.family == "role"]
        self._starts = [cue.start for cue in self.cues]
        self._numbers = [quantity.start for quantity in sentence.quantities]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that begin between two offsets."""
        if not self._starts:
            return []
        return self.cues[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_number(self, before: int) -> int:
        """Where the last quantity in front of an offset ends; 0 for none."""
        at = bisect_left(self._numbers, before)
        return self.sentence.quantities[at - 1].end if at else 0
